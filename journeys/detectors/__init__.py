"""Friction, seen in what is known of an order: one detector a file, all of them in one table. Pure.

`signals` looks when something has happened or time has passed; `next_look` says when time alone will bring something.
A detector that time alone sets off says when it is due, and is not due again before it may be raised again.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from journeys.brand import Brand
from journeys.delays import DELAYS
from journeys.detectors import (
    address_edited_twice,
    courier_delayed,
    delay_update_due,
    delayed_again,
    edd_breached,
    fake_attempt_suspected,
    hub_loop,
    long_transit,
    ndr_again,
    page_opened_thrice,
    pickup_delayed,
    question_repeated,
    refund_overdue,
    return_overdue,
    rto_without_ndr,
    stuck_in_transit,
    survey_negative,
    wrong_routing,
)
from journeys.detectors.look import DueAt, Look, See
from journeys.events import Signal, TimerDue
from journeys.state import Order, Shipment

# What sets them off: the family of an event's kind.
ON_EVENT: dict[str, tuple[See, ...]] = {
    "shipment": (
        hub_loop.see,
        wrong_routing.see,
        courier_delayed.see,
        stuck_in_transit.see,
        ndr_again.see,
        fake_attempt_suspected.see,
        rto_without_ndr.see,
    ),
    "order": (address_edited_twice.see,),
    "page": (page_opened_thrice.see,),
    "message": (question_repeated.see,),
    "reply": (survey_negative.see,),
}

# What time alone sets off: when it is due, and what is raised then. Reassurance comes last: once a delay is declared,
# its own messages take over.
OF_ORDERS: tuple[tuple[DueAt, See], ...] = (
    (edd_breached.due_at, edd_breached.when_due),
    (return_overdue.due_at, return_overdue.when_due),
    (refund_overdue.due_at, refund_overdue.when_due),
    (delay_update_due.due_at, delay_update_due.when_due),
)
OF_PARCELS: tuple[tuple[DueAt, See], ...] = (
    (pickup_delayed.due_at, pickup_delayed.when_due),
    (stuck_in_transit.due_at, stuck_in_transit.when_due),
)
REASSURANCE: tuple[tuple[DueAt, See], ...] = ((long_transit.due_at, long_transit.when_due),)


def signals(look: Look) -> list[Signal]:
    """Everything to be raised now that was not raised before. A look without an event, or with a timer, is one at
    what time has brought: at the order as a whole and at each of its parcels."""
    if look.event is None or isinstance(look.event.body, TimerDue):
        found = _brought_by_time(look)
    else:
        family = look.event.kind.partition(".")[0]
        found = [signal for see in ON_EVENT.get(family, ()) for signal in see(look)]
    if not found:
        return found
    fresh = [signal for signal in found if f"{signal.name}:{signal.subject}" not in look.order.signals]
    return [*fresh, *delayed_again.see(look, fresh)]


def next_look(order: Order, parcels: Sequence[Shipment], now: datetime, brand: Brand) -> datetime | None:
    """The earliest moment, not before `now`, at which time alone brings a signal; None when it brings none."""
    if order.closed_at and not order.returns:
        return None
    whole = Look(order, None, parcels, now, brand)
    dues = [due_at(whole) for due_at, _ in OF_ORDERS]
    dues += [due_at(look) for look in _at_parcels(whole) for due_at, _ in (*OF_PARCELS, *REASSURANCE)]
    soonest = min((at for at in dues if at), default=None)
    return max(soonest, now) if soonest else None


def _brought_by_time(look: Look) -> list[Signal]:
    whole = msgspec.structs.replace(look, parcel=None, event=None)
    found = _raised(whole, OF_ORDERS)
    for each in _at_parcels(whole):
        found += _raised(each, OF_PARCELS)
    if not any(signal.name in DELAYS for signal in found):
        for each in _at_parcels(whole):
            found += _raised(each, REASSURANCE)
    return found


def _raised(look: Look, detectors: tuple[tuple[DueAt, See], ...]) -> list[Signal]:
    found: list[Signal] = []
    for due_at, when_due in detectors:
        at = due_at(look)
        if at and at <= look.now:
            found += when_due(look)
    return found


def _at_parcels(look: Look) -> list[Look]:
    """One look at each parcel that has not ended."""
    order, parcels, now, brand = look.order, look.parcels, look.now, look.brand
    return [Look(order, parcel, parcels, now, brand) for parcel in parcels if parcel.closed_at is None]
