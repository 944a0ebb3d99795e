"""How a return's state follows from what shop, courier and gateway tell of it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from journeys.events import Event
from journeys.returns import (
    PHASE_OF_STATE,
    STATES,
    Change,
    apply_refund,
    apply_return,
    apply_reverse_scan,
    expected_by,
    has_running,
    is_overdue,
    is_running,
    put_off,
    return_told,
)
from journeys.state import Order, Return
from journeys.status import Leg, Status
from tests.journeys.builders import BRAND, NOW, order, refunded, returned, scan

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def reverse(status: Status, at: datetime = NOW, **facts: Any) -> Event:
    return scan(status, at, **{"leg": Leg.REVERSE, "awb": "RVP1", **facts})


def told(known: Order, *events: Event) -> Order:
    for event in events:
        known, _ = _applied(known, event)
    return known


def _applied(known: Order, event: Event) -> tuple[Order, Change | None]:
    family = event.kind.partition(".")[0]
    apply = {"return": apply_return, "refund": apply_refund, "shipment": apply_reverse_scan}[family]
    return apply(known, event, BRAND)


def told_id(known: Order) -> str:
    found = return_told(known)
    return found.id if found else ""


def only(known: Order) -> Return:
    assert len(known.returns) == 1, known.returns
    return known.returns[0]


def test_a_return_goes_through_every_state_with_a_date_for_the_next() -> None:
    """A-50: approved, window, picked up, in check, passed, refund with its number, refunded."""
    steps = (
        (returned("requested", NOW), "requested", NOW + 2 * DAY),
        (returned("approved", NOW + HOUR), "approved", NOW + HOUR + 3 * DAY),
        (
            returned(
                "pickup_scheduled", NOW + 2 * HOUR, pickup_from_at=NOW + DAY, pickup_until_at=NOW + DAY + 4 * HOUR
            ),
            "pickup_scheduled",
            NOW + DAY + 4 * HOUR,
        ),
        (reverse(Status.PICKED_UP, NOW + DAY), "picked_up", NOW + 8 * DAY),
        (reverse(Status.DELIVERED, NOW + 3 * DAY), "received", NOW + 5 * DAY),
        (returned("qc_passed", NOW + 4 * DAY), "qc_passed", NOW + 6 * DAY),
        (refunded("created", NOW + 5 * DAY), "refund_started", NOW + 12 * DAY),
        (refunded("processed", NOW + 6 * DAY, reference="ARN7"), "refunded", NOW + 12 * DAY),
    )
    known = order()
    for event, state, due in steps:
        known, change = _applied(known, event)
        assert change is not None
        assert change.moved
        assert (only(known).state, only(known).expected_by_at) == (state, due), event.kind
    record = only(known)
    assert (record.id, record.awb, record.reference, record.amount_paise) == ("R-1", "RVP1", "ARN7", 149_900)
    assert not has_running(known)


def test_every_state_has_its_place() -> None:
    """A-50."""
    assert set(PHASE_OF_STATE) == set(STATES)
    assert len(STATES) == 12


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (Status.LABEL_CREATED, "approved"),
        (Status.PICKUP_SCHEDULED, "pickup_scheduled"),
        (Status.OUT_FOR_PICKUP, "pickup_scheduled"),
        (Status.PICKUP_FAILED, "pickup_failed"),
        (Status.CANCELLED, "pickup_failed"),  # may be scheduled again
        (Status.IN_TRANSIT, "picked_up"),  # not every courier marks the first scan
        (Status.OUT_FOR_DELIVERY, "picked_up"),  # to the warehouse, not to her
        (Status.DELIVERED, "received"),
    ],
)
def test_a_scan_on_the_way_back_moves_the_return(status: Status, state: str) -> None:
    """A-50: a courier alone can tell of a return."""
    record = only(told(order(), reverse(status)))
    assert (record.id, record.state, record.awb) == ("awb:RVP1", state, "RVP1")


@pytest.mark.parametrize(
    "event",
    [
        reverse(Status.UNKNOWN),
        reverse(Status.LOST),
        reverse(Status.PICKED_UP, evidence_only=True),
        scan(Status.PICKED_UP),
        scan(Status.DELIVERED, leg=Leg.EXCHANGE),
    ],
)
def test_other_scans_say_nothing_of_a_return(event: Event) -> None:
    """A-50: an exchange's new parcel tells its own story."""
    assert _applied(order(), event) == (order(), None)


def test_a_check_that_failed_at_the_door_is_told_with_its_reason() -> None:
    """A-50."""
    known = told(order(), returned("approved"), reverse(Status.CANCELLED, NOW + DAY, qc_failed=True, qc_reason="torn"))
    assert (only(known).state, only(known).qc_reason) == ("qc_failed", "torn")


def test_a_new_pickup_takes_a_check_back_that_failed_at_the_door() -> None:
    """A-50: the courier may be sent again."""
    failed = reverse(Status.PICKUP_FAILED, NOW, qc_failed=True)
    again = reverse(Status.PICKUP_SCHEDULED, NOW + DAY)
    assert only(told(order(), failed, again)).state == "pickup_scheduled"
    assert only(told(order(), again, failed)).state == "pickup_scheduled"
    assert only(told(order(), reverse(Status.DELIVERED, NOW - DAY), failed)).state == "qc_failed"


def test_older_news_moves_nothing_and_is_late() -> None:
    """G-3."""
    known = told(order(), returned("received", NOW))
    known, change = _applied(known, returned("approved", NOW - DAY))
    assert change
    assert change.late
    assert not change.moved
    assert only(known).state == "received"


def test_a_new_window_is_news_although_the_state_is_the_same() -> None:
    """A-50: pickup window."""
    first = returned("pickup_scheduled", NOW, pickup_until_at=NOW + DAY)
    known, change = _applied(
        told(order(), first), returned("pickup_scheduled", NOW + HOUR, pickup_until_at=NOW + 2 * DAY)
    )
    assert change
    assert change.moved
    assert only(known).expected_by_at == NOW + 2 * DAY
    _, again = _applied(known, reverse(Status.OUT_FOR_PICKUP, NOW + 2 * HOUR))
    assert again
    assert not again.moved


def test_the_shop_takes_over_a_return_that_a_courier_told_of_first() -> None:
    """A-50: with the AWB named, or when it can be no other."""
    by_courier = reverse(Status.PICKED_UP, NOW + HOUR)
    assert only(told(order(), by_courier, returned("approved"))).id == "R-1"
    named = told(order(), returned("requested"), returned("requested", return_id="R-2"), by_courier)
    assert len(named.returns) == 3
    named = told(named, returned("pickup_scheduled", NOW + HOUR, return_id="R-2", awb="rvp1"))
    assert {record.id: record.state for record in named.returns} == {"R-1": "requested", "R-2": "picked_up"}


def test_a_refund_finds_its_return() -> None:
    """A-50: by name, by its own id, as the only one waiting, or as the same money told by another account."""
    known = told(order(), returned("qc_passed", NOW), refunded("created", NOW + HOUR))
    by_gateway = {"account": "razorpay", "refund_id": "rfnd_1", "reference": "ARN7"}
    known = told(
        known, refunded("created", NOW + HOUR, **by_gateway), refunded("processed", NOW + 2 * HOUR, **by_gateway)
    )
    assert (only(known).state, only(known).refunds) == ("refunded", ("razorpay:rfnd_1", "shop:rf-1"))
    two = told(order(), returned("received"), returned("received", return_id="R-2"))
    two = told(two, refunded("created", NOW + HOUR, return_id="R-2"))
    assert {record.id: record.state for record in two.returns} == {"R-1": "received", "R-2": "refund_started"}


def test_a_refund_that_belongs_to_no_return_stands_alone() -> None:
    """A-95: a prepaid order that came back gets its money and a date for it."""
    known = told(order(), refunded("created"))
    assert (only(known).what, only(known).id, only(known).expected_by_at) == ("refund", "refund:rf-1", NOW + 7 * DAY)
    known = told(known, returned("requested", NOW + DAY), refunded("created", NOW + 2 * DAY, refund_id="rf-2"))
    assert {record.id: record.state for record in known.returns} == {
        "refund:rf-1": "refund_started",
        "R-1": "refund_started",
    }


def test_a_failed_refund_moves_no_return() -> None:
    """A-50: it is work for a person."""
    assert _applied(order(), refunded("failed")) == (order(), None)


def test_an_exchange_is_over_when_the_check_was_passed_and_gets_no_refund() -> None:
    """P-05."""
    known = told(order(), returned("requested", what="exchange"), returned("qc_passed", NOW + DAY))
    assert not is_running(only(known))
    assert only(known).expected_by_at is None
    known = told(known, refunded("created", NOW + 2 * DAY))
    assert [record.what for record in known.returns] == ["exchange", "refund"]


def test_a_stated_date_wins_over_our_own_span() -> None:
    """A-50."""
    known = told(order(), returned("refund_started", NOW, refund_by_at=NOW + 3 * DAY))
    assert only(known).expected_by_at == NOW + 3 * DAY
    assert expected_by(Return("R", "declined", NOW, NOW), BRAND) is None


def test_an_overdue_step_gets_a_new_date_until_it_comes() -> None:
    """A-50: an overdue step is admitted with a new date."""
    known = told(order(), returned("requested", NOW))
    late = NOW + 2 * DAY + HOUR
    assert not is_overdue(only(known), NOW + 2 * DAY)
    assert put_off(known, "R-1", NOW, BRAND) == known
    known = put_off(known, "R-1", late, BRAND)
    assert (only(known).is_put_off, only(known).expected_by_at) == (True, late + 2 * DAY)
    assert only(told(known, returned("requested", NOW, reason="small"))).expected_by_at == late + 2 * DAY
    done = only(told(known, returned("approved", late + HOUR)))
    assert (done.is_put_off, done.expected_by_at) == (False, late + HOUR + 3 * DAY)


def test_what_is_refunded_is_never_overdue() -> None:
    """A-50: from there on it is with the bank."""
    assert not is_overdue(only(told(order(), refunded("processed", NOW))), NOW + 90 * DAY)


def test_the_story_is_about_the_return_under_way() -> None:
    """A-50: else about the newest to end, and never about one that was called off."""
    known = told(order(), returned("refunded", NOW + 9 * DAY), returned("requested", NOW, return_id="R-2"))
    assert told_id(known) == "R-2"
    known = told(known, returned("cancelled", NOW + 10 * DAY, return_id="R-2"))
    assert told_id(known) == "R-1"
    assert told_id(told(order(), returned("cancelled"))) == ""
