"""The inbox: what came in, stored before it is understood, claimed in batches, parked when it cannot be handled."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, func, literal_column, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import Event
from journeys.store import timers
from journeys.store.among import among
from journeys.store.prepared import Asked, Change, Question, ask
from journeys.store.reading import RecordReader
from journeys.store.schema import inbox
from journeys.store.writing import add_unless_there

MAX_ATTEMPTS = 5


class Item(msgspec.Struct, frozen=True):
    """One stored delivery. `attempts` counts the times that handling it failed."""

    id: int
    source: str
    key: str
    kind: str
    body: bytes
    received_at: datetime
    attempts: int = 0


_ITEMS = RecordReader(Item, inbox, {}, {})
_NEW = Question(
    select(*_ITEMS.columns)
    .where(inbox.c.state == literal_column("'new'"))
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
MESSAGE = "message"  # the kind of an item that a customer wrote
_MESSAGES = Question(
    select(*_ITEMS.columns)
    .where(inbox.c.state == literal_column("'new'"), inbox.c.kind == MESSAGE)
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
)
_DONE = Change(
    update(inbox)
    .where(among(inbox.c.id, "ids"))
    .values(state="done", done_at=bindparam("now", type_=inbox.c.done_at.type))
)


async def append(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> None:
    """Store deliveries; one whose (source, key) is known is the same delivery again and changes nothing."""
    await add_unless_there(connection, inbox, rows)


async def claim(connection: AsyncConnection, limit: int) -> list[Item]:
    """The oldest new items, locked until the transaction ends; other processes skip them."""
    (rows,) = await ask(connection, Asked(_NEW, {"most": limit}))
    return _ITEMS.read(rows, connection.dialect.name)


async def claim_with_timers(connection: AsyncConnection, now: datetime, limit: int) -> tuple[list[Item], list[Event]]:
    """What is to be decided, each as its own claim returns it: new items, and timers that came due."""
    rows, due = await ask(connection, Asked(_NEW, {"most": limit}), timers.asked_due(now, limit))
    return _ITEMS.read(rows, connection.dialect.name), await timers.take(connection, due, now)


async def messages_waiting(connection: AsyncConnection, limit: int) -> list[Item]:
    """The oldest new messages of customers, for who only wants to look: nothing is locked."""
    (rows,) = await ask(connection, Asked(_MESSAGES, {"most": limit}))
    return _ITEMS.read(rows, connection.dialect.name)


async def still_new(connection: AsyncConnection, item_id: int) -> bool:
    """Lock one item for this transaction; False when another process has it or has done it."""
    query = select(inbox.c.id).where(inbox.c.id == item_id, inbox.c.state == "new")
    return await connection.scalar(query.with_for_update(skip_locked=True)) is not None


async def finish(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    if ids:
        await _DONE.run(connection, [{"ids": list(ids), "now": now}])


async def park(connection: AsyncConnection, reasons: Sequence[tuple[int, str]], now: datetime) -> None:
    """Set items aside for a person: (id, reason) pairs."""
    if reasons:
        statement = (
            update(inbox)
            .where(inbox.c.id == bindparam("item"))
            .values(state="parked", reason=bindparam("why"), done_at=now, attempts=inbox.c.attempts + 1)
        )
        await connection.execute(statement, [{"item": item, "why": why[:1000]} for item, why in reasons])


async def note_failure(connection: AsyncConnection, item: Item, reason: str, now: datetime) -> None:
    """Count a failed try; after `MAX_ATTEMPTS` the item is parked so that it never blocks others. Not when another
    process has done it meanwhile."""
    if not await still_new(connection, item.id):
        return
    if item.attempts + 1 >= MAX_ATTEMPTS:
        await park(connection, [(item.id, reason)], now)
        return
    changes = {"attempts": item.attempts + 1, "reason": reason[:1000]}
    await connection.execute(update(inbox).where(inbox.c.id == item.id).values(**changes))


async def parked(connection: AsyncConnection, limit: int = 100) -> list[dict[str, Any]]:
    """Parked items, oldest first: id, source, kind, key, reason, attempts, done_at (no bodies)."""
    columns = (inbox.c[name] for name in ("id", "source", "kind", "key", "reason", "attempts", "done_at"))
    query = select(*columns).where(inbox.c.state == literal_column("'parked'")).order_by(inbox.c.id).limit(limit)
    return [dict(row._mapping) for row in await connection.execute(query)]


async def replay(connection: AsyncConnection, ids: Sequence[int] | None) -> int:
    """Put parked items (all when `ids` is None) back in line with a clean slate; returns how many."""
    statement = update(inbox).where(inbox.c.state == "parked").values(state="new", attempts=0, reason="", done_at=None)
    result = await connection.execute(statement if ids is None else statement.where(inbox.c.id.in_(ids)))
    return int(result.rowcount)


async def counts(connection: AsyncConnection) -> dict[str, int]:
    """How many items wait and how many are parked."""
    states = ("'new'", "'parked'")
    query: Any = union_all(
        *(select(literal_column(s), func.count()).where(inbox.c.state == literal_column(s)) for s in states)
    )
    return {state: count for state, count in await connection.execute(query)}


async def parked_by_source(connection: AsyncConnection) -> dict[str, int]:
    """How many items of each source wait for a person."""
    query = (
        select(inbox.c.source, func.count()).where(inbox.c.state == literal_column("'parked'")).group_by(inbox.c.source)
    )
    return {source: count for source, count in await connection.execute(query)}


async def newest_from(connection: AsyncConnection, source: str) -> datetime | None:
    """When `source` last told us anything: whether its channel is alive."""
    query = select(inbox.c.received_at).where(inbox.c.source == source).order_by(inbox.c.id.desc()).limit(1)
    value: datetime | None = await connection.scalar(query)
    return value
