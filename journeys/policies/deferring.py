"""The checks that make a message wait: an agent's hold, hours, the daily cap, the distance between messages."""

from collections.abc import Callable
from datetime import datetime, timedelta

from journeys.brand import Brand
from journeys.messages import Lane, Message
from journeys.policies.case import Case

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
    sent_today = {sent.at for sent in case.recent if sent.counts and brand.local(sent.at).date() == today}
    if len(sent_today) < brand.daily_cap:
        return None
    tomorrow = brand.local(now).replace(hour=23, minute=59, second=59) + timedelta(seconds=1)
    return brand.next_opening(brand.ordinary_hours, tomorrow), "capped"


def _spacing(case: Case, now: datetime, brand: Brand) -> Hold | None:
    """Ordinary messages keep their distance from each other; urgent ones count for the daily cap only."""
    if not _is_limited(case.message) or case.message.at_once:
        return None
    last = max((sent.at for sent in case.recent if sent.counts and not sent.urgent), default=None)
    if last is None or now - last >= brand.spacing:
        return None
    return brand.next_opening(brand.ordinary_hours, last + brand.spacing), "spacing"


DEFERRING_CHECKS: tuple[Callable[[Case, datetime, Brand], Hold | None], ...] = (
    _agent_holds,
    _quiet_hours,
    _capped,
    _spacing,
)
