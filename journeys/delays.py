"""When an order counts as delayed: what every voice says "later than we expected" by, and what opens the updates."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from journeys.brand import Brand
from journeys.state import Order, Shipment
from journeys.status import PHASE_OF_STATUS, TERMINAL, Leg, Status

# Signals that declare a delay, with the parcel's id before the first colon of their subject.
DELAYS_OF_PARCEL = frozenset({"pickup_delayed", "courier_delayed", "stuck_in_transit", "hub_loop", "wrong_routing"})
DELAYS_OF_ORDER = frozenset({"edd_breached"})
DELAYS = DELAYS_OF_PARCEL | DELAYS_OF_ORDER

A_DAY_OUT = timedelta(hours=24)  # so long is "out for delivery" news of today

_LEFT = PHASE_OF_STATUS[Status.PICKED_UP]
_TO_HER = frozenset({Leg.FORWARD, Leg.EXCHANGE})


def is_delayed(order: Order, parcels: Sequence[Shipment], now: datetime, brand: Brand) -> bool:
    """Whether a delay of the order has been declared, or the first range we told is over.

    A parcel that is out for delivery today, on its way back, or at an end is not delayed any more.
    """
    if order.closed_at or order.status in {"cancelled", "pending_payment"}:
        return False
    waiting = [parcel for parcel in parcels if is_awaited(parcel, now)]
    if parcels and not waiting:
        return False
    if is_past_first_range(order, now):
        return True
    return any(_is_held_up(order, parcel) for parcel in waiting)


def is_past_first_range(order: Order, now: datetime) -> bool:
    """Whether the first range that we told her is over."""
    return order.expected_by_at is not None and now >= order.expected_by_at


def is_awaited(parcel: Shipment, now: datetime) -> bool:
    """Whether it is on its way to her, or still to begin, and not at the door today."""
    if parcel.status in TERMINAL or parcel.leg not in _TO_HER:
        return False
    is_out = parcel.status is Status.OUT_FOR_DELIVERY
    return not (is_out and parcel.status_at is not None and now - parcel.status_at < A_DAY_OUT)


def _is_held_up(order: Order, parcel: Shipment) -> bool:
    if parcel.affected:
        return True
    mine = f"{parcel.id}"
    has_left = PHASE_OF_STATUS[parcel.status] >= _LEFT
    for mark in order.signals:
        name, _, subject = mark.partition(":")
        is_over = name == "pickup_delayed" and has_left
        if name in DELAYS_OF_PARCEL and subject.partition(":")[0] == mine and not is_over:
            return True
    return False
