"""A delayed order without a word for a day: an update is due even when nothing has changed."""

from collections.abc import Iterator
from datetime import datetime

from journeys.detectors.look import Look, last_raised_at, newest_key
from journeys.events import Signal

NAME = "delay_update_due"


def due_at(look: Look) -> datetime | None:
    """`friction.update_every` after the last message about the order, or after the delay began, and before the
    ordinary hours end; while a failed attempt waits for her answer, that is what is talked about."""
    order = look.order
    if any(parcel.ndr and not parcel.closed_at for parcel in look.parcels) or not look.is_delayed:
        return None
    known = (order.received_at, order.last_told_at, last_raised_at(order, NAME, str(order.id)), *_began(look))
    last = max(at for at in known if at)
    at = last + look.friction.update_every
    in_hours = look.brand.last_opening_before(look.brand.ordinary_hours, at)
    return in_hours if in_hours > last else at


def when_due(look: Look) -> Iterator[Signal]:
    yield look.signal(NAME, f"{look.order.id}:{look.stamp}", newest_key(look))


def _began(look: Look) -> list[datetime]:
    """When delays began that are told by something other than a signal of their own just now."""
    told = look.order.expected_by_at
    since = [each.since_at for parcel in look.parcels for each in parcel.affected]
    return [*since, told] if told and told <= look.now else since
