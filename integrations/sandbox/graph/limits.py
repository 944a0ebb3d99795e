"""Meta's rates: throughput per number, pace per recipient, unique users a day, management calls an hour."""

from collections import deque
from typing import Final

DAY_SECONDS: Final = 86_400.0
HOUR_SECONDS: Final = 3_600.0


class TokenBucket:
    """`rate` tokens a second, at most `rate` saved up. Times are virtual Unix seconds."""

    __slots__ = ("_at", "_tokens", "rate")

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self._tokens = rate
        self._at = 0.0

    def take(self, now: float) -> bool:
        """Use one token if there is one."""
        self._tokens = min(self.rate, self._tokens + max(0.0, now - self._at) * self.rate)
        self._at = max(self._at, now)
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


class PairLimit:
    """One message per `refill_seconds` to the same user; a burst borrows from later quota.

    Per Meta's messaging-limits page: 0.17 messages a second, up to 45 in a burst, 131056 beyond it.
    """

    def __init__(self, burst: int, refill_seconds: float) -> None:
        self.burst = burst
        self.refill_seconds = refill_seconds
        self._paid_until: dict[str, float] = {}

    def take(self, user: str, now: float) -> bool:
        """Use the user's next slot; False when the whole burst has been borrowed."""
        paid_until = max(self._paid_until.get(user, 0.0), now)
        if paid_until - now > (self.burst - 1) * self.refill_seconds + 1e-6:
            return False
        self._paid_until[user] = paid_until + self.refill_seconds
        return True


class DailyUsers:
    """How many different users were written to outside the window in the last 24 hours."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._last_at: dict[str, float] = {}
        self._order: deque[tuple[float, str]] = deque()

    def take(self, user: str, now: float) -> bool:
        """Count the user; False when the limit is reached and the user is not among those counted."""
        self._forget(now - DAY_SECONDS)
        if user not in self._last_at and 0 <= self.limit <= len(self._last_at):
            return False
        self._last_at[user] = now
        self._order.append((now, user))
        return True

    def _forget(self, before: float) -> None:
        while self._order and self._order[0][0] <= before:
            at, user = self._order.popleft()
            if self._last_at.get(user) == at:
                del self._last_at[user]

    def __len__(self) -> int:
        return len(self._last_at)


class SlidingCount:
    """At most `limit` in any `span_seconds`."""

    def __init__(self, limit: int, span_seconds: float = HOUR_SECONDS) -> None:
        self.limit = limit
        self.span_seconds = span_seconds
        self._times: deque[float] = deque()

    def take(self, now: float) -> bool:
        while self._times and self._times[0] <= now - self.span_seconds:
            self._times.popleft()
        if len(self._times) >= self.limit:
            return False
        self._times.append(now)
        return True

    @property
    def used_percent(self) -> int:
        return 100 * len(self._times) // max(1, self.limit)
