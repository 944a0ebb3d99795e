"""The rehearsal: timers, the door, duplicates, outages and answers, in the world of one customer."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.decision import Send
from journeys.loading import parse_journey
from journeys.messages import Lane
from journeys.rehearsal import AskedCommand, Rehearsal, RehearsalStuck, Reply, button_id
from journeys.rehearsal.outside import Outside, new_outside
from journeys.state import Incident
from journeys.status import NdrReason, Status
from journeys.turn import Turn

MORNING = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)  # Monday 11:00 in India
JOURNEY = """
journey: second_try
purpose: Ask what to do after a failed attempt.
version: 1
trigger: shipment.delivery_attempt_failed
one_run_per: delivery_attempt
exit_on: [shipment.attempt_over]
urgent: true
steps:
  settle:
    wait: 4m
    then: ask
  ask:
    send: attempt_failed
    wait_for: {reply.new_day: again}
    timeout: {after: 2h, go_to: call}
  again:
    do: courier.request_reattempt
    then: say
    on_failure: call
  say:
    send: reattempt_accepted
  call:
    do: task.call_customer
"""
CATALOGUE = Catalogue([parse_journey(JOURNEY, "second_try.yaml")])


def rehearsal(start: datetime = MORNING, **more: object) -> Rehearsal:
    return Rehearsal(Brand(), CATALOGUE, start=start, **more)  # type: ignore[arg-type]


def failed_attempt(world: Rehearsal) -> Outside:
    """A parcel whose delivery has just failed."""
    outside = new_outside(world.now - timedelta(days=2))
    world.feed(outside.order(world.now))
    world.feed(outside.scan(Status.OUT_FOR_DELIVERY, world.now))
    world.advance(timedelta(hours=1))
    world.feed(outside.scan(Status.DELIVERY_ATTEMPT_FAILED, world.now, reason=NdrReason.CUSTOMER_UNAVAILABLE))
    return outside


def sent(world: Rehearsal) -> list[str]:
    return [left.message for left in world.sent]


def test_a_timer_comes_due_at_its_own_time_however_far_the_clock_is_moved() -> None:
    """A-16."""
    world = rehearsal()
    failed_attempt(world)
    failed_at = world.now
    world.advance(timedelta(days=3))
    assert [(left.message, left.at - failed_at) for left in world.sent] == [("attempt_failed", timedelta(minutes=4))]
    assert [(task.reason, task.at - failed_at) for task in world.tasks] == [
        ("call_customer", timedelta(hours=2, minutes=4))
    ]
    assert [run.ended_as for run in world.ended] == ["finished"]


def test_after_an_outage_what_came_due_is_done_late_and_asks_whether_it_still_matters() -> None:
    """A-16: the parcel was delivered meanwhile, so nothing is said of the attempt."""
    world = rehearsal()
    outside = failed_attempt(world)
    world.schedule(outside.scan(Status.DELIVERED, world.now + timedelta(minutes=3)))
    world.sleep(timedelta(hours=5))
    assert sent(world) == []
    assert world.runs == []


def test_a_message_outside_the_hours_waits_at_the_door_and_leaves_when_they_open() -> None:
    """A-40, G-7: 22:00 in India; urgent hours open at 08:00."""
    world = rehearsal(datetime(2026, 11, 23, 15, 30, tzinfo=UTC))
    failed_attempt(world)
    world.advance(timedelta(hours=24))
    assert [(left.message, left.at, left.held) for left in world.sent] == [
        ("attempt_failed", datetime(2026, 11, 24, 2, 30, tzinfo=UTC), ("deferred:quiet_hours",))
    ]
    assert [kept.blockers for kept in world.deferred] == [("deferred:quiet_hours",)]
    assert world.withheld == []


def test_what_is_no_longer_true_when_the_hours_open_is_withheld() -> None:
    """G-2, R-4."""
    world = rehearsal(datetime(2026, 11, 23, 15, 30, tzinfo=UTC))
    outside = failed_attempt(world)
    world.advance(timedelta(hours=2))
    world.feed(outside.scan(Status.DELIVERED, world.now))
    world.advance(timedelta(hours=24))
    assert sent(world) == []
    assert [(kept.message, kept.blockers[0]) for kept in world.withheld] == [("attempt_failed", "terminal_state")]


def test_a_fact_told_twice_has_one_effect() -> None:
    """A-23, G-1: told again at once, later, and twice in one batch."""
    world = rehearsal()
    outside = failed_attempt(world)
    again = world.recorded[-1].event
    world.feed(again, again)
    world.advance(timedelta(minutes=10))
    world.feed(again)
    world.advance(timedelta(minutes=10))
    assert sent(world) == ["attempt_failed"]
    keys = [recorded.event.key for recorded in world.recorded]
    assert len(keys) == len(set(keys))
    assert outside.awb == "KHA200011"


def test_a_button_asks_the_courier_and_the_answer_comes_when_the_courier_gives_it() -> None:
    """A-40."""

    def courier(asked: AskedCommand) -> list[Reply]:
        return [Reply("accepted", after=timedelta(seconds=40))]

    world = rehearsal(courier=courier)
    outside = failed_attempt(world)
    world.advance(timedelta(minutes=5))
    world.feed(outside.tapped(button_id(world.sent[-1], "reattempt", world.secret), "Try again", world.now))
    assert [asked.command for asked in world.asked] == ["courier.request_reattempt"]
    assert sent(world) == ["attempt_failed"]
    world.advance(timedelta(seconds=40))
    assert sent(world) == ["attempt_failed", "reattempt_accepted"]
    assert world.sent[-1].form == "free_form"


def test_a_command_nobody_answers_leaves_its_run_waiting() -> None:
    """A-40."""
    world = rehearsal()
    outside = failed_attempt(world)
    world.advance(timedelta(minutes=5))
    world.feed(outside.tapped(button_id(world.sent[-1], "reattempt", world.secret), "Try again", world.now))
    world.advance(timedelta(days=1))
    assert [(run.journey, run.step) for run in world.runs] == [("second_try", "again")]
    world.answer(world.asked[0], Reply("refused", reason="too late"))
    assert [task.reason for task in world.tasks] == ["call_customer"]


def test_ordinary_messages_keep_their_distance_and_the_daily_cap() -> None:
    """G-5 of the policies: 4 hours apart, three a day."""
    world = rehearsal()
    world.feed(new_outside(world.now).order(world.now))
    order_id = next(iter(world.state.orders))
    for number in range(4):
        causes = (f"cause:{number}",)
        world.door.queue(
            Send("no_news", f"n:{number}", Lane.UTILITY, True, causes, world.now, order_id=order_id), world.now
        )
    world.advance(timedelta(hours=30))
    hours = [(left.at - MORNING) / timedelta(hours=1) for left in world.sent]
    assert hours[:3] == [0.0, 4.0, 8.0]
    assert all(later - earlier >= 4 for earlier, later in itertools.pairwise(hours))


def test_an_answer_asked_for_twice_is_given_once() -> None:
    """One customer turn, one message: she asked again before the answer had left."""
    world = rehearsal()
    outside = new_outside(world.now)
    world.feed(outside.order(world.now))
    first, second = outside.said("where is it?", world.now), outside.said("where??", world.now)
    world.feed(first, second)
    assert sent(world) == ["order_status"]
    order_id = next(iter(world.state.orders))
    for key in ("a", "b"):
        world.door.queue(Send("order_status", key, Lane.REPLY, False, (key,), world.now, order_id=order_id), world.now)
    world.advance(timedelta(0))
    assert sent(world) == ["order_status", "order_status"]
    assert [kept.blockers for kept in world.withheld] == [("covered_by_other",)]


def test_what_ended_long_ago_is_forgotten_until_it_is_named() -> None:
    """As the store loads it: the cost of a customer stays flat."""
    world = rehearsal()
    outside = new_outside(world.now)
    world.feed(outside.order(world.now))
    world.feed(outside.scan(Status.DELIVERED, world.now))
    world.advance(timedelta(days=46))
    other = new_outside(world.now, number="#KH-10999", shop_order_id="5999", awb="KHA299999")
    world.feed(other.order(world.now))
    assert [order.number for order in world.state.orders.values()] == ["#KH-10999"]
    world.feed(outside.scan(Status.LOST, world.now))
    assert len(world.state.shipments) == 1


def test_the_same_calls_give_the_same_records() -> None:
    """Design: nothing is random and nothing reads a clock."""
    worlds = [rehearsal(), rehearsal()]
    for world in worlds:
        failed_attempt(world)
        world.advance(timedelta(days=2))
    one, other = worlds
    assert one.sent == other.sent
    assert one.recorded == other.recorded
    assert one.state == other.state


def test_what_wakes_itself_for_ever_is_named() -> None:
    """A developer must act: an answer that asks again, without time passing."""

    def converse(turn: Turn, messages: object) -> None:
        world.schedule(outside.said("again", turn.now))

    world = rehearsal(converse=converse)
    outside = new_outside(world.now)
    world.feed(outside.order(world.now))
    with pytest.raises(RehearsalStuck, match="more than 200 decisions at 2026-11-23"):
        world.feed(outside.said("hello", world.now))


def test_what_may_leave_together_leaves_as_one_message_inside_the_window() -> None:
    """D8: one price; outside the window each has a template of its own."""

    def left(*, window: bool) -> list[tuple[str, str, str]]:
        world = rehearsal(converse=lambda turn, messages: None)
        outside = new_outside(world.now)
        world.feed(outside.order(world.now), outside.scan(Status.OUT_FOR_DELIVERY, world.now))
        if window:
            world.feed(outside.said("hello", world.now))
        order_id, parcel_id = next(iter(world.state.orders)), next(iter(world.state.shipments))
        for name, lane in (("refund_done", Lane.UTILITY), ("out_for_delivery", Lane.URGENT)):
            about = {"order_id": order_id, "shipment_id": parcel_id}
            world.door.queue(Send(name, name, lane, True, ("cause",), world.now, **about), world.now)
        world.advance(timedelta(hours=5))
        return [(each.message, each.form, each.joined) for each in world.sent]

    joined = [("out_for_delivery", "free_form", ""), ("refund_done", "free_form", "out_for_delivery")]
    assert left(window=True) == joined
    assert left(window=False) == [("out_for_delivery", "template", ""), ("refund_done", "template", "")]


def test_an_incident_reaches_the_parcels_in_its_scope_and_lets_go_of_them() -> None:
    """A-44: those on their way, and those that a scan brings in later."""
    world = rehearsal()
    outside = new_outside(world.now)
    world.feed(outside.order(world.now), outside.scan(Status.IN_TRANSIT, world.now))
    there = Incident(7, "flood", "pincode", "560", world.now, "Bengaluru")
    world.open_incident(there)
    world.open_incident(Incident(8, "strike", "pincode", "110", world.now, "Delhi"))
    (parcel,) = world.state.shipments.values()
    assert [each.cause for each in parcel.affected] == ["flood"]
    world.clear_incident(8)
    world.clear_incident(7)
    (parcel,) = world.state.shipments.values()
    assert parcel.affected == ()
    assert [r.event.kind for r in world.recorded if r.event.kind.startswith("incident")] == [
        "incident.opened",
        "incident.cleared",
    ]
