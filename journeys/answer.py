"""The one true story of an order: a pure function of its state and the time.

Chat answer, proactive text, tracking page and agent panel all show what this returns and nothing else.
"""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from journeys.brand import Brand
from journeys.delays import is_delayed
from journeys.expected import Expected, RangeSource, has_left, ranges_of
from journeys.incidents import cause_of
from journeys.return_story import next_step, return_in_story
from journeys.state import Order, Return, Shipment
from journeys.status import TERMINAL, Leg, Status


class Stage(StrEnum):
    """What a customer would call the state of her order."""

    AWAITING_PAYMENT = "awaiting_payment"
    CONFIRMED = "confirmed"
    PACKED = "packed"
    PICKUP_FAILED = "pickup_failed"
    IN_TRANSIT = "in_transit"
    NEAR_YOU = "near_you"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPT_FAILED = "attempt_failed"
    ATTEMPT_NOT_MADE = "attempt_not_made"
    READY_TO_COLLECT = "ready_to_collect"
    DELIVERED = "delivered"
    RETURNING = "returning"
    RETURNED = "returned"
    CANCELLED = "cancelled"
    LOST = "lost"
    DAMAGED = "damaged"
    RETURN_REQUESTED = "return_requested"
    RETURN_DECLINED = "return_declined"
    RETURN_APPROVED = "return_approved"
    RETURN_PICKUP = "return_pickup"
    RETURN_PICKUP_FAILED = "return_pickup_failed"
    RETURN_ON_ITS_WAY = "return_on_its_way"
    RETURN_IN_CHECK = "return_in_check"
    RETURN_PASSED = "return_passed"
    RETURN_REJECTED = "return_rejected"
    REPLACEMENT_DUE = "replacement_due"
    REFUND_STARTED = "refund_started"
    REFUNDED = "refunded"


STAGE_OF_STATUS: dict[Status, Stage] = {
    Status.PENDING: Stage.CONFIRMED,
    Status.LABEL_CREATED: Stage.PACKED,
    Status.PICKUP_SCHEDULED: Stage.PACKED,
    Status.OUT_FOR_PICKUP: Stage.PACKED,
    Status.PICKUP_FAILED: Stage.PICKUP_FAILED,
    Status.PICKED_UP: Stage.IN_TRANSIT,
    Status.IN_TRANSIT: Stage.IN_TRANSIT,
    Status.AT_DESTINATION_HUB: Stage.NEAR_YOU,
    Status.OUT_FOR_DELIVERY: Stage.OUT_FOR_DELIVERY,
    Status.DELIVERY_ATTEMPT_FAILED: Stage.ATTEMPT_FAILED,
    Status.AVAILABLE_FOR_PICKUP: Stage.READY_TO_COLLECT,
    Status.DELIVERED: Stage.DELIVERED,
    Status.RTO_INITIATED: Stage.RETURNING,
    Status.RTO_IN_TRANSIT: Stage.RETURNING,
    Status.RTO_OUT_FOR_DELIVERY: Stage.RETURNING,
    Status.RTO_ATTEMPT_FAILED: Stage.RETURNING,
    Status.RTO_DELIVERED: Stage.RETURNED,
    Status.ON_HOLD: Stage.IN_TRANSIT,
    Status.LOST: Stage.LOST,
    Status.DAMAGED: Stage.DAMAGED,
    Status.DISPOSED: Stage.LOST,
    Status.CANCELLED: Stage.CONFIRMED,  # the parcel was cancelled, the order was not
    Status.UNKNOWN: Stage.IN_TRANSIT,
}

STAGE_OF_RETURN: dict[str, Stage] = {
    "requested": Stage.RETURN_REQUESTED,
    "declined": Stage.RETURN_DECLINED,
    "approved": Stage.RETURN_APPROVED,
    "pickup_scheduled": Stage.RETURN_PICKUP,
    "pickup_failed": Stage.RETURN_PICKUP_FAILED,
    "picked_up": Stage.RETURN_ON_ITS_WAY,
    "received": Stage.RETURN_IN_CHECK,
    "qc_passed": Stage.RETURN_PASSED,
    "qc_failed": Stage.RETURN_REJECTED,
    "refund_started": Stage.REFUND_STARTED,
    "refunded": Stage.REFUNDED,
}

ENDED = frozenset(
    {Stage.DELIVERED, Stage.RETURNED, Stage.CANCELLED, Stage.LOST, Stage.DAMAGED, Stage.RETURN_DECLINED}
    | {Stage.RETURN_REJECTED, Stage.REPLACEMENT_DUE, Stage.REFUNDED}
)

# Longest silence the next update may leave, by stage; a stage not named here promises none.
NEXT_UPDATE_WITHIN: dict[Stage, timedelta] = {
    Stage.AWAITING_PAYMENT: timedelta(hours=24),
    Stage.CONFIRMED: timedelta(hours=24),
    Stage.PACKED: timedelta(hours=24),
    Stage.PICKUP_FAILED: timedelta(hours=24),
    Stage.IN_TRANSIT: timedelta(hours=47),
    Stage.NEAR_YOU: timedelta(hours=24),
    Stage.OUT_FOR_DELIVERY: timedelta(hours=14),
    Stage.ATTEMPT_FAILED: timedelta(hours=24),
    Stage.ATTEMPT_NOT_MADE: timedelta(hours=24),
    Stage.READY_TO_COLLECT: timedelta(hours=47),
    Stage.RETURNING: timedelta(hours=47),
    # of a return only while no date for its next step is running
    Stage.RETURN_REQUESTED: timedelta(hours=47),
    Stage.RETURN_APPROVED: timedelta(hours=47),
    Stage.RETURN_PICKUP: timedelta(hours=47),
    Stage.RETURN_PICKUP_FAILED: timedelta(hours=47),
    Stage.RETURN_ON_ITS_WAY: timedelta(hours=47),
    Stage.RETURN_IN_CHECK: timedelta(hours=47),
    Stage.RETURN_PASSED: timedelta(hours=47),
    Stage.REFUND_STARTED: timedelta(hours=47),
}

# Where a day can be expected at all.
STAGES_WITH_RANGE = frozenset(
    {Stage.CONFIRMED, Stage.PACKED, Stage.PICKUP_FAILED, Stage.IN_TRANSIT, Stage.NEAR_YOU, Stage.ATTEMPT_FAILED}
    | {Stage.ATTEMPT_NOT_MADE}
)


class Answer(msgspec.Struct, frozen=True):
    """Where an order is. `expected` is None when it is out for delivery (today) or at its end.

    `next_update_by_at` is a promise: None means that nothing more will come. `parcel_no` of `parcels`. Of a return,
    `step_by_at` is when its next step is due, or when the bank shows its refund; `qc_reason` is why it
    was not accepted.
    """

    order_id: int
    number: str
    stage: Stage
    place: str = ""
    place_at: datetime | None = None
    expected: Expected | None = None
    next_update_by_at: datetime | None = None
    reason: str = ""
    cash_due_paise: int = 0  # at the door
    due_now_paise: int = 0  # before it can leave
    currency: str = "INR"
    awb: str = ""
    parcel_no: int = 1
    parcels: int = 1
    return_id: str = ""
    step_by_at: datetime | None = None
    is_step_late: bool = False
    pickup_from_at: datetime | None = None
    pickup_until_at: datetime | None = None
    qc_reason: str = ""
    refund_paise: int = 0
    reference: str = ""  # of the refund, at the bank
    is_delayed: bool = False
    cause: str = ""  # of the delay, a name of `journeys.incidents`; "" while nobody has told us
    cause_place: str = ""
    is_answered: bool = False  # the courier has what she answered to the failed attempt, and has not said no

    @property
    def is_ended(self) -> bool:
        return self.stage in ENDED

    @property
    def meaning(self) -> str:
        """What the stage means for her, as the texts name it: after an answer of hers nothing waits for one."""
        return "attempt_answered" if self.is_answered and self.stage is Stage.ATTEMPT_FAILED else self.stage.value


def answer(
    order: Order, parcels: list[Shipment], now: datetime, brand: Brand, ranges: RangeSource | None = None
) -> Answer:
    """The story of `order` at `now`. Pure: same arguments, same answer."""
    if record := return_in_story(order, parcels, now):
        return _answer_of_return(order, record, parcels, now, brand)
    parcel = leading_parcel(parcels)
    stage = stage_of(order, parcel)
    expected = _expected(order, parcel, now, brand, ranges) if stage in STAGES_WITH_RANGE else None
    delayed = (expected is not None and expected.is_late) or is_delayed(order, parcels, now, brand)
    cause, where = cause_of(order, parcel) if delayed else ("", "")
    is_late_scan = parcel is not None and parcel.place and stage is not Stage.DELIVERED
    return Answer(
        order_id=order.id,
        number=order.number,
        stage=stage,
        place=parcel.place if parcel and is_late_scan else "",
        place_at=parcel.place_at if parcel and is_late_scan else None,
        expected=expected,
        next_update_by_at=next_update_by(stage, now, brand, delayed),
        reason=parcel.ndr.reason.value if parcel and parcel.ndr else "",
        cash_due_paise=_cash_due(order, stage),
        due_now_paise=(order.outstanding_paise or order.total_paise) if stage is Stage.AWAITING_PAYMENT else 0,
        currency=order.currency,
        awb=parcel.awb if parcel else "",
        parcel_no=parcels.index(parcel) + 1 if parcel else 1,
        parcels=max(1, len(parcels)),
        is_delayed=delayed,
        cause=cause,
        cause_place=where,
        is_answered=bool(parcel and parcel.ndr and parcel.ndr.asked not in {"", "refused"}),
    )


def _expected(
    order: Order, parcel: Shipment | None, now: datetime, brand: Brand, ranges: RangeSource | None
) -> Expected:
    """The range as it stands now, late also when it ends behind the first one that we told."""
    found = (ranges or ranges_of(brand)).expected(order, parcel, now, brand)
    told = order.expected_by_at
    if found.is_late or told is None or (now < told and found.first <= brand.local(told).date()):
        return found
    return msgspec.structs.replace(found, is_late=True)


def stage_of(order: Order, parcel: Shipment | None) -> Stage:
    """The stage of an order whose leading parcel is `parcel`."""
    if order.status == "cancelled" and (parcel is None or parcel.status in {Status.PENDING, Status.CANCELLED}):
        return Stage.CANCELLED
    if parcel is None or parcel.status is Status.PENDING:
        return Stage.AWAITING_PAYMENT if order.status == "pending_payment" else Stage.CONFIRMED
    if parcel.ndr and parcel.status not in TERMINAL:
        return Stage.ATTEMPT_FAILED if parcel.ndr.attempted else Stage.ATTEMPT_NOT_MADE
    if parcel.leg in {Leg.RTO, Leg.REVERSE}:
        return _stage_of_return(parcel)
    return Stage.CANCELLED if order.status == "cancelled" and not has_left(parcel) else STAGE_OF_STATUS[parcel.status]


def _stage_of_return(parcel: Shipment) -> Stage:
    """On the way back the same words mean something else: "out for delivery" goes to us, not to her."""
    if parcel.status in {Status.DELIVERED, Status.RTO_DELIVERED}:
        return Stage.RETURNED
    if parcel.status in {Status.LOST, Status.DAMAGED, Status.DISPOSED}:
        return STAGE_OF_STATUS[parcel.status]
    still_with_her = parcel.leg is Leg.REVERSE and (parcel.status is Status.CANCELLED or not has_left(parcel))
    return Stage.DELIVERED if still_with_her else Stage.RETURNING


def leading_parcel(parcels: list[Shipment]) -> Shipment | None:
    """The parcel the story is about: the one that moved last among those still under way, else the last to end."""
    under_way = [p for p in parcels if p.status not in TERMINAL]
    candidates = under_way or parcels
    return max(candidates, key=lambda p: (p.status_at or p.created_at, p.id), default=None)


def next_update_by(stage: Stage, now: datetime, brand: Brand, is_delayed: bool = False) -> datetime | None:
    """By when the customer hears from us at the latest, always inside ordinary hours; None at an end."""
    within = NEXT_UPDATE_WITHIN.get(stage)
    if within is None:
        return None
    within = min(within, brand.friction.update_every) if is_delayed else within
    latest = brand.last_opening_before(brand.ordinary_hours, now + within)
    return latest if latest > now else brand.next_opening(brand.ordinary_hours, now + within)


def stage_of_return(record: Return) -> Stage:
    is_exchanged = record.what == "exchange" and record.state == "qc_passed"
    return Stage.REPLACEMENT_DUE if is_exchanged else STAGE_OF_RETURN[record.state]


def _answer_of_return(order: Order, record: Return, parcels: list[Shipment], now: datetime, brand: Brand) -> Answer:
    stage = stage_of_return(record)
    carried = next((p for p in parcels if record.awb and p.awb == record.awb), None)
    is_travelling = carried is not None and bool(carried.place) and stage is Stage.RETURN_ON_ITS_WAY
    step_by, is_late = next_step(record, now, brand)
    has_refund = stage in {Stage.REFUND_STARTED, Stage.REFUNDED}
    return Answer(
        order_id=order.id,
        number=order.number,
        stage=stage,
        place=carried.place if carried and is_travelling else "",
        place_at=carried.place_at if carried and is_travelling else None,
        next_update_by_at=None if stage in ENDED else _update_on_step(stage, step_by, now, brand),
        currency=order.currency,
        awb=record.awb,
        return_id=record.id,
        step_by_at=step_by,
        is_step_late=is_late,
        pickup_from_at=record.pickup_from_at if stage is Stage.RETURN_PICKUP else None,
        pickup_until_at=record.pickup_until_at if stage is Stage.RETURN_PICKUP else None,
        qc_reason=record.qc_reason if stage in {Stage.RETURN_REJECTED, Stage.RETURN_DECLINED} else "",
        refund_paise=record.amount_paise if has_refund else 0,
        reference=record.reference if has_refund else "",
    )


def _update_on_step(stage: Stage, step_by: datetime | None, now: datetime, brand: Brand) -> datetime | None:
    """With a date for the next step running, she hears from us by that date."""
    latest = brand.last_opening_before(brand.ordinary_hours, step_by) if step_by else now
    return latest if latest > now else next_update_by(stage, now, brand)


def _cash_due(order: Order, stage: Stage) -> int:
    if order.payment == "prepaid" or stage in ENDED or stage in {Stage.RETURNING, Stage.AWAITING_PAYMENT}:
        return 0
    return order.outstanding_paise or (order.total_paise if order.payment == "cod" else 0)
