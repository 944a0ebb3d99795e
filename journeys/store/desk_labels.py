"""Labels as conversations carry them."""

from sqlalchemy import Text, cast, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import conversations

MOST = 5_000  # conversations that are looked through, the last changed first


async def labels_in_use(connection: AsyncConnection) -> list[str]:
    """Each label as often as a conversation carries it."""
    c = conversations.c
    query = select(c.labels).where(cast(c.labels, Text) != "[]").order_by(c.changed.desc()).limit(MOST)
    return [label for labels in await connection.scalars(query) for label in labels]
