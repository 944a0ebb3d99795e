"""How fast messages may leave: a bucket for each of our numbers, a spacing for each customer. Pure in time.

Both are one rule (the generic cell rate algorithm): a message costs one `interval`, a burst borrows intervals
from later, and what was borrowed is paid back before the next message. One datetime a key is all it keeps.
"""

import math
from collections.abc import Hashable
from datetime import datetime, timedelta

PAIR_INTERVAL = timedelta(seconds=6)  # 0.17 messages a second to one customer, per Meta's throughput page
PAIR_BURST_MOST = 45  # messages Meta lets through at once, borrowed from later
SWEEP_FIRST_AT = 1024  # keys kept before idle ones are first looked for


class Pace:
    """One message an `interval` for each key, up to `burst` at once when the key has been idle long enough.

    In any span W (its start counted, its end not) at most `burst - 1 + ceil(W / interval)` messages of a key
    are let through.
    """

    def __init__(self, interval: timedelta, burst: int = 1) -> None:
        if interval <= timedelta(0) or burst < 1:
            raise ValueError("interval must be positive and burst at least 1")
        self.interval = interval
        self.burst = burst
        self._loan = interval * (burst - 1)
        self._paid_at: dict[Hashable, datetime] = {}  # when all that was taken is paid back
        self._sweep_at = SWEEP_FIRST_AT

    def __len__(self) -> int:
        return len(self._paid_at)

    def ready_at(self, key: Hashable, now: datetime) -> datetime:
        """The earliest moment, not before `now`, at which `key` may send."""
        paid_at = self._paid_at.get(key)
        return now if paid_at is None else max(now, paid_at - self._loan)

    def take(self, key: Hashable, now: datetime) -> bool:
        """Count one message of `key` at `now`; False, and nothing counted, when it is too early."""
        if self.ready_at(key, now) > now:
            return False
        self._paid_at[key] = max(now, self._paid_at.get(key, now)) + self.interval
        if len(self._paid_at) >= self._sweep_at:
            self.forget_idle(now)
        return True

    def hold(self, key: Hashable, until: datetime) -> None:
        """Nothing of `key` before `until`, and no burst right after: WhatsApp asked us to wait."""
        self._paid_at[key] = max(until + self._loan, self._paid_at.get(key, until))

    def forget_idle(self, now: datetime) -> None:
        """Drop the keys that owe nothing: they are as good as new. Called by itself as the keys grow in number."""
        self._paid_at = {key: paid_at for key, paid_at in self._paid_at.items() if paid_at > now}
        self._sweep_at = max(SWEEP_FIRST_AT, 2 * len(self._paid_at))


class TokenBucket(Pace):
    """`rate` messages a second for each of our numbers, `burst` of them at once.

    In any second at most `rate + burst - 1` leave, so against a hard limit of 80 a second take rate 80 with
    burst 1, or rate 71 with burst 10.
    """

    def __init__(self, rate: float, burst: int = 1) -> None:
        if rate <= 0:
            raise ValueError("rate must be positive")
        super().__init__(timedelta(microseconds=math.ceil(1_000_000 / rate)), burst)

    @classmethod
    def under(cls, limit: int) -> "TokenBucket":
        """A little slower than `limit` messages a second, with a burst that leaves any second within it: without one,
        messages that become ready together would wait for each other."""
        return cls(limit * 0.94, 1 + limit // 25)


class PairLimiter(Pace):
    """One message every 6 seconds to each customer; `burst` (at most 45) are lent from the seconds to come."""

    def __init__(self, burst: int = 1, interval: timedelta = PAIR_INTERVAL) -> None:
        if burst > PAIR_BURST_MOST:
            raise ValueError(f"WhatsApp lends at most {PAIR_BURST_MOST} messages")
        super().__init__(interval, burst)
