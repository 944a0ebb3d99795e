"""What a verdict depends on, and the verdict."""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from journeys.messages import Message
from journeys.policies.costs import Spent
from journeys.state import Conversation, Customer, Order, Shipment

WINDOW = timedelta(hours=24)  # WhatsApp's customer service window after her last message


class Outcome(StrEnum):
    SEND = "send"
    DEFER = "defer"
    WITHHOLD = "withhold"


class Sent(msgspec.Struct, frozen=True):
    """A message that left. `counts` says whether the caps count it; what left at the same moment was one message."""

    at: datetime
    urgent: bool
    name: str = ""
    order_id: int | None = None
    counts: bool = True


class Case(msgspec.Struct, frozen=True):
    """Everything a verdict depends on. `recent` holds what left in the last day.

    `cause_at` is when the fact behind the message happened; `template_status` is what WhatsApp last said of its
    template ("" when it never did); `rule` is the journey or message that wants it; `exited_by` the happening that
    ended its run meanwhile; `was_held` that an agent's hold kept it back; `spent` the month's messages so far, where
    a budget is kept.
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
    template_status: str = ""
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


def window_is_open(conversation: Conversation, now: datetime) -> bool:
    """Whether free-form text may be sent: less than 24 hours since her last message."""
    return conversation.last_inbound_at is not None and now - conversation.last_inbound_at < WINDOW
