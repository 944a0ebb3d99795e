"""How often one link may be used to answer: a count in memory for each process, as its time is told."""

from collections import deque
from datetime import datetime, timedelta

MOST = 10  # answers
WITHIN = timedelta(minutes=10)
MOST_ORDERS = 10_000  # remembered; then those that have been quiet for long enough are forgotten


class Pace:
    """Counts answers by order. More than `MOST` within `WITHIN` are refused, and refusals are not counted."""

    def __init__(self) -> None:
        self._sent: dict[int, deque[datetime]] = {}

    def allows(self, order_id: int, now: datetime) -> bool:
        """Whether one more answer may be taken now; if so it is counted."""
        self._forget(now)
        sent = self._sent.setdefault(order_id, deque(maxlen=MOST))
        if len(sent) == MOST and now - sent[0] < WITHIN:
            return False
        sent.append(now)
        return True

    @property
    def remembered(self) -> int:
        """How many links are counted."""
        return len(self._sent)

    def _forget(self, now: datetime) -> None:
        if len(self._sent) >= MOST_ORDERS:
            self._sent = {order: sent for order, sent in self._sent.items() if now - sent[-1] < WITHIN}
