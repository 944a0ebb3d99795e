"""What follows when a shop tells of an order or announces its parcels."""

from datetime import timedelta

import msgspec

from journeys.engine import RUN
from journeys.events import Event, Parcel, PaymentFacts
from journeys.shipment import apply_scan
from journeys.status import Status
from tests.journeys.builders import (
    AWB,
    NOW,
    customer,
    failed,
    fulfilled,
    ids,
    order,
    parcel,
    placed,
    scan,
    state,
)
from tests.journeys.deciding import decided, only_run, only_send, sent, tasks, timers, withheld

HOUR = timedelta(hours=1)
ANNOUNCED = (Parcel(AWB, courier="delhivery"),)


def orphan(**facts: object) -> object:
    return parcel(order_id=None, **facts)


def test_a_new_order_is_confirmed_and_greets_the_customer_by_name() -> None:
    """A-37."""
    decision = decided(state(), placed())
    (known,) = decision.state.orders.values()
    assert decision.state.customer.name == "Meera Joshi"
    assert only_send(decision).order_id == known.id
    assert decision.recorded[0].order_id == known.id


def test_a_name_she_told_us_is_kept() -> None:
    """B-01."""
    decision = decided(state(customer(name="Meera")), placed())
    assert decision.state.customer.name == "Meera"
    assert decided(state(), placed(customer_name="")).state.customer.name == ""


def test_an_order_that_awaits_payment_says_until_when() -> None:
    """A-15: a pending order says what is awaited and until when."""
    send = only_send(decided(state(), placed(status="pending_payment", placed_at=NOW)))
    assert send.message == "payment_awaited"


def test_an_order_we_never_heard_of_is_not_made_from_its_end() -> None:
    """P-01: the shop tells only that it is gone; the fact is kept."""
    decision = decided(state(), placed(whole=False))
    assert decision.state.orders == {}
    assert decision.recorded[0].order_id is None


def test_an_order_first_heard_of_when_cancelled_is_told_nothing() -> None:
    """G-2."""
    decision = decided(state(), placed(cancelled_at=NOW))
    assert (sent(decision), withheld(decision)) == ([], {})


def test_a_cancelled_order_is_told_once_and_promises_nothing_more() -> None:
    """G-2: its closing message is the last."""
    first = decided(state(order(promised_by_at=NOW + HOUR)), placed(cancelled_at=NOW))
    assert sent(first) == ["order_cancelled"]
    assert first.state.orders[20].promised_by_at is None
    second = decided(first.state, placed(NOW + HOUR, cancelled_at=NOW), now=NOW + HOUR)
    assert (sent(second), withheld(second)) == ([], {})
    assert first.state.orders[20].closed_at == NOW


def test_an_older_version_is_late_and_changes_nothing_she_knows() -> None:
    """A-20."""
    decision = decided(state(order(version_at=NOW + HOUR)), placed(NOW))
    assert decision.recorded[0].late
    assert sent(decision) == []


def test_an_announced_parcel_waits_for_its_first_scan() -> None:
    """A-71."""
    decision = decided(state(order()), fulfilled(), scan(Status.PICKED_UP, NOW + HOUR), now=NOW + HOUR)
    (known,) = decision.state.shipments.values()
    assert (known.awb, known.order_id, known.tracking_url) == (AWB, 20, "https://track.example/1")
    assert sent(decision) == ["shipped"]


def test_parcels_announced_before_their_order_wait_for_it() -> None:
    """P-01, A-71: they know its number; one that is taken back again is not kept."""
    decision = decided(state(), fulfilled())
    (waiting,) = decision.state.shipments.values()
    assert (waiting.awb, waiting.order_id, waiting.order_ref) == (AWB, None, "KH-10234")
    withdrawn = msgspec.structs.replace(fulfilled(), kind="order.unfulfilled")
    assert decided(state(), withdrawn).state.shipments == {}


def test_parcels_taken_back_leave_a_trace() -> None:
    """A-20."""
    event = msgspec.structs.replace(fulfilled(), kind="order.unfulfilled")
    assert decided(state(order()), event).recorded[0].order_id == 20


def test_an_orphan_that_is_announced_brings_what_is_due() -> None:
    """A-71: it was out for delivery before we knew whose it was."""
    moving, _ = apply_scan(orphan(), scan(Status.OUT_FOR_DELIVERY, NOW), ids())
    decision = decided(state(order(), moving), fulfilled(NOW + HOUR), now=NOW + HOUR)
    assert only_send(decision).message == "out_for_delivery"
    assert decision.state.shipments[30].order_id == 20


def test_an_orphan_whose_courier_named_the_order_joins_it_unannounced() -> None:
    """A-71."""
    moving, _ = apply_scan(orphan(order_ref="KH-10234"), scan(Status.PICKED_UP, NOW), ids())
    other = orphan(id=31, awb="KHA2", order_ref="KH-777")
    decision = decided(state(moving, other), placed(NOW + HOUR), now=NOW + HOUR)
    assert sent(decision) == ["shipped"]
    assert withheld(decision) == {"order_confirmed": "stale"}
    assert decision.state.shipments[30].order_id in decision.state.orders
    assert decision.state.shipments[31].order_id is None


def test_an_orphan_in_a_failed_attempt_is_asked_about_when_it_joins() -> None:
    """G-5, R-1: the settle window is the attempt's, counted from its first report."""
    told_at = NOW - timedelta(minutes=1)
    waiting, _ = apply_scan(orphan(), failed(told_at, received_at=told_at), ids(901))
    decision = decided(state(order(), waiting), fulfilled())
    assert timers(decision)[(RUN, str(only_run(decision).id))] == told_at + timedelta(minutes=4)


def test_a_parcel_of_somebody_else_is_not_taken_over() -> None:
    """P-02: an AWB typed into the wrong order is work for a person."""
    known = state(order(), taken_awbs={AWB})
    decision = decided(known, placed(NOW, parcels=(*ANNOUNCED, Parcel("KHA2"))))
    assert [each.awb for each in decision.state.shipments.values()] == ["KHA2"]
    assert tasks(decision) == ["awb_of_another_order"]


def test_a_kind_of_order_event_we_do_not_know_is_kept() -> None:
    """P-01."""
    event = Event("order.archived", "o:1", NOW, NOW, "shop", PaymentFacts("shop"))
    decision = decided(state(order()), event)
    assert (len(decision.recorded), sent(decision)) == (1, [])


def test_a_delivery_that_an_old_order_brings_to_light_is_news() -> None:
    """R-4, A-71: the shop told of the order days late, the courier of the delivery an hour ago."""
    there, _ = apply_scan(orphan(), scan(Status.DELIVERED, NOW - HOUR), ids())
    decision = decided(state(order(), there), fulfilled(NOW - 72 * HOUR))
    assert sent(decision) == ["delivered"]
