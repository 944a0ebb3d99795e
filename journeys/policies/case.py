"""What a verdict depends on, and the verdict."""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from journeys.messages import Message
from journeys.policies.costs import Spent
from journeys.state import Conversation, Customer, Order, Shipment

WINDOW = timedelta(hours=24)  # WhatsApp's customer service window after her last message


# WhatsApp's words for templates that may be sent, per Meta's template status page; "" when it has not said any yet.
USABLE_TEMPLATE = frozenset({"", "APPROVED", "REINSTATED", "UNARCHIVED", "FLAGGED"})
MARKETING = "marketing"
AGENT = "agent"  # the rule of a message that a person chose to send


class Outcome(StrEnum):
    SEND = "send"
    DEFER = "defer"
    WITHHOLD = "withhold"


class Told(msgspec.Struct, frozen=True):
    """What WhatsApp last said of one template, in its words: status, category and quality, "" where it never did."""

    status: str = ""
    category: str = ""
    quality: str = ""

    @property
    def is_usable(self) -> bool:
        return self.status in USABLE_TEMPLATE

    @property
    def is_marketing(self) -> bool:
        """Whether WhatsApp files it as marketing, whatever we called it."""
        return self.category.lower() == MARKETING


class Sent(msgspec.Struct, frozen=True):
    """A message that left, or may have. `counts` says whether the caps count it; what left at the same moment was one
    message. `row` is the outbox's."""

    at: datetime
    urgent: bool
    name: str = ""
    order_id: int | None = None
    counts: bool = True
    row: int = 0


class Case(msgspec.Struct, frozen=True):
    """Everything a verdict depends on. `recent` holds what left in the last day.

    `cause_at` is when the fact behind the message happened; `template` is what WhatsApp last said of its template, in
    `template_language` (of those she can read the best that may leave); `rule` is the journey or message that wants
    it; `exited_by` the happening that ended its run meanwhile; `was_held` that an agent's hold kept it back; `spent`
    the month's messages so far, where a budget is kept.
    """

    message: Message
    subject: str
    customer: Customer
    conversation: Conversation
    order: Order | None
    parcel: Shipment | None
    recent: tuple[Sent, ...] = ()
    cause_at: datetime | None = None
    can_be_reached: bool = True
    template: Told = Told()
    template_language: str = ""
    rule: str = ""
    exited_by: str = ""
    was_held: bool = False
    spent: Spent | None = None


class Verdict(msgspec.Struct, frozen=True):
    """`form` is `free_form` or `template` when it may be sent; `until` when it is deferred."""

    outcome: Outcome
    form: str = ""
    until: datetime | None = None
    blockers: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        return self.blockers[0] if self.blockers else ""


def category_at(case: Case, now: datetime) -> str:
    """What the message counts as: marketing, too, when it needs a template that WhatsApp files as marketing."""
    needs_template = case.message.proactive and not window_is_open(case.conversation, now)
    return MARKETING if needs_template and case.template.is_marketing else case.message.category


def window_is_open(conversation: Conversation, now: datetime) -> bool:
    """Whether free-form text may be sent: less than 24 hours since her last message."""
    return conversation.last_inbound_at is not None and now - conversation.last_inbound_at < WINDOW
