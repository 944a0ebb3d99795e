"""The worker: takes a batch of deliveries and due timers through translate, decide and save, in one transaction."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.failed_messages import reactions_to
from bot.metrics import Metrics
from bot.translation import Translated, Translator
from bot.waking import Waker
from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.clock import Clock
from journeys.decide import Converse, decide
from journeys.decision import Decision
from journeys.events import (
    Event,
    Fulfilment,
    IdentityChange,
    MessageIn,
    MessageStatus,
    OrderFacts,
    RefundFacts,
    ReturnFacts,
    Scan,
    awb_key,
)
from journeys.interpreter import Interpreter
from journeys.store import inbox, timers
from journeys.store.among import among
from journeys.store.attempts import apply_statuses
from journeys.store.database import Database
from journeys.store.desk_changes import is_seen_on_desk
from journeys.store.erasing import erase_customers
from journeys.store.identities import move_identities
from journeys.store.ids import new_id
from journeys.store.inbox import Item
from journeys.store.load import CustomerMoved, Named, load_states, lock_customers
from journeys.store.merge import merge_customers
from journeys.store.save import Before, record_unowned, remember, save_decisions
from journeys.store.schema import timeline
from journeys.store.splitting import note_merges, undo_merges
from journeys.store.whose import Owners, find_owners, refresh_attempts

log = structlog.get_logger("worker")

TIMER_AGAIN_AFTER = timedelta(minutes=1)
WAIT_FOR_STORE = timedelta(seconds=1)
TRIES_OF_A_BATCH = 3  # when other processes got in the way


class Mind(msgspec.Struct, frozen=True):
    """What deciding needs beside the state: the brand's rules and journeys, and who reads and answers customers."""

    brand: Brand
    converse: Converse
    interpreter: Interpreter
    catalogue: Catalogue


class Worker:
    """Decides. Any number of workers may run on PostgreSQL; on SQLite there is one."""

    def __init__(
        self,
        database: Database,
        translator: Translator,
        clock: Clock,
        mind: Mind,
        metrics: Metrics,
        waker: Waker,
        *,
        batch_size: int = 256,
    ) -> None:
        self._database = database
        self._translator = translator
        self._clock = clock
        self._mind = mind
        self._metrics = metrics
        self._waker = waker
        self._batch_size = batch_size
        self._is_behind = asyncio.Event()

    def use(self, catalogue: Catalogue) -> None:
        """Decide by these journeys from the next batch on."""
        self._mind = msgspec.structs.replace(self._mind, catalogue=catalogue)

    @property
    def catalogue(self) -> Catalogue:
        return self._mind.catalogue

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop; the batch in hand is finished first."""
        helping = None if self._database.is_sqlite else asyncio.ensure_future(self._help(stop))
        while not stop.is_set():
            try:
                done = await self.work_once()
                wait = await self._until_next_timer() if done < self._batch_size else None
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

    async def work_through(self) -> int:
        """Work until nothing is left, as `run` does when it is behind; returns how much was done."""
        loops = 1 if self._database.is_sqlite else 2
        return sum(await asyncio.gather(*(self._work_through() for _ in range(loops))))

    async def _work_through(self) -> int:
        total = 0
        while done := await self.work_once():
            total += done
        return total

    async def _help(self, stop: asyncio.Event) -> None:
        """While PostgreSQL works on one batch this process can think about another."""
        while True:
            await self._is_behind.wait()
            if stop.is_set():
                return
            try:
                done = await self.work_once()
            except Exception:  # `run` tells of it
                done = 0
            if done < self._batch_size:
                self._is_behind.clear()

    async def work_once(self) -> int:
        """One batch; returns how many items and timers were taken."""
        began = time.perf_counter()
        try:
            done = await self._batch(self._batch_size)
        except Exception as error:
            log.warning("a batch failed and is done item by item", error=type(error).__name__)
            done = await self._one_by_one()
        if done:
            self._metrics.batch_items.observe(done)
            self._metrics.batch_seconds.observe(time.perf_counter() - began)
        return done

    async def _until_next_timer(self) -> timedelta:
        async with self._database.read() as connection:
            due = await timers.next_due(connection)
        longest = timedelta(seconds=5)
        return min(longest, max(due - self._clock.now(), timedelta(0))) if due else longest

    async def _read_ahead(self, limit: int) -> None:
        """Have what customers wrote read before the transaction: reading takes its time, and until the transaction ends
        nobody else can write on SQLite, not even to acknowledge a webhook."""
        async with self._database.read() as connection:
            items = await inbox.messages_waiting(connection, limit)
        if items:
            await self._mind.interpreter.prepare(_texts_of(self._translator.translate(items).events))

    async def _batch(self, limit: int) -> int:
        await self._read_ahead(limit)
        for last in (False, False, True)[-TRIES_OF_A_BATCH:]:
            try:
                async with self._database.write() as connection:
                    items = await inbox.claim(connection, limit)
                    due = await timers.claim_due(connection, self._clock.now(), limit)
                    bells = await self._settle(connection, items, due) if items or due else set()
                break
            except (IntegrityError, DBAPIError, CustomerMoved):
                if last:
                    raise
        self._ring(bells)
        return len(items) + len(due)

    async def _one_by_one(self) -> int:
        """Find the item that breaks the batch: each in its own transaction, failures counted, then parked."""
        async with self._database.read() as connection:
            items = await inbox.claim(connection, self._batch_size)
        for item in items:
            try:
                async with self._database.write() as connection:
                    if await inbox.still_new(connection, item.id):
                        await self._settle(connection, [item], [])
            except Exception as error:
                await self._note_failure(item, error)
        due = await self._timers_one_by_one()
        self._ring(ALL_BELLS)
        return len(items) + due

    async def _timers_one_by_one(self) -> int:
        count = 0
        for _ in range(self._batch_size):
            async with self._database.write() as connection:
                due = await timers.claim_due(connection, self._clock.now(), 1)
                if not due:
                    return count
                try:
                    async with connection.begin_nested():
                        await self._settle(connection, [], due)
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

    async def _settle(self, connection: AsyncConnection, items: Sequence[Item], due: Sequence[Event]) -> set[str]:
        """Everything between claim and commit, for one batch; returns who has work once it is committed."""
        now = self._clock.now()
        told = self._translator.translate(items)
        told.events = await _not_known_yet(connection, told.events)
        self._count(told, now)
        events = [*told.events, *due]
        owners = await find_owners(connection, events)
        if owners.merges:  # nobody may decide for either of the two while their rows move
            await lock_customers(connection, _whom_to_lock(owners))
            await note_merges(connection, events, owners.merges)
            await merge_customers(connection, owners.merges, now)
        await undo_merges(connection, events, now)
        bells = await self._decide_and_save(connection, events, owners, told.item_of, now)
        await inbox.finish(connection, [item.id for item in told.read], now)
        await inbox.park(connection, told.parked, now)
        await erase_customers(connection, events, owners.of_event, now)
        return bells

    async def _decide_and_save(
        self,
        connection: AsyncConnection,
        events: Sequence[Event],
        owners: Owners,
        item_of: dict[str, int],
        now: datetime,
    ) -> set[str]:
        of_customer: dict[int, list[Event]] = {}
        unowned: list[Event] = []
        for event in events:
            owner = owners.of_event.get(event.key)
            of_customer.setdefault(owner, []).append(event) if owner is not None else unowned.append(event)
        known = await lock_customers(connection, [c for c in of_customer if c not in owners.new])
        new = {c: at for c, at in owners.new.items() if c in of_customer}
        states = await load_states(connection, known, new, self._named(events), now)
        for customer, awbs in owners.taken.items():
            states[customer].taken_awbs = awbs
        before = remember(states.values())
        decisions = [
            decide(
                state,
                of_customer[id],
                now,
                self._mind.brand,
                new_id,
                self._mind.converse,
                catalogue=self._mind.catalogue,
            )
            for id, state in states.items()
        ]
        await save_decisions(connection, decisions, before, owners, item_of, now)
        await record_unowned(connection, unowned, item_of)
        statuses = [event for event in events if isinstance(event.body, MessageStatus)]
        await refresh_attempts(connection, owners)
        await apply_statuses(connection, statuses, owners, reactions_to(statuses, owners, now), now)
        moves = [(event, event.body) for event in events if isinstance(event.body, IdentityChange)]
        await move_identities(connection, [(owners.of_event.get(e.key), body) for e, body in moves], now)
        return _bells_of(decisions, statuses, before)

    def _named(self, events: Sequence[Event]) -> Named:
        named = Named(with_chat=False)
        for event in events:
            body = event.body
            if isinstance(body, Scan):
                named.awbs.add(awb_key(body.awb))
            elif isinstance(body, OrderFacts | Fulfilment):
                named.shop_orders.add(body.shop_order_id)
                named.awbs.update(awb_key(parcel.awb) for parcel in body.parcels)
            elif isinstance(body, ReturnFacts | RefundFacts):
                named.with_chat = True
                named.shop_orders.update({body.shop_order_id} if body.shop_order_id else ())
                named.awbs.update({awb_key(body.awb)} if isinstance(body, ReturnFacts) and body.awb else ())
            elif isinstance(body, MessageIn):
                named.with_chat = True
                named.numbers.update(self._mind.interpreter.read(body.text).numbers if body.text else ())
            else:
                named.with_chat = True
        return named

    def _count(self, told: Translated, now: datetime) -> None:
        for kind, count in Counter(event.kind for event in told.events).items():
            self._metrics.events.labels(kind).inc(count)
        for event in told.events:
            self._metrics.note_receipt(event.source, event.occurred_at, event.received_at)
            if isinstance(event.body, Scan) and not event.body.understood:
                self._metrics.unknown_codes.labels(event.source).inc()
        for item in told.read:
            self._metrics.note_wait(item.source, now - item.received_at)

    def _ring(self, bells: set[str] | frozenset[str]) -> None:
        """After the commit: wake those for whom the batch left something."""
        if "send" in bells:
            self._waker.wake_senders()
        if "command" in bells:
            self._waker.wake_commands()
        if "outward" in bells:
            self._waker.wake_outward()
        if "desk" in bells:
            self._waker.wake_desk()


KNOWN_KEYS = select(timeline.c.key).where(among(timeline.c.key, "keys"))
ALL_BELLS = frozenset({"send", "command", "outward", "desk"})


def _bells_of(decisions: Sequence[Decision], statuses: Sequence[Event], before: Before) -> set[str]:
    """Whom to wake when these decisions are committed."""
    bells = set()
    if any(each.sends for each in decisions) or any(event.kind == "message.failed" for event in statuses):
        bells.add("send")
    if any(each.asks for each in decisions):
        bells.add("command")
    if any(each.told_outside for each in decisions):
        bells.add("outward")
    if statuses or any(is_seen_on_desk(each, before.conversations) for each in decisions):
        bells.add("desk")
    return bells


def _texts_of(events: Sequence[Event]) -> list[str]:
    """What customers wrote."""
    return [event.body.text for event in events if isinstance(event.body, MessageIn) and event.body.text]


def _whom_to_lock(owners: Owners) -> list[int]:
    """Everybody the batch is about, in one go: locks taken in two would let two processes wait for each other."""
    merging = {customer for pair in owners.merges for customer in pair}
    return sorted((merging | set(owners.of_event.values())) - owners.new.keys())


async def _not_known_yet(connection: AsyncConnection, events: list[Event]) -> list[Event]:
    """Drop events that the timeline holds already: the same fact told again."""
    if not events:
        return events
    keys = [event.key[:300] for event in events]
    known = set(await connection.scalars(KNOWN_KEYS, {"keys": keys}))
    return [event for event in events if event.key[:300] not in known]
