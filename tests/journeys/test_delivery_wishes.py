"""Wishes for a delivery: which days can be offered, and what the courier and the shop read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.answer import Stage
from journeys.delivery_wishes import (
    Reach,
    asks_for_a_call,
    can_be_asked_for,
    days_offered,
    is_behind_range,
    reach_of,
    remarks_of,
    slot_named,
    wish_in_words,
)
from journeys.expected import Expected
from journeys.stage_menu import MENU_OF_STAGE, menu_under_greeting, menu_under_status
from tests.journeys.builders import order, parcel
from tests.journeys.test_answer import EXAMPLES, story_of

TODAY = date(2026, 11, 23)


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_no_sunday_is_offered_and_every_day_lies_within_what_couriers_defer(today: date) -> None:
    """A-40: the first four working days, all within six days."""
    days = days_offered(story_of(Stage.ATTEMPT_FAILED), today)
    assert len(days) == 4
    assert all(day.weekday() != 6 and today < day <= today + timedelta(days=5) for day in days)
    assert all(can_be_asked_for(day, story_of(Stage.ATTEMPT_FAILED), today) for day in days)


@pytest.mark.parametrize(
    ("stage", "reach"),
    [
        (Stage.CONFIRMED, Reach.WAITS),
        (Stage.IN_TRANSIT, Reach.WAITS),
        (Stage.OUT_FOR_DELIVERY, Reach.AT_THE_DOOR),
        (Stage.ATTEMPT_FAILED, Reach.COURIER),
        (Stage.ATTEMPT_NOT_MADE, Reach.COURIER),
        (Stage.RETURN_PICKUP, Reach.PICKUP),
        (Stage.DELIVERED, Reach.NONE),
        (Stage.RETURNING, Reach.NONE),
        (Stage.READY_TO_COLLECT, Reach.NONE),
    ],
)
def test_how_far_a_wish_can_go_depends_on_the_stage(stage: Stage, reach: Reach) -> None:
    """A-41."""
    assert reach_of(story_of(stage)) is reach


def test_a_day_behind_the_range_means_holding_it_back() -> None:
    """A-41."""
    story = story_of(Stage.IN_TRANSIT)
    assert isinstance(story.expected, Expected)
    assert not is_behind_range(story.expected.last, story)
    assert is_behind_range(story.expected.last + timedelta(days=1), story)
    assert not is_behind_range(None, story)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("please call before coming", True),
        ("aane se pehle call karna", True),
        ("आने से पहले फ़ोन करें", True),
        ("call me tomorrow", False),
        ("who called?", False),
    ],
)
def test_a_wish_for_a_call_is_heard(text: str, wanted: bool) -> None:
    """B-01."""
    assert asks_for_a_call(text) is wanted


@pytest.mark.parametrize(("said", "kept"), [("night", "evening"), ("morning", "morning"), ("any", "any"), ("noon", "")])
def test_a_part_of_the_day_is_kept_under_one_name(said: str, kept: str) -> None:
    """B-01."""
    assert slot_named(said) == kept


def test_what_she_likes_is_said_unless_she_says_something_else() -> None:
    """B-01."""
    assert remarks_of("morning", {"slot": "evening"}) == ["The customer asks for delivery in the morning."]
    assert remarks_of("", {"slot": "any"}) == []
    assert wish_in_words(TODAY, "", {"call_before": True}) == (
        "The customer asks for delivery on 2026-11-23. Please call the customer before coming."
    )


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_a_menu_of_its_own_within_whatsapps_limit(stage: Stage) -> None:
    """A-76: three buttons, of which the status keeps one for a person."""
    assert set(MENU_OF_STAGE) == set(Stage)
    story = story_of(stage)
    assert 1 <= len(menu_under_greeting(story)) <= 3
    assert len(menu_under_status(story)) <= 2
    assert "person" not in menu_under_status(story)
    assert len(set(menu_under_greeting(story))) == len(menu_under_greeting(story))


def test_where_it_still_moves_the_greeting_offers_the_status_first() -> None:
    """A-76."""
    assert menu_under_greeting(story_of(Stage.IN_TRANSIT))[0] == "order_status"
    assert "order_status" not in menu_under_greeting(story_of(Stage.DELIVERED))


def test_examples_cover_every_stage() -> None:
    assert set(EXAMPLES) == set(Stage)
    assert order().id == parcel().order_id
