"""Every message Harkara can say, in one table: how urgent it is, what keeps it true, which buttons it carries."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import IntEnum

import msgspec

from journeys.answer import Stage, answer, stage_of
from journeys.brand import Brand
from journeys.state import Order, Shipment
from journeys.status import PHASE_OF_STATUS, RTO_STATUSES, TERMINAL, Status


class Lane(IntEnum):
    """Who goes first when not everything can leave at once."""

    REPLY = 0
    URGENT = 1
    UTILITY = 2
    MARKETING = 3


# Why a message is no longer true: "" while it is.
Staleness = Callable[[Order | None, Shipment | None, str], str]


class Message(msgspec.Struct, frozen=True):
    """`name` is also the name of its Fluent text and of its template. `responds` marks a message that answers
    something the customer has just done (no quiet hours, no caps). `fresh_for` counts from its cause. A list has
    `rows` in place of buttons; it needs an open window."""

    name: str
    lane: Lane
    category: str = "utility"
    responds: bool = False
    fresh_for: timedelta = timedelta(hours=48)
    buttons: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    stale: Staleness = lambda order, parcel, subject: ""
    version: int = 1

    @property
    def proactive(self) -> bool:
        return self.lane is not Lane.REPLY

    @property
    def choices(self) -> tuple[str, ...]:
        """Everything she can tap on: buttons, or the rows of a list."""
        return self.buttons + self.rows


def _order_is_past_confirmation(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if order is None or order.status == "cancelled":
        return "terminal_state"
    left = parcel is not None and PHASE_OF_STATUS.get(parcel.status, 0) >= PHASE_OF_STATUS[Status.PICKED_UP]
    return "stale" if left else ""


def _is_not_travelling(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if parcel is None or parcel.status in TERMINAL or (order and order.status == "cancelled"):
        return "terminal_state"
    return "" if parcel.status in {Status.PICKED_UP, Status.IN_TRANSIT, Status.AT_DESTINATION_HUB} else "stale"


def _is_not(status: Status) -> Staleness:
    def check(order: Order | None, parcel: Shipment | None, subject: str) -> str:
        if parcel is None or (parcel.status in TERMINAL and parcel.status is not status):
            return "terminal_state"
        return "" if parcel.status is status else "stale"

    return check


def _attempt_is_over(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if parcel is None or parcel.status in TERMINAL:
        return "terminal_state"
    return "" if parcel.ndr and str(parcel.ndr.id) == subject else "moved_on"


def _order_has_ended(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if order is None or order.status == "cancelled" or order.closed_at:
        return "terminal_state"
    return ""


def _is_not_awaiting_payment(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if order is None or order.status == "cancelled":
        return "terminal_state"
    return "" if order.status == "pending_payment" else "moved_on"


def _is_not_cancelled(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    return "" if order and stage_of(order, parcel) is Stage.CANCELLED else "stale"


def _is_not_returning(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if parcel is None or parcel.status in TERMINAL:
        return "terminal_state"
    return "" if parcel.status in RTO_STATUSES else "stale"


def _is_not_lost(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    return "" if parcel and parcel.status in {Status.LOST, Status.DAMAGED, Status.DISPOSED} else "stale"


def _has_no_order(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    return "" if order else "stale"


def _refund_is_through(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """`subject` is the refund's id: that it was started is no news once it was told to be done."""
    return "stale" if order is None or f"refund_done:{subject}" in order.told else ""


MESSAGES: dict[str, Message] = {
    message.name: message
    for message in (
        Message("order_confirmed", Lane.UTILITY, responds=True, stale=_order_is_past_confirmation),
        Message("payment_awaited", Lane.UTILITY, responds=True, stale=_is_not_awaiting_payment),
        Message("payment_failed", Lane.URGENT, stale=_is_not_awaiting_payment),
        Message("order_cancelled", Lane.UTILITY, stale=_is_not_cancelled),
        Message("shipped", Lane.UTILITY, stale=_is_not_travelling),
        Message("out_for_delivery", Lane.URGENT, fresh_for=timedelta(hours=16), stale=_is_not(Status.OUT_FOR_DELIVERY)),
        Message("ready_to_collect", Lane.UTILITY, stale=_is_not(Status.AVAILABLE_FOR_PICKUP)),
        Message("returning", Lane.UTILITY, stale=_is_not_returning),
        Message("returned", Lane.UTILITY, stale=_is_not(Status.RTO_DELIVERED)),
        Message("parcel_lost", Lane.UTILITY, stale=_is_not_lost),
        Message("refund_started", Lane.UTILITY, stale=_refund_is_through),
        Message("refund_done", Lane.UTILITY, stale=_has_no_order),
        Message("delivered", Lane.UTILITY, stale=_is_not(Status.DELIVERED)),
        Message(
            "attempt_failed",
            Lane.URGENT,
            buttons=("reattempt", "change_address", "agent"),
            stale=_attempt_is_over,
        ),
        Message("attempt_refused", Lane.URGENT, buttons=("reattempt", "agent"), stale=_attempt_is_over),
        Message("attempt_not_made", Lane.URGENT, stale=_attempt_is_over),
        Message("no_news", Lane.UTILITY, fresh_for=timedelta(hours=20), stale=_order_has_ended),
        Message("reattempt_accepted", Lane.REPLY, stale=_order_has_ended),
        Message("reattempt_refused", Lane.REPLY, buttons=("agent",)),
        Message("order_status", Lane.REPLY, buttons=("agent",)),
        Message("order_list", Lane.REPLY),
        Message("ask_proof", Lane.REPLY),
        Message("proof_failed", Lane.REPLY),
        Message("handoff", Lane.REPLY),
        Message("fallback", Lane.REPLY, buttons=("order_status", "agent")),
        Message("greeting", Lane.REPLY, buttons=("order_status", "agent")),
        Message("button_too_late", Lane.REPLY, buttons=("order_status", "agent")),
        Message("button_gone", Lane.REPLY, buttons=("order_status", "agent")),
        Message("opted_out", Lane.REPLY),
        Message("opted_in", Lane.REPLY),
        Message("unsupported", Lane.REPLY, buttons=("order_status", "agent")),
    )
}


# The message that tells of each stage, so that none is reached in silence. What is missing here is told by the
# promise that every earlier message made (`no_news`).
MESSAGE_OF_STAGE: dict[Stage, str] = {
    Stage.AWAITING_PAYMENT: "payment_awaited",
    Stage.CONFIRMED: "order_confirmed",
    Stage.PACKED: "no_news",
    Stage.PICKUP_FAILED: "no_news",
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
}


def why_stale(message: Message, order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """The typed reason why `message` about `subject` is no longer true, or ""."""
    return message.stale(order, parcel, subject)


def promise_of(order: Order, parcels: list[Shipment], now: datetime, brand: Brand) -> datetime | None:
    """By when a message about this order, sent now, says that the next one comes."""
    return answer(order, parcels, now, brand).next_update_by_at
