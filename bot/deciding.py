"""What happens to a batch between claim and commit: read, find whose it is, load, decide, save."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.failed_messages import reactions_to
from bot.metrics import Metrics
from bot.translation import Translated, Translator
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
from journeys.store import inbox
from journeys.store.among import among
from journeys.store.attempts import apply_statuses
from journeys.store.desk_changes import is_seen_on_desk, may_change_work
from journeys.store.erasing import erase_customers
from journeys.store.identities import move_identities
from journeys.store.ids import new_id
from journeys.store.inbox import Item
from journeys.store.load import Named, lock_customers, lock_states
from journeys.store.merge import merge_customers
from journeys.store.prepared import Asked, Question, ask
from journeys.store.save import Before, record_unowned, remember, save_decisions
from journeys.store.schema import timeline
from journeys.store.splitting import note_merges, undo_merges
from journeys.store.whose import Owners, find_owners, refresh_attempts

KNOWN_KEYS = Question(select(timeline.c.key).where(among(timeline.c.key, "keys")))
ALL_BELLS = frozenset({"send", "command", "outward", "desk", "giving"})


class Mind(msgspec.Struct, frozen=True):
    """What deciding needs beside the state: the brand's rules and journeys, and who reads and answers customers."""

    brand: Brand
    converse: Converse
    interpreter: Interpreter
    catalogue: Catalogue


class Decider:
    """Decides batches. `mind` is exchanged when journeys change."""

    def __init__(self, translator: Translator, clock: Clock, mind: Mind, metrics: Metrics) -> None:
        self._translator = translator
        self._clock = clock
        self.mind = mind
        self._metrics = metrics

    async def settle(self, connection: AsyncConnection, items: Sequence[Item], due: Sequence[Event]) -> set[str]:
        """Everything between claim and commit, for one batch; returns the bells to ring once it is committed."""
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
        known = [customer for customer in of_customer if customer not in owners.new]
        new = {customer: at for customer, at in owners.new.items() if customer in of_customer}
        states = await lock_states(connection, known, new, self._named(events), now)
        for customer, awbs in owners.taken.items():
            states[customer].taken_awbs = awbs
        before = remember(states.values())
        decisions = [
            decide(
                state,
                of_customer[id],
                now,
                self.mind.brand,
                new_id,
                self.mind.converse,
                catalogue=self.mind.catalogue,
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
                named.numbers.update(self.mind.interpreter.read(body.text).numbers if body.text else ())
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
    if any(may_change_work(each, before.conversations) for each in decisions):
        bells.add("giving")
    return bells


def _whom_to_lock(owners: Owners) -> list[int]:
    """Everybody the batch is about, in one go: locks taken in two would let two processes wait for each other."""
    merging = {customer for pair in owners.merges for customer in pair}
    return sorted((merging | set(owners.of_event.values())) - owners.new.keys())


async def _not_known_yet(connection: AsyncConnection, events: list[Event]) -> list[Event]:
    """Drop events that the timeline holds already: the same fact told again."""
    if not events:
        return events
    keys = [event.key[:300] for event in events]
    (rows,) = await ask(connection, Asked(KNOWN_KEYS, {"keys": keys}))
    known = {key for (key,) in rows}
    return [event for event in events if event.key[:300] not in known]
