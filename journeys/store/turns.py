"""Whose turn it is to write, where a store takes one writer: the earliest deadline first."""

import asyncio
import heapq
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

# How long a write may wait, in seconds, before it matters to somebody.
ACKNOWLEDGING = 0.02  # a vendor waits for its 200, and everything else begins with what came in
ANSWERING = 0.05  # a customer waits for a reply
USUAL = 0.1
KEEPING_BOOKS = 0.5  # nobody waits


class Turns:
    """A lock whose waiters say how long they can wait. Nobody starves: deadlines come."""

    def __init__(self) -> None:
        self._is_taken = False
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()

    @asynccontextmanager
    async def turn(self, can_wait: float = USUAL) -> AsyncIterator[None]:
        """Wait for the turn, and hold it until the block ends."""
        await self._take(can_wait)
        try:
            yield
        finally:
            self._pass_on()

    async def _take(self, can_wait: float) -> None:
        if not self._is_taken:
            self._is_taken = True
            return
        loop = asyncio.get_running_loop()
        mine = loop.create_future()
        heapq.heappush(self._waiting, (loop.time() + can_wait, next(self._numbers), mine))
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():  # it came in the moment we left
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            _, _, next_one = heapq.heappop(self._waiting)
            if not next_one.done():
                next_one.set_result(None)
                return
        self._is_taken = False
