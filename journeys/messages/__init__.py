"""Every message Harkara can say, in one table: how urgent it is, what keeps it true, which buttons it carries."""

from datetime import datetime

from journeys.answer import Stage, answer
from journeys.brand import Brand
from journeys.messages.addresses import ADDRESSES
from journeys.messages.aftercare import AFTERCARE
from journeys.messages.attempts import ATTEMPTS
from journeys.messages.delays import DELAYS
from journeys.messages.delivery import DELIVERY
from journeys.messages.delivery_talk import DELIVERY_TALK
from journeys.messages.desk import DESK
from journeys.messages.message import Lane, Message
from journeys.messages.money_talk import MONEY_TALK
from journeys.messages.orders import ORDERS
from journeys.messages.people import PEOPLE
from journeys.messages.replies import REPLIES
from journeys.messages.returning import RETURNING
from journeys.messages.sent_back import SENT_BACK
from journeys.state import Order, Shipment

__all__ = ["MESSAGES", "MESSAGE_OF_STAGE", "Lane", "Message", "promise_of", "why_stale"]

MESSAGES: dict[str, Message] = {
    message.name: message
    for message in (
        *ORDERS,
        *DELIVERY,
        *DELAYS,
        *ATTEMPTS,
        *AFTERCARE,
        *SENT_BACK,
        *REPLIES,
        *PEOPLE,
        *RETURNING,
        *DELIVERY_TALK,
        *MONEY_TALK,
        *ADDRESSES,
        *DESK,
    )
}


# The message that tells of each stage, so that none is reached in silence. What is missing here is told by the
# promise that every earlier message made (`no_news`).
MESSAGE_OF_STAGE: dict[Stage, str] = {
    Stage.AWAITING_PAYMENT: "payment_awaited",
    Stage.CONFIRMED: "order_confirmed",
    Stage.PACKED: "packed",
    Stage.PICKUP_FAILED: "pickup_delayed",
    Stage.IN_TRANSIT: "shipped",
    Stage.NEAR_YOU: "shipped",
    Stage.OUT_FOR_DELIVERY: "out_for_delivery",
    Stage.ATTEMPT_FAILED: "attempt_failed",
    Stage.ATTEMPT_NOT_MADE: "attempt_not_made",
    Stage.READY_TO_COLLECT: "ready_to_collect",
    Stage.DELIVERED: "delivered",
    Stage.RETURNING: "returning",
    Stage.RETURNED: "returned",
    Stage.CANCELLED: "order_cancelled",
    Stage.LOST: "parcel_lost",
    Stage.DAMAGED: "parcel_lost",
    Stage.RETURN_REQUESTED: "return_requested",
    Stage.RETURN_DECLINED: "return_declined",
    Stage.RETURN_APPROVED: "return_instructions",
    Stage.RETURN_PICKUP: "return_pickup_scheduled",
    Stage.RETURN_PICKUP_FAILED: "return_pickup_failed",
    Stage.RETURN_ON_ITS_WAY: "return_picked_up",
    Stage.RETURN_IN_CHECK: "return_received",
    Stage.RETURN_PASSED: "return_qc_passed",
    Stage.RETURN_REJECTED: "return_qc_failed",
    Stage.REPLACEMENT_DUE: "exchange_passed",
    Stage.REFUND_STARTED: "refund_started",
    Stage.REFUNDED: "refund_done",
}


def why_stale(message: Message, order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """The typed reason why `message` about `subject` is no longer true, or ""."""
    return message.stale(order, parcel, subject)


def promise_of(order: Order, parcels: list[Shipment], now: datetime, brand: Brand) -> datetime | None:
    """By when a message about this order, sent now, says that the next one comes."""
    return answer(order, parcels, now, brand).next_update_by_at
