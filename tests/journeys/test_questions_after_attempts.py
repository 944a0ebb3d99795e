"""Questions that journeys ask about failed attempts, ways back, and what comes after a delivery."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from journeys.brand import Brand
from journeys.conditions import CONDITIONS
from journeys.scene import Scene
from journeys.shipment import apply_scan
from journeys.state import Conversation, LegState, Order, Return, Shipment
from journeys.status import Leg, NdrReason, Status
from tests.journeys.builders import BRAND, NOW, customer, failed, ids, order, parcel, state

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def in_attempt(reason: NdrReason = NdrReason.CUSTOMER_UNAVAILABLE, *, attempted: bool = True, **ndr: Any) -> Shipment:
    stands, _ = apply_scan(parcel(), failed(NOW, reason, attempted=attempted), ids(900))
    assert stands.ndr
    return msgspec.structs.replace(stands, ndr=msgspec.structs.replace(stands.ndr, **ndr))


def scene(*records: Any, **facts: Any) -> Scene:
    """A scene about the first order and the last parcel among the records."""
    orders = [each for each in records if isinstance(each, Order)]
    parcels = [each for each in records if isinstance(each, Shipment)]
    known = {
        "state": state(*records),
        "order": orders[0] if orders else None,
        "parcel": parcels[-1] if parcels else None,
        "subject": "900",
        "now": NOW,
        "brand": BRAND,
    }
    return Scene(**known | facts)


REASON_OF_JOURNEY = {
    "reason_is_unavailable": {NdrReason.CUSTOMER_UNAVAILABLE, NdrReason.RESCHEDULE_REQUESTED},
    "reason_is_unreachable": {NdrReason.CUSTOMER_UNREACHABLE},
    "reason_is_address": {NdrReason.ADDRESS_ISSUE, NdrReason.RESTRICTED_AREA},
    "reason_is_refused": {NdrReason.REFUSED},
    "reason_is_refused_otp_verified": {NdrReason.REFUSED_OTP_VERIFIED},
    "reason_is_payment": {NdrReason.PAYMENT_NOT_READY},
    "attempt_not_made": {NdrReason.NOT_ATTEMPTED},
}


@pytest.mark.parametrize("reason", NdrReason)
def test_each_reason_belongs_to_exactly_one_journey(reason: NdrReason) -> None:
    """A-41: nothing is asked twice, and no reason is left without words."""
    asked = scene(order(), in_attempt(reason))
    found = [name for name in (*REASON_OF_JOURNEY, "reason_is_other") if CONDITIONS[name](asked)]
    assert found == [next((n for n, reasons in REASON_OF_JOURNEY.items() if reason in reasons), "reason_is_other")]


@pytest.mark.parametrize("reason", sorted(set(NdrReason) - {NdrReason.NOT_ATTEMPTED}))
def test_where_the_courier_did_not_come_its_reason_counts_for_nothing(reason: NdrReason) -> None:
    """R-2."""
    asked = scene(order(), in_attempt(reason, attempted=False))
    assert CONDITIONS["attempt_not_made"](asked)
    assert not any(CONDITIONS[name](asked) for name in (*REASON_OF_JOURNEY, "reason_is_other") if name[0] == "r")
    assert not CONDITIONS["is_answerable"](asked)


CASES: list[tuple[str, Scene, bool]] = [
    ("attempt_is_open", scene(order(), in_attempt()), True),
    ("attempt_is_open", scene(order(), in_attempt(), subject="899"), False),  # the button of an earlier attempt
    ("attempt_is_open", scene(order(), parcel()), False),
    ("attempt_is_open", scene(order()), False),
    ("attempt_is_unanswered", scene(order(), in_attempt()), True),
    ("attempt_is_unanswered", scene(order(), in_attempt(answered_at=NOW)), False),
    ("is_answerable", scene(order(), in_attempt()), True),
    ("is_answerable", scene(order(), in_attempt(NdrReason.REFUSED_OTP_VERIFIED)), False),
    ("is_answerable", scene(order(), parcel()), False),
    ("attempt_is_unresolved", scene(order(), in_attempt()), True),
    ("attempt_is_unresolved", scene(order(), in_attempt(asked="refused")), True),
    ("attempt_is_unresolved", scene(order(), in_attempt(asked="accepted")), False),
    ("attempt_is_unresolved", scene(order(), in_attempt(), Conversation(10, handoff_at=NOW + HOUR)), False),
    ("attempt_is_unresolved", scene(order(), in_attempt(), Conversation(10, handoff_at=NOW - DAY)), True),
    ("attempt_is_unresolved", scene(order(), parcel()), False),
    ("wish_is_with_courier", scene(order(), in_attempt(asked="accepted", asked_for="tomorrow")), False),
    (
        "wish_is_with_courier",
        scene(order(), in_attempt(asked="accepted", asked_for="tomorrow"), args={"choice": "tomorrow"}),
        True,
    ),
    (
        "wish_is_with_courier",
        scene(order(), in_attempt(asked="refused", asked_for="tomorrow"), args={"choice": "tomorrow"}),
        False,
    ),
    ("deadline_is_pressing", scene(order(), in_attempt(deadline_at=NOW + 4 * HOUR)), True),
    ("deadline_is_pressing", scene(order(), in_attempt(deadline_at=NOW + 5 * HOUR)), False),
    ("deadline_is_near", scene(order(), in_attempt(deadline_at=NOW + 16 * HOUR)), True),
    ("deadline_is_near", scene(order(), in_attempt()), False),
    ("deadline_is_near", scene(order()), False),
    ("had_failed_attempt", scene(order(), parcel(attempts=1)), True),
    ("had_failed_attempt", scene(order(), parcel(legs={"forward": LegState(fails=(NOW,))})), True),
    ("had_failed_attempt", scene(order(), parcel()), False),
    ("was_told_of_return", scene(order(), parcel(told=("returning_paid:30",))), True),
    ("was_told_of_return", scene(order(), parcel(told=("returned:30",))), False),
    ("was_told_of_delivery", scene(order(), parcel(told=("delivered:30",))), True),
    ("was_told_of_delivery", scene(order(), parcel(told=("shipped:30",))), False),
    ("window_is_open", scene(order(), Conversation(10, last_inbound_at=NOW - 23 * HOUR)), True),
    ("window_is_open", scene(order(), Conversation(10, last_inbound_at=NOW - DAY)), False),
    ("window_is_open", scene(order()), False),
    ("had_trouble", scene(order(signals=("hub_loop:30",)), parcel()), True),
    ("had_trouble", scene(order(), parcel(attempts=1)), True),
    ("had_trouble", scene(order(), parcel()), False),
    ("has_warranty", scene(order(tags=("warranty",))), True),
    ("has_warranty", scene(order(tags=("kurta",))), False),
    ("is_used_up", scene(order(tags=("refill",))), True),
    ("is_used_up", scene(order()), False),
    ("has_guide", scene(order(tags=("lamp",)), brand=Brand(guides={"lamp": "https://shop.example/l"})), True),
    ("has_guide", scene(order(tags=("lamp",))), False),
    ("has_review_page", scene(order(), brand=Brand(review_link="https://shop.example/r")), True),
    ("has_review_page", scene(order()), False),
    ("has_newer_order", scene(order(), order(id=21, shop_order_id="5002", placed_at=NOW)), True),
    ("has_newer_order", scene(order(), order(id=19, shop_order_id="4900", placed_at=NOW - 9 * DAY)), False),
    ("may_order_again", scene(order(), brand=Brand(shop_link="https://shop.example")), True),
    ("may_order_again", scene(order()), False),
    (
        "may_order_again",
        scene(order(), order(id=19, marks=("reorder_declined",)), brand=Brand(shop_link="https://shop.example")),
        False,
    ),
    ("is_exchange", scene(order(returns=(Return("R-1", "approved", NOW, NOW, what="exchange"),)), subject="R-1"), True),
    ("is_exchange", scene(order(returns=(Return("R-1", "approved", NOW, NOW),)), subject="R-1"), False),
    ("is_exchange", scene(order(), subject="R-1"), False),
    ("is_pickup_failed", scene(order(returns=(Return("R-1", "pickup_failed", NOW, NOW),)), subject="R-1"), True),
    ("is_pickup_failed", scene(order(returns=(Return("R-1", "pickup_scheduled", NOW, NOW),)), subject="R-1"), False),
    ("has_no_open_issue", scene(order()), True),
    ("has_no_open_issue", scene(order(marks=("issue_reported",))), False),
    ("has_open_issue", scene(order(marks=("not_received",))), True),
    ("has_open_issue", scene(order(), Conversation(10, handoff_at=NOW)), True),
    ("has_open_issue", scene(order()), False),
    ("has_open_issue", scene(), False),
]


@pytest.mark.parametrize(("question", "asked", "answer"), CASES)
def test_a_question_is_answered_from_the_state(question: str, asked: Scene, answer: bool) -> None:
    """A-11, A-19."""
    assert CONDITIONS[question](asked) is answer


@pytest.mark.parametrize(("days", "is_open"), [(0, True), (7, True), (8, False)])
def test_a_courier_looks_into_a_delivery_for_seven_days(days: int, is_open: bool) -> None:
    """A-49."""
    delivered = parcel(status=Status.DELIVERED, status_at=NOW - days * DAY)
    assert CONDITIONS["dispute_is_open"](scene(order(), delivered)) is is_open
    assert not CONDITIONS["dispute_is_open"](scene(order(), parcel(status=Status.IN_TRANSIT, status_at=NOW)))


@pytest.mark.parametrize(
    ("account", "status", "can_turn"),
    [
        ("courier", Status.RTO_INITIATED, True),
        ("courier", Status.RTO_IN_TRANSIT, False),  # it has left the hub
        ("another", Status.RTO_INITIATED, False),  # that courier cannot
    ],
)
def test_only_who_can_turn_it_round_is_offered_to(account: str, status: Status, can_turn: bool) -> None:
    """A-95."""
    turned = parcel(account=account, leg=Leg.RTO, status=status)
    brand = Brand(takes_returns_back=("courier",))
    assert CONDITIONS["return_can_be_revoked"](scene(order(), turned, brand=brand)) is can_turn
    assert not CONDITIONS["return_can_be_revoked"](scene(order(), turned))


@pytest.mark.parametrize(("days", "is_due"), [(1, False), (59, False), (60, True)])
def test_a_customer_is_asked_for_a_score_once_in_sixty_days(days: int, is_due: bool) -> None:
    """A-22f: whichever of her orders it was."""
    asked = customer(began=(f"nps_asked:{(NOW - days * DAY).isoformat()}", "reorder:10"))
    assert CONDITIONS["score_is_due"](scene(order(), asked)) is is_due
    assert CONDITIONS["score_is_due"](scene(order()))
