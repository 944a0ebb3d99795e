"""Readers of what a brand sets about its agents' desk: working hours, answering times, who gets a conversation."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from bot.settings_values import span
from journeys.desk_rules import DeskRules
from journeys.hours import Hours

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = "hours"  # the setting that becomes `week`
WAYS = ("round_robin", "by_hand")
KNOWN = tuple(HOURS if name == "week" else name for name in DeskRules.__struct_fields__)
SPAN_OF_DAY = re.compile(r"(\d\d):(\d\d)\s*[-–]\s*(\d\d):(\d\d)")


def desk_rules(value: Any) -> DeskRules:
    """A table such as {hold = "20m", hours = {"mon-fri" = "09:00-13:00, 14:00-18:00", sat = "10:00-14:00"},
    holidays = ["2026-11-08"]}; what it leaves out keeps its default. Days that `hours` does not name are free."""
    if isinstance(value, DeskRules):
        return value
    if not isinstance(value, Mapping):
        raise ValueError("is not a table")
    if unknown := sorted(set(value) - set(KNOWN)):
        raise ValueError(f"has no {unknown[0]}; known are {', '.join(KNOWN)}")
    read = {("week" if name == HOURS else name): _read(name, each) for name, each in value.items()}
    return DeskRules(**read)


def _read(name: str, value: Any) -> Any:
    if name == HOURS:
        return _week(value)
    if name == "holidays":
        return frozenset(map(_day, value if isinstance(value, list | tuple) else str(value).split(",")))
    if isinstance(default := getattr(DeskRules(), name), timedelta):
        return span(value)
    if isinstance(default, bool):
        return _yes_or_no(name, value)
    if value not in WAYS:
        raise ValueError(f"{name} should be {' or '.join(WAYS)}")
    return value


def _yes_or_no(name: str, value: Any) -> bool:
    if str(value).lower() not in {"true", "false"}:
        raise ValueError(f"{name} should be true or false")
    return str(value).lower() == "true"


def _day(value: Any) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError(f'{value!r} is not a day such as "2026-11-08"') from None


def _week(value: Any) -> tuple[tuple[Hours, ...], ...]:
    if not isinstance(value, Mapping) or not value:
        raise ValueError('hours is not a table such as {"mon-fri" = "09:00-18:00"}')
    week: list[tuple[Hours, ...]] = [()] * len(DAYS)
    for days, spans in value.items():
        for day in _days_named(str(days)):
            week[day] = tuple(_span_of_day(each.strip()) for each in str(spans).split(","))
    return tuple(week)


def _days_named(said: str) -> range:
    """The places of "mon" or "mon-fri" in a week."""
    first, _, last = said.strip().lower().partition("-")
    if first not in DAYS or (last or first) not in DAYS:
        raise ValueError(f'{said!r} names no days such as "mon" or "mon-fri"')
    return range(DAYS.index(first), DAYS.index(last or first) + 1)


def _span_of_day(said: str) -> Hours:
    """ "09:00-13:00"; what closes at or before its opening ends on the next day."""
    match = SPAN_OF_DAY.fullmatch(said)
    if not match:
        raise ValueError(f'{said!r} is not hours such as "09:00-13:00"')
    a, b, c, d = map(int, match.groups())
    try:
        return Hours(time(a, b), time(c % 24, d))
    except ValueError:
        raise ValueError(f"{said!r} is not a time of day between 00:00 and 24:00") from None
