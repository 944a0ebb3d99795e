"""What follows when a courier tells of a parcel."""

from datetime import timedelta

import msgspec
import pytest

from journeys.consequences.parcels import on_scan
from journeys.engine import RUN
from journeys.shipment import apply_scan
from journeys.status import RTO_STATUSES, Leg, NdrReason, Status
from journeys.turn import Turn
from tests.journeys.builders import AWB, BRAND, NOW, corrected, failed, ids, order, parcel, scan, state
from tests.journeys.deciding import decided, only_run, only_send, sent, tasks, timers, withheld

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
TRYING, _ = apply_scan(parcel(), scan(Status.OUT_FOR_DELIVERY, NOW - 3 * HOUR), ids())
WAITING, _ = apply_scan(TRYING, failed(NOW - 2 * HOUR), ids(901))


def test_a_parcel_nobody_announced_is_kept_with_what_the_courier_says_of_its_order() -> None:
    """A-71."""
    event = scan(Status.PICKED_UP, awb=" kha 9 ", order_number="# kh-777", carrier="Delhivery Air")
    (known,) = decided(state(), event).state.shipments.values()
    assert (known.awb, known.order_ref, known.order_id, known.account) == ("KHA9", "KH-777", None, "delhivery-main")


def test_a_courier_that_names_her_order_needs_no_announcement() -> None:
    """A-71."""
    decision = decided(state(order()), scan(Status.PICKED_UP, awb="KHA9", order_number="kh-10234"))
    assert [each.order_id for each in decision.state.shipments.values()] == [20]
    assert sent(decision) == ["shipped"]


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (Status.PICKED_UP, "shipped"),
        (Status.IN_TRANSIT, "shipped"),
        (Status.AT_DESTINATION_HUB, "shipped"),
        (Status.OUT_FOR_DELIVERY, "out_for_delivery"),
        (Status.AVAILABLE_FOR_PICKUP, "ready_to_collect"),
        (Status.DELIVERED, "delivered"),
        (Status.RTO_INITIATED, "returning"),
        (Status.RTO_DELIVERED, "returned"),
        (Status.LOST, "parcel_lost"),
        (Status.DAMAGED, "parcel_lost"),
        (Status.DISPOSED, "parcel_lost"),
    ],
)
def test_a_parcel_that_reaches_a_stage_is_told_of(status: Status, message: str) -> None:
    """P-06, A-95."""
    leg = Leg.RTO if status in RTO_STATUSES else Leg.FORWARD
    decision = decided(state(order(), parcel()), scan(status, NOW, leg=leg))
    assert only_send(decision).message == message


@pytest.mark.parametrize(
    "status", [Status.LABEL_CREATED, Status.PICKUP_FAILED, Status.UNKNOWN, Status.ON_HOLD, Status.CANCELLED]
)
def test_a_scan_without_news_for_her_is_silent(status: Status) -> None:
    """A-58: a label is not a shipment."""
    decision = decided(state(order(), parcel()), scan(status, NOW))
    assert (sent(decision), withheld(decision)) == ([], {})


@pytest.mark.parametrize(("status", "work"), [(Status.LOST, "parcel_lost"), (Status.RTO_DELIVERED, "parcel_came_back")])
def test_what_a_message_does_not_put_right_is_work_for_a_person(status: Status, work: str) -> None:
    """A-74."""
    leg = Leg.RTO if status is Status.RTO_DELIVERED else Leg.FORWARD
    assert tasks(decided(state(order(), parcel()), scan(status, NOW, leg=leg))) == [work]
    assert tasks(decided(state(parcel(order_id=None)), scan(status, NOW, leg=leg))) == []


# -- failed attempts ---------------------------------------------------------------------------------------


def test_a_failed_attempt_waits_for_its_settle_window() -> None:
    """R-1: counted from receipt."""
    event = failed(NOW, received_at=NOW + 20 * MINUTE)
    decision = decided(state(order(), TRYING), event, now=NOW + 20 * MINUTE)
    assert sent(decision) == []
    assert timers(decision)[(RUN, str(only_run(decision).id))] == NOW + 24 * MINUTE
    (opened,) = decision.ndrs_opened
    assert (opened.ndr.reason, opened.event, opened.shipment_id, opened.order_id, opened.closed_as) == (
        NdrReason.CUSTOMER_UNAVAILABLE,
        event,
        30,
        20,
        "",
    )


def test_a_delivery_inside_the_settle_window_takes_the_failure_back() -> None:
    """R-1: an attempt marked failed is sometimes followed by a delivery minutes later."""
    first = decided(state(order(), TRYING), failed(NOW))
    second = decided(first.state, scan(Status.DELIVERED, NOW + MINUTE), now=NOW + MINUTE)
    assert sent(second) == ["delivered"]
    (closed,) = second.ndrs_closed
    assert (closed.ndr_id, closed.closed_as, closed.closed_at) == (
        first.ndrs_opened[0].ndr.id,
        "moved_on",
        NOW + MINUTE,
    )
    (run,) = second.state.runs.values()
    assert run.ended_as in {"exit:shipment.attempt_over", "exit:shipment.delivered"}
    assert (RUN, str(run.id)) in second.cancelled_timers


def test_a_second_attempt_closes_the_first_and_waits_anew() -> None:
    """G-5."""
    decision = decided(state(order(), WAITING), failed(NOW + 24 * HOUR), now=NOW + 24 * HOUR)
    assert [each.closed_as for each in decision.ndrs_closed] == ["moved_on"]
    assert [each.ndr.attempt_no for each in decision.ndrs_opened] == [2]
    assert (RUN, str(only_run(decision).id)) in timers(decision)


def test_a_failure_learnt_too_late_is_explained_and_not_told() -> None:
    """R-4, G-5: it had moved on before we heard."""
    decision = decided(state(order(), TRYING), failed(NOW - 4 * HOUR))
    (opened,) = decision.ndrs_opened
    assert opened.closed_as == "moved_on"
    assert withheld(decision) == {"attempt_failed": "moved_on"}
    assert [name for name, _ in timers(decision)] == ["watch"]


def test_a_parcel_back_in_the_hub_after_a_failure_is_not_shipped_again() -> None:
    """A-02: it still waits for her answer."""
    decision = decided(state(order(), WAITING), scan(Status.AT_DESTINATION_HUB, NOW))
    assert (sent(decision), withheld(decision)) == ([], {})


# -- corrections -------------------------------------------------------------------------------------------


def test_a_correction_by_a_person_is_told_once() -> None:
    """G-3: a customer who was told otherwise is told once."""
    delivered = decided(state(order(), TRYING), scan(Status.DELIVERED, NOW))
    fixed = decided(delivered.state, corrected(Status.OUT_FOR_DELIVERY, NOW + HOUR), now=NOW + HOUR)
    assert sent(fixed) == ["out_for_delivery"]
    assert fixed.recorded[0].order_id == 20
    really = decided(fixed.state, scan(Status.DELIVERED, NOW + 2 * HOUR), now=NOW + 2 * HOUR)
    assert sent(really) == ["delivered"]
    assert sent(delivered)[0] == sent(really)[0]
    assert delivered.sends[0].dedupe_key != really.sends[0].dedupe_key


def test_a_correction_by_the_courier_is_told_once() -> None:
    """G-3: an RTO that was called off."""
    returning = decided(state(order(), TRYING), scan(Status.RTO_INITIATED, NOW, leg=Leg.RTO))
    back = scan(Status.IN_TRANSIT, NOW + HOUR, revokes="revoke_rto")
    called_off = decided(returning.state, back, now=NOW + HOUR)
    assert (sent(returning), sent(called_off)) == (["returning"], ["shipped"])


def test_a_correction_closes_a_failed_attempt_as_corrected() -> None:
    """G-3, G-5."""
    decision = decided(state(order(), WAITING), corrected(Status.IN_TRANSIT))
    assert [each.closed_as for each in decision.ndrs_closed] == ["corrected"]
    by_courier = scan(Status.IN_TRANSIT, NOW, revokes="revert_from_delivered")
    assert [each.closed_as for each in decided(state(order(), WAITING), by_courier).ndrs_closed] == ["corrected"]


def test_a_correction_that_changes_nothing_is_not_told() -> None:
    """G-3."""
    decision = decided(state(order(), TRYING), corrected(Status.OUT_FOR_DELIVERY))
    assert (sent(decision), decision.ndrs_closed) == ([], [])


def test_a_correction_of_a_parcel_we_do_not_know_is_kept() -> None:
    """P-01."""
    decision = decided(state(order()), corrected(Status.DELIVERED, awb="UNSEEN"))
    assert (decision.recorded[0].shipment_id, decision.state.shipments) == (None, {})


# -- scans that a shop relays ------------------------------------------------------------------------------


def test_a_scan_without_awb_finds_its_parcel_by_the_shops_own_id() -> None:
    """A-71."""
    known = parcel(fulfilment_id="F-1")
    decision = decided(state(order(), known), scan(Status.PICKED_UP, awb="", fulfilment_id="F-1"))
    assert decision.state.shipments[30].status is Status.PICKED_UP
    assert sent(decision) == ["shipped"]


@pytest.mark.parametrize("fulfilment_id", ["", "F-2"])
def test_a_scan_without_awb_that_fits_no_parcel_is_kept(fulfilment_id: str) -> None:
    """P-01: never guessed."""
    event = scan(Status.PICKED_UP, awb="", fulfilment_id=fulfilment_id, order_number="KH-10234")
    decision = decided(state(order(), parcel()), event)
    assert (decision.recorded[0].order_id, decision.recorded[0].shipment_id) == (20, None)
    assert decision.state.shipments[30].status is Status.PENDING


def test_a_parcel_keeps_the_account_that_told_of_it_first() -> None:
    """A-71: whom to ask for another attempt."""
    other = msgspec.structs.replace(scan(Status.IN_TRANSIT, NOW), source="clickpost-main")
    known = decided(state(order(), parcel()), scan(Status.PICKED_UP, NOW - HOUR), other).state.shipments[30]
    assert known.account == "delhivery-main"
    assert known.awb == AWB


def test_next_update_is_promised_again_with_each_word() -> None:
    """G-6."""
    decision = decided(state(order(promised_by_at=NOW), TRYING), scan(Status.DELIVERED, NOW))
    assert decision.state.orders[20].promised_by_at is None


def test_a_reason_that_is_named_later_is_told_again() -> None:
    """A-40, A-41: the journey of that reason can begin; the attempt stays the same one."""
    first = decided(state(order(), parcel()), failed(NOW, NdrReason.OTHER))
    turn = Turn(first.state, NOW + MINUTE, BRAND, ids(2000))
    sharper = failed(NOW + MINUTE, NdrReason.ADDRESS_ISSUE, raw_code="EOD-74")
    on_scan(turn, sharper)
    on_scan(turn, failed(NOW + 2 * MINUTE, NdrReason.REFUSED, raw_code="EOD-6"))
    told = [each for each in turn.happenings if each.kind == "shipment.delivery_attempt_failed"]
    assert [each.event for each in told] == [sharper]
    (known,) = turn.state.shipments.values()
    assert known.ndr
    assert told[0].subject == str(known.ndr.id)
    assert told[0].args["decide_by"] == (known.ndr.received_at + BRAND.attempt_answer_within).isoformat()


def test_the_turn_back_tells_why_the_last_attempt_failed_and_when_money_starts() -> None:
    """A-95."""
    first = decided(state(order(), parcel()), failed(NOW, NdrReason.REFUSED))
    at = NOW + timedelta(days=1)
    turn = Turn(first.state, at, BRAND, ids(2000))
    on_scan(turn, scan(Status.RTO_INITIATED, at))
    (told,) = [each for each in turn.happenings if each.kind == "shipment.rto_initiated"]
    assert told.args["why"] == "refused"
    assert told.args["refund_by"] == (at + BRAND.return_transit_within + BRAND.refund_start_within).isoformat()


def test_a_parcel_lost_on_its_way_back_was_not_turned_round() -> None:
    """G-3."""
    first = decided(state(order(), parcel()), scan(Status.RTO_INITIATED, NOW))
    turn = Turn(first.state, NOW + MINUTE, BRAND, ids(2000))
    on_scan(turn, scan(Status.LOST, NOW + MINUTE, leg=Leg.RTO))
    assert "shipment.rto_revoked" not in [each.kind for each in turn.happenings]
    assert "shipment.lost" in [each.kind for each in turn.happenings]
