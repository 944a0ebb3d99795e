"""Taps: each begins a run of its own, about the parcel and attempt that its button was about."""

from datetime import timedelta
from typing import Any

from journeys.catalogue import Catalogue
from journeys.decide import decide
from journeys.decision import Decision
from journeys.state import CustomerState
from journeys.tokens import Choice
from tests.journeys.builders import BRAND, NOW, failed, ids, order, parcel, said, state
from tests.journeys.deciding import tasks
from tests.journeys.test_engine import ASK, journey, play

MINUTE = timedelta(minutes=1)

ANSWERING = """\
  note:
    do: mark.attempt_answered
    then: ask_courier
  ask_courier:
    do: courier.request_reattempt
    then: thanks
    on_failure: thanks
  thanks:
    send: reattempt_accepted
"""


def answering(known: CustomerState, by: Catalogue, choice: str, at: Any, first_id: int) -> Decision:
    mine = next(p for p in known.shipments.values() if p.ndr)
    assert mine.ndr
    message = said(at=at, wa_id="919999900234")
    tapped = Choice(choice, 20, str(mine.ndr.id))
    return play(known, message, by=by, now=at, tap=tapped, new_id=ids(first_id))


def test_each_tap_begins_a_run_about_the_parcel_whose_attempt_it_was() -> None:
    """A-41: any answer can be changed while the attempt stands; the run knows which button it was."""
    by = Catalogue([journey(ANSWERING, trigger="reply.new_day", per="occurrence", more="when: [attempt_is_open]")])
    known = play(state(order(), parcel(), parcel(id=31, awb="KHA2")), failed(NOW), by=by).state
    one = answering(known, by, "tomorrow", NOW + MINUTE, 2000)
    two = answering(one.state, by, "day_after", NOW + 2 * MINUTE, 3000)
    days = [ask.params["date"] for decision in (one, two) for ask in decision.asks]
    assert days == ["2026-11-24", "2026-11-25"]
    assert {run.parcel_id for run in two.state.runs.values()} == {30}
    assert [run.args["choice"] for run in two.state.runs.values()] == ["tomorrow", "day_after"]


def test_words_of_her_own_move_a_run_and_a_tap_does_not() -> None:
    """R-1: both answer, each in its own way."""
    steps = ASK.replace("page.opened: ask", "message.received: person")
    by = Catalogue([journey(steps)])
    first = play(state(order(), parcel()), failed(NOW), by=by)
    wrote = decide(first.state, [said(at=NOW + MINUTE)], NOW + MINUTE, BRAND, ids(2000), lambda turn, m: None, by)
    assert tasks(wrote) == ["call_customer"]
    again = play(state(order(), parcel()), failed(NOW), by=by)
    button = said(at=NOW + MINUTE, content="button", button_id="1.x.y.z")
    tapped = decide(again.state, [button], NOW + MINUTE, BRAND, ids(2000), lambda turn, m: None, by)
    assert tasks(tapped) == []
