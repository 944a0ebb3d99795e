"""Why a message from before the courier has the parcel is no longer true: one question each, as in `staleness`."""

from journeys.marks import has_mark
from journeys.messages.message import Staleness
from journeys.state import Order, Shipment
from journeys.status import PHASE_OF_STATUS, TERMINAL, Status


def has_left_or_ended(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """What is said of the time before dispatch is over once the courier has the parcel."""
    if order is None or order.status == "cancelled" or order.closed_at:
        return "terminal_state"
    return "stale" if _has_left(parcel) else ""


def is_answered(*marks: str) -> Staleness:
    """A question is withheld once it was answered, or can no longer matter."""

    def check(order: Order | None, parcel: Shipment | None, subject: str) -> str:
        if order is not None and any(has_mark(order, mark) for mark in marks):
            return "answered"
        return has_left_or_ended(order, parcel, subject)

    return check


def is_paid_already(*marks: str) -> Staleness:
    """Questions about a cash order are moot once it is paid."""
    answered = is_answered(*marks)

    def check(order: Order | None, parcel: Shipment | None, subject: str) -> str:
        is_paid = order is not None and order.payment == "prepaid"
        return "moved_on" if is_paid else answered(order, parcel, subject)

    return check


def is_not_packed(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if order is None or order.status == "cancelled" or order.closed_at or parcel is None or parcel.status in TERMINAL:
        return "terminal_state"
    return "" if Status.PENDING is not parcel.status and not _has_left(parcel) else "stale"


def is_an_order(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """What is said of a cart is over once it is an order."""
    return "moved_on" if order else ""


def _has_left(parcel: Shipment | None) -> bool:
    return parcel is not None and PHASE_OF_STATUS.get(parcel.status, 0) >= PHASE_OF_STATUS[Status.PICKED_UP]
