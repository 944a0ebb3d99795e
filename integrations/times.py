"""Reads the times of vendors: many spellings, often without a zone, into aware UTC.

Indian couriers and shops mean Indian time when they name no zone; India has had one offset since 1945.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from journeys.errors import SettingsInvalid

INDIA = timezone(timedelta(hours=5, minutes=30), "IST")
CLOCK_SKEW = timedelta(minutes=5)  # how far a vendor's clock may run ahead of ours before a time is "the future"

_LONGEST = 48  # characters; no time is spelled longer

_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,12}))?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?"
)
_OFFSET = r"\s*(?P<offset>[Zz]|[+-]\d{2}:?\d{2})?"
_ISO = re.compile(  # of days that every month has
    r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])"
    r"[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3}(?:\d{3})?)?",
    re.ASCII,
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})(?:[Tt\s]\s*{_CLOCK}{_OFFSET})?"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})[-/\s](?P<month>\d{{1,2}})[-/\s](?P<year>\d{{4}})(?:[Tt,\s]\s*{_CLOCK}{_OFFSET})?"
)
_MONTH_NAMED = re.compile(
    rf"(?P<day>\d{{1,2}})[-/\s](?P<name>[A-Za-z]{{3,9}})[-/,\s]\s*(?P<year>\d{{4}})(?:[Tt,\s]\s*{_CLOCK}{_OFFSET})?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_time(value: Any, zone: tzinfo = INDIA) -> datetime | None:
    """A vendor's time as aware UTC, or None when it says no time ("", "NA", null, 0000-00-00).

    Reads `2026-03-14T15:42:10.120` (any number of fraction digits, with or without offset), `2026-03-14 15:42:10`,
    `14 03 2026 15:42:10`, `14-03-2026 15:42`, `14 Mar 2026, 03:42 PM` and dates alone. A time without an offset
    is in `zone`. The day stands before the month in every format but the year-first one.
    """
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > _LONGEST:
        return None
    if _ISO.fullmatch(text):  # what most couriers write, read quickly
        return _in_utc(datetime.fromisoformat(text), zone)
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _MONTH_NAMED):
        if found := pattern.fullmatch(text):
            return _built(found, zone)
    return None


def read_epoch(value: Any, *, milliseconds: bool = False) -> datetime | None:
    """Seconds (or milliseconds) since 1970 as aware UTC; None when that is no number, or no moment worth the name."""
    try:
        seconds = float(value) / (1000 if milliseconds else 1)
        return datetime.fromtimestamp(seconds, UTC) if seconds > 0 else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def read_pattern(value: Any, pattern: str, zone: tzinfo = INDIA) -> datetime | None:
    """A time in a `strptime` pattern that a brand configured; None when it does not fit."""
    try:
        at = datetime.strptime(value.strip(), pattern) if isinstance(value, str) else None  # noqa: DTZ007 - zone below
    except ValueError:
        return None
    return _in_utc(at, zone) if at else None


def is_labelled_utc(value: Any) -> bool:
    """Whether a time ends in "Z"."""
    return isinstance(value, str) and value.strip().upper().endswith("Z")


def read_as_local(value: Any, zone: tzinfo = INDIA) -> datetime | None:
    """A time whose "Z" is known to be wrong: the clock on the wall of `zone`."""
    return read_time(value.strip().rstrip("Zz") if isinstance(value, str) else value, zone)


def is_future(at: datetime, received_at: datetime) -> bool:
    """Whether a vendor's time lies further ahead of the receipt than clocks differ."""
    return at > received_at + CLOCK_SKEW


def zone_named(name: str) -> tzinfo:
    """The zone a deployer named, as "Asia/Kolkata" or "UTC". Raises SettingsInvalid."""
    if name in {"", "Asia/Kolkata", "IST"}:
        return INDIA
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsInvalid(f"zone {name!r} is unknown; write it like Asia/Kolkata or UTC") from error


def _built(found: re.Match[str], zone: tzinfo) -> datetime | None:
    parts = found.groupdict()
    month = _month(parts)
    hour = _hour(parts)
    if month is None or hour is None:
        return None
    try:
        at = datetime(  # noqa: DTZ001 - the zone follows
            int(parts["year"]),
            month,
            int(parts["day"]),
            hour,
            int(parts["minute"] or 0),
            int(parts["second"] or 0),
            int((parts["fraction"] or "0").ljust(6, "0")[:6]),
        )
    except ValueError:
        return None
    return _in_utc(at, _offset(parts["offset"]) or zone)


def _month(parts: dict[str, str | None]) -> int | None:
    if name := parts.get("name"):
        short = name[:3].lower()
        return _MONTHS.index(short) + 1 if short in _MONTHS else None
    return int(parts["month"] or 0)


def _hour(parts: dict[str, str | None]) -> int | None:
    hour, half = int(parts["hour"] or 0), (parts["half"] or "").lower()
    if not half:
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half == "p" else 0)


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in "Zz":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes)) if minutes < 24 * 60 else UTC


def _in_utc(at: datetime, zone: tzinfo) -> datetime | None:
    try:
        return at.replace(tzinfo=zone).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
