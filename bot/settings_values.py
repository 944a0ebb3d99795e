"""Readers of single settings: spans, hours, day ranges, URLs. Each raises ValueError with what the value should be."""

import re
from datetime import time, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from journeys.brand import Hours

UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
ASYNC_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def span(value: Any) -> timedelta:
    """ "4h", "1h30m", "10m", "30s" or "2d" as a timedelta; a bare number has no unit and is refused."""
    if isinstance(value, timedelta):
        return value
    parts = re.findall(r"(\d+)([dhms])", value) if isinstance(value, str) else []
    if not parts or "".join(number + unit for number, unit in parts) != value:
        raise ValueError('is not a span of time such as "4h", "1h30m", "10m" or "30s"')
    return timedelta(**{UNITS[unit]: int(number) for number, unit in parts})


def hours(value: Any) -> Hours:
    """ "09:00-21:00" as Hours."""
    if isinstance(value, Hours):
        return value
    match = re.fullmatch(r"(\d\d):(\d\d)\s*[-–]\s*(\d\d):(\d\d)", value) if isinstance(value, str) else None
    if not match:
        raise ValueError('is not hours such as "09:00-21:00"')
    a, b, c, d = map(int, match.groups())
    try:
        read = Hours(time(a, b), time(c, d))
    except ValueError:
        raise ValueError("is not a time of day between 00:00 and 23:59") from None
    if read.opens >= read.closes:
        raise ValueError("closes before it opens")
    return read


def day_range(value: Any) -> tuple[int, int]:
    """ "3-7" as (3, 7): the fewest and the most days."""
    if isinstance(value, str) and (match := re.fullmatch(r"(\d{1,2})\s*[-–]\s*(\d{1,2})", value)):
        value = (int(match[1]), int(match[2]))
    if not (isinstance(value, list | tuple) and len(value) == 2 and all(isinstance(day, int) for day in value)):
        raise ValueError('is not a range of days such as "3-7"')
    fewest, most = value
    if not 0 <= fewest <= most or most == 0:
        raise ValueError("should go from the fewest days to as many or more")
    return fewest, most


def zone_name(value: str) -> str:
    """The name of a time zone this machine knows."""
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError('is not a time zone such as "Asia/Kolkata"') from None


def web_url(value: str) -> str:
    """An http(s) URL without its trailing slash; https unless it stays on this machine or a container network."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError('is not a web address such as "https://chat.example.com"')
    if parts.scheme == "http" and parts.hostname not in LOOPBACK and "." in parts.hostname:
        raise ValueError("should begin with https://, because it leaves this machine")
    return value.rstrip("/")


def store_url(value: str) -> str:
    """The store's URL with the driver that does not block: sqlite+aiosqlite or postgresql+asyncpg."""
    try:
        url = make_url(value)
    except ArgumentError:
        raise ValueError("is not a database URL") from None
    driver = ASYNC_DRIVERS.get(url.drivername.partition("+")[0])
    if driver is None:
        raise ValueError("is neither SQLite nor PostgreSQL")
    if driver.startswith("sqlite") and url.database in (None, "", ":memory:"):
        raise ValueError("has no file; a store in memory would lose acknowledged webhooks")
    return _asyncpg_words(url.set(drivername=driver)).render_as_string(hide_password=False)


def _asyncpg_words(url: URL) -> URL:
    """libpq's `sslmode`, as hosting companies print it, is `ssl` to asyncpg."""
    mode = url.query.get("sslmode")
    if mode is None or not url.drivername.startswith("postgresql"):
        return url
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})


def path_token(value: str) -> str:
    """A webhook address's secret part: hex, so that no courier's forbidden word can occur in it, and unguessable."""
    if len(value) < 32:
        raise ValueError("is too short")
    if not re.fullmatch(r"[0-9a-f]+", value):
        raise ValueError("holds something other than 0-9 and a-f")
    return value
