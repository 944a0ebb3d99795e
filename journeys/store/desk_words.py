"""What leads keep for all agents: canned replies and macros, added, replaced and dropped."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.ids import new_id
from journeys.store.schema_desk import canned, macros
from journeys.store.writing import put


async def keep_canned(
    connection: AsyncConnection, short: str, language: str, text: str, buttons: Sequence[str], file: str
) -> None:
    """A canned reply in one language, in place of what that short word stood for."""
    said = {"text": text, "buttons": list(buttons), "file": file}
    row = {"id": new_id(), "short": short, "language": language, **said}
    await put(connection, canned, [row], ("short", "language"))


async def drop_canned(connection: AsyncConnection, id: int) -> None:
    await connection.execute(delete(canned).where(canned.c.id == id))


async def keep_macro(connection: AsyncConnection, name: str, key: int | None, steps: Sequence[dict[str, Any]]) -> None:
    """A macro, in place of one of that name; its key is taken from whichever had it."""
    if key is not None:
        await connection.execute(update(macros).where(macros.c.key == key).values(key=None))
    await connection.execute(delete(macros).where(macros.c.name == name))
    await connection.execute(macros.insert().values(id=new_id(), key=key, name=name, steps=list(steps)))


async def drop_macro(connection: AsyncConnection, id: int) -> None:
    await connection.execute(delete(macros).where(macros.c.id == id))
