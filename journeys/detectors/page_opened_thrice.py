"""The tracking page was opened three times in a day, and there was nothing new to see."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from journeys.detectors.look import Look, is_open, last_raised_at, newest_key
from journeys.events import Signal

NAME = "page_opened_thrice"
ONE_VISIT = timedelta(minutes=10)  # openings nearer than this count once


def see(look: Look) -> Iterator[Signal]:
    """`friction.page_opens` visits within `friction.page_within`, no change of status since the first, no contact for
    `friction.page_quiet`; not again within `friction.page_within`."""
    visits = pages_opened(look.order.page_opens, look.now, look.friction.page_within)
    if len(visits) < look.friction.page_opens or not is_open(look.order) or _is_answered(look, visits[0]):
        return
    last = last_raised_at(look.order, NAME, str(look.order.id))
    if last is None or look.now - last >= look.friction.page_within:
        yield look.signal(NAME, f"{look.order.id}:{look.stamp}", newest_key(look), visits=len(visits))


def pages_opened(openings: Sequence[datetime], now: datetime, within: timedelta) -> list[datetime]:
    """The visits of the last `within`, each at its first opening: openings within ten minutes of it are the same."""
    visits: list[datetime] = []
    for at in sorted(openings):
        if now - within < at <= now and (not visits or at - visits[-1] >= ONE_VISIT):
            visits.append(at)
    return visits


def _is_answered(look: Look, first: datetime) -> bool:
    """Whether there was something new to see since the first visit, or she heard from us of late."""
    moved = [parcel.status_at for parcel in look.parcels if parcel.status_at]
    chat = look.conversation.last_inbound_at if look.conversation else None
    contacts = [at for at in (look.order.last_told_at, chat) if at]
    return any(at > first for at in moved) or any(look.now - at < look.friction.page_quiet for at in contacts)
