"""How long an order may be silent, when that is over, and why nothing was said. Pure.

A silence begins when she last saw something new (`Order.touched_at`) and is over when a message leaves. A running
promise excuses it up to the hard limit.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from journeys.answer import ENDED, Stage, answer
from journeys.brand import Brand, SilenceBudgets
from journeys.decision import SilenceFound
from journeys.delays import is_delayed
from journeys.expected import has_left
from journeys.state import CustomerState, Order, Shipment


class Cause(StrEnum):
    """Why nothing was said. All but `NOTHING_SAID` explain the silence."""

    OPTED_OUT = "opted_out"  # she wants no messages
    UNREACHABLE = "unreachable"  # WhatsApp does not reach her
    HELD_BY_AGENT = "held_by_agent"  # a person holds the chat
    NOT_LEFT = "not_left"  # a message was wanted and has not left: the ledger says why
    AWAITING_PAYMENT = "awaiting_payment"  # it is her turn
    NOT_DISPATCHED = "not_dispatched"  # the warehouse has not handed it over
    NO_SCAN = "no_scan"  # the courier tells nothing
    NOTHING_SAID = "nothing_said"  # there was news, and we kept quiet: a defect


_BUDGET_OF_STAGE: dict[Stage, str] = {
    Stage.AWAITING_PAYMENT: "confirmed",
    Stage.CONFIRMED: "confirmed",
    Stage.PACKED: "confirmed",
    Stage.PICKUP_FAILED: "delayed",
    Stage.IN_TRANSIT: "in_transit",
    Stage.NEAR_YOU: "in_transit",
    Stage.OUT_FOR_DELIVERY: "delayed",  # a day at the door is no journey any more
    Stage.ATTEMPT_FAILED: "attempt_failed",
    Stage.ATTEMPT_NOT_MADE: "attempt_failed",
    Stage.READY_TO_COLLECT: "in_transit",
    Stage.RETURNING: "returning",
}
_OF_A_RETURN = "returning"  # every step of a return or refund of hers

# Her returns and refunds run while the order itself is closed; a dated step is a promise of its own.
STAGES_OF_A_RETURN = frozenset(stage for stage in Stage if stage.value.startswith(("return_", "refund_"))) - ENDED


def budget_of(stage: Stage, budgets: SilenceBudgets, *, delayed: bool = False) -> timedelta | None:
    """How long an order in this stage may be silent; None at an end. A delay or incident shortens it."""
    if stage in ENDED:
        return None
    usual: timedelta = getattr(budgets, _BUDGET_OF_STAGE.get(stage, _OF_A_RETURN))
    return min(usual, budgets.delayed) if delayed else usual


def silent_since(order: Order) -> datetime:
    """When she last saw something new of this order, or when we learnt of it."""
    return order.touched_at or order.received_at


def silence_due_at(order: Order, stage: Stage, brand: Brand, *, delayed: bool = False) -> datetime | None:
    """When the order will have been silent too long; None at an end.

    A promise that is still running puts it off, but never beyond the hard limit; the dated step of a return does.
    """
    budget = budget_of(stage, brand.silence, delayed=delayed)
    if budget is None or (order.closed_at and stage not in STAGES_OF_A_RETURN):
        return None
    since = silent_since(order)
    if stage in STAGES_OF_A_RETURN:
        steps = [each.expected_by_at for each in order.returns if each.expected_by_at]
        return max([since + budget, *steps])
    limit = since + max(budget, brand.silence.limit)
    due = since + budget
    return min(max(due, order.promised_by_at), limit) if order.promised_by_at else due


def silence_found(state: CustomerState, order: Order, now: datetime, brand: Brand) -> SilenceFound | None:
    """The silence of an order, when it has lasted too long by now."""
    parcels = state.shipments_of(order.id)
    stage, delayed = answer(order, parcels, now, brand).stage, is_delayed(order, parcels, now, brand)
    due_at = silence_due_at(order, stage, brand, delayed=delayed)
    if due_at is None or due_at > now:
        return None
    budget = budget_of(stage, brand.silence, delayed=delayed)
    assert budget is not None
    return SilenceFound(order.id, stage.value, silent_since(order), budget, cause_of(state, order, parcels, now).value)


def cause_of(state: CustomerState, order: Order, parcels: Sequence[Shipment], now: datetime) -> Cause:
    """Why nothing was said since she last saw something, the strongest reason first."""
    since = silent_since(order)
    if state.customer.opted_out_at:
        return Cause.OPTED_OUT
    if state.customer.unreachable_at:
        return Cause.UNREACHABLE
    if state.conversation.held_until and state.conversation.held_until > now:
        return Cause.HELD_BY_AGENT
    if order.last_told_at and order.last_told_at > since:
        return Cause.NOT_LEFT
    if order.status == "pending_payment":
        return Cause.AWAITING_PAYMENT
    if not any(has_left(parcel) for parcel in parcels):
        return Cause.NOT_DISPATCHED
    last_scan_at = max((p.last_scan_at for p in parcels if p.last_scan_at), default=None)
    return Cause.NO_SCAN if last_scan_at is None or last_scan_at <= since else Cause.NOTHING_SAID


def is_alarming(order: Order, now: datetime, brand: Brand) -> bool:
    """Whether an open order has been silent so long that operations should know, whatever its budget."""
    return order.closed_at is None and now - silent_since(order) >= brand.silence.alarm


def is_beyond_limit(order: Order, now: datetime, brand: Brand) -> bool:
    """Whether an open order has been silent longer than any order may be, promise or not."""
    return order.closed_at is None and now - silent_since(order) >= brand.silence.limit
