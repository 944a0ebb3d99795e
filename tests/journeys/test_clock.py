"""Time as an argument: the real clock, and one that is moved by hand."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from journeys.clock import MovableClock, SystemClock
from tests.journeys.builders import NOW

MINUTE = timedelta(minutes=1)


def frozen() -> MovableClock:
    return MovableClock(NOW, running=False)


async def test_the_real_clock_tells_aware_utc_and_sleeps_no_longer_than_asked() -> None:
    """A-16."""
    clock = SystemClock()
    before = datetime.now(UTC)
    await clock.sleep(timedelta(seconds=-5))
    assert before <= clock.now() <= datetime.now(UTC)


def test_a_frozen_clock_moves_only_by_hand() -> None:
    """A-16."""
    clock = frozen()
    assert clock.now() == clock.now() == NOW
    assert clock.move(MINUTE) == NOW + MINUTE
    assert abs(clock.offset - (NOW + MINUTE - datetime.now(UTC))) < timedelta(seconds=5)


def test_no_clock_moves_back() -> None:
    """A-16: a timer that came due stays due."""
    clock = frozen()
    with pytest.raises(ValueError, match="only moves forward"):
        clock.move(-MINUTE)
    assert clock.now() == NOW


def test_a_running_clock_runs_ahead_by_its_offset() -> None:
    """A-16."""
    clock = MovableClock()
    clock.move(MINUTE)
    assert clock.offset == MINUTE
    assert clock.now() - datetime.now(UTC) > MINUTE - timedelta(seconds=5)


def test_a_clock_follows_another_forward_only() -> None:
    """A-16."""
    clock = MovableClock()
    clock.set_offset(5 * MINUTE)
    clock.set_offset(MINUTE)
    assert clock.offset == 5 * MINUTE


async def test_a_sleeper_on_a_frozen_clock_wakes_when_the_moved_time_reaches_it() -> None:
    """A-16."""
    clock = frozen()
    sleeper = asyncio.create_task(clock.sleep(10 * MINUTE))
    for _ in range(2):
        await asyncio.sleep(0)
        clock.move(4 * MINUTE)
    await asyncio.sleep(0)
    assert not sleeper.done()
    clock.move(2 * MINUTE)
    await asyncio.wait_for(sleeper, timeout=5)
    assert clock.now() == NOW + 10 * MINUTE


async def test_a_sleeper_on_a_running_clock_wakes_by_itself() -> None:
    """A-16."""
    clock = MovableClock(NOW)
    await asyncio.wait_for(clock.sleep(timedelta(milliseconds=5)), timeout=5)
    assert clock.now() >= NOW + timedelta(milliseconds=5)
