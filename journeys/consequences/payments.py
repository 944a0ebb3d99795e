"""What follows when a payment moves. Refunds stand with returns."""

from journeys.consequences.anything import on_anything, order_named
from journeys.events import Event, PaymentFacts
from journeys.marks import with_mark
from journeys.turn import Turn


def on_payment(turn: Turn, event: Event) -> None:
    """Tell the journeys of what they know; captured money reaches us again as the order's own state."""
    order = order_named(turn, event)
    on_anything(turn, event)
    if order and isinstance(event.body, PaymentFacts):
        if event.kind == "payment.failed":
            turn.put_order(with_mark(order, "rough_start"))
        turn.happened(event.kind, event, order_id=order.id, subject=event.body.payment_id or event.key)
