"""What follows when a payment fails or a refund moves."""

from journeys.consequences.anything import on_anything, order_named
from journeys.decision import Ask
from journeys.events import Event, PaymentFacts, RefundFacts
from journeys.turn import Turn

MESSAGE_OF_REFUND = {"refund.created": "refund_started", "refund.processed": "refund_done"}


def on_payment_failed(turn: Turn, event: Event) -> None:
    """Ask for a fresh payment link, while the order still waits for its payment; the link is told when it is there."""
    body = event.body
    order = order_named(turn, event)
    on_anything(turn, event)
    if order is None or order.status != "pending_payment" or not isinstance(body, PaymentFacts):
        return
    turn.ask(
        Ask(
            "payment.create_link",
            event.source,
            f"payment_link:{order.id}:{body.payment_id or event.key}",
            {
                "reference": f"{order.number_key}-{body.payment_id}"[:40],
                "amount_paise": order.outstanding_paise or order.total_paise,
                "description": f"Order {order.number_key}",
                "phone": order.phone,
                "email": order.email,
                "name": order.customer_name,
                "order_number": order.number_key,
                "expire_at": (turn.now + turn.brand.payment_window).isoformat(),
            },
            (event.key,),
            order_id=order.id,
        )
    )


def on_refund(turn: Turn, event: Event) -> None:
    """Tell that a refund was started or done; one that failed is work for a person."""
    body = event.body
    order = order_named(turn, event)
    on_anything(turn, event)
    if order is None or not isinstance(body, RefundFacts):
        return
    if event.kind == "refund.failed":
        turn.open_task("refund_failed", order_id=order.id)
    elif message := MESSAGE_OF_REFUND.get(event.kind):
        turn.tell(
            message,
            event,
            order_id=order.id,
            parcel_id=None,
            subject=body.refund_id,
            args={"refund_paise": body.amount_paise, "reference": body.reference},
        )
