"""The worker: takes a batch of deliveries and due timers through translate, decide and save, in one transaction."""

import asyncio
import time
from datetime import timedelta
from typing import NamedTuple

import msgspec
import structlog
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.deciding import ALL_BELLS, Decider
from bot.metrics import Metrics
from bot.reading_ahead import ReadingAhead
from bot.waking import Waker
from journeys.catalogue import Catalogue
from journeys.clock import Clock
from journeys.store import inbox, timers, turns
from journeys.store.database import Database
from journeys.store.inbox import Item
from journeys.store.load import CustomerMoved

log = structlog.get_logger("worker")

LONGEST_WAIT = timedelta(seconds=5)
TIMER_AGAIN_AFTER = timedelta(minutes=1)
WAIT_FOR_STORE = timedelta(seconds=1)
TRIES_OF_A_BATCH = 3  # when other processes got in the way


class Done(NamedTuple):
    """How many items and timers were taken, and whether more may wait behind them."""

    taken: int
    is_behind: bool = False


class Worker:
    """Decides. Any number of workers may run on PostgreSQL; on SQLite there is one."""

    def __init__(
        self,
        database: Database,
        decider: Decider,
        reading: ReadingAhead,
        clock: Clock,
        metrics: Metrics,
        waker: Waker,
        *,
        batch_size: int = 256,
    ) -> None:
        self._database = database
        self._decider = decider
        self._reading = reading
        self._clock = clock
        self._metrics = metrics
        self._waker = waker
        self._batch_size = batch_size
        self._is_behind = asyncio.Event()

    def use(self, catalogue: Catalogue) -> None:
        """Decide by these journeys from the next batch on."""
        self._decider.mind = msgspec.structs.replace(self._decider.mind, catalogue=catalogue)

    @property
    def catalogue(self) -> Catalogue:
        return self._decider.mind.catalogue

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop; the batch in hand is finished first."""
        helping = None if self._database.is_sqlite else asyncio.ensure_future(self._help(stop))
        while not stop.is_set():
            try:
                done = await self._work()
                wait = None if done.is_behind else await self._until_next()
            except Exception as error:
                log.error("the store cannot be reached", error=type(error).__name__)
                wait = WAIT_FOR_STORE
            if wait is None:
                self._is_behind.set()
            else:
                await self._waker.wait_for_work(self._clock, wait, stop)
        if helping:
            self._is_behind.set()
            await helping
        await self._reading.stop()

    async def work_through(self) -> int:
        """Work until nothing is left, as `run` does when it is behind; returns how much was done."""
        loops = 1 if self._database.is_sqlite else 2
        return sum(await asyncio.gather(*(self._work_through() for _ in range(loops))))

    async def _work_through(self) -> int:
        total = 0
        while (done := await self.work_once()) or await self._reading.one_is_read():
            total += done
        return total

    async def _help(self, stop: asyncio.Event) -> None:
        """While PostgreSQL works on one batch this process can think about another."""
        while True:
            await self._is_behind.wait()
            if stop.is_set():
                return
            try:
                done = await self._work()
            except Exception:  # `run` tells of it
                done = Done(0)
            if not done.is_behind:
                self._is_behind.clear()

    async def work_once(self) -> int:
        """One batch; returns how many items and timers were taken."""
        return (await self._work()).taken

    async def _work(self) -> Done:
        began = time.perf_counter()
        try:
            done = await self._batch(self._batch_size)
        except Exception as error:
            log.warning("a batch failed and is done item by item", error=type(error).__name__)
            done = await self._one_by_one()
        if done.taken:
            self._metrics.batch_items.observe(done.taken)
            self._metrics.batch_seconds.observe(time.perf_counter() - began)
        return done

    async def _until_next(self) -> timedelta:
        """How long the worker may wait; not asked where somebody rings already."""
        if self._waker.has_work:
            return LONGEST_WAIT
        async with self._database.peek() as connection:
            due = await timers.next_due(connection)
        return min(LONGEST_WAIT, max(due - self._clock.now(), timedelta(0))) if due else LONGEST_WAIT

    async def _look_ahead(self) -> None:
        """Have what customers wrote read beside the transaction: reading takes its time, and until a transaction ends
        nobody else can write on SQLite, not even to acknowledge a webhook."""
        async with self._database.peek() as connection:
            waiting = await inbox.messages_waiting(connection, self._batch_size)
        await self._reading.look(waiting)

    async def _batch(self, limit: int) -> Done:
        await self._look_ahead()
        for last in (False, False, True)[-TRIES_OF_A_BATCH:]:
            try:
                async with self._database.write(may_be_redone=True, can_wait=turns.ANSWERING) as connection:
                    claimed, due = await inbox.claim_with_timers(connection, self._clock.now(), limit)
                    items = self._reading.ready(claimed)
                    bells = await self._decider.settle(connection, items, due) if items or due else set()
                break
            except (IntegrityError, DBAPIError, CustomerMoved):
                if last:
                    raise
        self._ring(bells)
        done = len(items) + len(due)
        return Done(done, is_behind=done > 0 and len(claimed) + len(due) >= limit)

    async def _one_by_one(self) -> Done:
        """Find the item that breaks the batch: each in its own transaction, failures counted, then parked."""
        async with self._database.read() as connection:
            items = self._reading.ready(await inbox.claim(connection, self._batch_size))
        for item in items:
            try:
                async with self._database.write() as connection:
                    if await inbox.still_new(connection, item.id):
                        await self._decider.settle(connection, [item], [])
            except Exception as error:
                await self._note_failure(item, error)
        due = await self._timers_one_by_one()
        self._ring(ALL_BELLS)
        return Done(len(items) + due, is_behind=len(items) + due >= self._batch_size)

    async def _timers_one_by_one(self) -> int:
        count = 0
        for _ in range(self._batch_size):
            async with self._database.write() as connection:
                due = await timers.claim_due(connection, self._clock.now(), 1)
                if not due:
                    return count
                try:
                    async with connection.begin_nested():
                        await self._decider.settle(connection, [], due)
                except Exception as error:
                    kept = await timers.try_again(connection, due[0], self._clock.now() + TIMER_AGAIN_AFTER)
                    log.error("a timer failed", key=due[0].key, error=type(error).__name__, is_tried_again=kept)
            count += 1
        return count

    async def _note_failure(self, item: Item, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"
        log.warning("an item failed", item=item.id, source=item.source, error=type(error).__name__)
        async with self._database.write() as connection:
            await inbox.note_failure(connection, item, reason, self._clock.now())
        if item.attempts + 1 >= inbox.MAX_ATTEMPTS:
            self._metrics.parked.labels(item.source).inc()

    def _ring(self, bells: set[str] | frozenset[str]) -> None:
        """After the commit: wake those for whom the batch left something."""
        if "send" in bells:
            self._waker.wake_senders()
        if "command" in bells:
            self._waker.wake_commands()
        if "outward" in bells:
            self._waker.wake_outward()
        if "desk" in bells or "giving" in bells:
            self._waker.wake_desk(to_give="giving" in bells)
