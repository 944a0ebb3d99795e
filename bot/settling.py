"""Writing outcomes down in groups: many answers, one commit."""

import asyncio

from tenacity import AsyncRetrying, stop_after_attempt

from bot.metrics import Metrics
from journeys.store import outbox
from journeys.store.database import Database
from journeys.store.outbox import Settled

TRIES = 3
RESULT_OF_STATUS = {"accepted": "accepted", "failed": "refused", "unknown": "unknown"}


class Settling:
    """Takes outcomes and returns once they are stored."""

    def __init__(self, database: Database, metrics: Metrics, channel: str) -> None:
        self._database = database
        self._metrics = metrics
        self._channel = channel
        self._waiting: list[tuple[Settled, asyncio.Future[None]]] = []
        self._flushing: asyncio.Task[None] | None = None

    async def write(self, settled: Settled) -> None:
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((settled, written))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())
        await written
        self._metrics.sends.labels(self._channel, RESULT_OF_STATUS[settled.status]).inc()

    async def close(self) -> None:
        """Wait for what is being written."""
        if self._flushing:
            await self._flushing

    async def _flush(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            error = await self._settle(sorted((settled for settled, _ in group), key=lambda each: each.attempt_id))
            for _, written in group:
                if written.done():
                    continue
                written.set_exception(error) if error else written.set_result(None)
        self._flushing = None

    async def _settle(self, outcomes: list[Settled]) -> Exception | None:
        """Write, in an order that keeps two processes from waiting for each other; one may be in the way briefly."""
        try:
            async for attempt in AsyncRetrying(stop=stop_after_attempt(TRIES), reraise=True):
                with attempt:
                    async with self._database.write() as connection:
                        await outbox.settle(connection, outcomes)
        except Exception as error:
            return error
        return None
