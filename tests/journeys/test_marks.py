"""What a customer answered, as it is remembered with her order."""

from typing import Any

import pytest

from journeys.marks import MARK_OF_CHOICE, MARKS, QUESTIONS, has_mark, has_open_issue, is_negative, value_of, with_mark
from journeys.state import Conversation, Return
from journeys.status import Status
from tests.journeys.builders import NOW, order, parcel, state


def test_a_new_answer_takes_the_place_of_the_old_one() -> None:
    """A-48, A-49: what she said last counts, other answers stay."""
    known = with_mark(with_mark(order(), "guide_sent"), "not_received")
    known = with_mark(known, "received")
    assert known.marks == ("guide_sent", "received")
    assert with_mark(known, "received") is known
    assert with_mark(with_mark(known, "nps:3"), "nps:9").marks == ("guide_sent", "received", "nps:9")


@pytest.mark.parametrize("mark", ["", "delighted", "nps", "received:1"])
def test_an_unknown_mark_is_refused(mark: str) -> None:
    """A-48."""
    with pytest.raises(ValueError, match="no mark"):
        with_mark(order(), mark)


def test_a_mark_with_a_value_is_found_by_name_and_gives_its_value() -> None:
    """A-22f."""
    known = order(marks=("nps:10", "issue_none"))
    assert has_mark(known, "nps")
    assert has_mark(known, "nps:10")
    assert not has_mark(known, "nps:1")
    assert value_of(known, "nps") == 10
    assert value_of(known, "rating") is None
    assert value_of(known, "issue_none") is None


def test_every_choice_means_a_mark_and_every_question_asks_for_marks() -> None:
    """A-22f, A-48: rows of the score, got it or not, issue or none."""
    for mark in MARK_OF_CHOICE.values():
        assert with_mark(order(), mark).marks == (mark,)
    assert {name for names in QUESTIONS for name in names} <= MARKS.keys()


@pytest.mark.parametrize(
    ("mark", "asks_for_help"),
    [
        ("nps:0", True),
        ("nps:6", True),
        ("nps:7", False),
        ("rating:3", True),
        ("rating:4", False),
        ("issue_reported", True),
        ("not_received", True),
        ("issue_none", False),
        ("received", False),
    ],
)
def test_a_negative_answer_asks_for_help(mark: str, asks_for_help: bool) -> None:
    """A-48: it diverts to help."""
    assert is_negative(mark) is asks_for_help


@pytest.mark.parametrize(
    ("facts", "is_open"),
    [
        ({}, False),
        ({"marks": ("received", "issue_none", "nps:2")}, False),
        ({"marks": ("not_received",)}, True),
        ({"marks": ("issue_reported",)}, True),
        ({"marks": ("issue_solved",)}, False),
        ({"returns": (Return("R-1", "picked_up", NOW, NOW),)}, True),
        ({"returns": (Return("R-1", "qc_failed", NOW, NOW),)}, True),
        ({"returns": (Return("R-1", "refunded", NOW, NOW),)}, False),
    ],
)
def test_an_open_issue_is_what_waits_to_be_put_right(facts: dict[str, Any], is_open: bool) -> None:
    """A-22f: no survey while an issue is open."""
    known = order(**facts)
    assert has_open_issue(state(known, parcel(status=Status.DELIVERED)), known) is is_open


def test_a_lost_parcel_and_a_chat_with_a_person_are_open_issues_too() -> None:
    """A-22f."""
    known = order()
    assert has_open_issue(state(known, parcel(status=Status.LOST)), known)
    assert has_open_issue(state(known, Conversation(10, handoff_at=NOW)), known)
    assert has_open_issue(state(known, Conversation(10, held_by="asha")), known)
