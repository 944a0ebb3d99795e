"""What follows when a payment fails or a refund moves."""

from journeys.consequences.anything import on_anything, order_named
from journeys.events import Event, PaymentFacts, RefundFacts
from journeys.turn import Turn


def on_payment(turn: Turn, event: Event) -> None:
    """Tell the journeys of what they know; captured money reaches us again as the order's own state."""
    order = order_named(turn, event)
    on_anything(turn, event)
    if order and isinstance(event.body, PaymentFacts):
        turn.happened(event.kind, event, order_id=order.id, subject=event.body.payment_id or event.key)


def on_refund(turn: Turn, event: Event) -> None:
    body = event.body
    order = order_named(turn, event)
    on_anything(turn, event)
    if order and isinstance(body, RefundFacts):
        turn.happened(
            event.kind,
            event,
            order_id=order.id,
            subject=body.refund_id,
            refund_paise=body.amount_paise,
            reference=body.reference,
        )
