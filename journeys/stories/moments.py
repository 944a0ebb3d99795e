"""Moments and answers as authors write them: "Mon 11:00", "08:00", "2d ago", yes and no."""

import re
from datetime import UTC, date, datetime, time, timedelta

from journeys.brand import Brand
from journeys.durations import parse_duration

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FIRST_MONDAY = date(2026, 11, 23)  # a week without a holiday or a change of clocks

_MOMENT = re.compile(r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* )?(\d{1,2}):(\d{2})(?::(\d{2}))?")
_SPAN = re.compile(r"(\S+)(?: ago)?")


def first_moment(written: str, brand: Brand) -> datetime:
    """When a story begins: that day and time in its first week. Raises ValueError."""
    day, at = _parts(written)
    local = datetime.combine(FIRST_MONDAY + timedelta(days=DAYS.index(day) if day else 0), at, brand.zone)
    return local.astimezone(UTC)


def next_moment(written: str, now: datetime, brand: Brand) -> datetime:
    """The next time after `now` at which it is that day and time. Raises ValueError."""
    day, at = _parts(written)
    local = datetime.combine(brand.local(now).date(), at, brand.zone)
    while local <= now or (day and DAYS[local.weekday()] != day):
        local = datetime.combine(local.date() + timedelta(days=1), at, brand.zone)
    return local.astimezone(UTC)


def parse_ago(written: object) -> timedelta:
    """ "2d ago" and "2d" -> two days. Raises ValueError."""
    found = _SPAN.fullmatch(written.strip()) if isinstance(written, str) else None
    return parse_duration(found.group(1) if found else written)


def parse_yes(written: object) -> bool:
    """yes and no, true and false. Raises ValueError."""
    if isinstance(written, bool):
        return written
    if written in {"yes", "no"}:
        return written == "yes"
    raise ValueError(f"{written!r} is neither yes nor no")


def check_moment(written: object) -> None:
    """Raises ValueError when it is no moment."""
    _parts(written)


def say_moment(at: datetime, brand: Brand) -> str:
    """ "Mon 11:04", with seconds where there are any."""
    local = brand.local(at)
    seconds = f":{local.second:02}" if local.second else ""
    return f"{DAYS[local.weekday()]} {local:%H:%M}{seconds}"


def _parts(written: object) -> tuple[str | None, time]:
    found = _MOMENT.fullmatch(written.strip()) if isinstance(written, str) else None
    if not found or int(found.group(2)) > 23 or int(found.group(3)) > 59:
        raise ValueError(f"{written!r} is no moment; write a day and a time: Mon 11:00")
    return found.group(1), time(int(found.group(2)), int(found.group(3)), int(found.group(4) or 0))
