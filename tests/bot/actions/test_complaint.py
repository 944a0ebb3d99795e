"""Anger: acknowledged once, with the facts, without blame; then a person."""

from datetime import timedelta

import pytest

from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import order, parcel, state

ONE = order()
OTHER = order(id=22, number="#KH-20000", number_key="KH20000", shop_order_id="9000000022")


def test_a_complaint_is_acknowledged_with_the_facts_and_handed_over() -> None:
    """B-18, B-19."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("worst company, consumer court", "complaint") == ["complaint_taken"]
    assert talk.tasks == ["handoff_complaint"]
    assert talk.decision
    assert talk.decision.sends[0].order_id == ONE.id
    assert talk.decision.tasks[0].packet["mood"] == "angry"


def test_of_several_orders_none_is_guessed() -> None:
    """A-02, B-19: and she is not asked either."""
    talk = Talk(state(ONE, OTHER))
    assert talk.says("pathetic service", "complaint") == ["complaint_noted"]
    assert talk.tasks == ["handoff_complaint"]


def test_a_second_complaint_is_not_acknowledged_again() -> None:
    """B-19: once."""
    talk = Talk(state(ONE, parcel()))
    talk.says("pathetic service", "complaint")
    assert talk.says("really pathetic", "complaint") == ["handoff_waiting"]
    assert talk.tasks == []


@pytest.mark.parametrize("text", ["bewakoof log", "😡😡"])
def test_abuse_is_met_with_one_calm_offer_and_then_a_person(text: str) -> None:
    """B-19."""
    talk = Talk(state(ONE, parcel()))
    intent = "abuse" if text.isascii() else "out_of_scope"
    assert talk.says(text, intent) == ["calm_offer"]
    assert talk.says(text, intent) == ["handoff"]
    assert talk.tasks == ["handoff_upset"]


def test_after_a_day_the_offer_is_made_again() -> None:
    """B-19."""
    talk = Talk(state(ONE, parcel()))
    talk.says("idiots", "abuse")
    talk.waits(timedelta(hours=25))
    assert talk.says("idiots", "abuse") == ["calm_offer"]


def test_what_is_beyond_us_is_said_once_and_then_a_person_comes() -> None:
    """B-18."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("who won the match", "out_of_scope") == ["out_of_scope"]
    assert talk.says("tell me a joke", "out_of_scope") == ["handoff"]


def test_what_could_not_be_read_is_not_called_beyond_us() -> None:
    """B-18."""
    talk = Talk(state(ONE, parcel()))
    ranking = (("affirm", 0.14), ("deny", 0.05))
    assert talk.says("asdf", "out_of_scope", confidence=0.14, ranking=ranking) == ["fallback"]


@pytest.mark.parametrize(("text", "sent"), [("😂😂", []), ("🎉", []), ("😭", ["calm_offer"]), ("🧿", ["fallback"])])
def test_signs_alone_are_read(text: str, sent: list[str]) -> None:
    """P-01: gladness needs no answer, sadness an offer."""
    talk = Talk(state(ONE, parcel()))
    ranking = (("affirm", 0.14), ("deny", 0.05))
    assert talk.says(text, "out_of_scope", confidence=0.14, ranking=ranking) == sent


def test_a_machine_says_that_it_is_one() -> None:
    """P-07."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("are you a bot", "bot_challenge") == ["bot_or_person"]
    assert talk.taps("agent", ONE.id) == ["handoff"]
