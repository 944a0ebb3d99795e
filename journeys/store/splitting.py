"""Merges that an agent made, kept so that they can be undone: which rows were the other customer's, and her chat.

What came in since stays with the one who stayed: nobody knows whose it was.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Table, and_, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import Event, Joined, Split
from journeys.state import Conversation
from journeys.store.ids import new_id
from journeys.store.load import lock_customers
from journeys.store.merge import MOVED
from journeys.store.rows import conversation_of, conversation_row
from journeys.store.schema import conversations, customers, order_links, tasks, timeline
from journeys.store.schema_desk import merges
from journeys.store.writing import add, put

KEPT: tuple[Table, ...] = tuple(table for table in (*MOVED, order_links, tasks) if table is not merges)
OWN_WORDS = ("name", "language")  # of the one who stays: what she had is hers again


async def note_merges(connection: AsyncConnection, events: Sequence[Event], pairs: Iterable[tuple[int, int]]) -> None:
    """Before customers become one: keep what an undo needs, for each `(gone, into)` pair that an agent wants."""
    wanted = {event.body.gone: event for event in events if isinstance(event.body, Joined)}
    for gone, into in pairs:
        event = wanted.get(gone)
        if event is None or not isinstance(event.body, Joined):
            continue
        before = {
            "rows": {table.name: await _keys_of(connection, table, gone, into) for table in KEPT},
            "chat": await _chat_of(connection, gone),
            "own": await _words_of(connection, into),
        }
        row = {"id": new_id(), "customer_id": into, "merged_id": gone, "user_id": event.body.by}
        await add(connection, merges, [row | {"at": event.received_at, "before": before, "undone_at": None}])


async def undo_merges(connection: AsyncConnection, events: Sequence[Event], now: datetime) -> None:
    """Make two customers of one again, for each event that says so. One that was undone stays as it is."""
    for event in events:
        if isinstance(event.body, Split):
            await _undo(connection, event.body.merge_id, now)


async def _undo(connection: AsyncConnection, merge_id: int, now: datetime) -> None:
    query = select(merges).where(merges.c.id == merge_id, merges.c.undone_at.is_(None)).with_for_update()
    merge = (await connection.execute(query)).mappings().first()
    if merge is None:
        return
    gone, into, before = merge["merged_id"], merge["customer_id"], merge["before"]
    await lock_customers(connection, [into])
    for table in KEPT:
        await _give_back(connection, table, before["rows"].get(table.name, []), gone, into)
    await _part_chats(connection, before["chat"], gone, into)
    same = customers.c.id == bindparam("whose")
    await connection.execute(update(customers).where(same).values(merged_into=None), [{"whose": gone}])
    await connection.execute(update(customers).where(customers.c.id == into).values(**before["own"]))
    await connection.execute(update(merges).where(merges.c.id == merge_id).values(undone_at=now))
    await add(connection, timeline, [_split_line(each, now) for each in (gone, into)])


async def _part_chats(connection: AsyncConnection, chat: dict[str, Any] | None, gone: int, into: int) -> None:
    """She has her chat again; the other's window is open only as far as her own messages opened it (G-4)."""
    if chat:
        row = conversation_row(msgspec.convert(chat, Conversation)) | {"changed": new_id()}
        await put(connection, conversations, [row | {"customer_id": gone}], ("customer_id",))
    newest = select(func.max(timeline.c.occurred_at)).where(
        timeline.c.customer_id == into, timeline.c.kind == "message.received"
    )
    own = update(conversations).where(conversations.c.customer_id == into)
    await connection.execute(own.values(last_inbound_at=newest.scalar_subquery(), last_wamid="", changed=new_id()))


def _names_of_key(table: Table) -> list[str]:
    return [column.name for column in table.primary_key if column.name != "customer_id"]


async def _keys_of(connection: AsyncConnection, table: Table, gone: int, into: int) -> list[list[Any]]:
    """The keys of rows that are hers alone."""
    columns = [table.c[name] for name in _names_of_key(table)]
    theirs = select(*columns).where(table.c.customer_id == into)
    own = {tuple(row) for row in await connection.execute(theirs)} if table is order_links else set()
    rows = await connection.execute(select(*columns).where(table.c.customer_id == gone))
    return [list(row) for row in rows if tuple(row) not in own]


async def _give_back(connection: AsyncConnection, table: Table, keys: list[list[Any]], gone: int, into: int) -> None:
    if not keys:
        return
    names = _names_of_key(table)
    same = and_(*(table.c[name] == bindparam(f"key_{name}") for name in names), table.c.customer_id == into)
    rows = [{f"key_{name}": value for name, value in zip(names, key, strict=True)} for key in keys]
    await connection.execute(update(table).where(same).values(customer_id=gone), rows)


async def _chat_of(connection: AsyncConnection, customer: int) -> dict[str, Any] | None:
    query = select(conversations).where(conversations.c.customer_id == customer)
    row = (await connection.execute(query)).mappings().first()
    return msgspec.to_builtins(conversation_of(row)) if row else None


async def _words_of(connection: AsyncConnection, customer: int) -> dict[str, Any]:
    query = select(*(customers.c[name] for name in OWN_WORDS)).where(customers.c.id == customer)
    row = (await connection.execute(query)).mappings().first()
    return dict(row) if row else {}


def _split_line(customer: int, now: datetime) -> dict[str, Any]:
    return {
        "id": (line := new_id()),
        "customer_id": customer,
        "order_id": None,
        "shipment_id": None,
        "kind": "customer.split",
        "key": f"split:{customer}:{line}",
        "source": "harkara",
        "occurred_at": now,
        "received_at": now,
        "late": False,
        "body": {},
        "inbox_id": None,
    }
