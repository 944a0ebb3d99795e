"""The parcel turns back, and nobody told of a failed attempt."""

from collections.abc import Iterator

from journeys.detectors.look import Look, newest_key
from journeys.events import Signal
from journeys.status import RTO_STATUSES, Leg


def see(look: Look) -> Iterator[Signal]:
    """Once a parcel; an order that was cancelled comes back rightly."""
    parcel, order = look.parcel, look.order
    if parcel is None or parcel.status not in RTO_STATUSES or order.status == "cancelled":
        return
    forward = parcel.legs.get(Leg.FORWARD.value)
    if parcel.attempts or (forward and forward.fails):
        return
    yield look.signal("rto_without_ndr", str(parcel.id), newest_key(look), place=parcel.place)
