"""Business time against a count of minutes, one by one."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.brand import Brand
from journeys.desk.business_time import WorkingTime, working_time
from journeys.desk_rules import DeskRules
from journeys.hours import Hours

MINUTE = timedelta(minutes=1)
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
INDIA = ZoneInfo("Asia/Kolkata")
SPLIT = (Hours(time(9), time(13)), Hours(time(14), time(18)))
OFFICE = WorkingTime(INDIA, (SPLIT,) * 5 + ((), ()), frozenset({date(2026, 11, 25)}))

MOMENTS = st.integers(0, 10 * 24 * 60).map(lambda minutes: MONDAY + minutes * MINUTE)
EDGES = st.lists(st.integers(0, 23 * 4), min_size=2, max_size=4, unique=True).map(sorted)
ZONES = st.sampled_from([INDIA, ZoneInfo("UTC"), ZoneInfo("America/New_York")])


def _hours(quarters: list[int]) -> tuple[Hours, ...]:
    """Spans of a day from edges in quarters of an hour."""
    at = [time(each // 4, each % 4 * 15) for each in quarters]
    return tuple(Hours(opens, closes) for opens, closes in zip(at[::2], at[1::2], strict=False))


WEEKS = st.lists(EDGES.map(_hours), min_size=7, max_size=7).map(tuple)
HOLIDAYS = st.frozensets(st.integers(0, 9).map(lambda day: date(2026, 11, 23) + timedelta(days=day)), max_size=2)
TIMES = st.builds(WorkingTime, ZONES, WEEKS, HOLIDAYS)


def is_open(times: WorkingTime, at: datetime) -> bool:
    """The same question, asked in the plainest way."""
    local = at.astimezone(times.zone)
    spans = times.week[local.weekday()]
    return local.date() not in times.holidays and any(each.opens <= local.time() < each.closes for each in spans)


@given(times=TIMES, start=MOMENTS, minutes=st.integers(0, 2 * 24 * 60))
def test_what_lies_between_is_every_open_minute(times: WorkingTime, start: datetime, minutes: int) -> None:
    """A-20 (chatwoot#14009, PR#13392): several spans a day, holidays, any zone."""
    open_minutes = sum(is_open(times, start + each * MINUTE) for each in range(minutes))
    assert times.between(start, start + minutes * MINUTE) == open_minutes * MINUTE


@given(times=TIMES, start=MOMENTS, minutes=st.integers(0, 900))
def test_after_and_between_undo_each_other(times: WorkingTime, start: datetime, minutes: int) -> None:
    """A-20: a deadline is exactly so much business time away, and lies in working hours or at their end."""
    due_at = times.after(start, minutes * MINUTE)
    assert times.between(start, due_at) == minutes * MINUTE
    assert times.is_open(due_at) or is_open(times, due_at - MINUTE)


@given(times=TIMES, at=MOMENTS)
def test_it_is_open_when_the_clock_says_so(times: WorkingTime, at: datetime) -> None:
    """A-20."""
    assert times.is_open(at) == is_open(times, at)
    opens_at = times.next_opening(at)
    assert is_open(times, opens_at)
    assert times.between(at, opens_at) == timedelta(0)
    closed_at = times.last_closing(at)
    assert closed_at is None or closed_at <= at


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        ("2026-11-23T12:30+05:30", timedelta(hours=1), "2026-11-23T14:30+05:30"),  # over lunch
        ("2026-11-24T17:30+05:30", timedelta(hours=1), "2026-11-26T09:30+05:30"),  # over a holiday
        ("2026-11-27T17:59+05:30", timedelta(minutes=2), "2026-11-30T09:01+05:30"),  # over a weekend
        ("2026-11-23T08:00+05:30", timedelta(0), "2026-11-23T09:00+05:30"),
    ],
)
def test_deadlines_pass_over_what_is_closed(start: str, span: timedelta, end: str) -> None:
    """A-20."""
    assert OFFICE.after(datetime.fromisoformat(start), span) == datetime.fromisoformat(end)


def test_a_shift_over_midnight_is_one_shift() -> None:
    """A-20."""
    night = WorkingTime(INDIA, ((Hours(time(22), time(2)),),) * 7)
    start = datetime.fromisoformat("2026-11-23T23:00+05:30")
    assert night.after(start, timedelta(hours=2)) == start + timedelta(hours=2)
    assert night.last_closing(start) == datetime.fromisoformat("2026-11-23T02:00+05:30")


def test_without_hours_nothing_ever_opens() -> None:
    """P-01: said at once, not looked for without end."""
    never = WorkingTime(INDIA, ((),) * 7)
    for ask in (lambda: never.next_opening(MONDAY), lambda: never.after(MONDAY, MINUTE)):
        with pytest.raises(ValueError, match="no working hours"):
            ask()
    assert never.last_closing(MONDAY) is None


def test_a_brand_that_says_nothing_works_in_its_ordinary_hours() -> None:
    """A-20."""
    brand = Brand()
    assert working_time(brand).week == ((brand.ordinary_hours,),) * 7
    own = Brand(desk=DeskRules(week=OFFICE.week))
    assert working_time(own).week == OFFICE.week
