"""What users keep on the desk and no decision reads: drafts, presence, saved views; canned replies and macros."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.ids import new_id
from journeys.store.schema_desk import availability, canned, drafts, macros, presence, views

LONGEST_DRAFT = 4_096  # characters of a WhatsApp text


async def keep_draft(connection: AsyncConnection, user_id: int, customer_id: int, text: str, at: datetime) -> None:
    """What she has typed so far; nothing is kept of an empty one."""
    if not text.strip():
        mine = (drafts.c.user_id == user_id) & (drafts.c.customer_id == customer_id)
        await connection.execute(delete(drafts).where(mine))
        return
    row = {"user_id": user_id, "customer_id": customer_id, "text": text[:LONGEST_DRAFT], "at": at}
    await _put(connection, drafts, row, ("user_id", "customer_id"))


async def note_presence(connection: AsyncConnection, user_id: int, customer_id: int, doing: str, at: datetime) -> None:
    """She looks at a thread or types in it; `doing` "" means that she left."""
    mine = presence.c.user_id == user_id
    if not doing:
        await connection.execute(delete(presence).where(mine, presence.c.customer_id == customer_id))
        return
    row = {"user_id": user_id, "customer_id": customer_id, "doing": doing, "at": at}
    await _put(connection, presence, row, ("user_id", "customer_id"))


async def _put(connection: AsyncConnection, table: Table, row: dict[str, Any], key: Sequence[str]) -> None:
    insert: Any = insert_sqlite if connection.dialect.name == "sqlite" else insert_postgresql
    changed = {name: value for name, value in row.items() if name not in key}
    await connection.execute(insert(table).values(row).on_conflict_do_update(index_elements=list(key), set_=changed))


async def keep_view(connection: AsyncConnection, user_id: int, name: str, query: str) -> int:
    """A search under a name; its id."""
    id = new_id()
    row = {"id": id, "user_id": user_id, "name": name[:80], "query": query[:500]}
    await connection.execute(views.insert().values(row))
    return id


async def drop_view(connection: AsyncConnection, user_id: int, view_id: int) -> None:
    """Forget one of the user's own searches."""
    await connection.execute(delete(views).where(views.c.id == view_id, views.c.user_id == user_id))


async def views_of(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    """The user's saved searches: id, name, query."""
    query = select(views.c.id, views.c.name, views.c.query).where(views.c.user_id == user_id).order_by(views.c.id)
    return [dict(row) for row in (await connection.execute(query)).mappings()]


async def takes_work(connection: AsyncConnection, user_id: int) -> bool:
    """Whether conversations are given to the user; who has said nothing takes some."""
    query = select(availability.c.is_available).where(availability.c.user_id == user_id)
    return bool(await connection.scalar(query) is not False)


async def all_canned(connection: AsyncConnection) -> list[dict[str, Any]]:
    """Every canned reply: id, short, language, text, buttons."""
    return [dict(row) for row in (await connection.execute(select(canned).order_by(canned.c.short))).mappings()]


async def all_macros(connection: AsyncConnection) -> list[dict[str, Any]]:
    """Every macro: id, key, name, steps; those with a key first."""
    query = select(macros).order_by(macros.c.key.is_(None), macros.c.key, macros.c.name)
    return [dict(row) for row in (await connection.execute(query)).mappings()]
