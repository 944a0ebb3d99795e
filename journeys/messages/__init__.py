"""Every message Harkara can say, in one table: how urgent it is, what keeps it true, which buttons it carries."""

from datetime import datetime

from journeys.answer import Stage, answer
from journeys.brand import Brand
from journeys.messages.aftercare import AFTERCARE
from journeys.messages.attempts import ATTEMPTS
from journeys.messages.delays import DELAYS
from journeys.messages.delivery import DELIVERY
from journeys.messages.message import Lane, Message
from journeys.messages.orders import ORDERS
from journeys.messages.replies import REPLIES
from journeys.state import Order, Shipment

__all__ = ["MESSAGES", "MESSAGE_OF_STAGE", "Lane", "Message", "promise_of", "why_stale"]

MESSAGES: dict[str, Message] = {
    message.name: message for message in (*ORDERS, *DELIVERY, *DELAYS, *ATTEMPTS, *AFTERCARE, *REPLIES)
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
    Stage.RETURN_REQUESTED: "no_news",
    Stage.RETURN_DECLINED: "no_news",
    Stage.RETURN_APPROVED: "no_news",
    Stage.RETURN_PICKUP: "no_news",
    Stage.RETURN_PICKUP_FAILED: "no_news",
    Stage.RETURN_ON_ITS_WAY: "no_news",
    Stage.RETURN_IN_CHECK: "no_news",
    Stage.RETURN_PASSED: "no_news",
    Stage.RETURN_REJECTED: "no_news",
    Stage.REPLACEMENT_DUE: "no_news",
    Stage.REFUND_STARTED: "refund_started",
    Stage.REFUNDED: "refund_done",
}


def why_stale(message: Message, order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """The typed reason why `message` about `subject` is no longer true, or ""."""
    return message.stale(order, parcel, subject)


def promise_of(order: Order, parcels: list[Shipment], now: datetime, brand: Brand) -> datetime | None:
    """By when a message about this order, sent now, says that the next one comes."""
    return answer(order, parcels, now, brand).next_update_by_at
