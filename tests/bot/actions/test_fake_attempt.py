"""They say that they came: one question, and her word goes to the courier."""

from datetime import timedelta

import pytest

from journeys.status import Fault, NdrReason, Status
from tests.bot.actions.test_change_delivery_time import DAYS, at, attempted, said_args, the_ask
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import order, result, state

ONE = order()


@pytest.mark.parametrize(
    ("tap", "evidence"),
    [
        ("home_not_called", "She was at home and nobody called."),
        ("home_called", "She was at home and got a call, but nobody came to the door."),
    ],
)
def test_her_word_goes_to_the_courier_with_the_complaint_and_they_come_again(tap: str, evidence: str) -> None:
    """A-41: evidence in one step, then dispute and re-attempt."""
    talk = Talk(state(ONE, attempted()))
    assert talk.says("nobody came!", "fake_attempt") == ["ask_fake_attempt_seen"]
    assert talk.taps(tap, ONE.id) == []
    ask = the_ask(talk)
    assert ask.command == "courier.dispute_attempt"
    assert ask.params["evidence"] == {"The customer says": evidence}
    talk.happens(result("courier.dispute_attempt", "accepted", talk.now))
    assert the_ask(talk).command == "courier.request_reattempt"
    assert talk.happens(result("courier.request_reattempt", "accepted", talk.now)) == ["attempt_nobody_came"]


def test_saying_it_again_is_an_answer() -> None:
    """A-41: at most one step."""
    talk = Talk(state(ONE, attempted()))
    talk.says("nobody came!", "fake_attempt")
    talk.says("I told you nobody came", "fake_attempt")
    assert the_ask(talk).command == "courier.dispute_attempt"


def test_a_complaint_under_way_is_not_made_twice() -> None:
    """A-41."""
    talk = Talk(state(ONE, attempted(asked="accepted", asked_for="nobody_came")))
    assert talk.says("nobody came!", "fake_attempt") == ["attempt_nobody_came"]
    assert talk.asks == []


def test_who_was_not_there_chooses_another_day_and_nobody_is_accused() -> None:
    """A-41: a complaint needs evidence."""
    talk = Talk(state(ONE, attempted()))
    talk.says("nobody came!", "fake_attempt")
    assert talk.taps("not_home", ONE.id) == ["ask_change_delivery_time_date"]
    assert said_args(talk)["offered_days"] == DAYS
    assert talk.asks == []


def test_where_the_courier_says_so_itself_she_is_asked_nothing() -> None:
    """R-2: no homework."""
    missed = attempted(reason=NdrReason.NOT_ATTEMPTED, at_fault=Fault.CARRIER, attempted=False)
    talk = Talk(state(ONE, missed))
    assert talk.says("nobody came!", "fake_attempt") == ["attempt_known_missed"]
    assert talk.asks == []


def test_without_an_attempt_she_hears_what_is_on_record() -> None:
    """A-41: nothing is invented."""
    talk = Talk(state(ONE, at(Status.OUT_FOR_DELIVERY)))
    assert talk.says("nobody came!", "fake_attempt") == ["no_attempt_known"]


def test_a_parcel_closed_as_delivered_is_looked_for() -> None:
    """A-49."""
    talk = Talk(state(ONE, at(Status.DELIVERED)))
    assert talk.says("nobody came!", "fake_attempt") == ["ask_not_received_looked"]


def test_an_answer_for_an_attempt_that_is_over_says_so() -> None:
    """A-40: it went out for delivery meanwhile."""
    from tests.journeys.builders import scan

    talk = Talk(state(ONE, attempted()))
    talk.says("nobody came!", "fake_attempt")
    talk.waits(timedelta(hours=2))
    talk.happens(scan(Status.OUT_FOR_DELIVERY, talk.now))
    assert talk.taps("home_not_called", ONE.id) == ["button_too_late"]


def test_without_the_journey_a_person_complains_and_knows_what_she_said() -> None:
    """B-11."""
    from journeys.catalogue import NO_JOURNEYS

    talk = Talk(state(ONE, attempted()), catalogue=NO_JOURNEYS)
    talk.says("nobody came!", "fake_attempt")
    assert talk.taps("home_not_called", ONE.id) == ["handoff"]
    assert talk.decision
    assert talk.decision.tasks[0].note == "She was at home and nobody called."


def test_without_an_order_a_proof_is_asked_for() -> None:
    """P-02."""
    assert Talk(state()).says("nobody came!", "fake_attempt") == ["ask_proof"]
