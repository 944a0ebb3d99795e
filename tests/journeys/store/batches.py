"""What stands between a worker's claim and its commit, for events made by hand, and rows to look at afterwards."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch

from sqlalchemy import Table, event, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from journeys.decide import Converse, decide
from journeys.events import Event, Fulfilment, IdentityChange, OrderFacts, Scan, awb_key
from journeys.store import one_hop
from journeys.store.attempts import Reaction, apply_statuses
from journeys.store.database import Database
from journeys.store.identities import move_identities
from journeys.store.ids import new_id
from journeys.store.load import Named, lock_states
from journeys.store.merge import merge_customers
from journeys.store.save import record_unowned, remember, save_decisions
from journeys.store.whose import Owners, find_owners
from tests.journeys.builders import BRAND, NOW
from tests.journeys.deciding import SIMPLE


async def settle(
    database: Database,
    *events: Event,
    now: datetime = NOW,
    converse: Converse = lambda turn, messages: None,
    reactions: dict[str, Reaction] | None = None,
    inbox_ids: dict[str, int] | None = None,
) -> Owners:
    """One batch: owners, decisions, everything saved."""
    async with database.write() as connection:
        owners = await find_owners(connection, events)
        await merge_customers(connection, owners.merges, now)
        of_customer: dict[int, list[Event]] = {}
        unowned = [each for each in events if each.key not in owners.of_event]
        for each in events:
            if each.key in owners.of_event:
                of_customer.setdefault(owners.of_event[each.key], []).append(each)
        known = [customer for customer in of_customer if customer not in owners.new]
        new = {customer: at for customer, at in owners.new.items() if customer in of_customer}
        states = await lock_states(connection, known, new, named_in(events), now)
        for customer, awbs in owners.taken.items():
            states[customer].taken_awbs = awbs
        before = remember(states.values())
        decisions = [
            decide(state, of_customer[customer], now, BRAND, new_id, converse, SIMPLE)
            for customer, state in states.items()
        ]
        await save_decisions(connection, decisions, before, owners, inbox_ids or {}, now)
        await record_unowned(connection, unowned, inbox_ids or {})
        await apply_statuses(connection, events, owners, reactions or {}, now)
        moves = [(owners.of_event.get(e.key), e.body) for e in events if isinstance(e.body, IdentityChange)]
        await move_identities(connection, moves, now)
    return owners


def named_in(events: Sequence[Event]) -> Named:
    bodies = [each.body for each in events]
    return Named(
        awbs={awb_key(body.awb) for body in bodies if isinstance(body, Scan)}
        | {awb_key(p.awb) for body in bodies if isinstance(body, OrderFacts | Fulfilment) for p in body.parcels},
        shop_orders={body.shop_order_id for body in bodies if isinstance(body, OrderFacts | Fulfilment)},
    )


async def rows(database: Database, table: Table, **wanted: Any) -> list[dict[str, Any]]:
    """The table's rows with these values, in order of their keys."""
    query = select(table).order_by(*table.primary_key.columns)
    for name, value in wanted.items():
        query = query.where(table.c[name] == value)
    async with database.read() as connection:
        return [dict(row._mapping) for row in await connection.execute(query)]


async def only(database: Database, table: Table, **wanted: Any) -> dict[str, Any]:
    """The one such row."""
    found = await rows(database, table, **wanted)
    assert len(found) == 1, found
    return found[0]


async def put_rows(database: Database, table: Table, *values: dict[str, Any]) -> None:
    async with database.write() as connection:
        for each in values:
            await connection.execute(insert(table).values(**each))


@asynccontextmanager
async def counting(database: Database | AsyncEngine) -> AsyncIterator[list[str]]:
    """The statements that an engine, or the one that writes to a store, executes meanwhile. On SQLite those of all."""
    seen: list[str] = []
    execute = one_hop._execute

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    def note_hop(connection: Any, statement: one_hop.Statement) -> Any:
        if not statement.sql.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement.sql)
        return execute(connection, statement)

    engine = (database if isinstance(database, AsyncEngine) else database._writer).sync_engine
    if engine.dialect.name == "sqlite":
        with patch.object(one_hop, "_execute", note_hop):
            yield seen
        return
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
