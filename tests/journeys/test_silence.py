"""How long an order may be silent, when that is over, and why nothing was said."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from journeys.answer import ENDED, Stage
from journeys.brand import SilenceBudgets
from journeys.silence import (
    Cause,
    budget_of,
    cause_of,
    is_alarming,
    is_beyond_limit,
    silence_due_at,
    silence_found,
    silent_since,
)
from journeys.state import Conversation, CustomerState, OpenNdr, Return
from journeys.status import Fault, NdrReason, Status
from tests.journeys.builders import BRAND, NOW, customer, order, parcel, state

HOUR = timedelta(hours=1)
ON_THE_WAY = {"status": Status.IN_TRANSIT, "status_at": NOW - 60 * HOUR}

BUDGETS = [
    # stage, delayed, hours
    (Stage.CONFIRMED, False, 24),
    (Stage.PACKED, False, 24),
    (Stage.IN_TRANSIT, False, 48),
    (Stage.IN_TRANSIT, True, 24),
    (Stage.NEAR_YOU, False, 48),
    (Stage.ATTEMPT_FAILED, False, 24),
    (Stage.ATTEMPT_NOT_MADE, False, 24),
    (Stage.RETURNING, False, 48),
    (Stage.DELIVERED, False, None),
]


@pytest.mark.parametrize(("stage", "delayed", "hours"), BUDGETS)
def test_every_stage_has_its_budget(stage: Stage, delayed: bool, hours: int | None) -> None:
    """A-54, section 1."""
    expected = hours * HOUR if hours else None
    assert budget_of(stage, BRAND.silence, delayed=delayed) == expected


@pytest.mark.parametrize("stage", list(Stage))
def test_no_stage_was_forgotten(stage: Stage) -> None:
    """A-54: a new stage without a budget would be silent for ever."""
    budget = budget_of(stage, BRAND.silence)
    assert (budget is None) == (stage in ENDED)
    assert budget is None or budget <= BRAND.silence.limit


def test_a_brand_sets_its_own_budgets() -> None:
    """A-54 [D]."""
    budgets = SilenceBudgets(confirmed=6 * HOUR)
    assert budget_of(Stage.CONFIRMED, budgets) == 6 * HOUR


def test_a_silence_begins_with_the_last_touch_and_before_one_with_the_order() -> None:
    """A-03."""
    assert silent_since(order(touched_at=NOW)) == NOW
    assert silent_since(order()) == NOW - timedelta(days=2)


DUE = [
    # promised, due
    (None, 24),
    (10, 24),  # the budget is longer than the promise
    (30, 30),
    (47, 47),
    (90, 48),  # no promise excuses more than the hard limit
]


@pytest.mark.parametrize(("promised", "due"), DUE)
def test_a_running_promise_excuses_up_to_the_hard_limit(promised: int | None, due: int) -> None:
    """G-6."""
    promised_by_at = NOW + promised * HOUR if promised else None
    known = order(touched_at=NOW, promised_by_at=promised_by_at)
    assert silence_due_at(known, Stage.CONFIRMED, BRAND) == NOW + due * HOUR


def test_a_return_may_be_silent_until_the_date_we_gave() -> None:
    """Section 1: return and refund 48 h, unless a dated expectation is running; the order itself is closed."""
    asked = Return("R-1", "approved", NOW, NOW, expected_by_at=NOW + 72 * HOUR)
    known = order(touched_at=NOW, closed_at=NOW - HOUR, returns=(asked,))
    assert silence_due_at(known, Stage.RETURN_APPROVED, BRAND) == NOW + 72 * HOUR
    undated = msgspec.structs.replace(known, returns=())
    assert silence_due_at(undated, Stage.RETURN_APPROVED, BRAND) == NOW + 48 * HOUR


@pytest.mark.parametrize("ended", [{"closed_at": NOW}, {}])
def test_an_order_at_its_end_may_be_silent(ended: dict[str, Any]) -> None:
    """G-6."""
    stage = Stage.CONFIRMED if ended else Stage.DELIVERED
    assert silence_due_at(order(**ended), stage, BRAND) is None


def silent(*records: Any, **facts: Any) -> CustomerState:
    """An order that she last saw something of 50 hours ago."""
    return state(order(**{"touched_at": NOW - 50 * HOUR} | facts), *records)


def test_a_silence_is_found_when_it_is_over_the_budget_and_not_before() -> None:
    """A-03, A-54."""
    known = silent(parcel(**ON_THE_WAY, last_scan_at=NOW - 60 * HOUR))
    found = silence_found(known, known.orders[20], NOW, BRAND)
    assert found is not None
    assert (found.order_id, found.stage, found.since_at) == (20, "in_transit", NOW - 50 * HOUR)
    assert (found.budget, found.cause) == (48 * HOUR, "no_scan")
    assert silence_found(known, known.orders[20], NOW - 3 * HOUR, BRAND) is None


CAUSES = [
    (Cause.OPTED_OUT, [customer(opted_out_at=NOW)], {}),
    (Cause.UNREACHABLE, [customer(unreachable_at=NOW)], {}),
    (Cause.HELD_BY_AGENT, [Conversation(10, held_by="asha", held_until=NOW + HOUR)], {}),
    (Cause.NOT_LEFT, [], {"last_told_at": NOW - HOUR}),
    (Cause.AWAITING_PAYMENT, [], {"status": "pending_payment"}),
    (Cause.NOT_DISPATCHED, [], {}),
    (Cause.NOT_DISPATCHED, [parcel()], {}),
    (Cause.NO_SCAN, [parcel(**ON_THE_WAY, last_scan_at=NOW - 60 * HOUR)], {}),
    (Cause.NOTHING_SAID, [parcel(**ON_THE_WAY, last_scan_at=NOW - HOUR)], {}),
]


@pytest.mark.parametrize(("cause", "records", "facts"), CAUSES)
def test_every_silence_has_a_cause(cause: Cause, records: list[Any], facts: dict[str, Any]) -> None:
    """A-03: each breach is listed with its cause."""
    known = silent(*records, **facts)
    assert cause_of(known, known.orders[20], known.shipments_of(20), NOW) is cause


def test_a_failed_attempt_may_be_silent_for_a_day() -> None:
    """Section 1: 24 hours after the second message."""
    ndr = OpenNdr(77, 1, NdrReason.CUSTOMER_UNAVAILABLE, Fault.CUSTOMER, True, NOW, NOW)
    known = silent(parcel(status=Status.DELIVERY_ATTEMPT_FAILED, ndr=ndr), touched_at=NOW - 25 * HOUR)
    found = silence_found(known, known.orders[20], NOW, BRAND)
    assert found is not None
    assert (found.stage, found.budget) == ("attempt_failed", 24 * HOUR)


@pytest.mark.parametrize(("hours", "alarming", "beyond"), [(23, False, False), (24, True, False), (48, True, True)])
def test_operations_hear_after_a_day_and_no_order_may_be_silent_for_two(
    hours: int, alarming: bool, beyond: bool
) -> None:
    """A-03: alarm at 24 h, hard limit 48 h, for open orders."""
    quiet = order(touched_at=NOW - hours * HOUR)
    assert (is_alarming(quiet, NOW, BRAND), is_beyond_limit(quiet, NOW, BRAND)) == (alarming, beyond)
    closed = msgspec.structs.replace(quiet, closed_at=NOW)
    assert not is_alarming(closed, NOW, BRAND)
    assert not is_beyond_limit(closed, NOW, BRAND)
