"""Where is my order: its story, the decision that waits for her, and more when she asks again."""

from datetime import timedelta
from typing import Any

import msgspec

from journeys.state import Run
from journeys.status import Status
from tests.bot.actions.test_change_delivery_time import at, attempted, said_args
from tests.bot.dialogue.talking import CATALOGUE, Talk
from tests.journeys.builders import NOW, order, parcel, scan, state

ONE = order()


def test_the_buttons_are_those_of_the_stage() -> None:
    """A-76: content and buttons change with the stage."""
    menus = {}
    for status in (Status.LABEL_CREATED, Status.IN_TRANSIT):
        talk = Talk(state(ONE, at(status)))
        talk.says("where is it", "order_status")
        menus[status] = said_args(talk)["meanings"]
    assert menus == {
        Status.LABEL_CREATED: ["change_address", "cancel_order"],
        Status.IN_TRANSIT: ["change_delivery_time", "change_address"],
    }


def test_asked_again_without_news_she_gets_all_that_we_know() -> None:
    """A-94: the same answer twice does not help."""
    talk = Talk(state(ONE, at(Status.IN_TRANSIT)))
    assert talk.says("where is it", "order_status") == ["order_status"]
    talk.waits(timedelta(hours=3))
    assert talk.says("where is my order", "order_status") == ["order_status_again"]


def test_asked_again_with_news_she_gets_the_news() -> None:
    """A-94: "nothing has changed" is only said when it is so."""
    talk = Talk(state(ONE, at(Status.IN_TRANSIT)))
    talk.says("where is it", "order_status")
    talk.waits(timedelta(hours=3))
    talk.happens(scan(Status.OUT_FOR_DELIVERY, talk.now))
    assert talk.says("where is my order", "order_status") == ["order_status"]


def test_a_day_later_it_is_a_new_question() -> None:
    """A-94."""
    talk = Talk(state(ONE, at(Status.IN_TRANSIT)))
    talk.says("where is it", "order_status")
    talk.waits(timedelta(hours=25))
    assert talk.says("where is my order", "order_status") == ["order_status"]


def test_an_order_that_has_ended_is_told_plainly_however_often() -> None:
    """A-01."""
    talk = Talk(state(ONE, at(Status.DELIVERED)))
    talk.says("where is it", "order_status")
    assert talk.says("where is it now", "order_status") == ["order_status"]


def test_the_newest_order_is_meant_when_all_have_ended() -> None:
    """A-01."""
    ended = msgspec.structs.replace(ONE, closed_at=NOW - timedelta(days=30))
    talk = Talk(state(ended, parcel(status=Status.DELIVERED, status_at=NOW - timedelta(days=30))))
    assert talk.says("where is it", "order_status") == ["order_status"]


def waiting_run(**facts: Any) -> Run:
    """The journey of a cash order that is late once more, waiting for her word."""
    journey = next(iter(CATALOGUE.triggered_by("signal.delayed_again")))
    known: dict[str, Any] = {"path": ("ask", "open"), "step": "open", "due_at": NOW + timedelta(days=7)}
    return Run(
        id=77,
        customer_id=10,
        journey=journey.journey,
        version=journey.version,
        subject=str(ONE.id),
        began_at=NOW - timedelta(hours=5),
        began_by="signal:delayed_again:20:x",
        step_at=NOW - timedelta(hours=5),
        order_id=ONE.id,
        **known | facts,
    )


def test_a_late_cash_order_is_hers_to_decide_with_the_same_buttons() -> None:
    """A-25: keep it, change the date, cancel."""
    known = state(ONE, at(Status.IN_TRANSIT))
    known.runs[77] = waiting_run()
    assert Talk(known).says("where is it", "order_status") == ["order_status_decide"]


def test_who_has_decided_is_not_asked_again() -> None:
    """A-25, B-11."""
    known = state(ONE, at(Status.IN_TRANSIT))
    known.runs[77] = waiting_run(path=("ask", "open", "keep", "thank", "open"))
    assert Talk(known).says("where is it", "order_status") == ["order_status"]


def test_without_an_order_a_proof_is_asked_for() -> None:
    """P-02."""
    assert Talk(state()).says("where is it", "order_status") == ["ask_proof"]


def test_in_the_middle_of_a_form_it_is_answered_and_the_question_comes_back() -> None:
    """P-03."""
    talk = Talk(state(ONE, attempted()))
    talk.says("another day", "change_delivery_time")
    assert talk.says("where is it now?", "order_status") == ["order_status", "ask_change_delivery_time_date"]
