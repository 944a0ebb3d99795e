"""Why a message is no longer true: one question each, asked again in the moment it would leave.

Each returns a typed reason, or "" while the message is true. `subject` is what the message is about: the attempt,
the refund, the return.
"""

from journeys.answer import Stage, stage_of
from journeys.marks import has_mark
from journeys.messages.message import Staleness
from journeys.returns import find_return_about, is_running
from journeys.state import Order, Shipment
from journeys.status import RTO_STATUSES, TERMINAL, NdrReason, Status


def _was_cancelled(order: Order | None) -> bool:
    """Its parcel may travel on for days: what she called off is not announced, and no new day is asked for."""
    return order is not None and order.status == "cancelled"


def is_not_travelling(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if parcel is None or parcel.status in TERMINAL or _was_cancelled(order):
        return "terminal_state"
    return "" if parcel.status in {Status.PICKED_UP, Status.IN_TRANSIT, Status.AT_DESTINATION_HUB} else "stale"


def is_not(status: Status) -> Staleness:
    def check(order: Order | None, parcel: Shipment | None, subject: str) -> str:
        if parcel is None or (parcel.status in TERMINAL and parcel.status is not status):
            return "terminal_state"
        if status not in TERMINAL and _was_cancelled(order):
            return "terminal_state"
        return "" if parcel.status is status else "stale"

    return check


def attempt_is_over(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if parcel is None or parcel.status in TERMINAL or _was_cancelled(order):
        return "terminal_state"
    return "" if parcel.ndr and str(parcel.ndr.id) == subject else "moved_on"


def attempt_needs_no_question(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """Who refused with a one-time code has said what she wants (R-3)."""
    if reason := attempt_is_over(order, parcel, subject):
        return reason
    is_proven = parcel is not None and parcel.ndr and parcel.ndr.reason is NdrReason.REFUSED_OTP_VERIFIED
    return "refused_otp_verified" if is_proven else ""


def attempt_is_answered(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """The second word is for those who have not answered the first."""
    if reason := attempt_needs_no_question(order, parcel, subject):
        return reason
    return "answered" if parcel and parcel.ndr and parcel.ndr.answered_at else ""


def has_no_new_day(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """Where nobody came, only a new day that the courier names is worth a second word (R-2)."""
    if reason := attempt_is_over(order, parcel, subject):
        return reason
    has_new_day = parcel and parcel.ndr and parcel.edd_told_at and parcel.edd_told_at > parcel.ndr.occurred_at
    return "" if has_new_day else "no_new_fact"


def order_has_ended(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if order is None or order.status == "cancelled" or order.closed_at:
        return "terminal_state"
    return ""


def is_not_awaiting_payment(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if order is None or order.status == "cancelled":
        return "terminal_state"
    return "" if order.status == "pending_payment" else "moved_on"


def is_not_cancelled(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    return "" if order and stage_of(order, parcel) is Stage.CANCELLED else "stale"


def is_not_returning(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    if parcel is None or parcel.status in TERMINAL:
        return "terminal_state"
    return "" if parcel.status in RTO_STATUSES else "stale"


def is_not_coming(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """The return was taken back, unless it has turned once more."""
    if parcel is None or parcel.status in TERMINAL or _was_cancelled(order):
        return "terminal_state"
    return "stale" if parcel.status in RTO_STATUSES else ""


def is_not_lost(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    return "" if parcel and parcel.status in {Status.LOST, Status.DAMAGED, Status.DISPOSED} else "stale"


def has_no_order(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    return "" if order else "stale"


def refund_is_through(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """`subject` is the refund's id: that it was started is no news once it was told to be done."""
    return "stale" if order is None or f"refund_done:{subject}" in order.told else ""


# -- after delivery ----------------------------------------------------------------------------------------------


def has_received(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """She has it after all, or the parcel moves again."""
    if order is None or has_mark(order, "received"):
        return "moved_on"
    return "" if parcel and parcel.status is Status.DELIVERED else "moved_on"


def has_open_issue(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """Something of it waits to be put right, or it is with her no more: no survey and no offer."""
    if order is None or order.status == "cancelled" or parcel is None or parcel.status is not Status.DELIVERED:
        return "terminal_state"
    is_wrong = has_mark(order, "not_received") or has_mark(order, "issue_reported") or bool(order.returns)
    return "moved_on" if is_wrong else ""


# -- returns -----------------------------------------------------------------------------------------------------


def return_is_not(*states: str) -> Staleness:
    """The return has moved on since; `subject` is its id."""

    def check(order: Order | None, parcel: Shipment | None, subject: str) -> str:
        record = find_return_about(order, subject) if order else None
        return "" if record and record.state in states else "moved_on"

    return check


def return_is_over(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """What was late has come meanwhile; `subject` is that of the signal."""
    record = find_return_about(order, subject) if order else None
    if record is None:
        return "moved_on"
    return "" if is_running(record) else "terminal_state"
