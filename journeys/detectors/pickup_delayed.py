"""Ready, and no pickup scan: the courier has been told of the parcel and does not fetch it."""

from collections.abc import Iterator
from datetime import datetime

from journeys.detectors.look import Look, has_mark, is_open
from journeys.events import Signal
from journeys.status import Status

READY = frozenset({Status.LABEL_CREATED, Status.PICKUP_SCHEDULED, Status.OUT_FOR_PICKUP, Status.PICKUP_FAILED})


def due_at(look: Look) -> datetime | None:
    """A day (`friction.pickup_after`) after the label was made; once a parcel."""
    parcel = look.parcel
    if parcel is None or parcel.status not in READY or not is_open(look.order):
        return None
    if has_mark(look.order, "pickup_delayed", str(parcel.id)):
        return None
    ready_at = min(parcel.created_at, parcel.status_at or parcel.created_at)
    return ready_at + look.friction.pickup_after


def when_due(look: Look) -> Iterator[Signal]:
    assert look.parcel
    ready_at = min(look.parcel.created_at, look.parcel.status_at or look.parcel.created_at)
    yield look.signal("pickup_delayed", str(look.parcel.id), ready_at=ready_at.isoformat())
