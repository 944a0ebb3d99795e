"""How a parcel's state follows from its scans, one rule at a time."""

from datetime import timedelta

import pytest

from journeys.events import Event
from journeys.shipment import Change, apply_scan, correct, is_closed
from journeys.state import Shipment
from journeys.status import PHASE_OF_STATUS, TERMINAL, Leg, Status
from tests.journeys.builders import NOW, failed, ids, parcel, scan

HOUR = timedelta(hours=1)


def follow(*events: Event, start: Shipment | None = None) -> tuple[Shipment, list[Change]]:
    """The parcel after these scans, in this order of arrival, and what each did."""
    known, changes, new_id = start or parcel(), [], ids()
    for event in events:
        known, change = apply_scan(known, event, new_id)
        changes.append(change)
    return known, changes


def test_every_status_has_a_phase() -> None:
    """G-3: a status without a phase could not be compared."""
    assert set(PHASE_OF_STATUS) == set(Status)


def test_scans_in_order_carry_the_parcel_forward() -> None:
    """A-71, G-3."""
    known, changes = follow(
        scan(Status.PICKED_UP, NOW, place="Pune, Maharashtra"),
        scan(Status.IN_TRANSIT, NOW + HOUR),
        scan(Status.DELIVERED, NOW + 5 * HOUR, place="Bengaluru, Karnataka"),
    )
    assert (known.status, known.status_at, known.closed_at) == (Status.DELIVERED, NOW + 5 * HOUR, NOW + 5 * HOUR)
    assert is_closed(known)
    assert [change.moved for change in changes] == [True, True, True]
    assert changes[-1].before is Status.IN_TRANSIT
    assert changes[-1].after is Status.DELIVERED


def test_a_late_scan_only_joins_the_history() -> None:
    """A-20, R-4."""
    known, changes = follow(scan(Status.OUT_FOR_DELIVERY, NOW), scan(Status.PICKED_UP, NOW - 9 * HOUR))
    assert known.status is Status.OUT_FOR_DELIVERY
    assert changes[1].late
    assert not changes[1].moved


@pytest.mark.parametrize("status", [Status.UNKNOWN, Status.ON_HOLD])
def test_a_scan_without_progress_tells_the_place_and_moves_nothing(status: Status) -> None:
    """P-01: an unknown status is kept and never guessed."""
    known, changes = follow(scan(Status.PICKED_UP, NOW), scan(status, NOW + HOUR, place="Nagpur, Maharashtra"))
    assert (known.status, known.place, known.last_scan_at) == (Status.PICKED_UP, "Nagpur, Maharashtra", NOW + HOUR)
    assert changes[1] == Change(Status.PICKED_UP, Status.PICKED_UP, moved=False)


def test_evidence_never_moves_the_state() -> None:
    """G-3."""
    known, _ = follow(scan(Status.DELIVERED, NOW, evidence_only=True))
    assert known.status is Status.PENDING
    assert known.legs == {}


def test_a_place_keeps_the_time_at_which_it_was_seen() -> None:
    """P-02: "last seen: Pune, 10 am" must not borrow the time of a later scan without a place."""
    known, _ = follow(scan(Status.PICKED_UP, NOW, place="Pune, Maharashtra"), scan(Status.IN_TRANSIT, NOW + HOUR))
    assert (known.place, known.place_at, known.last_scan_at) == ("Pune, Maharashtra", NOW, NOW + HOUR)


def test_the_newest_promise_of_a_date_counts() -> None:
    """P-02."""
    first, second = NOW + 48 * HOUR, NOW + 72 * HOUR
    known, _ = follow(
        scan(Status.IN_TRANSIT, NOW + HOUR, edd_at=second),
        scan(Status.PICKED_UP, NOW, edd_at=first),
        scan(Status.AT_DESTINATION_HUB, NOW + 2 * HOUR),
    )
    assert (known.edd_at, known.edd_told_at) == (second, NOW + HOUR)


def test_the_first_courier_named_stays() -> None:
    """A-71."""
    known, _ = follow(scan(Status.PICKED_UP, NOW), scan(Status.IN_TRANSIT, NOW + HOUR, courier="clickpost"))
    assert known.courier == "delhivery"


@pytest.mark.parametrize("end", sorted(TERMINAL - {Status.RTO_DELIVERED, Status.CANCELLED}))
@pytest.mark.parametrize("later", sorted(set(PHASE_OF_STATUS) - TERMINAL - {s for s in Status if "rto" in s}))
def test_an_end_stays_whatever_is_scanned_after_it(end: Status, later: Status) -> None:
    """G-3."""
    known, _ = follow(scan(end, NOW), scan(later, NOW + HOUR))
    assert (known.status, known.status_at) == (end, NOW)


def test_a_delivery_outlives_a_stray_return_scan() -> None:
    """G-3."""
    known, _ = follow(scan(Status.DELIVERED, NOW), scan(Status.RTO_INITIATED, NOW + HOUR))
    assert (known.leg, known.status) == (Leg.FORWARD, Status.DELIVERED)


def test_a_parcel_called_lost_may_still_be_brought_back() -> None:
    """A-95: the return is a leg of its own; on its own leg the loss stays."""
    known, _ = follow(scan(Status.LOST, NOW), scan(Status.RTO_IN_TRANSIT, NOW + HOUR))
    assert (known.leg, known.status, known.closed_at) == (Leg.RTO, Status.RTO_IN_TRANSIT, None)
    assert known.legs["forward"].status is Status.LOST


def test_rto_words_belong_to_the_return_whatever_leg_the_courier_names() -> None:
    """A-95."""
    known, _ = follow(scan(Status.RTO_INITIATED, NOW, leg=Leg.FORWARD))
    assert known.leg is Leg.RTO
    assert "forward" not in known.legs


def test_the_earlier_of_two_ends_stays_until_somebody_corrects_it() -> None:
    """G-3."""
    for arrival in ([0, 1], [1, 0]):
        scans = [scan(Status.LOST, NOW), scan(Status.DAMAGED, NOW + HOUR)]
        known, _ = follow(*(scans[each] for each in arrival))
        assert (known.status, known.status_at) == (Status.LOST, NOW)


# -- corrections -------------------------------------------------------------------------------------------


def test_a_return_that_is_called_off_brings_the_parcel_back_on_its_way() -> None:
    """G-3: a courier revokes an RTO."""
    known, changes = follow(
        scan(Status.OUT_FOR_DELIVERY, NOW),
        scan(Status.RTO_INITIATED, NOW + HOUR),
        scan(Status.IN_TRANSIT, NOW + 2 * HOUR, revokes="revoke_rto"),
    )
    assert (known.leg, known.status, known.closed_at) == (Leg.FORWARD, Status.IN_TRANSIT, None)
    assert changes[2].corrected
    assert changes[2].moved


def test_a_return_scan_older_than_its_revocation_cannot_start_the_return_again() -> None:
    """G-3, A-20."""
    known, changes = follow(
        scan(Status.OUT_FOR_DELIVERY, NOW),
        scan(Status.IN_TRANSIT, NOW + 2 * HOUR, revokes="revoke_rto"),
        scan(Status.RTO_INITIATED, NOW + HOUR),
    )
    assert (known.leg, known.status) == (Leg.FORWARD, Status.IN_TRANSIT)
    assert changes[2].late


def test_a_return_newer_than_a_late_revocation_stays() -> None:
    """G-3."""
    known, _ = follow(
        scan(Status.RTO_INITIATED, NOW + 3 * HOUR),
        scan(Status.IN_TRANSIT, NOW, revokes="revoke_rto"),
    )
    assert (known.leg, known.status) == (Leg.RTO, Status.RTO_INITIATED)


def test_a_revocation_told_on_the_return_leg_speaks_of_the_way_forward() -> None:
    """G-3."""
    known, _ = follow(
        scan(Status.RTO_INITIATED, NOW),
        scan(Status.IN_TRANSIT, NOW + HOUR, leg=Leg.RTO, revokes="revoke_rto"),
    )
    assert (known.leg, known.status) == (Leg.FORWARD, Status.IN_TRANSIT)


def test_a_revocation_without_a_status_of_its_own_still_counts() -> None:
    """G-3: and what follows is read as ever."""
    known, _ = follow(
        scan(Status.RTO_INITIATED, NOW),
        scan(Status.UNKNOWN, NOW + HOUR, revokes="revoke_rto"),
        scan(Status.OUT_FOR_DELIVERY, NOW + 2 * HOUR),
    )
    assert (known.leg, known.status) == (Leg.FORWARD, Status.OUT_FOR_DELIVERY)


def test_a_delivery_that_is_taken_back_is_open_again() -> None:
    """G-3."""
    known, _ = follow(
        scan(Status.DELIVERED, NOW),
        scan(Status.OUT_FOR_DELIVERY, NOW + HOUR, revokes="revert_from_delivered"),
    )
    assert (known.status, known.closed_at) == (Status.OUT_FOR_DELIVERY, None)
    again, _ = follow(scan(Status.DELIVERED, NOW), start=known)
    assert again.status is Status.OUT_FOR_DELIVERY
    really, _ = follow(scan(Status.DELIVERED, NOW + 2 * HOUR), start=known)
    assert really.status is Status.DELIVERED


def test_a_correction_told_twice_or_after_a_newer_one_changes_nothing() -> None:
    """G-3."""
    newer = scan(Status.OUT_FOR_DELIVERY, NOW + 2 * HOUR, revokes="revert_from_delivered")
    older = scan(Status.IN_TRANSIT, NOW + HOUR, revokes="revert_from_delivered")
    known, _ = follow(scan(Status.DELIVERED, NOW), newer)
    for late in (newer, older):
        again, changes = follow(late, start=known)
        assert again == known
        assert not changes[0].moved


def test_a_late_correction_does_not_undo_what_happened_after_it() -> None:
    """G-3."""
    known, _ = follow(
        scan(Status.OUT_FOR_DELIVERY, NOW + 3 * HOUR),
        scan(Status.IN_TRANSIT, NOW, revokes="revoke_rto"),
    )
    assert (known.status, known.status_at) == (Status.OUT_FOR_DELIVERY, NOW + 3 * HOUR)


def test_a_late_correction_that_is_further_than_what_came_after_it_counts_in_any_order() -> None:
    """G-3: had it come in time, a mere pick-up would not have moved the parcel back either."""
    correction = scan(Status.IN_TRANSIT, NOW, revokes="revoke_rto")
    picked_up = scan(Status.PICKED_UP, NOW + HOUR)
    for arrivals in ((correction, picked_up), (picked_up, correction)):
        known, _ = follow(*arrivals)
        assert (known.status, known.status_at) == (Status.IN_TRANSIT, NOW)


def test_a_persons_word_sets_the_status_and_older_scans_stay_silent() -> None:
    """G-3, A-20."""
    known, _ = follow(scan(Status.DELIVERED, NOW), scan(Status.RTO_INITIATED, NOW + HOUR))
    fixed, change = correct(known, Leg.FORWARD, Status.OUT_FOR_DELIVERY, NOW + 2 * HOUR)
    assert (fixed.leg, fixed.status, fixed.closed_at) == (Leg.FORWARD, Status.OUT_FOR_DELIVERY, None)
    assert change == Change(Status.DELIVERED, Status.OUT_FOR_DELIVERY, moved=True, corrected=True)
    for late in (scan(Status.DELIVERED, NOW), scan(Status.RTO_IN_TRANSIT, NOW + HOUR)):
        again, _ = follow(late, start=fixed)
        assert (again.leg, again.status) == (Leg.FORWARD, Status.OUT_FOR_DELIVERY)
    newer, _ = follow(scan(Status.RTO_INITIATED, NOW + 3 * HOUR), start=fixed)
    assert newer.leg is Leg.RTO


def test_a_persons_word_closes_a_failed_attempt_unless_it_says_the_attempt_failed() -> None:
    """G-5."""
    known, _ = follow(failed(NOW))
    assert known.ndr is not None
    fixed, change = correct(known, Leg.FORWARD, Status.DELIVERED, NOW + HOUR)
    assert fixed.ndr is None
    assert change.closed_ndr == known.ndr
    kept, change = correct(known, Leg.FORWARD, Status.DELIVERY_ATTEMPT_FAILED, NOW + HOUR)
    assert kept.ndr == known.ndr
    assert change.closed_ndr is None


def test_a_person_may_start_the_return_leg() -> None:
    """A-95."""
    fixed, _ = correct(parcel(), Leg.RTO, Status.RTO_DELIVERED, NOW)
    assert (fixed.leg, fixed.status, fixed.closed_at) == (Leg.RTO, Status.RTO_DELIVERED, NOW)


# -- legs --------------------------------------------------------------------------------------------------


def test_a_return_pickup_after_delivery_is_a_leg_of_its_own() -> None:
    """A-50."""
    known, _ = follow(scan(Status.DELIVERED, NOW), scan(Status.PICKUP_SCHEDULED, NOW + 48 * HOUR, leg=Leg.REVERSE))
    assert (known.leg, known.status, known.closed_at) == (Leg.REVERSE, Status.PICKUP_SCHEDULED, None)
    assert known.legs["forward"].status is Status.DELIVERED


def test_an_exchange_speaks_for_the_parcel_before_its_forward_leg() -> None:
    """A-50."""
    known, _ = follow(scan(Status.OUT_FOR_DELIVERY, NOW + HOUR, leg=Leg.EXCHANGE), scan(Status.DELIVERED, NOW))
    assert (known.leg, known.status) == (Leg.EXCHANGE, Status.OUT_FOR_DELIVERY)
