"""The watch on an order: one timer that asks, at the right moment, whether a promise, a budget or the parcel is late.

It is armed lazily: an order carries the time its timer is set to, and only an earlier need writes a new one. A timer
that comes too early finds nothing due and is armed again.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from journeys.events import Event, Signal
from journeys.state import Order

if TYPE_CHECKING:
    from journeys.turn import Turn

WATCH = "watch"  # the timer; its subject is the order's id


def arm(turn: Turn) -> None:
    """Set the watch of every order that this turn touched, where it must be looked at earlier than planned."""
    for order_id in turn.touched:
        order = turn.state.orders.get(order_id)
        due_at = next_look_at(turn, order) if order else None
        if order and due_at and (order.watch_at is None or due_at < order.watch_at):
            turn.state.orders[order_id] = msgspec.structs.replace(order, watch_at=due_at)
            turn.set_timer(WATCH, str(order_id), due_at)


def next_look_at(turn: Turn, order: Order) -> datetime | None:
    """The earliest moment at which something about the order may be due."""
    due = [at for at in (order.promised_by_at,) if at]
    return min(due, default=None)


def on_watch(turn: Turn, event: Event, order_id: int) -> None:
    """Look at the order: raise what is due."""
    order = turn.state.orders.get(order_id)
    if order is None:
        return
    turn.put_order(msgspec.structs.replace(order, watch_at=None))
    _promise_due(turn, order)


def _promise_due(turn: Turn, order: Order) -> None:
    """The promised moment is here and nothing else was said: speak, with what is true now."""
    promised = order.promised_by_at
    if promised is None or promised > turn.now:
        return
    turn.put_order(msgspec.structs.replace(turn.state.orders[order.id], promised_by_at=None))
    turn.raise_signal(Signal("promise_due", promised.isoformat(), order_id=order.id), once=False)
