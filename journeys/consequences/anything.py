"""What follows from an event without consequences of its own: it is kept."""

from journeys.events import Event
from journeys.state import Order
from journeys.turn import Turn


def on_anything(turn: Turn, event: Event) -> None:
    """Keep it on the timeline, with its order where one is named."""
    order = order_named(turn, event)
    turn.record(event, order_id=order.id if order else None)


def order_named(turn: Turn, event: Event) -> Order | None:
    """The customer's order that the event's keys name."""
    numbers = {key.value for key in event.keys if key.kind == "order_number"}
    refs = {key.value for key in event.keys if key.kind == "order"}
    orders = turn.state.orders.values()
    return next((o for o in orders if o.number_key in numbers or f"{o.account}:{o.shop_order_id}" in refs), None)
