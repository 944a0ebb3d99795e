"""When a delivery attempt has failed, is sharpened, is over, and how attempts are counted."""

from datetime import timedelta

import msgspec
import pytest

from journeys.shipment import correct
from journeys.state import LegState
from journeys.status import Fault, Leg, NdrReason, Status
from tests.journeys.builders import NOW, failed, parcel, scan
from tests.journeys.test_shipment import follow

HOUR = timedelta(hours=1)


def test_a_failed_attempt_opens_with_reason_fault_and_number() -> None:
    """G-5, P-01."""
    known, changes = follow(scan(Status.OUT_FOR_DELIVERY, NOW), failed(NOW + HOUR, NdrReason.NOT_ATTEMPTED))
    assert known.ndr is not None
    assert changes[1].new_ndr == known.ndr
    assert (known.ndr.reason, known.ndr.at_fault) == (NdrReason.NOT_ATTEMPTED, Fault.CARRIER)
    assert not known.ndr.attempted
    assert (known.ndr.attempt_no, known.attempts) == (1, 1)


def test_a_courier_that_says_it_did_not_try_is_believed_whatever_the_reason() -> None:
    """R-2."""
    known, _ = follow(failed(NOW, NdrReason.RESTRICTED_AREA, attempted=False))
    assert known.ndr is not None
    assert not known.ndr.attempted


def test_a_failed_scan_without_details_is_an_attempt_for_no_known_reason() -> None:
    """G-5, P-01."""
    known, _ = follow(scan(Status.DELIVERY_ATTEMPT_FAILED, NOW))
    assert known.ndr is not None
    assert (known.ndr.reason, known.ndr.attempted, known.ndr.actions_allowed) == (NdrReason.OTHER, True, ())


def test_a_second_scan_of_the_same_attempt_names_the_reason_the_first_left_open() -> None:
    """P-01."""
    known, changes = follow(
        failed(NOW, NdrReason.OTHER), failed(NOW + HOUR, NdrReason.NOT_ATTEMPTED), failed(NOW + 2 * HOUR)
    )
    assert known.ndr is not None
    assert (known.ndr.reason, known.ndr.at_fault, known.ndr.attempted) == (
        NdrReason.NOT_ATTEMPTED,
        Fault.CARRIER,
        False,
    )
    assert known.attempts == 1
    assert [change.new_ndr is not None for change in changes] == [True, False, False]


def test_a_second_scan_without_details_leaves_the_reason_open() -> None:
    """P-01."""
    known, _ = follow(failed(NOW, NdrReason.OTHER), scan(Status.DELIVERY_ATTEMPT_FAILED, NOW + HOUR))
    assert known.ndr is not None
    assert known.ndr.reason is NdrReason.OTHER


def test_sharpening_brings_the_actions_the_courier_allows() -> None:
    """G-5."""
    later = failed(NOW + HOUR)
    assert later.body.ndr is not None
    allowed = msgspec.structs.replace(later.body.ndr, actions_allowed=("RE-ATTEMPT",))
    later = msgspec.structs.replace(later, body=msgspec.structs.replace(later.body, ndr=allowed))
    known, _ = follow(failed(NOW, NdrReason.OTHER), later)
    assert known.ndr is not None
    assert known.ndr.actions_allowed == ("RE-ATTEMPT",)


def test_a_failure_six_hours_later_is_another_attempt() -> None:
    """G-5."""
    known, changes = follow(failed(NOW), failed(NOW + 6 * HOUR))
    assert known.attempts == 2
    assert changes[1].closed_ndr == changes[0].new_ndr
    assert changes[1].new_ndr == known.ndr


def test_a_failure_after_going_out_again_is_another_attempt_however_soon() -> None:
    """G-5."""
    known, _ = follow(failed(NOW), scan(Status.OUT_FOR_DELIVERY, NOW + HOUR), failed(NOW + 2 * HOUR))
    assert known.attempts == 2
    assert known.ndr is not None
    assert known.ndr.attempt_no == 2


def test_the_couriers_own_count_is_believed_when_it_is_higher() -> None:
    """G-5."""
    known, _ = follow(failed(NOW, attempt_no=3), failed(NOW - 24 * HOUR, attempt_no=2))
    assert known.attempts == 3
    assert known.ndr is not None
    assert known.ndr.attempt_no == 3


@pytest.mark.parametrize(
    "status", [Status.OUT_FOR_DELIVERY, Status.AVAILABLE_FOR_PICKUP, Status.DELIVERED, Status.LOST]
)
def test_a_failed_attempt_closes_when_the_parcel_moves_on(status: Status) -> None:
    """G-5."""
    known, changes = follow(failed(NOW), scan(status, NOW + HOUR))
    assert known.ndr is None
    assert changes[1].closed_ndr == changes[0].new_ndr


def test_a_failed_attempt_closes_when_the_parcel_turns_back() -> None:
    """G-5, A-95."""
    known, changes = follow(failed(NOW), scan(Status.RTO_INITIATED, NOW + HOUR))
    assert known.ndr is None
    assert changes[1].closed_ndr is not None


@pytest.mark.parametrize("status", [Status.AT_DESTINATION_HUB, Status.IN_TRANSIT, Status.ON_HOLD])
def test_a_parcel_lying_in_a_hub_still_waits_for_an_answer(status: Status) -> None:
    """G-5."""
    known, changes = follow(failed(NOW), scan(status, NOW + HOUR))
    assert known.ndr is not None
    assert changes[1].closed_ndr is None


def test_a_failure_learnt_after_the_parcel_went_out_again_is_only_history() -> None:
    """R-4, G-5."""
    known, changes = follow(scan(Status.OUT_FOR_DELIVERY, NOW), failed(NOW - HOUR))
    assert known.ndr is None
    assert known.attempts == 1
    assert changes[1].late_ndr is not None
    assert changes[1].new_ndr is None


def test_a_new_try_learnt_late_closes_the_attempt_though_the_parcel_has_reached_a_hub() -> None:
    """R-4: or she would be asked about an attempt that was already repeated."""
    known, changes = follow(
        failed(NOW), scan(Status.IN_TRANSIT, NOW + 3 * HOUR), scan(Status.OUT_FOR_DELIVERY, NOW + HOUR)
    )
    assert known.status is Status.IN_TRANSIT
    assert known.ndr is None
    assert changes[2].closed_ndr is not None


def test_an_older_attempt_learnt_late_does_not_replace_the_one_she_is_asked_about() -> None:
    """G-5."""
    known, changes = follow(failed(NOW, NdrReason.REFUSED), failed(NOW - 24 * HOUR))
    assert known.ndr is not None
    assert known.ndr.reason is NdrReason.REFUSED
    assert changes[1].late_ndr is not None
    assert changes[1].late_ndr.attempt_no == 1
    assert known.attempts == 2


def test_another_scan_of_an_attempt_that_is_over_is_no_news() -> None:
    """G-5, A-23."""
    known, changes = follow(failed(NOW), scan(Status.DELIVERED, NOW + HOUR), failed(NOW + timedelta(minutes=5)))
    assert known.attempts == 1
    assert known.ndr is None
    assert changes[2].new_ndr is None
    assert changes[2].late_ndr is None


def test_a_failure_on_the_way_back_is_no_failed_delivery() -> None:
    """G-5."""
    known, changes = follow(
        scan(Status.RTO_INITIATED, NOW), scan(Status.DELIVERY_ATTEMPT_FAILED, NOW + HOUR, leg=Leg.RTO)
    )
    assert known.ndr is None
    assert known.attempts == 0
    assert changes[1].new_ndr is None


def test_a_failed_attempt_older_than_a_correction_opens_nothing() -> None:
    """G-3, G-5."""
    fixed, _ = correct(parcel(), Leg.FORWARD, Status.IN_TRANSIT, NOW)
    known, changes = follow(failed(NOW - HOUR), start=fixed)
    assert known.ndr is None
    assert changes[0].late_ndr is not None


def test_a_courier_gone_wild_does_not_grow_the_record_for_ever() -> None:
    """P-01."""
    known, _ = follow(*(scan(Status.OUT_FOR_DELIVERY, NOW + each * HOUR) for each in range(60)))
    assert len(known.legs["forward"].outs) == 40
    assert known.legs["forward"].outs[-1] == NOW + 59 * HOUR


def test_a_leg_that_has_not_begun_speaks_for_nothing() -> None:
    """G-3."""
    start = parcel(legs={"rto": LegState(corrected_at=NOW)})
    known, _ = follow(scan(Status.RTO_INITIATED, NOW - HOUR), start=start)
    assert (known.leg, known.status) == (Leg.FORWARD, Status.PENDING)
