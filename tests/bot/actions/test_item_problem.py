"""Something is wrong with what came: sorry once, a photo, a choice by the rules, and a person where one must decide."""

from typing import Any

import pytest

from journeys.marks import has_mark
from tests.bot.actions.test_return_request import KURTA, ORDER, STOLE, brand_with, delivered, lines_of
from tests.bot.dialogue.talking import Talk


def told(talk: Talk, text: str = "it came torn") -> Talk:
    """She told what is wrong and sent a photo."""
    talk.says(text, "item_problem")
    talk.sends("image")
    return talk


def test_a_photo_then_her_money_by_the_rules() -> None:
    """P-05, B-17."""
    talk = delivered()
    assert talk.says("it came torn", "item_problem") == ["ask_item_problem_photo"]
    assert talk.sends("image") == ["ask_item_problem_what"]
    assert lines_of(talk)["rule"] == "rule_problem"
    assert talk.taps("way_refund", ORDER) == ["return_asked"]
    assert talk.asks == ["shop.create_return"]
    assert has_mark(talk.state.orders[ORDER], "problem_told")
    assert has_mark(talk.state.orders[ORDER], "return_asked")


def test_a_new_one_is_sent_by_a_person_who_has_the_photo() -> None:
    """P-05, B-11, B-18."""
    talk = told(delivered())
    assert talk.taps("way_exchange", ORDER) == ["problem_noted"]
    assert talk.tasks == ["exchange"]
    assert talk.decision
    known = talk.decision.tasks[0].packet["known"]
    assert (known["reason"], known["photo"], known["what"]) == ("damaged", "media-1", "exchange")


@pytest.mark.parametrize(
    ("days_ago", "text", "message"), [(2, "a button is missing", "problem_noted"), (9, "torn", "problem_by_rule")]
)
def test_a_person_decides_what_the_rules_cannot(days_ago: float, text: str, message: str) -> None:
    """P-05: and she hears the rule where it is one."""
    talk = delivered(days_ago=days_ago)
    assert talk.says(text, "item_problem") == ["ask_item_problem_photo"]
    assert talk.taps("no_photo", ORDER) == [message]
    assert talk.tasks == ["issue_with_product"]


def test_what_is_wrong_is_chosen_where_her_words_do_not_say_it() -> None:
    """P-05."""
    talk = delivered(KURTA, STOLE)
    assert talk.says("there is a problem", "item_problem") == ["ask_item_problem_item"]
    assert talk.taps("item_1", ORDER) == ["ask_item_problem_reason"]
    assert talk.taps("reason_broken", ORDER) == ["ask_item_problem_photo"]


def test_a_small_thing_is_kept_and_paid_back() -> None:
    """P-05: within policy."""
    talk = delivered(STOLE, brand=brand_with(keep_below_paise=30_000))
    talk.says("it came torn", "item_problem")
    assert talk.sends("image") == ["keep_asked"]
    assert talk.tasks == ["refund_without_return"]


def test_still_wrong_brings_a_person_at_once() -> None:
    """A-94: a negative answer again; nothing is asked twice."""
    talk = told(delivered())
    talk.taps("way_exchange", ORDER)
    assert talk.says("it is still torn and nobody called", "item_problem") == ["problem_again"]
    assert talk.tasks[0] == "handoff_unhappy_customer"


def test_the_words_answer_the_open_question_of_a_day_after() -> None:
    """B-11: "it is broken" is taken up, not answered with "what is wrong?"."""
    talk = delivered()
    assert talk.says("broken", "item_problem") == ["ask_item_problem_photo"]
    assert has_mark(talk.state.orders[ORDER], "issue_reported")


@pytest.mark.parametrize(("days_ago", "tasks"), [(2, []), (200, ["warranty_claim"])])
def test_a_claim_on_the_warranty_takes_the_same_way(days_ago: float, tasks: list[str]) -> None:
    """P-05: within the days the rules help, after them a person."""
    facts: dict[str, Any] = {"tags": ("warranty",)}
    talk = delivered(days_ago=days_ago, **facts)
    talk.says("what about the guarantee", "warranty")
    assert talk.taps("warranty_claim", ORDER) == ["ask_item_problem_reason"]
    talk.taps("reason_broken", ORDER)
    talk.sends("image")
    assert talk.tasks == tasks
