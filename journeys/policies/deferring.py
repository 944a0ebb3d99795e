"""The checks that make a message wait: an agent's hold, hours, the daily cap, the distance between messages."""

from collections.abc import Callable
from datetime import datetime, timedelta

from journeys.brand import Brand
from journeys.messages import Lane
from journeys.policies.case import AGENT, MARKETING, Case, category_at

Hold = tuple[datetime, str]


def _agent_holds(case: Case, now: datetime, brand: Brand) -> Hold | None:
    until = None if case.rule == AGENT else case.conversation.held_until
    return (until, "held_by_agent") if case.message.proactive and until and until > now else None


def _quiet_hours(case: Case, now: datetime, brand: Brand) -> Hold | None:
    sells = category_at(case, now) == MARKETING
    if not case.message.proactive or (case.message.responds and not sells):
        return None
    hours = brand.urgent_hours if case.message.lane is Lane.URGENT and not sells else brand.ordinary_hours
    opens_at = brand.next_opening(hours, now)
    return (opens_at, "deferred:quiet_hours") if opens_at > now else None


def _is_limited(case: Case, now: datetime) -> bool:
    """Marketing always is, also what WhatsApp has made marketing of; what a person chose to send is not."""
    message = case.message
    is_spared = message.responds or message.lane is Lane.URGENT or case.rule == AGENT
    return message.proactive and (not is_spared or category_at(case, now) == MARKETING)


def _capped(case: Case, now: datetime, brand: Brand) -> Hold | None:
    if not _is_limited(case, now):
        return None
    today = brand.local(now).date()
    sent_today = {sent.at for sent in case.recent if sent.counts and brand.local(sent.at).date() == today}
    if len(sent_today) < brand.daily_cap:
        return None
    tomorrow = brand.local(now).replace(hour=23, minute=59, second=59) + timedelta(seconds=1)
    return brand.next_opening(brand.ordinary_hours, tomorrow), "capped"


def _spacing(case: Case, now: datetime, brand: Brand) -> Hold | None:
    """Ordinary messages keep their distance from each other; urgent ones count for the daily cap only."""
    sells = category_at(case, now) == MARKETING
    if not _is_limited(case, now) or (case.message.at_once and not sells):
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
