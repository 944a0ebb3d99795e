"""The promotion guard: no while something is wrong, no where our own messages would not leave, with every reason."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.commands import TASKS
from journeys.guard import COMPLAINTS, REASON_OF_TASK, Ruling, Work, rule_on
from journeys.policies import Sent
from journeys.state import Affected, CustomerState, OpenNdr, Order, Return, Shipment
from journeys.status import Fault, Leg, NdrReason, Status
from tests.journeys.builders import BRAND, NOW, order, parcel, state

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
NDR = OpenNdr(7, 1, NdrReason.CUSTOMER_UNAVAILABLE, Fault.CUSTOMER, True, NOW - AN_HOUR, NOW - AN_HOUR)


def willing(orders: tuple[Order, ...] = (), parcels: tuple[Shipment, ...] = ()) -> CustomerState:
    """A customer who agreed to marketing, on an ordinary morning."""
    found = state(*orders, *parcels)
    found.customer = msgspec.structs.replace(found.customer, marketing="yes")
    return found


def asked(found: CustomerState, **more: Any) -> Ruling:
    return rule_on(found, NOW, BRAND, **more)


def test_a_customer_with_nothing_wrong_may_be_written_to() -> None:
    """A-33."""
    assert asked(willing()) == Ruling(allowed=True)
    moving = parcel(status=Status.IN_TRANSIT, status_at=NOW - AN_HOUR)
    assert asked(willing((order(),), (moving,))).allowed


@pytest.mark.parametrize(
    ("facts", "parcel_facts", "reason", "because"),
    [
        ({"signals": ("hub_loop:30",)}, {"status": Status.IN_TRANSIT}, "delayed", "hub_loop"),
        ({"expected_by_at": NOW - AN_HOUR}, {"status": Status.IN_TRANSIT}, "delayed", "past_its_days"),
        ({}, {"status": Status.IN_TRANSIT, "affected": (Affected(1, "weather", NOW),)}, "delayed", "weather"),
        ({}, {"status": Status.DELIVERY_ATTEMPT_FAILED, "ndr": NDR}, "ndr", "customer_unavailable"),
        ({}, {"status": Status.RTO_IN_TRANSIT, "leg": Leg.RTO}, "returning_to_origin", ""),
        ({}, {"status": Status.LOST, "closed_at": NOW - A_DAY}, "lost", "lost"),
        (
            {"returns": (Return("R1", "qc_failed", NOW - 5 * A_DAY, NOW - A_DAY),)},
            {"status": Status.DELIVERED, "closed_at": NOW - 9 * A_DAY},
            "dispute",
            "qc_failed",
        ),
        (
            {"returns": (Return("R1", "declined", NOW - 5 * A_DAY, NOW - A_DAY),)},
            {"status": Status.DELIVERED, "closed_at": NOW - 9 * A_DAY},
            "dispute",
            "declined",
        ),
        (
            {"returns": (Return("R1", "approved", NOW - 9 * A_DAY, NOW - 8 * A_DAY, expected_by_at=NOW - A_DAY),)},
            {"status": Status.DELIVERED, "closed_at": NOW - 12 * A_DAY},
            "return_overdue",
            "approved",
        ),
        (
            {
                "returns": (
                    Return("R1", "refund_started", NOW - 9 * A_DAY, NOW - 8 * A_DAY, expected_by_at=NOW - A_DAY),
                )
            },
            {"status": Status.DELIVERED, "closed_at": NOW - 12 * A_DAY},
            "refund_overdue",
            "refund_started",
        ),
    ],
)
def test_while_something_is_wrong_the_answer_is_no_with_reason_order_and_until_when(
    facts: dict[str, Any], parcel_facts: dict[str, Any], reason: str, because: str
) -> None:
    """A-33."""
    ruling = asked(willing((order(**facts),), (parcel(status_at=NOW - AN_HOUR, **parcel_facts),)))
    assert not ruling.allowed
    assert (ruling.reason, ruling.reasons[0].because, ruling.reasons[0].order_id) == (reason, because, 20)
    assert ruling.until is not None
    assert ruling.until > NOW


@pytest.mark.parametrize(
    ("facts", "parcel_facts"),
    [
        ({"signals": ("hub_loop:30",), "closed_at": NOW}, {"status": Status.DELIVERED, "closed_at": NOW}),
        ({"signals": ("pickup_delayed:30",)}, {"status": Status.IN_TRANSIT}),  # the courier has it now
        ({}, {"status": Status.LOST, "closed_at": NOW - 8 * A_DAY}),
        ({"returns": (Return("R1", "qc_failed", NOW, NOW - 8 * A_DAY),)}, {"status": Status.DELIVERED}),
        ({"returns": (Return("R1", "refunded", NOW, NOW, expected_by_at=NOW - A_DAY),)}, {"status": Status.DELIVERED}),
    ],
)
def test_what_is_over_stands_in_nobodys_way(facts: dict[str, Any], parcel_facts: dict[str, Any]) -> None:
    """A-33."""
    assert asked(willing((order(**facts),), (parcel(status_at=NOW - AN_HOUR, **parcel_facts),))).allowed


@pytest.mark.parametrize("reason", sorted(COMPLAINTS))
def test_a_complaint_counts_for_a_day_and_longer_while_nobody_has_dealt_with_it(reason: str) -> None:
    """A-33."""
    done = Work(reason, 20, NOW - 23 * AN_HOUR, is_open=False)
    ruling = asked(willing(), work=(done,))
    assert (ruling.reason, ruling.until, ruling.is_certain) == ("complaint", NOW + AN_HOUR, True)
    assert asked(willing(), work=(msgspec.structs.replace(done, opened_at=NOW - 24 * AN_HOUR),)).allowed
    open_for_days = Work(reason, 20, NOW - 3 * A_DAY)
    assert asked(willing(), work=(open_for_days,)).reason == REASON_OF_TASK[reason]


def test_words_of_complaint_and_a_wish_for_a_person_count_for_a_day() -> None:
    """A-33."""
    found = willing()
    found.conversation = msgspec.structs.replace(
        found.conversation, handoff_at=NOW - AN_HOUR, handoff_reason="asked", asked=(("complaint", NOW - 5 * AN_HOUR),)
    )
    ruling = asked(found)
    assert (ruling.reason, ruling.until) == ("complaint", NOW + 23 * AN_HOUR)


def test_every_task_that_counts_is_one_that_journeys_open() -> None:
    """A-33."""
    assert set(REASON_OF_TASK) <= set(TASKS)
    assert set(REASON_OF_TASK) >= COMPLAINTS


def test_who_opted_out_or_never_agreed_is_left_alone_until_she_says_otherwise() -> None:
    """A-33."""
    silent = state()
    assert (asked(silent).reason, asked(silent).until) == ("no_consent", None)
    gone = willing()
    gone.customer = msgspec.structs.replace(gone.customer, opted_out_at=NOW - A_DAY)
    assert (asked(gone).reason, asked(gone).until) == ("opted_out", None)


def test_our_own_hours_caps_and_agents_hold_other_tools_too() -> None:
    """A-33, A-08."""
    at_night = NOW + 13 * AN_HOUR  # half past midnight in India
    ruling = rule_on(willing(), at_night, BRAND)
    assert (ruling.reason, ruling.is_certain) == ("quiet_hours", True)
    assert BRAND.local(ruling.until or NOW).hour == 9
    many = tuple(Sent(NOW - n * timedelta(minutes=1), urgent=False) for n in range(BRAND.daily_cap))
    assert {each.name for each in asked(willing(), recent=many).reasons} == {"capped", "spacing"}
    held = willing()
    held.conversation = msgspec.structs.replace(held.conversation, held_by="asha", held_until=NOW + AN_HOUR)
    assert (asked(held).reason, asked(held).until) == ("held_by_agent", NOW + AN_HOUR)


def test_all_reasons_are_named_the_weightiest_first_and_the_last_to_end_counts() -> None:
    """A-33."""
    failed = parcel(status=Status.DELIVERY_ATTEMPT_FAILED, status_at=NOW, ndr=NDR)
    found = willing((order(),), (failed,))
    complaint = Work("not_received", 20, NOW - AN_HOUR, is_open=False)
    ruling = asked(found, work=(complaint,))
    assert [each.name for each in ruling.reasons] == ["ndr", "complaint"]
    assert ruling.until == NOW + A_DAY  # the attempt ends by an event: look again tomorrow
    assert not ruling.is_certain


@given(
    status=st.sampled_from([s for s in Status if s is not Status.UNKNOWN]),
    has_ndr=st.booleans(),
    marks=st.sets(st.sampled_from(["hub_loop:30", "stuck_in_transit:30", "edd_breached:20"])),
)
def test_a_yes_never_comes_with_a_reason_and_a_no_never_without(status: Status, has_ndr: bool, marks: set[str]) -> None:
    """A-33."""
    ndr = NDR if has_ndr else None
    found = willing((order(signals=tuple(marks)),), (parcel(status=status, status_at=NOW, ndr=ndr),))
    ruling = asked(found)
    assert ruling.allowed == (not ruling.reasons)
    assert ruling.allowed or ruling.until is not None
