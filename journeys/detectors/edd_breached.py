"""The first range that we told her is over, and the parcel is not there."""

from collections.abc import Iterator
from datetime import datetime

from journeys.delays import A_DAY_OUT, is_awaited
from journeys.detectors.look import Look, has_mark, is_open, newest_key
from journeys.events import Signal
from journeys.state import Shipment
from journeys.status import TERMINAL, Leg

NAME = "edd_breached"


def due_at(look: Look) -> datetime | None:
    """The end of the range, or of its day out for delivery when it is at the door just then; once an order."""
    order = look.order
    if order.expected_by_at is None or not is_open(order) or has_mark(order, NAME, str(order.id)):
        return None
    dues = [_due_at(order.expected_by_at, parcel) for parcel in look.parcels]
    return min((at for at in dues if at), default=None) if dues else order.expected_by_at


def _due_at(expected_by_at: datetime, parcel: Shipment) -> datetime | None:
    if parcel.status in TERMINAL or parcel.leg not in {Leg.FORWARD, Leg.EXCHANGE}:
        return None
    is_at_the_door = parcel.status_at is not None and not is_awaited(parcel, max(expected_by_at, parcel.status_at))
    return parcel.status_at + A_DAY_OUT if is_at_the_door and parcel.status_at else expected_by_at


def when_due(look: Look) -> Iterator[Signal]:
    told = look.order.expected_by_at
    assert told
    yield look.signal(NAME, str(look.order.id), newest_key(look), told_until=told.isoformat())
