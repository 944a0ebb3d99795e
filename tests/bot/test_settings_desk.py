"""What a brand may set about its desk, and what it is told when it is wrong."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.settings_brand import BrandSettings
from bot.settings_desk import desk_rules
from journeys.desk_rules import DeskRules
from journeys.hours import Hours

MORNING, AFTERNOON = Hours(time(9), time(13)), Hours(time(14), time(18))


def test_what_is_left_out_keeps_its_default() -> None:
    """A-20: several spans a day, days that are free, holidays."""
    hours = {"mon-fri": "09:00-13:00, 14:00-18:00", "sat": "22:00-02:00"}
    said = BrandSettings(
        name="Khadi House",
        desk={"hold": "20m", "hours": hours, "holidays": ["2026-11-08"], "assign": "by_hand", "ask_rating": "false"},
    ).as_brand()
    week = ((MORNING, AFTERNOON),) * 5 + ((Hours(time(22), time(2)),), ())
    days = frozenset({date(2026, 11, 8)})
    assert said.desk == DeskRules(timedelta(minutes=20), week, days, assign="by_hand", ask_rating=False)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("24h", "not a table"),
        ({"holds": "20m"}, "has no holds; known are hold, hours"),
        ({"hold": 20}, "span of time"),
        ({"hours": "09:00-18:00"}, "hours is not a table"),
        ({"hours": {"monday": "09:00-18:00"}}, "names no days"),
        ({"hours": {"mon": "nine to five"}}, "is not hours"),
        ({"hours": {"mon": "09:75-18:00"}}, "is not a time of day"),
        ({"holidays": ["Diwali"]}, "is not a day"),
        ({"assign": "lottery"}, "should be round_robin or by_hand"),
        ({"ask_rating": "perhaps"}, "should be true or false"),
    ],
)
def test_a_wrong_rule_is_named(value: Any, words: str) -> None:
    """A-20."""
    with pytest.raises(ValueError, match=words):
        desk_rules(value)
