"""Where the money of an order stands: one answer for every question about paying. Pure."""

from collections.abc import Sequence
from enum import StrEnum

from journeys.answer import Answer, Stage
from journeys.expected import has_left
from journeys.marks import has_mark
from journeys.state import Order, Shipment


class Standing(StrEnum):
    """What is known of an order's payment. `AT_DOOR` may still be paid online, `ON_PAPERS` only at the door."""

    PAID = "paid"
    AWAITED = "awaited"
    FAILED = "failed"
    AT_DOOR = "at_door"
    ON_PAPERS = "on_papers"
    CANCELLED = "cancelled"
    GIVEN_BACK = "given_back"
    DONE = "done"


OWED = frozenset({Standing.AWAITED, Standing.FAILED, Standing.AT_DOOR, Standing.ON_PAPERS})
NOT_PAID_YET = frozenset({Standing.AWAITED, Standing.FAILED})
ON_ITS_WAY_BACK = frozenset({Stage.RETURNING, Stage.RETURNED, Stage.LOST, Stage.DAMAGED})
FAILED_ONCE = "payment_failed:"  # how the journey of a failed payment is remembered with its order


def standing_of(order: Order, parcels: Sequence[Shipment], story: Answer) -> Standing:
    """Where the money stands. `story` is the order's own."""
    if order.status == "cancelled":
        return Standing.CANCELLED
    if story.return_id or story.stage in ON_ITS_WAY_BACK:
        return Standing.GIVEN_BACK
    if order.status == "pending_payment":
        return Standing.FAILED if _has_failed(order) else Standing.AWAITED
    if is_paid(order):
        return Standing.PAID
    if story.stage is Stage.DELIVERED:
        return Standing.DONE
    return Standing.ON_PAPERS if parcels or order.payment != "cod" else Standing.AT_DOOR


def is_paid(order: Order) -> bool:
    """Whether all of it is paid, as far as shop or gateway told."""
    return (
        order.payment == "prepaid" or order.financial_status in {"paid", "captured"} or has_mark(order, "paid_online")
    )


def is_before_dispatch(order: Order, parcels: Sequence[Shipment]) -> bool:
    """Whether the order is open and no parcel of it is with the courier."""
    is_open = order.closed_at is None and order.status != "cancelled"
    return is_open and not any(has_left(parcel) for parcel in parcels)


def _has_failed(order: Order) -> bool:
    return any(mark.startswith(FAILED_ONCE) for mark in order.began)
