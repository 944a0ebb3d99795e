"""Looking at an order: after each event that may show friction, and at the moments when time alone brings something.

For the latter each order has one timer. It is armed lazily: an order carries the time its timer is set to, and only
an earlier need writes a new one. A timer that comes too early finds nothing due and is armed again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from journeys.answer import answer, leading_parcel, stage_of
from journeys.consequences.incidents import catch
from journeys.delays import is_delayed
from journeys.detectors import ON_EVENT, next_look, signals
from journeys.detectors.look import Look
from journeys.events import Event, Signal
from journeys.silence import silence_due_at, silence_found, silent_since
from journeys.state import Order, Shipment

if TYPE_CHECKING:
    from journeys.turn import Turn

WATCH = "watch"  # the timer; its subject is the order's id
LONGEST = timedelta(hours=24)  # an open order is looked at once a day, whatever else is planned
SOON = timedelta(minutes=15)  # a look that is near enough to wait for
AHEAD = timedelta(minutes=10)  # so long before a promised moment we speak: what leaves after it has broken it
TO_LEAVE = timedelta(minutes=5)  # a message that is due at the end of a budget has not left in the same moment
NOT_BEFORE = timedelta(minutes=1)  # what was looked at just now and is still due has been dealt with


def look_after(turn: Turn, event: Event) -> None:
    """Raise the friction that an event shows."""
    family = event.kind.partition(".")[0]
    if family not in ON_EVENT:
        return
    recorded = next((each for each in reversed(turn.out.recorded) if each.event is event), None)
    order_id = recorded.order_id if recorded else None
    order = turn.state.orders.get(order_id or 0) or (newest_open(turn) if family == "message" else None)
    if order is None:
        return
    parcel = turn.state.shipments.get((recorded.shipment_id if recorded else None) or 0)
    if parcel and turn.state.incidents:
        parcel, order = catch(turn, event, parcel), turn.state.orders[order.id]
    _raise_all(turn, order, parcel, event)


def newest_open(turn: Turn) -> Order | None:
    """The order she most likely speaks of."""
    mine = [order for order in turn.state.orders.values() if order.closed_at is None]
    return max(mine, key=lambda order: order.placed_at, default=None)


def _raise_all(turn: Turn, order: Order, parcel: Shipment | None, event: Event) -> None:
    state = turn.state
    parcels = state.shipments_of(order.id)
    look = Look(order, parcel, parcels, turn.now, turn.brand, event, state.conversation, state.customer)
    for signal in signals(look):
        turn.raise_signal(signal)


# -- the timer ---------------------------------------------------------------------------------------------------


def arm(turn: Turn) -> None:
    """Set the watch of every order that this turn touched, where it must be looked at earlier than planned."""
    for order_id in turn.touched:
        order = turn.state.orders.get(order_id)
        if order is None or (order.watch_at and order.watch_at <= turn.now + SOON):
            continue
        due_at = next_look_at(turn, order)
        if due_at is None and order.watch_at:
            turn.state.orders[order_id] = msgspec.structs.replace(order, watch_at=None)
            turn.cancel_timer(WATCH, str(order_id))
        elif due_at and (order.watch_at is None or due_at < order.watch_at):
            turn.state.orders[order_id] = msgspec.structs.replace(order, watch_at=due_at)
            turn.set_timer(WATCH, str(order_id), due_at)


def next_look_at(turn: Turn, order: Order) -> datetime | None:
    """The earliest moment at which something about the order may be due; None when nothing more is to come."""
    if order.closed_at and not order.returns and order.promised_by_at is None:
        return None
    parcels = turn.state.shipments_of(order.id)
    speak_at = order.promised_by_at - AHEAD if order.promised_by_at else None
    dues = [speak_at, next_look(order, parcels, turn.now, turn.brand), _silence_due(turn, order, parcels)]
    if order.closed_at is None:
        dues.append(turn.now + LONGEST)
    soonest = min((at for at in dues if at), default=None)
    return max(soonest, turn.now + NOT_BEFORE) if soonest else None


def _silence_due(turn: Turn, order: Order, parcels: list[Shipment]) -> datetime | None:
    if _silence_mark(order) in order.signals:  # told once a silence
        return None
    if order.returns:
        stage = answer(order, parcels, turn.now, turn.brand).stage
    else:
        stage = stage_of(order, leading_parcel(parcels))
    delayed = is_delayed(order, parcels, turn.now, turn.brand)
    due_at = silence_due_at(order, stage, turn.brand, delayed=delayed)
    return due_at + TO_LEAVE if due_at else None


def _silence_mark(order: Order) -> str:
    return f"silence:{silent_since(order).isoformat()}"


def on_watch(turn: Turn, event: Event, order_id: int) -> None:
    """Look at the order: raise what is due."""
    order = turn.state.orders.get(order_id)
    if order is None:
        return
    turn.put_order(msgspec.structs.replace(order, watch_at=None))
    _promise_due(turn, order)
    _silence(turn, turn.state.orders[order_id])
    _raise_all(turn, turn.state.orders[order_id], None, event)


def _promise_due(turn: Turn, order: Order) -> None:
    """The promised moment is near and nothing else was said: speak, with what is true now."""
    promised = order.promised_by_at
    if promised is None or promised - AHEAD > turn.now:
        return
    turn.put_order(msgspec.structs.replace(turn.state.orders[order.id], promised_by_at=None))
    turn.raise_signal(Signal("promise_due", promised.isoformat(), order_id=order.id), once=False)


def _silence(turn: Turn, order: Order) -> None:
    """The order has been silent longer than its stage allows: write it down, and let the journeys break it."""
    if _silence_mark(order) in order.signals:
        return
    found = silence_found(turn.state, order, turn.now - TO_LEAVE, turn.brand)
    if found:
        turn.out.silences.append(found)
        facts = {"cause": found.cause, "stage": found.stage}
        turn.raise_signal(Signal("silence", silent_since(order).isoformat(), facts=facts, order_id=order.id))
