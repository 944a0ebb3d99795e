"""The six macro-stages: each has a way in, a way out and a time in it."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.events import Event, StageChanged
from journeys.macro_stages import (
    REORDER_UNTIL,
    REVIEW_FOR,
    RULES,
    MacroStage,
    plainly_receives,
    settled,
    standing,
)
from journeys.state import Checkout, CustomerState, Order, Return, Shipment
from journeys.status import Leg, Status
from tests.journeys.builders import NOW, customer, fulfilled, order, parcel, placed, returned, scan, state
from tests.journeys.deciding import decided

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
DELIVERED = parcel(status=Status.DELIVERED, status_at=NOW - 3 * A_DAY, closed_at=NOW - 3 * A_DAY)
RETURN = Return("R1", "approved", NOW - A_DAY, NOW - A_DAY)
CART = Checkout("C1", "shop", NOW - AN_HOUR)


def stage_of(*records: Order | Shipment) -> MacroStage:
    return standing(state(*records), NOW).stage


@pytest.mark.parametrize(
    ("records", "stage"),
    [
        ((), MacroStage.BROWSING),
        ((order(status="pending_payment"),), MacroStage.BUYING),
        ((order(),), MacroStage.RECEIVING),
        ((order(), parcel(status=Status.IN_TRANSIT)), MacroStage.RECEIVING),
        ((order(status="closed"), parcel(status=Status.IN_TRANSIT)), MacroStage.RECEIVING),  # filed away by the shop
        ((order(status="closed"),), MacroStage.BROWSING),  # and nothing travels
        ((order(), parcel(status=Status.CANCELLED)), MacroStage.RECEIVING),  # the parcel was cancelled, the order not
        ((order(status="cancelled", closed_at=NOW),), MacroStage.BROWSING),
        ((order(closed_at=NOW - 3 * A_DAY), DELIVERED), MacroStage.REVIEWING),
        ((order(), DELIVERED, parcel(id=31, awb="KHA2", status=Status.IN_TRANSIT)), MacroStage.RECEIVING),
        ((order(returns=(RETURN,)), DELIVERED), MacroStage.RETURNING),
        ((order(), parcel(status=Status.RTO_IN_TRANSIT, leg=Leg.RTO)), MacroStage.RETURNING),
        ((order(closed_at=NOW), parcel(status=Status.RTO_DELIVERED, leg=Leg.RTO, closed_at=NOW)), MacroStage.BROWSING),
    ],
)
def test_each_stage_is_entered_by_its_own_facts(records: tuple[Order | Shipment, ...], stage: MacroStage) -> None:
    """A-09."""
    assert stage_of(*records) is stage


@pytest.mark.parametrize("state_of_return", ["declined", "cancelled", "refunded", "qc_failed"])
def test_a_return_that_is_over_leaves_her_where_she_was(state_of_return: str) -> None:
    """A-09."""
    over = msgspec.structs.replace(RETURN, state=state_of_return)
    assert stage_of(order(closed_at=NOW - 3 * A_DAY, returns=(over,)), DELIVERED) is MacroStage.REVIEWING


def test_a_refund_without_goods_is_no_return() -> None:
    """A-09."""
    money = Return("refund:1", "refund_started", NOW, NOW, what="refund")
    assert stage_of(order(returns=(money,)), DELIVERED) is MacroStage.REVIEWING


def test_a_cart_is_buying_for_a_week() -> None:
    """A-09."""
    buying = state(customer(checkout=CART))
    assert standing(buying, NOW).stage is MacroStage.BUYING
    assert standing(buying, NOW).ends_at == CART.began_at + timedelta(days=7)
    assert standing(buying, CART.began_at + timedelta(days=7)).stage is MacroStage.BROWSING


def test_time_alone_leads_from_reviewing_to_reordering_and_back_to_browsing() -> None:
    """A-09."""
    found = state(order(closed_at=NOW - 3 * A_DAY), DELIVERED)
    delivered_at = NOW - 3 * A_DAY
    now_in = standing(found, NOW)
    assert (now_in.stage, now_in.since_at, now_in.ends_at) == (
        MacroStage.REVIEWING,
        delivered_at,
        delivered_at + REVIEW_FOR,
    )
    later = standing(found, delivered_at + REVIEW_FOR)
    assert (later.stage, later.since_at) == (MacroStage.REORDERING, delivered_at + REVIEW_FOR)
    gone = standing(found, delivered_at + REORDER_UNTIL)
    assert (gone.stage, gone.since_at) == (MacroStage.BROWSING, delivered_at + REORDER_UNTIL)


def test_orders_too_old_to_be_read_are_remembered_by_the_stage() -> None:
    """A-09."""
    forgotten = state(customer(stage="reviewing", stage_at=NOW - 60 * A_DAY))
    assert standing(forgotten, NOW).stage is MacroStage.REORDERING
    assert standing(forgotten, NOW).since_at == NOW - 30 * A_DAY
    kept = state(customer(stage="reordering", stage_at=NOW - 30 * A_DAY))
    assert standing(kept, NOW).since_at == NOW - 30 * A_DAY
    assert standing(kept, NOW + 120 * A_DAY).stage is MacroStage.BROWSING


def through(*events: Event) -> list[tuple[str, object]]:
    """The stages a customer goes through, each with when it began."""
    found = state()
    seen: list[tuple[str, object]] = []
    for event in events:
        found = decided(found, event, now=event.received_at).state
        if not seen or seen[-1][0] != found.customer.stage:
            seen.append((found.customer.stage, found.customer.stage_at))
    return seen


def test_the_stage_is_kept_with_the_time_at_which_it_began() -> None:
    """A-09."""
    paid_at, delivered_at, sent_back_at = NOW + AN_HOUR, NOW + 3 * A_DAY, NOW + 5 * A_DAY
    assert through(
        placed(NOW, placed_at=NOW, status="pending_payment", payment="prepaid"),
        placed(paid_at, placed_at=NOW, payment="prepaid"),
        fulfilled(NOW + 2 * AN_HOUR),
        scan(Status.PICKED_UP, NOW + A_DAY),
        scan(Status.DELIVERED, delivered_at),
        returned("requested", sent_back_at),
        returned("cancelled", sent_back_at + AN_HOUR),
    ) == [
        ("buying", NOW),
        ("receiving", paid_at),
        ("reviewing", delivered_at),
        ("returning", sent_back_at),
        ("reviewing", sent_back_at + AN_HOUR),
    ]


def test_a_change_of_stage_stands_on_the_timeline() -> None:
    """A-09."""
    found = decided(state(), placed(NOW)).state
    decision = decided(found, scan(Status.DELIVERED, NOW + A_DAY, order_number="KH-10234"), now=NOW + A_DAY)
    (change,) = [each.event for each in decision.recorded if each.event.kind == "customer.stage_changed"]
    assert change.body == StageChanged("reviewing", before="receiving")
    assert change.occurred_at == NOW + A_DAY


def test_a_parcel_that_nobody_has_announced_makes_no_browser() -> None:
    """A-09."""
    orphan = parcel(order_id=None, status=Status.IN_TRANSIT)
    assert settled(state(orphan), NOW, NOW) is None
    wrote = state(msgspec.structs.replace(state().conversation, last_inbound_at=NOW))
    found = settled(wrote, NOW, NOW)
    assert found
    assert found.stage is MacroStage.BROWSING


def test_six_stages_each_with_its_rules_in_words() -> None:
    """A-09."""
    assert {rule.stage for rule in RULES} == set(MacroStage)
    assert all(len(rule.enters) > 10 and len(rule.leaves) > 10 for rule in RULES)


@given(
    status=st.sampled_from(Status),
    leg=st.sampled_from(Leg),
    has_return=st.booleans(),
    of_order=st.sampled_from(["open", "pending_payment", "closed", "cancelled"]),
    known=st.sampled_from(["", *MacroStage]),
    days=st.integers(0, 400),
)
def test_everybody_stands_somewhere_and_never_since_the_future(
    status: Status, leg: Leg, has_return: bool, of_order: str, known: str, days: int
) -> None:
    """A-09."""
    returns = (RETURN,) if has_return else ()
    found: CustomerState = state(order(status=of_order, returns=returns), parcel(status=status, leg=leg, status_at=NOW))
    found.customer = customer(stage=known, stage_at=NOW if known else None)
    now = NOW + days * A_DAY
    assert standing(found, now).since_at <= now
    changed = settled(found, NOW, now)
    assert changed is None or changed.stage != known
    if plainly_receives(found):
        assert changed is None
    if changed is None and known == "":
        assert standing(found, now).stage is MacroStage.BROWSING
    if changed:
        kept = msgspec.structs.replace(found.customer, stage=changed.stage.value, stage_at=changed.since_at)
        found.customer = kept
        assert settled(found, NOW, now) is None, "a stage that is kept is not entered again"
