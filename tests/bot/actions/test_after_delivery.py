"""Warranty, opinions, and scores that are typed."""

from datetime import timedelta

import msgspec
import pytest

from journeys.status import Status
from tests.bot.actions.test_return_request import ORDER, delivered
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import BRAND, customer, due, order, parcel, scan, state

REVIEWED = msgspec.structs.replace(BRAND, review_link="https://shop.example.com/review")


def test_a_warranty_is_activated_by_one_tap_and_then_known() -> None:
    """P-05: also when its offer was never made."""
    talk = delivered(tags=("warranty",))
    assert talk.says("is there a guarantee", "warranty") == ["warranty_open"]
    assert talk.taps("activate_warranty", ORDER) == ["warranty_done"]
    assert talk.tasks == ["register_warranty"]
    assert talk.says("warranty?", "warranty") == ["warranty_active"]
    assert talk.taps("activate_warranty", ORDER) == ["warranty_done"]
    assert talk.tasks == []


def test_no_warranty_is_said() -> None:
    """A-60."""
    assert delivered().says("guarantee?", "warranty") == ["warranty_none"]


@pytest.mark.parametrize(
    ("marketing", "marks", "message"),
    [("yes", (), "feedback_review"), ("", (), "feedback_thanks"), ("yes", ("issue_reported",), "feedback_thanks")],
)
def test_a_review_is_asked_only_of_who_wants_our_news_and_has_nothing_open(
    marketing: str, marks: tuple[str, ...], message: str
) -> None:
    """P-05, A-94."""
    known = state(order(marks=marks), parcel(status=Status.DELIVERED), customer(marketing=marketing))
    talk = Talk(known, brand=REVIEWED)
    assert talk.says("loved it", "feedback") == [message]
    assert talk.tasks == []


@pytest.mark.parametrize("text", ["the quality is poor", "bekar hai", "it came torn"])
def test_criticism_goes_to_a_person_in_her_words(text: str) -> None:
    """A-94."""
    talk = delivered()
    assert talk.says(text, "feedback") == ["feedback_noted"]
    assert talk.tasks == ["unhappy_customer"]
    assert talk.decision
    assert talk.decision.tasks[0].packet["known"] == {"note": text}


def test_praise_beside_a_complaint_is_no_praise() -> None:
    """A-94: the reading is not sure."""
    talk = delivered()
    ranking = (("feedback", 0.7), ("complaint", 0.25))
    assert talk.says("hm, well", "feedback", confidence=0.7, ranking=ranking) == ["feedback_noted"]


def asked_for_score() -> Talk:
    """Two days after the delivery she is asked how likely she recommends us."""
    talk = Talk(state(order(), parcel(status=Status.OUT_FOR_DELIVERY)))
    talk.happens(scan(Status.DELIVERED, talk.now))
    for _ in range(6):
        run = next(each for each in talk.state.runs.values() if each.journey == "nps")
        if run.step != "two_days":
            return talk
        assert run.due_at
        talk.now = run.due_at + timedelta(seconds=1)
        talk.happens(due("run", str(run.id), run.due_at))
    raise AssertionError("she was never asked")


@pytest.mark.parametrize(
    ("text", "mark", "messages"),
    [
        ("9", "nps:9", ["nps_thanks"]),
        ("10/10", "nps:10", ["nps_thanks"]),
        ("८", "nps:8", ["nps_thanks"]),
        ("nau", "nps:9", ["nps_thanks"]),
        ("3 out of 10", "nps:3", ["nps_sorry"]),
        ("0", "nps:0", ["nps_sorry"]),
    ],
)
def test_a_score_may_be_typed_while_it_is_asked_for(text: str, mark: str, messages: list[str]) -> None:
    """P-05, B-11."""
    talk = asked_for_score()
    assert talk.says(text) == messages
    assert mark in talk.state.orders[ORDER].marks


def test_a_number_that_nobody_asked_for_is_no_score() -> None:
    """P-05."""
    assert delivered().says("9") == ["fallback"]
