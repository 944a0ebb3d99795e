"""Time as a thing that is passed in: the real clock, and one that is moved by hand."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time (aware UTC) and waits for it."""

    def now(self) -> datetime: ...

    async def sleep(self, span: timedelta) -> None:
        """Return once `now()` has moved on by `span`, however that came about."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, span: timedelta) -> None:
        await asyncio.sleep(max(0.0, span.total_seconds()))


class MovableClock:
    """A clock with an offset that can be moved forward; sleepers wake when the moved time reaches them.

    `running=False` freezes it: time passes only through `move`, which is what tests want.
    """

    def __init__(self, start: datetime | None = None, *, running: bool = True) -> None:
        self._running = running
        real = datetime.now(UTC)
        self._offset = (start - real) if start else timedelta(0)
        self._frozen = start or real
        self._moved = asyncio.Event()

    @property
    def offset(self) -> timedelta:
        """How far this clock is ahead of the machine's."""
        return self._offset if self._running else self._frozen - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset if self._running else self._frozen

    def move(self, span: timedelta) -> datetime:
        """Move forward by `span` and wake every sleeper to look again. Raises ValueError on a negative span."""
        if span < timedelta(0):
            raise ValueError("the clock only moves forward")
        self._offset += span
        self._frozen += span
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
        return self.now()

    def set_offset(self, offset: timedelta) -> None:
        """Follow another clock that is `offset` ahead of the machine's."""
        if offset > self._offset:
            self.move(offset - self._offset)

    async def sleep(self, span: timedelta) -> None:
        due = self.now() + span
        while (left := (due - self.now()).total_seconds()) > 0:
            moved = self._moved
            try:
                await asyncio.wait_for(moved.wait(), timeout=left if self._running else None)
            except TimeoutError:
                continue
