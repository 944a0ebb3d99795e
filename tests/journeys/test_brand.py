"""Opening hours in the brand's own time zone, at their edges and over midnight."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given

from journeys.brand import Hours
from tests.journeys.builders import BRAND, MOMENTS

HOURS = BRAND.ordinary_hours  # 09:00-21:00


def india(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of November 2026 on Indian clocks, in UTC."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=BRAND.zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "is_open", "opens_at", "last_open_at"),
    [
        (india(23, 8, 59, 59), False, india(23, 9), india(22, 20, 59)),
        (india(23, 9), True, india(23, 9), india(23, 9)),
        (india(23, 20, 59, 59), True, india(23, 20, 59, 59), india(23, 20, 59, 59)),
        (india(23, 21), False, india(24, 9), india(23, 20, 59)),
        (india(23, 23, 59, 59), False, india(24, 9), india(23, 20, 59)),
        (india(24, 0), False, india(24, 9), india(23, 20, 59)),
    ],
)
def test_hours_at_their_edges(at: datetime, is_open: bool, opens_at: datetime, last_open_at: datetime) -> None:
    """Promise 5: judged on Indian clocks, opening included, closing not."""
    assert BRAND.is_open(HOURS, at) is is_open
    assert BRAND.next_opening(HOURS, at) == opens_at
    assert BRAND.last_opening_before(HOURS, at) == last_open_at


@given(MOMENTS)
def test_the_next_opening_is_open_and_less_than_a_day_away(at: datetime) -> None:
    """Promise 5."""
    opens_at = BRAND.next_opening(HOURS, at)
    assert BRAND.is_open(HOURS, opens_at)
    assert timedelta(0) <= opens_at - at < timedelta(hours=12, seconds=1)
    before = BRAND.last_opening_before(HOURS, at)
    assert BRAND.is_open(HOURS, before)
    assert timedelta(0) <= at - before <= timedelta(hours=12, minutes=1)


def test_local_days_are_the_brands_not_londons() -> None:
    """A-83: 20:00 UTC is already the next day in India."""
    assert BRAND.local(datetime(2026, 11, 23, 20, tzinfo=UTC)).date() == date(2026, 11, 24)
    elsewhere = msgspec.structs.replace(BRAND, timezone="Europe/London")
    assert elsewhere.is_open(Hours(time(9), time(21)), datetime(2026, 11, 23, 20, tzinfo=UTC))
