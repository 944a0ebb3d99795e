"""The times of vendors, in every spelling they use."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.times import (
    INDIA,
    is_future,
    is_labelled_utc,
    read_as_local,
    read_epoch,
    read_pattern,
    read_time,
    zone_named,
)
from journeys.errors import SettingsInvalid

AT = datetime(2026, 3, 14, 10, 12, 10, tzinfo=UTC)  # 15:42:10 in India

SPELLINGS = [
    # (as written, fraction in microseconds)
    ("14 03 2026 15:42:10", 0),  # Shiprocket, on top
    ("2026-03-14 15:42:10", 0),  # Shiprocket, in scans
    ("2026-03-14T15:42:10", 0),  # Delhivery
    ("2026-03-14T15:42:10.1", 100_000),
    ("2026-03-14T15:42:10.120", 120_000),
    ("2026-03-14T15:42:10.123456789", 123_456),
    ("2026-03-14T15:42:10+05:30", 0),
    ("2026-03-14T15:42:10+0530", 0),
    ("2026-03-14T10:12:10Z", 0),
    ("2026-03-14T10:12:10.5Z", 500_000),
    ("2026-03-14T05:12:10-05:00", 0),
    ("14-03-2026 15:42:10", 0),
    ("14/03/2026 15:42:10", 0),
    ("14 Mar 2026 15:42:10", 0),
    ("14-March-2026 03:42:10 pm", 0),
    ("  2026-03-14 15:42:10  ", 0),
]


@pytest.mark.parametrize(("written", "fraction"), SPELLINGS)
def test_a_time_is_read_in_every_spelling(written: str, fraction: int) -> None:
    """A-71."""
    assert read_time(written) == AT.replace(microsecond=fraction)


def test_a_time_with_half_of_the_day_is_read() -> None:
    """A-71: Shiprocket's NDR list; midnight and noon are 12."""
    assert read_time("14 Mar 2026, 03:42 PM") == AT.replace(second=0)
    assert read_time("14 Mar 2026, 12:00 AM") == datetime(2026, 3, 13, 18, 30, tzinfo=UTC)
    assert read_time("14 Mar 2026, 12:00 PM") == datetime(2026, 3, 14, 6, 30, tzinfo=UTC)


def test_a_date_alone_is_the_beginning_of_that_day() -> None:
    """A-71."""
    assert read_time("2026-03-14") == datetime(2026, 3, 13, 18, 30, tzinfo=UTC)


NO_TIMES = [
    "",
    "NA",
    "0000-00-00 00:00:00",
    "2026-13-01",
    "2026-02-30",
    "14 Foo 2026",
    "13:00 PM",
    "14 Mar 2026, 13:00 PM",
]
NO_TIMES += ["2026-03-14 25:00:00", "2026-03-14 15:42:10" + " " * 60 + "Z", "0001-01-01 00:00:00", "yesterday"]


@pytest.mark.parametrize("written", [*NO_TIMES, None, 7, 1.5, [], {}, True])
def test_what_is_no_time_is_none(written: object) -> None:
    """P-01."""
    assert read_time(written) is None


def test_a_naive_time_is_read_in_the_zone_that_is_given() -> None:
    """A-71."""
    assert read_time("2026-03-14 10:12:10", zone_named("UTC")) == AT
    assert read_time("2026-03-14 14:12:10", zone_named("Asia/Dubai")) == AT
    assert zone_named("") is zone_named("Asia/Kolkata") is INDIA


def test_an_unknown_zone_is_the_deployers_mistake() -> None:
    """A-71."""
    for name in ("Mars/Olympus", "../etc", "\x00"):
        with pytest.raises(SettingsInvalid, match="zone"):
            zone_named(name)


def test_a_wrong_z_can_be_taken_off() -> None:
    """A-71: ClickPost labels Indian time "Z"."""
    assert is_labelled_utc("2026-03-14T15:42:10Z")
    assert not is_labelled_utc("2026-03-14 15:42:10")
    assert read_as_local("2026-03-14T15:42:10Z") == AT
    assert read_as_local(None) is None


def test_clocks_may_differ_a_little() -> None:
    """A-71: five minutes ahead is a fast clock, five hours and a half is a wrong label."""
    assert not is_future(AT + timedelta(minutes=5), AT)
    assert is_future(AT + timedelta(minutes=6), AT)


def test_epochs_are_read_in_seconds_and_milliseconds() -> None:
    """A-71."""
    assert read_epoch(1773483130) == read_epoch("1773483130000", milliseconds=True) == AT
    assert [read_epoch(wrong) for wrong in (0, -1, None, "x", "nan", "inf", 1e30)] == [None] * 7


def test_a_configured_pattern_is_read() -> None:
    """A-13: %z wins over the zone only when the pattern has it."""
    assert read_pattern("14032026 154210", "%d%m%Y %H%M%S") == AT
    assert [read_pattern(wrong, "%d%m%Y") for wrong in ("x", None, 14032026)] == [None] * 3


@given(st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001
def test_indian_times_come_back_as_they_went(local: datetime) -> None:
    """A-71: for every moment, in every spelling."""
    at = local.replace(tzinfo=INDIA, microsecond=0)
    for pattern in ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%d %m %Y %H:%M:%S", "%d %b %Y, %I:%M:%S %p"):
        written = f"{at.year:04d}".join(at.strftime(pattern.replace("%Y", "\x01")).split("\x01"))
        assert read_time(written) == at


@given(st.text(max_size=60) | st.from_regex(r"[0-9 :/TZ.+-]{1,40}", fullmatch=True))
def test_no_text_breaks_the_reader(written: str) -> None:
    """P-01."""
    at = read_time(written)
    assert at is None or at.tzinfo is UTC
