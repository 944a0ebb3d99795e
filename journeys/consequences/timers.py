"""What follows when a timer comes due."""

from journeys.answer import leading_parcel
from journeys.events import Event, TimerDue
from journeys.status import NdrReason
from journeys.turn import NEXT_UPDATE, SETTLE, Turn


def on_timer(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, TimerDue)
    turn.record(event)
    if body.name == SETTLE:
        _settle_window_over(turn, event, int(body.subject))
    elif body.name == NEXT_UPDATE:
        _next_update_due(turn, event, int(body.subject))


MESSAGE_OF_REASON: dict[NdrReason, str] = {
    NdrReason.NOT_ATTEMPTED: "attempt_not_made",
    NdrReason.REFUSED: "attempt_refused",
}


def _settle_window_over(turn: Turn, event: Event, parcel_id: int) -> None:
    """The failed attempt has had its settle window: if it still stands, say the first word."""
    parcel = turn.state.shipments.get(parcel_id)
    if parcel is None or parcel.ndr is None:
        return
    message = MESSAGE_OF_REASON.get(parcel.ndr.reason, "attempt_failed" if parcel.ndr.attempted else "attempt_not_made")
    if parcel.ndr.reason is NdrReason.REFUSED_OTP_VERIFIED:
        key = f"{message}:{parcel.order_id}:{parcel.ndr.id}"
        turn.withhold(message, event, "refused_otp_verified", order_id=parcel.order_id, dedupe_key=key)
        return
    if message == "attempt_not_made":
        turn.open_task("courier_did_not_come", order_id=parcel.order_id, note=f"AWB {parcel.awb}")
    turn.tell(message, event, order_id=parcel.order_id, parcel_id=parcel.id, subject=str(parcel.ndr.id))


def _next_update_due(turn: Turn, event: Event, order_id: int) -> None:
    """The promised moment is near and nothing else was said: speak, with what is true now."""
    order = turn.state.orders.get(order_id)
    body = event.body
    assert isinstance(body, TimerDue)
    if order is None or order.closed_at or order.promised_by_at is None or order.promised_by_at > body.due_at:
        return
    parcel = leading_parcel(turn.state.shipments_of(order_id))
    parcel_id, subject = parcel.id if parcel else None, body.due_at.isoformat()
    turn.tell("no_news", event, order_id=order_id, parcel_id=parcel_id, subject=subject)
