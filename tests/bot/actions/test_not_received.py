"""Marked as delivered and not there: look first, then a case with the courier."""

from datetime import timedelta

import msgspec
import pytest

from journeys.status import Status
from tests.bot.actions.test_change_delivery_time import at, the_ask
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import NOW, order, parcel, result, state

ONE = order()
OTHER = order(id=22, number="#KH-20000", number_key="KH-20000", shop_order_id="5002")


def delivered(hours: float = 2) -> Talk:
    """Talk about a parcel that was delivered so many hours ago."""
    when = NOW - timedelta(hours=hours)
    closed = msgspec.structs.replace(ONE, closed_at=when)
    return Talk(state(closed, parcel(status=Status.DELIVERED, status_at=when, account="delhivery-main")))


def test_she_looks_first_and_then_the_courier_is_asked() -> None:
    """A-49: a dispute inside its limit, with a date for the answer."""
    talk = delivered()
    assert talk.says("I got nothing", "not_received") == ["ask_not_received_looked"]
    assert talk.taps("looked_everywhere", ONE.id) == []
    assert the_ask(talk).command == "courier.dispute_delivery"
    assert talk.happens(result("courier.dispute_delivery", "accepted", talk.now)) == ["not_received_asked"]


@pytest.mark.parametrize(
    ("text", "intent"), [("no", "deny"), ("still nothing here", "not_received"), ("the guard has nothing", "unclear")]
)
def test_her_words_answer_too(text: str, intent: str) -> None:
    """P-03."""
    talk = delivered()
    talk.says("I got nothing", "not_received")
    talk.says(text, intent if intent != "unclear" else "not_received")
    assert talk.asks == ["courier.dispute_delivery"]


def test_who_has_asked_the_guard_is_not_sent_there_again() -> None:
    """B-11."""
    talk = delivered()
    assert talk.says("guard ke paas bhi nahi hai, delivered dikha raha", "not_received") == []
    assert talk.asks == ["courier.dispute_delivery"]


def test_what_turned_up_is_good_news_and_no_case() -> None:
    """A-49."""
    talk = delivered()
    talk.says("I got nothing", "not_received")
    assert talk.taps("found_it", ONE.id) == ["received_thanks"]
    assert talk.asks == []


def test_behind_the_limit_a_person_takes_it_up() -> None:
    """A-49: couriers look into it for seven days."""
    talk = delivered(hours=8 * 24)
    talk.says("I got nothing", "not_received")
    assert talk.taps("looked_everywhere", ONE.id) == ["not_received_by_hand"]
    assert "not_received" in talk.tasks


def test_asked_again_while_the_case_runs_she_hears_where_it_stands() -> None:
    """A-49: no second case."""
    talk = delivered()
    talk.says("guard has nothing", "not_received")
    talk.happens(result("courier.dispute_delivery", "accepted", talk.now))
    assert talk.says("still not here", "not_received") == ["not_received_asked"]
    assert talk.asks == []


def test_what_is_not_marked_as_delivered_is_told_as_it_stands() -> None:
    """A-01: she has heard something else."""
    talk = Talk(state(ONE, at(Status.IN_TRANSIT)))
    assert talk.says("I got nothing", "not_received") == ["not_delivered_yet"]
    assert talk.asks == []


def test_of_several_that_are_on_their_way_she_is_asked_which() -> None:
    """A-02."""
    talk = Talk(state(ONE, OTHER))
    assert talk.says("I got nothing", "not_received") == ["order_list"]
    assert talk.taps("not_received", OTHER.id) == ["not_delivered_yet"]


def test_without_the_journey_a_person_gets_the_case() -> None:
    """A-49."""
    from journeys.catalogue import NO_JOURNEYS

    talk = delivered()
    talk._catalogue = NO_JOURNEYS
    talk.says("I got nothing", "not_received")
    assert talk.taps("looked_everywhere", ONE.id) == ["handoff"]
    assert talk.tasks == ["handoff_not_received"]


def test_an_order_delivered_long_ago_can_still_be_missed() -> None:
    """A-49: the newest one is meant when none is current."""
    talk = delivered(hours=20 * 24)
    assert talk.says("I never got it", "not_received") == ["ask_not_received_looked"]
