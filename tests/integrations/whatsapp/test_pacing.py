"""The limits on sending can never be broken, in any window, whatever is asked when."""

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.whatsapp.pacing import PAIR_INTERVAL, Pace, PairLimiter, TokenBucket

START = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
STEPS = st.lists(st.integers(0, 3_000_000), max_size=150)  # microseconds between askings


def taken_at(pace: Pace, steps: list[int]) -> list[datetime]:
    """When messages were let through, asked at each step."""
    now, taken = START, []
    for step in steps:
        now += timedelta(microseconds=step)
        if pace.take("key", now):
            taken.append(now)
    return taken


def most_in(window: timedelta, taken: list[datetime]) -> int:
    """The most messages in any window that begins with one of them, its end not counted."""
    return max((sum(first <= other < first + window for other in taken) for first in taken), default=0)


@given(STEPS, st.integers(1, 45), st.integers(1, 120))
def test_no_window_ever_holds_more_than_the_pair_limit_allows(steps: list[int], burst: int, seconds: int) -> None:
    """A-23, R-5."""
    window = timedelta(seconds=seconds)
    allowed = burst - 1 + math.ceil(window / PAIR_INTERVAL)
    assert most_in(window, taken_at(PairLimiter(burst), steps)) <= allowed


@given(st.lists(st.integers(0, 30_000), max_size=300), st.sampled_from([1, 20, 30, 71, 80, 1000]), st.integers(1, 10))
def test_no_second_ever_holds_more_than_rate_and_burst(steps: list[int], rate: int, burst: int) -> None:
    """A-23."""
    assert most_in(timedelta(seconds=1), taken_at(TokenBucket(rate, burst), steps)) <= rate + burst - 1


@given(st.lists(st.integers(0, 30_000), max_size=300), st.integers(1, 1000))
def test_under_a_limit_no_second_holds_more_than_it(steps: list[int], limit: int) -> None:
    """A-23."""
    assert most_in(timedelta(seconds=1), taken_at(TokenBucket.under(limit), steps)) <= limit


def test_replies_that_become_ready_together_leave_together() -> None:
    """R-5."""
    bucket = TokenBucket.under(80)
    assert [bucket.take("number", START) for _ in range(5)] == [True, True, True, True, False]


@given(STEPS, st.integers(1, 45))
def test_ready_at_is_the_first_moment_that_works(steps: list[int], burst: int) -> None:
    """A-23."""
    pace = PairLimiter(burst)
    taken = taken_at(pace, steps)
    now = taken[-1] if taken else START
    ready = pace.ready_at("key", now)
    assert ready >= now
    if ready > now:
        assert not pace.take("key", ready - timedelta(microseconds=1))
    assert pace.take("key", ready)


@given(STEPS)
def test_asking_too_early_costs_nothing(steps: list[int]) -> None:
    """A-23."""
    eager, patient = PairLimiter(3), PairLimiter(3)
    for moment in taken_at(eager, steps):
        assert patient.take("key", moment)
    assert eager.ready_at("key", START) == patient.ready_at("key", START)


def test_a_burst_is_lent_and_paid_back() -> None:
    """R-5: 45 at once, then one every 6 seconds, as Meta does it."""
    pace = PairLimiter(45)
    assert all(pace.take("meera", START) for _ in range(45))
    assert not pace.take("meera", START)
    assert pace.ready_at("meera", START) == START + timedelta(seconds=6)
    assert pace.take("meera", START + timedelta(seconds=6))
    assert pace.ready_at("meera", START) == START + timedelta(seconds=12)
    after_rest = START + timedelta(seconds=6 * 46)
    assert all(pace.take("meera", after_rest) for _ in range(45))


def test_customers_do_not_wait_for_each_other() -> None:
    """R-5."""
    pace = PairLimiter()
    assert pace.take("meera", START)
    assert not pace.take("meera", START)
    assert pace.take("ravi", START)


def test_a_bucket_fills_a_second_with_the_whole_rate() -> None:
    """R-5."""
    bucket, now, sent = TokenBucket(80), START, 0
    while (now := bucket.ready_at("number", now)) < START + timedelta(seconds=10):
        assert bucket.take("number", now)
        sent += 1
    assert sent == 800


def test_whatsapp_may_ask_for_a_pause() -> None:
    """A-15."""
    pace = TokenBucket(80, 10)
    until = START + timedelta(seconds=5)
    pace.hold("number", until)
    assert pace.ready_at("number", START) == until
    assert not pace.take("number", until - timedelta(microseconds=1))
    assert pace.take("number", until)
    assert not pace.take("number", until)  # and no burst right after
    pace.hold("number", START)  # an earlier end does not shorten it
    assert pace.ready_at("number", START) > until


def test_idle_customers_are_forgotten_and_owing_ones_are_not() -> None:
    """R-5."""
    pace = PairLimiter()
    for n in range(20_000):
        assert pace.take(n, START + timedelta(milliseconds=10 * n))
        assert len(pace) <= 2 * 1024  # 600 customers owe something at any time
    end = START + timedelta(milliseconds=10 * 19_999)
    assert not pace.take(19_999, end)
    pace.forget_idle(end + PAIR_INTERVAL)
    assert len(pace) == 0


@pytest.mark.parametrize(("rate", "burst"), [(0, 1), (-1, 1), (80, 0)])
def test_a_rate_that_makes_no_sense_is_refused(rate: float, burst: int) -> None:
    """P-01."""
    with pytest.raises(ValueError, match=r"rate|burst"):
        TokenBucket(rate, burst)


def test_meta_lends_no_more_than_45() -> None:
    """R-5."""
    with pytest.raises(ValueError, match="45"):
        PairLimiter(46)
