"""The engine: happenings start, move and end runs; each effect follows once and says which journey wanted it."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from journeys.catalogue import Catalogue
from journeys.decide import decide
from journeys.decision import Decision
from journeys.engine import RUN, answered
from journeys.events import Event
from journeys.loading import parse_journey
from journeys.state import CustomerState
from journeys.status import Leg, NdrReason, Status
from journeys.tokens import Choice
from tests.journeys.builders import BRAND, NOW, due, failed, ids, order, parcel, placed, result, said, scan, state
from tests.journeys.deciding import only_run, sent, tasks

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)

HEAD = """\
journey: {name}
purpose: Shows one thing about the engine.
version: {version}
trigger: {trigger}
one_run_per: {per}
{more}
steps:
{steps}
"""

ASK = """\
  ask:
    send: attempt_failed
    wait_for: {reply.new_day: again, page.opened: ask}
    timeout: {after: 20m, go_to: person}
  again:
    do: courier.request_reattempt
    then: thanks
    on_failure: sorry
  thanks:
    send: reattempt_accepted
  sorry:
    send: reattempt_refused
    then: person
  person:
    do: task.call_customer
"""


def journey(
    steps: str,
    *,
    name: str = "shown",
    version: int = 1,
    trigger: str = "shipment.delivery_attempt_failed",
    per: str = "delivery_attempt",
    more: str = "",
) -> Any:
    text = HEAD.format(name=name, version=version, trigger=trigger, per=per, more=more, steps=steps)
    return parse_journey(text, f"{name}.yaml")


def play(
    known: CustomerState,
    *events: Event,
    by: Catalogue,
    now: Any = NOW,
    tap: Choice | None = None,
    new_id: Any = None,
) -> Decision:
    def converse(turn: Any, messages: Any) -> None:
        assert tap is not None
        answered(turn, tap, messages[-1])

    decision = decide(known, events, now, BRAND, new_id or ids(900), converse, by)
    return decision


def asking() -> tuple[Decision, Catalogue]:
    by = Catalogue([journey(ASK, more="exit_on: [shipment.delivered, order.cancelled]")])
    return play(state(order(), parcel()), failed(NOW), by=by), by


def tap(known: CustomerState, by: Catalogue, choice: Choice, now: Any = NOW + MINUTE) -> Decision:
    return play(known, said(at=now, wa_id="919999900234"), by=by, now=now, tap=choice, new_id=ids(2000))


# -- start -------------------------------------------------------------------------------------------------------


def test_a_happening_starts_the_journeys_it_triggers() -> None:
    """A-07, A-28: the run knows what began it, the message which journey wanted it."""
    first, _ = asking()
    run = only_run(first)
    assert (run.journey, run.version, run.step, run.order_id, run.parcel_id) == ("shown", 1, "ask", 20, 30)
    assert run.began_by == first.recorded[0].event.key
    (send,) = first.sends
    assert (send.rule, send.rule_version, send.run_id, send.causes) == ("shown", 1, run.id, (run.began_by,))


@pytest.mark.parametrize(("payment", "messages"), [("cod", ["attempt_failed"]), ("prepaid", [])])
def test_a_journey_starts_only_where_its_conditions_hold(payment: str, messages: list[str]) -> None:
    """A-19: the same event, two states."""
    by = Catalogue([journey(ASK, more="when: [is_cod]")])
    assert sent(play(state(order(payment=payment), parcel()), failed(NOW), by=by)) == messages


def test_there_is_one_run_for_each_attempt() -> None:
    """A-23, G-1: the same attempt told again starts nothing, the next attempt does."""
    first, by = asking()
    same = play(first.state, failed(NOW + MINUTE), by=by, now=NOW + MINUTE, new_id=ids(2000))
    assert (sent(same), len(same.state.runs)) == ([], 1)
    day = timedelta(days=1)
    out = scan(Status.OUT_FOR_DELIVERY, NOW + day)
    next_one = play(same.state, out, failed(NOW + day + HOUR), by=by, now=NOW + day + HOUR, new_id=ids(3000))
    assert sent(next_one) == ["attempt_failed"]


@pytest.mark.parametrize(("per", "times"), [("order", 1), ("shipment", 2), ("customer", 1)])
def test_one_run_per_says_for_what(per: str, times: int) -> None:
    """A-23: two parcels of one order."""
    by = Catalogue([journey("  tell:\n    send: shipped\n", trigger="shipment.picked_up", per=per)])
    known = state(order(), parcel(), parcel(id=31, awb="KHA2"))
    events = scan(Status.PICKED_UP, NOW - MINUTE), scan(Status.PICKED_UP, NOW, awb="KHA2")
    assert len(play(known, *events, by=by).sends) == times


def test_what_happens_again_is_an_occurrence_of_its_own() -> None:
    """A-24: a signal, each time it is raised."""
    steps = "  note:\n    do: task.payment_pending\n"
    by = Catalogue([journey(steps, trigger="order.address_changed", per="occurrence")])
    known = state(order())
    for day in (1, 2):
        moved = msgspec.structs.replace(order().address, pincode=f"56000{day}")
        event = placed(NOW + day * HOUR, address=moved)
        decision = play(known, event, by=by, now=NOW + day * HOUR)
        assert tasks(decision) == ["payment_pending"]
        known = decision.state


def test_a_journey_that_is_switched_off_starts_nothing_and_finishes_what_it_began() -> None:
    """A-85."""
    first, by = asking()
    off = by.without(frozenset({"shown"}))
    assert sent(play(state(order(), parcel()), failed(NOW), by=off)) == []
    assert len(tap(first.state, off, Choice("reattempt", 20, only_run(first).subject)).asks) == 1


def test_a_parcel_without_order_starts_nothing() -> None:
    """P-01: nobody is known who could be told."""
    by = Catalogue([journey(ASK)])
    decision = play(state(parcel(order_id=None)), failed(NOW), by=by)
    assert (decision.sends, decision.state.runs) == ([], {})


# -- events ------------------------------------------------------------------------------------------------------


def test_an_exit_ends_the_run_at_once() -> None:
    """G-2, A-16: and takes its timer back."""
    first, by = asking()
    second = play(first.state, scan(Status.DELIVERED, NOW + HOUR), by=by, now=NOW + HOUR)
    (run,) = second.state.runs.values()
    assert (run.ended_as, run.ended_at, run.due_at) == ("exit:shipment.delivered", NOW + HOUR, None)
    assert (RUN, str(run.id)) in second.cancelled_timers


def test_an_exit_of_another_parcel_does_not_end_it() -> None:
    """A-19."""
    first, by = asking()
    first.state.shipments[31] = parcel(id=31, awb="KHA2")
    second = play(first.state, scan(Status.DELIVERED, NOW + HOUR, awb="KHA2"), by=by, now=NOW + HOUR)
    assert only_run(second).step == "ask"


def test_an_exit_of_the_order_ends_the_runs_of_its_parcels() -> None:
    """G-2."""
    first, by = asking()
    second = play(first.state, placed(NOW + HOUR, cancelled_at=NOW + HOUR), by=by, now=NOW + HOUR)
    (run,) = second.state.runs.values()
    assert run.ended_as == "exit:order.cancelled"


def test_a_tap_moves_the_run_that_waits_for_it() -> None:
    """A-23, A-40: one ask of the courier, and the tap is on the timeline."""
    first, by = asking()
    second = tap(first.state, by, Choice("reattempt", 20, only_run(first).subject))
    (ask,) = second.asks
    assert (ask.command, ask.params["awb"], ask.shipment_id) == ("courier.request_reattempt", "KHA200011", 30)
    assert only_run(second).step == "again"
    assert only_run(second).due_at is None
    assert "reply.reattempt" in [each.event.kind for each in second.recorded]


@pytest.mark.parametrize(
    "choice",
    [
        Choice("reattempt", 20, "another attempt"),
        Choice("reattempt", 21, ""),
        Choice("agent", 20, ""),
    ],
)
def test_a_tap_on_something_else_moves_nothing(choice: Choice) -> None:
    """A-40: an old button, another's order, a choice nobody waits for."""
    first, by = asking()
    second = tap(first.state, by, choice)
    assert (second.asks, only_run(second).step) == ([], "ask")
    assert "reply." not in "".join(each.event.kind for each in second.recorded)


def test_scores_are_awaited_in_groups() -> None:
    """A-22f: eleven rows, three meanings."""
    steps = """\
  ask:
    send: delivered
    wait_for: {reply.nps_detractor: work, reply.nps_promoter: end}
    timeout: {after: 2d, go_to: end}
  work:
    do: task.unhappy_customer
"""
    by = Catalogue([journey(steps, trigger="shipment.delivered", per="shipment")])
    first = play(state(order(), parcel()), scan(Status.DELIVERED, NOW), by=by)
    assert tasks(tap(first.state, by, Choice("nps_3", 20, "30"))) == ["unhappy_customer"]


# -- timers ------------------------------------------------------------------------------------------------------


def test_a_wait_is_counted_from_when_we_heard() -> None:
    """R-1: from receipt, however late the worker."""
    by = Catalogue([journey("  settle:\n    wait: 4m\n    then: ask\n" + ASK)])
    event = failed(NOW - HOUR, received_at=NOW - 3 * MINUTE)
    assert only_run(play(state(order(), parcel()), event, by=by)).due_at == NOW + MINUTE


def test_a_time_out_takes_the_run_on() -> None:
    """A-16."""
    first, by = asking()
    at = NOW + 20 * MINUTE
    assert only_run(first).due_at == at
    second = play(first.state, due(RUN, str(only_run(first).id), at), by=by, now=at)
    assert tasks(second) == ["call_customer"]
    (run,) = second.state.runs.values()
    assert (run.ended_as, run.path) == ("finished", ("ask", "person"))


def test_outside_the_hours_message_and_clock_begin_at_the_next_opening() -> None:
    """R-1."""
    night = NOW + 12 * HOUR  # 23:30 in India
    by = Catalogue([journey(ASK)])
    decision = play(state(order(), parcel()), failed(night, received_at=night), by=by, now=night)
    opens_at = BRAND.next_opening(BRAND.urgent_hours, night)
    assert only_run(decision).due_at == opens_at + 20 * MINUTE > night + 20 * MINUTE


def test_a_step_entered_again_says_its_message_again() -> None:
    """A-18: the second time is another message, with a clock of its own."""
    steps = """\
  remind:
    send: attempt_failed
    wait_for: {reply.new_day: end}
    timeout: {after: 24h, go_to: remind}
"""
    by = Catalogue([journey(steps)])
    first = play(state(order(), parcel()), failed(NOW, received_at=NOW), by=by)
    at = only_run(first).due_at
    second = play(first.state, due(RUN, str(only_run(first).id), at), by=by, now=at)  # type: ignore[arg-type]
    assert sent(second) == ["attempt_failed"]
    assert first.sends[0].dedupe_key != second.sends[0].dedupe_key


# -- commands ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state_of_result", "message", "work"),
    [
        ("accepted", "reattempt_accepted", []),
        ("confirmed", "reattempt_accepted", []),
        ("refused", "reattempt_refused", ["call_customer"]),
        ("failed", "reattempt_refused", ["call_customer"]),
    ],
)
def test_a_result_takes_the_run_on_or_to_its_failure(state_of_result: str, message: str, work: list[str]) -> None:
    """A-40: the customer is told when the courier accepts or refuses."""
    first, by = asking()
    second = tap(first.state, by, Choice("reattempt", 20, only_run(first).subject))
    third = play(second.state, result("courier.request_reattempt", state_of_result), by=by, new_id=ids(4000))
    assert (sent(third), tasks(third)) == ([message], work)


def test_a_result_that_no_run_waits_for_goes_to_a_person() -> None:
    """A-14: asked by a person, or the run was ended meanwhile."""
    _, by = asking()
    decision = play(state(order(), parcel()), result("shop.tag_order", "refused", reason="no rights"), by=by)
    assert tasks(decision) == ["shop.tag_order_refused"]


def test_what_cannot_be_asked_at_all_takes_the_way_of_failure() -> None:
    """A-14: no attempt stands open any more."""
    steps = ASK.partition("  again:")[2].join(["  again:", ""])
    by = Catalogue([journey(steps, trigger="shipment.out_for_delivery")])
    decision = play(state(order(), parcel()), scan(Status.OUT_FOR_DELIVERY, NOW), by=by)
    assert (decision.asks, tasks(decision)) == ([], ["call_customer"])


def test_a_link_that_came_back_can_be_said() -> None:
    """A-15."""
    steps = """\
  make:
    do: payment.create_link
    then: say
    on_failure: end
  say:
    send: payment_failed
"""
    by = Catalogue([journey(steps, trigger="order.payment_awaited", per="order")])
    first = play(state(), placed(status="pending_payment"), by=by)
    answer = result("payment.create_link", "confirmed")
    answer.body.data.update(order_id=only_run(first).order_id, shipment_id=None, url="https://pay.example/1")  # type: ignore[union-attr]
    assert play(first.state, answer, by=by).sends[0].args["link"] == "https://pay.example/1"


def test_a_handoff_gives_the_chat_to_a_person() -> None:
    """A-40."""
    by = Catalogue([journey("  person:\n    handoff: nobody_answered\n")])
    decision = play(state(order(), parcel()), failed(NOW), by=by)
    assert tasks(decision) == ["handoff_nobody_answered"]
    assert decision.state.conversation.handoff_reason == "nobody_answered"


# -- versions and guards -----------------------------------------------------------------------------------------


def test_a_run_finishes_on_the_version_it_began() -> None:
    """A-11."""
    first, by = asking()
    newer = journey(ASK.replace("20m", "5m").replace("call_customer", "parcel_lost"), version=2)
    both = Catalogue([newer], older=by.newest.values())
    at = NOW + 20 * MINUTE
    second = play(first.state, due(RUN, str(only_run(first).id), at), by=both, now=at)
    assert tasks(second) == ["call_customer"]
    fresh = play(state(order(), parcel()), failed(NOW, received_at=NOW), by=both)
    assert only_run(fresh).due_at == NOW + 5 * MINUTE


def test_a_run_that_never_had_to_wait_leaves_no_row() -> None:
    """A-86: its messages say what it did."""
    by = Catalogue([journey("  tell:\n    send: shipped\n", trigger="shipment.picked_up", per="shipment")])
    decision = play(state(order(), parcel()), scan(Status.PICKED_UP, NOW), by=by)
    assert (sent(decision), decision.state.runs) == (["shipped"], {})


def test_a_return_leg_is_no_delivery_to_her() -> None:
    """A-19."""
    by = Catalogue([journey("  tell:\n    send: delivered\n", trigger="shipment.delivered", per="shipment")])
    assert sent(play(state(order(), parcel()), scan(Status.DELIVERED, NOW, leg=Leg.REVERSE), by=by)) == []


def test_a_condition_is_asked_of_the_state_as_it_is_then() -> None:
    """R-2."""
    steps = """\
  ask:
    check: attempt_not_made
    if_so: own_up
    if_not: tell
  own_up:
    send: attempt_not_made
  tell:
    send: attempt_failed
"""
    by = Catalogue([journey(steps)])
    for reason, message in ((NdrReason.NOT_ATTEMPTED, "attempt_not_made"), (NdrReason.OTHER, "attempt_failed")):
        assert sent(play(state(order(), parcel()), failed(NOW, reason), by=by)) == [message]
