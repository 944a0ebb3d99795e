"""What was set aside for a person: to look at, and to try again."""

from datetime import datetime

import msgspec

from journeys.store import inbox
from journeys.store.database import Database


class ParkedItem(msgspec.Struct, frozen=True):
    """A parked delivery, without its content."""

    id: int
    source: str
    kind: str
    parked_at: datetime
    attempts: int
    reason: str


async def list_parked(store_url: str) -> list[ParkedItem]:
    """Parked deliveries, oldest first."""
    database = Database(store_url)
    try:
        async with database.read() as connection:
            rows = await inbox.parked(connection)
    finally:
        await database.close()
    return [
        ParkedItem(row["id"], row["source"], row["kind"], row["done_at"], row["attempts"], row["reason"])
        for row in rows
    ]


async def replay(store_url: str, ids: list[int] | None) -> int:
    """Put parked deliveries (all when `ids` is None) back in line; returns how many."""
    database = Database(store_url)
    try:
        async with database.write() as connection:
            return await inbox.replay(connection, ids)
    finally:
        await database.close()
