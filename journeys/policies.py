"""What every outbound message must pass, judged at the moment of sending: truth, consent, holds, hours, caps, window.

Pure. Each check returns a typed reason; a message that is not sent says why, with all its blockers.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from journeys.brand import Brand
from journeys.messages import Lane, Message, why_stale
from journeys.state import Conversation, Customer, Order, Shipment

# WhatsApp's words for templates that may be sent, per Meta's template status page; "" when it has not said any yet.
USABLE_TEMPLATE = frozenset({"", "APPROVED", "REINSTATED", "UNARCHIVED", "FLAGGED"})
WINDOW = timedelta(hours=24)  # WhatsApp's customer service window after her last message


class Outcome(StrEnum):
    SEND = "send"
    DEFER = "defer"
    WITHHOLD = "withhold"


class Sent(msgspec.Struct, frozen=True):
    """A proactive message that left: what the caps count."""

    at: datetime
    urgent: bool


class Case(msgspec.Struct, frozen=True):
    """Everything a verdict depends on. `recent` holds the proactive messages of the last 24 hours.

    `template_status` is what WhatsApp last said of the message's template ("" when it never did);
    `cause_at` is when the fact behind the message happened.
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


class Verdict(msgspec.Struct, frozen=True):
    """`form` is `free_form` or `template` when it may be sent; `until` when it is deferred."""

    outcome: Outcome
    form: str = ""
    until: datetime | None = None
    blockers: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        return self.blockers[0] if self.blockers else ""


def judge(case: Case, now: datetime, brand: Brand) -> Verdict:
    """May this message leave now? Withholding reasons win over deferring ones; all of them are named."""
    final = tuple(reason for check in FINAL_CHECKS if (reason := check(case, now)))
    if final:
        return Verdict(Outcome.WITHHOLD, blockers=final)
    holds = [held for check in DEFERRING_CHECKS if (held := check(case, now, brand))]
    if holds:
        return Verdict(
            Outcome.DEFER, until=max(until for until, _ in holds), blockers=tuple(reason for _, reason in holds)
        )
    return Verdict(Outcome.SEND, form="free_form" if window_is_open(case.conversation, now) else "template")


def window_is_open(conversation: Conversation, now: datetime) -> bool:
    """Whether free-form text may be sent: less than 24 hours since her last message."""
    return conversation.last_inbound_at is not None and now - conversation.last_inbound_at < WINDOW


def _not_true_any_more(case: Case, now: datetime) -> str:
    if case.cause_at and now - case.cause_at > case.message.fresh_for:
        return "stale"
    return why_stale(case.message, case.order, case.parcel, case.subject)


def _opted_out(case: Case, now: datetime) -> str:
    return "opted_out" if case.message.proactive and case.customer.opted_out_at else ""


def _no_consent(case: Case, now: datetime) -> str:
    needs = case.message.category == "marketing"
    return "no_consent" if needs and case.customer.marketing != "yes" else ""


def _unreachable(case: Case, now: datetime) -> str:
    if not case.can_be_reached:
        return "no_address"
    return "unreachable" if case.message.proactive and case.customer.unreachable_at else ""


def _window_shut_for_a_reply(case: Case, now: datetime) -> str:
    """Replies have no template: a reply that comes a day late is no reply."""
    late = not case.message.proactive and not window_is_open(case.conversation, now)
    return "window_closed" if late else ""


def _template_not_usable(case: Case, now: datetime) -> str:
    if not case.message.proactive or window_is_open(case.conversation, now):
        return ""
    return "" if case.template_status in USABLE_TEMPLATE else "no_template"


FINAL_CHECKS: tuple[Callable[[Case, datetime], str], ...] = (
    _not_true_any_more,
    _opted_out,
    _no_consent,
    _unreachable,
    _window_shut_for_a_reply,
    _template_not_usable,
)

Hold = tuple[datetime, str]


def _agent_holds(case: Case, now: datetime, brand: Brand) -> Hold | None:
    until = case.conversation.held_until
    return (until, "held_by_agent") if case.message.proactive and until and until > now else None


def _quiet_hours(case: Case, now: datetime, brand: Brand) -> Hold | None:
    if not case.message.proactive or case.message.responds:
        return None
    hours = brand.urgent_hours if case.message.lane is Lane.URGENT else brand.ordinary_hours
    opens_at = brand.next_opening(hours, now)
    return (opens_at, "deferred:quiet_hours") if opens_at > now else None


def _is_limited(message: Message) -> bool:
    return message.proactive and not message.responds and message.lane is not Lane.URGENT


def _capped(case: Case, now: datetime, brand: Brand) -> Hold | None:
    if not _is_limited(case.message):
        return None
    today = brand.local(now).date()
    sent_today = sum(brand.local(sent.at).date() == today for sent in case.recent)
    if sent_today < brand.daily_cap:
        return None
    tomorrow = brand.local(now).replace(hour=23, minute=59, second=59) + timedelta(seconds=1)
    return brand.next_opening(brand.ordinary_hours, tomorrow), "capped"


def _spacing(case: Case, now: datetime, brand: Brand) -> Hold | None:
    """Ordinary messages keep their distance from each other; urgent ones count for the daily cap only."""
    if not _is_limited(case.message):
        return None
    last = max((sent.at for sent in case.recent if not sent.urgent), default=None)
    if last is None or now - last >= brand.spacing:
        return None
    return brand.next_opening(brand.ordinary_hours, last + brand.spacing), "spacing"


DEFERRING_CHECKS: tuple[Callable[[Case, datetime, Brand], Hold | None], ...] = (
    _agent_holds,
    _quiet_hours,
    _capped,
    _spacing,
)
