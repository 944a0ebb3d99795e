"""Writing outcomes down in groups: many answers, one commit."""

import asyncio
from functools import partial

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection
from tenacity import AsyncRetrying, stop_after_attempt

from bot.metrics import Metrics
from journeys.brand import Brand
from journeys.promises import Leaving
from journeys.store import outbox, promises, spending, turns
from journeys.store.database import Database, Work
from journeys.store.desk_changes import touch_senders
from journeys.store.outbox import Settled

TRIES = 3
RESULT_OF_STATUS = {"accepted": "accepted", "failed": "refused", "unknown": "unknown"}


class Settling:
    """Takes outcomes and returns once they are stored, with what the messages that left mean to the ledgers."""

    def __init__(self, database: Database, metrics: Metrics, channel: str, number: str, brand: Brand) -> None:
        self._database = database
        self._metrics = metrics
        self._channel = channel
        self._number = number
        self._brand = brand
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
                    await self._write(outcomes)
        except Exception as error:
            return error
        return None

    async def _write(self, outcomes: list[Settled]) -> None:
        """Orders and chats are touched apart from the rest: a worker may hold them and wait for an attempt."""
        left = [each for each in outcomes if each.has_left]
        told = [msgspec.structs.replace(one, at=each.at) for each in left for one in each.leaving]
        works: list[Work] = [partial(self._keep_books, outcomes=outcomes, left=left, told=told)]
        if failed := [each.outbox_id for each in outcomes if not each.has_left]:
            works.append(partial(touch_senders, outbox_ids=failed))
        if any(each.order_id for each in told):
            works.append(partial(promises.touch, leaving=told))
        await self._database.write_apart(works, can_wait=turns.KEEPING_BOOKS)

    async def _keep_books(
        self, connection: AsyncConnection, outcomes: list[Settled], left: list[Settled], told: list[Leaving]
    ) -> None:
        await outbox.settle(connection, outcomes)
        await promises.told(connection, told)
        for month in {spending.month_of(each.at, self._brand) for each in left}:
            mine = [each.category for each in left if spending.month_of(each.at, self._brand) == month]
            await spending.count(connection, self._number, month, mine)
