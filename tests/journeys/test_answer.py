"""The one true story of an order: every stage, every payment, pure, and a promise that can be kept."""

from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.answer import (
    ENDED,
    NEXT_UPDATE_WITHIN,
    STAGE_OF_RETURN,
    STAGE_OF_STATUS,
    STAGES_WITH_RANGE,
    Stage,
    answer,
    leading_parcel,
    next_update_by,
    stage_of,
)
from journeys.brand import Brand, Hours
from journeys.expected import Expected
from journeys.shipment import apply_scan
from journeys.state import Order, Return, Shipment
from journeys.status import RTO_STATUSES, Leg, NdrReason, Status
from tests.journeys.builders import BRAND, MOMENTS, NOW, failed, ids, order, parcel

HOUR = timedelta(hours=1)
PAYMENTS = ("cod", "prepaid", "part_cod")


def in_status(status: Status, **facts: object) -> Shipment:
    """A parcel standing in `status`, on the leg where that word belongs."""
    leg = Leg.RTO if status in RTO_STATUSES else Leg.FORWARD
    known = {
        "leg": leg,
        "status": status,
        "status_at": NOW - HOUR,
        "place": "Pune, Maharashtra",
        "place_at": NOW - HOUR,
    }
    return parcel(**known | facts)


def in_attempt(reason: NdrReason) -> Shipment:
    known, _ = apply_scan(parcel(), failed(NOW - HOUR, reason), ids(900))
    return known


def sending_back(state: str, what: str = "return", **facts: Any) -> tuple[Order, Shipment]:
    """A delivered order whose return stands in a state, for which the next date is three days ahead."""
    at = NOW - timedelta(days=1)
    known: dict[str, Any] = {"expected_by_at": NOW + timedelta(days=3), "seen": {state: at}, "amount_paise": 149_900}
    record = Return("R-1", state, at, at, what=what, **known | facts)
    return order(returns=(record,)), in_status(Status.DELIVERED, status_at=NOW - timedelta(days=5))


EXAMPLES: dict[Stage, tuple[Order, Shipment | None]] = {
    Stage.AWAITING_PAYMENT: (order(status="pending_payment"), None),
    Stage.CONFIRMED: (order(), None),
    Stage.PACKED: (order(), in_status(Status.LABEL_CREATED)),
    Stage.PICKUP_FAILED: (order(), in_status(Status.PICKUP_FAILED)),
    Stage.IN_TRANSIT: (order(), in_status(Status.IN_TRANSIT)),
    Stage.NEAR_YOU: (order(), in_status(Status.AT_DESTINATION_HUB)),
    Stage.OUT_FOR_DELIVERY: (order(), in_status(Status.OUT_FOR_DELIVERY)),
    Stage.ATTEMPT_FAILED: (order(), in_attempt(NdrReason.CUSTOMER_UNAVAILABLE)),
    Stage.ATTEMPT_NOT_MADE: (order(), in_attempt(NdrReason.NOT_ATTEMPTED)),
    Stage.READY_TO_COLLECT: (order(), in_status(Status.AVAILABLE_FOR_PICKUP)),
    Stage.DELIVERED: (order(), in_status(Status.DELIVERED)),
    Stage.RETURNING: (order(), in_status(Status.RTO_IN_TRANSIT)),
    Stage.RETURNED: (order(), in_status(Status.RTO_DELIVERED)),
    Stage.CANCELLED: (order(status="cancelled"), None),
    Stage.LOST: (order(), in_status(Status.LOST)),
    Stage.DAMAGED: (order(), in_status(Status.DAMAGED)),
    **{stage: sending_back(state) for state, stage in STAGE_OF_RETURN.items()},
    Stage.REPLACEMENT_DUE: sending_back("qc_passed", "exchange", expected_by_at=None),
}
OF_RETURNS = {*STAGE_OF_RETURN.values(), Stage.REPLACEMENT_DUE}


def story_of(stage: Stage, payment: str = "cod", now: datetime = NOW):
    known, parcels = EXAMPLES[stage]
    known = msgspec.structs.replace(known, payment=payment)
    return answer(known, [parcels] if parcels else [], now, BRAND)


def test_there_is_an_example_of_every_stage() -> None:
    """P-06."""
    assert set(EXAMPLES) == set(Stage)


@pytest.mark.parametrize("payment", PAYMENTS)
@pytest.mark.parametrize("stage", Stage)
def test_every_stage_is_told_with_what_belongs_to_it(stage: Stage, payment: str) -> None:
    """A-02, P-02, A-83: stage, range, cash and next update, for every stage and payment."""
    story = story_of(stage, payment)
    assert story.stage is stage
    assert (story.expected is not None) == (stage in STAGES_WITH_RANGE)
    assert (story.next_update_by_at is None) == (stage in ENDED)
    assert story.is_ended == (stage in ENDED)
    pays = payment != "prepaid" and stage not in ENDED | OF_RETURNS | {Stage.RETURNING, Stage.AWAITING_PAYMENT}
    assert story.cash_due_paise == (149_900 if pays else 0)


@pytest.mark.parametrize("stage", Stage)
def test_the_same_state_and_time_give_the_same_answer(stage: Stage) -> None:
    """P-02, promise 7: pure."""
    known, parcels = EXAMPLES[stage]
    before = msgspec.json.encode([known, parcels])
    assert story_of(stage) == story_of(stage)
    assert msgspec.json.encode([known, parcels]) == before


def test_every_status_has_a_stage() -> None:
    """P-06."""
    assert set(STAGE_OF_STATUS) == set(Status)


@pytest.mark.parametrize(
    ("status", "parcel_in", "stage"),
    [
        ("cancelled", in_status(Status.PENDING), Stage.CANCELLED),
        ("cancelled", in_status(Status.CANCELLED), Stage.CANCELLED),
        ("cancelled", in_status(Status.OUT_FOR_PICKUP), Stage.CANCELLED),
        ("cancelled", in_status(Status.IN_TRANSIT), Stage.IN_TRANSIT),  # the truth, whatever the shop wishes
        ("pending_payment", in_status(Status.PENDING), Stage.AWAITING_PAYMENT),
        ("open", in_status(Status.CANCELLED), Stage.CONFIRMED),  # another parcel will come
        ("open", in_status(Status.UNKNOWN), Stage.IN_TRANSIT),
    ],
)
def test_order_and_parcel_are_read_together(status: str, parcel_in: Shipment, stage: Stage) -> None:
    """A-19: one parcel status, two order states, two stories."""
    assert stage_of(order(status=status), parcel_in) is stage


@pytest.mark.parametrize(
    ("leg", "status", "stage"),
    [
        (Leg.REVERSE, Status.PICKUP_SCHEDULED, Stage.DELIVERED),  # she still has it
        (Leg.REVERSE, Status.PICKUP_FAILED, Stage.DELIVERED),
        (Leg.REVERSE, Status.CANCELLED, Stage.DELIVERED),
        (Leg.REVERSE, Status.PICKED_UP, Stage.RETURNING),
        (Leg.REVERSE, Status.OUT_FOR_DELIVERY, Stage.RETURNING),  # to us, not to her
        (Leg.REVERSE, Status.DELIVERED, Stage.RETURNED),
        (Leg.RTO, Status.OUT_FOR_DELIVERY, Stage.RETURNING),
        (Leg.RTO, Status.CANCELLED, Stage.RETURNING),
        (Leg.RTO, Status.LOST, Stage.LOST),
        (Leg.RTO, Status.DAMAGED, Stage.DAMAGED),
        (Leg.EXCHANGE, Status.OUT_FOR_DELIVERY, Stage.OUT_FOR_DELIVERY),
    ],
)
def test_on_the_way_back_the_same_words_mean_something_else(leg: Leg, status: Status, stage: Stage) -> None:
    """A-02: "out for delivery" on a return leg is not at her door today."""
    assert stage_of(order(), in_status(status, leg=leg)) is stage


def test_a_parcel_in_a_hub_after_a_failed_attempt_is_still_a_failed_attempt() -> None:
    """A-02, G-5."""
    waiting = msgspec.structs.replace(in_attempt(NdrReason.REFUSED), status=Status.AT_DESTINATION_HUB)
    story = answer(order(), [waiting], NOW, BRAND)
    assert (story.stage, story.reason) == (Stage.ATTEMPT_FAILED, "refused")


def test_a_place_is_told_with_its_time_until_the_parcel_is_there() -> None:
    """A-02."""
    moving = story_of(Stage.IN_TRANSIT)
    assert (moving.place, moving.place_at) == ("Pune, Maharashtra", NOW - HOUR)
    there = story_of(Stage.DELIVERED)
    assert (there.place, there.place_at) == ("", None)
    assert story_of(Stage.CONFIRMED).place == ""


def test_part_paid_orders_ask_for_the_rest_only() -> None:
    """A-02."""
    known = order(payment="part_cod", outstanding_paise=50_000)
    assert answer(known, [], NOW, BRAND).cash_due_paise == 50_000
    assert answer(order(payment="part_cod", outstanding_paise=0), [], NOW, BRAND).cash_due_paise == 0
    assert answer(order(outstanding_paise=0), [], NOW, BRAND).cash_due_paise == 149_900


def test_the_parcel_still_under_way_leads_the_story() -> None:
    """A-02: of several parcels, and the story says which of how many it is."""
    delivered = in_status(Status.DELIVERED, id=1, awb="A1", status_at=NOW)
    moving = in_status(Status.IN_TRANSIT, id=2, awb="A2", status_at=NOW - 5 * HOUR)
    unseen = parcel(id=3, awb="A3", created_at=NOW - 9 * HOUR)
    story = answer(order(), [delivered, moving, unseen], NOW, BRAND)
    assert (story.awb, story.parcel_no, story.parcels) == ("A2", 2, 3)
    assert leading_parcel([delivered, in_status(Status.LOST, id=4, status_at=NOW - HOUR)]) is delivered
    assert leading_parcel([]) is None


def test_another_source_of_ranges_may_be_put_in() -> None:
    """A-83."""

    class Tomorrow:
        def expected(self, order: Order, parcel: Shipment | None, now: datetime, brand: Brand) -> Expected:
            return Expected(date(2026, 11, 24), date(2026, 11, 25))

    story = answer(order(), [], NOW, BRAND, Tomorrow())
    assert story.expected == Expected(date(2026, 11, 24), date(2026, 11, 25))


HOURS = st.tuples(st.integers(0, 95), st.integers(1, 96)).filter(lambda each: each[0] < each[1])


@given(
    MOMENTS,
    st.sampled_from(sorted(NEXT_UPDATE_WITHIN)),
    HOURS,
)
def test_the_next_update_is_promised_inside_ordinary_hours_and_in_the_future(
    at: datetime, stage: Stage, quarters: tuple[int, int]
) -> None:
    """G-6, A-18: whatever the time and the brand's hours."""
    opens, closes = (time(min(q // 4, 23), q % 4 * 15 if q < 96 else 59) for q in quarters)
    if opens >= closes:
        return
    brand = msgspec.structs.replace(BRAND, ordinary_hours=Hours(opens, closes))
    promised = next_update_by(stage, at, brand)
    assert promised is not None
    assert promised > at
    assert brand.is_open(brand.ordinary_hours, promised)


@given(MOMENTS, st.sampled_from(sorted(NEXT_UPDATE_WITHIN)))
def test_with_common_hours_the_promise_keeps_the_stages_budget(at: datetime, stage: Stage) -> None:
    """G-6: no later than the budget, and under the hard limit of 48 hours."""
    promised = next_update_by(stage, at, BRAND)
    assert promised is not None
    assert promised - at <= NEXT_UPDATE_WITHIN[stage] < timedelta(hours=48)
