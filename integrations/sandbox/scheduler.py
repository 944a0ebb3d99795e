"""Does things when the virtual clock reaches them: one heap and one task for all."""

import asyncio
import heapq
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from journeys.clock import MovableClock

log = logging.getLogger(__name__)


class Scheduler:
    """Calls back at virtual times, in order of the time due, then of arrival. Callbacks are plain functions."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._heap: list[tuple[float, int, Callable[[], None]]] = []
        self._sequence = 0
        self._sooner = asyncio.Event()
        self.errors: list[Exception] = []

    def __len__(self) -> int:
        return len(self._heap)

    def at(self, due: float, call: Callable[[], None]) -> None:
        """Call at the virtual Unix time `due`, in seconds; at the next turn if that has passed."""
        self._sequence += 1
        if not self._heap or due < self._heap[0][0]:
            self._sooner.set()
        heapq.heappush(self._heap, (due, self._sequence, call))

    def after(self, span: timedelta, call: Callable[[], None]) -> None:
        """Call once `span` of virtual time has passed."""
        self.at((self._clock.now() + span).timestamp(), call)

    @property
    def next_due_at(self) -> datetime | None:
        """When the next call is due."""
        return datetime.fromtimestamp(self._heap[0][0], UTC) if self._heap else None

    def run_due(self) -> int:
        """Make every call that is due by now, and count them. An error is logged and kept in `errors`."""
        now = self._clock.now().timestamp()
        made = 0
        while self._heap and self._heap[0][0] <= now:
            _, _, call = heapq.heappop(self._heap)
            made += 1
            try:
                call()
            except Exception as error:  # one bad callback must not stop the sandbox's time
                log.exception("a scheduled call failed")
                self.errors.append(error)
        return made

    async def run(self) -> None:
        """Run for ever."""
        while True:
            self.run_due()
            self._sooner.clear()
            if self._heap:
                await self._sleep_until(self._heap[0][0])
            else:
                await self._sooner.wait()

    async def _sleep_until(self, due: float) -> None:
        span = timedelta(seconds=max(0.0, due - self._clock.now().timestamp()))
        sleeper = asyncio.ensure_future(self._clock.sleep(span))
        sooner = asyncio.ensure_future(self._sooner.wait())
        try:
            await asyncio.wait({sleeper, sooner}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleeper.cancel()
            sooner.cancel()
