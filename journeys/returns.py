"""How a return's state follows from what shop, courier and gateway tell of it: forward only, whatever the order.

A return remembers when it was told to have reached each state; the state that counts is the furthest of them. Only a
new pickup takes back what it makes untrue: a check that failed at the door, or a pickup that failed before. Reasons,
amounts and dates are those of the newest telling.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from journeys.brand import Brand
from journeys.events import Event, RefundFacts, ReturnFacts, Scan, awb_key
from journeys.return_records import (
    BY_COURIER,
    BY_REFUND,
    TOLD_BY_SHOP,
    begun,
    joined,
    noted,
    refund_on_its_own,
    return_of_parcel,
    return_of_refund,
    returns_named,
    with_facts,
)
from journeys.state import Order, Return, Shipment
from journeys.status import Leg, Status

# How far each state is. `received`: the warehouse has it and checks it.
PHASE_OF_STATE: dict[str, int] = {
    "requested": 0,
    "approved": 1,
    "pickup_scheduled": 2,
    "pickup_failed": 2,
    "declined": 3,
    "cancelled": 3,
    "picked_up": 4,
    "received": 5,
    "qc_passed": 6,
    "qc_failed": 6,
    "refund_started": 7,
    "refunded": 8,
}
STATES = tuple(PHASE_OF_STATE)

# Two states of the same phase and moment: the later in this table counts.
_PLACE_OF_STATE = {state: place for place, state in enumerate(STATES)}

# A new pickup after a check that failed is a new try: the check was at the door.
_PICKUPS = ("pickup_scheduled", "pickup_failed", "picked_up")

ENDS = frozenset({"declined", "cancelled", "qc_failed", "refunded"})
ENDS_OF_EXCHANGE = ENDS | {"qc_passed"}  # from there on the new parcel tells its own story

STATE_OF_STATUS: dict[Status, str] = {
    # of the reverse leg; a pickup that the courier cancelled may be scheduled again
    Status.LABEL_CREATED: "approved",
    Status.PICKUP_SCHEDULED: "pickup_scheduled",
    Status.OUT_FOR_PICKUP: "pickup_scheduled",
    Status.PICKUP_FAILED: "pickup_failed",
    Status.CANCELLED: "pickup_failed",
    Status.PICKED_UP: "picked_up",
    Status.IN_TRANSIT: "picked_up",
    Status.AT_DESTINATION_HUB: "picked_up",
    Status.OUT_FOR_DELIVERY: "picked_up",
    Status.DELIVERY_ATTEMPT_FAILED: "picked_up",
    Status.DELIVERED: "received",
}

STATE_OF_REFUND = {"refund.created": "refund_started", "refund.processed": "refunded"}


class Change(msgspec.Struct, frozen=True):
    """What one event did to a return. `before` is "" for a new one; `late`: it only joined the history."""

    record: Return
    before: str
    moved: bool
    late: bool = False


def apply_return(order: Order, event: Event, brand: Brand) -> tuple[Order, Change]:
    """The order after `event`, whose body must be ReturnFacts and whose kind names one of STATES."""
    facts, at = event.body, event.occurred_at
    assert isinstance(facts, ReturnFacts)
    known = returns_named(order, facts)
    record = msgspec.structs.replace(begun(known, facts.return_id, at, facts.what), id=facts.return_id)
    record = with_facts(record, at, awb=awb_key(facts.awb), **{name: getattr(facts, name) for name in TOLD_BY_SHOP})
    return _reached(order, known, record, event.kind.removeprefix("return."), at, brand)


def apply_reverse_scan(order: Order, event: Event, brand: Brand) -> tuple[Order, Change | None]:
    """The order after a scan of a parcel on its way back from the customer; no change when it says nothing of it.

    A courier may be the first or the only one to tell of a return.
    """
    scan, at = event.body, event.occurred_at
    assert isinstance(scan, Scan)
    state = state_of_scan(scan)
    return _carried(order, awb_key(scan.awb), state, at, scan.qc_reason, brand) if state else (order, None)


def apply_reverse_leg(order: Order, parcel: Shipment, brand: Brand) -> tuple[Order, Change | None]:
    """The order after a parcel joined it that has begun its way back before."""
    leg = parcel.legs.get(Leg.REVERSE.value)
    state = STATE_OF_STATUS.get(leg.status, "") if leg and leg.status_at else ""
    return (
        _carried(order, parcel.awb, state, leg.status_at, "", brand)
        if leg and leg.status_at and state
        else (order, None)
    )


def _carried(
    order: Order, awb: str, state: str, at: datetime, qc_reason: str, brand: Brand
) -> tuple[Order, Change | None]:
    known = return_of_parcel(order, awb)
    record = begun([known] if known else [], BY_COURIER + awb, at, "return")
    record = with_facts(record, at, awb=record.awb or awb, qc_reason=qc_reason)
    return _reached(order, [known] if known else [], record, state, at, brand)


def apply_refund(order: Order, event: Event, brand: Brand) -> tuple[Order, Change | None]:
    """The order after a refund moved. A refund that belongs to no return is kept as one of its own."""
    facts, at = event.body, event.occurred_at
    assert isinstance(facts, RefundFacts)
    state = STATE_OF_REFUND.get(event.kind)
    if state is None:
        return order, None
    known = return_of_refund(order, facts, at)
    new_id, what = (facts.return_id, "return") if facts.return_id else (BY_REFUND + facts.refund_id, "refund")
    record = begun([known] if known else [], new_id, at, what)
    refunds = tuple(sorted({*record.refunds, f"{facts.account}:{facts.refund_id}"}))
    record = msgspec.structs.replace(record, refunds=refunds)
    record = with_facts(record, at, amount_paise=facts.amount_paise, reference=facts.reference)
    return _reached(order, [known] if known else [], record, state, at, brand)


def state_of_scan(scan: Scan) -> str:
    """What a scan on the reverse leg says of the return; "" on other legs and for scans that move nothing."""
    if scan.leg is not Leg.REVERSE or scan.evidence_only:
        return ""
    return "qc_failed" if scan.qc_failed else STATE_OF_STATUS.get(scan.status, "")


def state_of(seen: Mapping[str, datetime]) -> str:
    """The state that counts, from when each was reached."""
    pickups = [seen[state] for state in _PICKUPS if state in seen]
    failed_at = seen.get("qc_failed")
    is_overtaken = failed_at is not None and any(at > failed_at for at in pickups)
    standing = [state for state in seen if not (is_overtaken and state == "qc_failed")]
    return max(standing, key=lambda state: (PHASE_OF_STATE[state], seen[state], _PLACE_OF_STATE[state]))


def is_running(record: Return) -> bool:
    """Whether something is still to come of it."""
    return record.state not in (ENDS_OF_EXCHANGE if record.what == "exchange" else ENDS)


def has_running(order: Order) -> bool:
    """Whether a return, exchange or refund of the order is under way: such an order is not closed."""
    return any(is_running(record) for record in order.returns)


def return_told(order: Order) -> Return | None:
    """The return that the order's story is about: one under way, else the newest to end; none that was called off."""
    told = [record for record in order.returns if record.state != "cancelled"]
    return max(told, key=lambda record: (is_running(record), record.state_at, record.id), default=None)


def waiting_return(order: Order) -> Return | None:
    """The newest return that waits for the shop's word."""
    waiting = [record for record in order.returns if record.state == "requested"]
    return max(waiting, key=lambda record: (record.state_at, record.id), default=None)


def find_return(order: Order, return_id: str) -> Return | None:
    return next((record for record in order.returns if record.id == return_id), None)


def find_return_about(order: Order, subject: str) -> Return | None:
    """The return that a happening is about: named by its id, its refund's, or with state and date behind it, as
    signals of late steps name it."""
    named = (subject, f"refund:{subject}", subject.rsplit(":", 2)[0])
    return next((found for each in named if (found := find_return(order, each))), None)


def _reached(
    order: Order, known: list[Return], told: Return, state: str, at: datetime, brand: Brand
) -> tuple[Order, Change]:
    """Note that `state` was reached at `at`, and what follows from it."""
    before = next(iter(known), None)
    others = [record for record in order.returns if record not in known]
    told = msgspec.structs.replace(told, requested_at=min(at, told.requested_at))
    told = msgspec.structs.replace(told, seen=noted(told.seen, state, at))
    if refund := refund_on_its_own(order, told):
        told, others = joined(told, refund), [record for record in others if record is not refund]
    record = _settled(told, before, brand)
    is_new_date = before is not None and (before.pickup_from_at, before.pickup_until_at) != (
        record.pickup_from_at,
        record.pickup_until_at,
    )
    moved = before is None or record.state != before.state or (is_new_date and record.state == "pickup_scheduled")
    change = Change(record, before.state if before else "", moved=moved, late=record.state != state)
    return msgspec.structs.replace(order, returns=(*others, record)), change


def _settled(told: Return, before: Return | None, brand: Brand) -> Return:
    """The record with the state that counts, and the date of its next step: one that we put off stays put off."""
    state = state_of(told.seen)
    record = msgspec.structs.replace(told, state=state, state_at=told.seen[state])
    if before and before.is_put_off and before.state == state:
        return record
    return msgspec.structs.replace(record, expected_by_at=expected_by(record, brand), is_put_off=False)


# -- expectations ----------------------------------------------------------------------------------------------


def expected_by(record: Return, brand: Brand) -> datetime | None:
    """By when the next step is due: the date that shop, courier or gateway stated, else the brand's own span.

    None at an end. A refund that is through still takes its days to show in the account.
    """
    if stated := _stated(record):
        return stated
    span = _span(record, brand)
    return _from(record) + span if span else None


def _stated(record: Return) -> datetime | None:
    if record.state == "pickup_scheduled":
        return record.pickup_until_at
    return record.refund_by_at if record.state in {"refund_started", "refunded"} else None


def _from(record: Return) -> datetime:
    """When the span began: a refund is counted from its start, not from the moment the gateway was done."""
    return record.seen.get("refund_started", record.state_at) if record.state == "refunded" else record.state_at


def _span(record: Return, brand: Brand) -> timedelta | None:
    return {
        "requested": brand.return_answer_within,
        "approved": brand.return_pickup_within,
        "pickup_scheduled": brand.return_pickup_within,
        "pickup_failed": brand.return_pickup_within,
        "picked_up": brand.return_transit_within,
        "received": brand.return_check_within,
        "qc_passed": None if record.what == "exchange" else brand.refund_start_within,
        "refund_started": brand.refund_within,
        "refunded": brand.refund_within,
    }.get(record.state)


# What is still to come before the money goes back, step by step.
_WAY_TO_REFUND = ("approved", "picked_up", "received", "qc_passed")


def refund_starts_by(record: Return, brand: Brand) -> datetime | None:
    """By when the money (or the new product) leaves, if every step takes its usual time; None when it does not."""
    state = "approved" if record.state in {"pickup_scheduled", "pickup_failed"} else record.state
    if state not in _WAY_TO_REFUND:
        return None
    spans = {
        "approved": brand.return_pickup_within,
        "picked_up": brand.return_transit_within,
        "received": brand.return_check_within,
        "qc_passed": brand.refund_start_within,
    }
    left = _WAY_TO_REFUND[_WAY_TO_REFUND.index(state) :]
    return record.state_at + sum((spans[each] for each in left), timedelta(0))


def is_overdue(record: Return, now: datetime) -> bool:
    """Whether the step we gave a date for has not come by then. What is refunded is only with the bank still."""
    due = record.expected_by_at
    return is_running(record) and due is not None and due < now


def put_off(order: Order, return_id: str, now: datetime, brand: Brand) -> Order:
    """The order after we admitted that a step is late and gave it a new date."""
    returns = tuple(
        msgspec.structs.replace(record, expected_by_at=now + brand.return_late_within, is_put_off=True)
        if record.id == return_id and is_overdue(record, now)
        else record
        for record in order.returns
    )
    return msgspec.structs.replace(order, returns=returns)
