"""When a parcel may be expected: always a range, and honest about being late."""

from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.expected import DefaultRanges, Expected, has_left
from journeys.status import Status
from tests.journeys.builders import BRAND, MOMENTS, NOW, order, parcel

DAY = timedelta(days=1)
RANGES = DefaultRanges()


@given(
    st.none() | MOMENTS,
    st.sampled_from(list(Status)),
    st.integers(-400, 400),
    st.tuples(st.integers(0, 5), st.integers(0, 5)),
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
)
def test_a_range_is_never_a_single_day_nor_in_the_past(
    edd: datetime | None, status: Status, hours: int, dispatch: tuple[int, int], transit: tuple[int, int]
) -> None:
    """A-83 (P-02): whatever the courier promises and the brand has set."""
    brand = msgspec.structs.replace(BRAND, dispatch_days=tuple(sorted(dispatch)), transit_days=tuple(sorted(transit)))
    now = NOW + timedelta(hours=hours)
    known = parcel(status=status, edd_at=edd)
    found = RANGES.expected(order(), known, now, brand)
    today = brand.local(now).date()
    assert found.last > found.first >= today
    assert found.first > today or not found.is_late


def test_the_couriers_date_is_given_a_day_either_way() -> None:
    """A-83, P-02."""
    found = RANGES.expected(order(), parcel(edd_at=NOW + 4 * DAY), NOW, BRAND)
    assert found == Expected(date(2026, 11, 26), date(2026, 11, 28))


def test_a_date_that_is_over_becomes_a_new_late_range() -> None:
    """A-60: late, and said so."""
    found = RANGES.expected(order(), parcel(edd_at=NOW - 3 * DAY), NOW, BRAND)
    assert found == Expected(date(2026, 11, 24), date(2026, 11, 26), is_late=True)


def test_the_last_day_of_a_range_is_not_late_yet() -> None:
    """A-83."""
    found = RANGES.expected(order(), parcel(edd_at=NOW - DAY), NOW, BRAND)
    assert found == Expected(date(2026, 11, 23), date(2026, 11, 24))


def test_the_courier_counts_days_in_the_brands_time_zone() -> None:
    """P-02: 20:00 UTC is already tomorrow in India."""
    found = RANGES.expected(order(), parcel(edd_at=NOW.replace(hour=20)), NOW, BRAND)
    assert found == Expected(date(2026, 11, 23), date(2026, 11, 25))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (None, Expected(date(2026, 11, 23), date(2026, 11, 29))),  # dispatch days still to come
        (Status.LABEL_CREATED, Expected(date(2026, 11, 23), date(2026, 11, 29))),
        (Status.PICKED_UP, Expected(date(2026, 11, 23), date(2026, 11, 27))),
    ],
)
def test_without_a_date_the_brands_usual_days_count(status: Status | None, expected: Expected) -> None:
    """A-83."""
    known = parcel(status=status) if status else None
    assert RANGES.expected(order(), known, NOW, BRAND) == expected


def test_a_parcel_has_left_once_the_courier_took_it() -> None:
    """P-02."""
    assert not has_left(None)
    assert not has_left(parcel(status=Status.PICKUP_FAILED))
    assert has_left(parcel(status=Status.PICKED_UP))
    assert has_left(parcel(status=Status.RTO_INITIATED))
