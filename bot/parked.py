"""What was set aside for a person: to look at, and to try again."""

from datetime import datetime

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.clock import SystemClock
from journeys.store import inbox, outbox
from journeys.store.database import Database


class ParkedItem(msgspec.Struct, frozen=True):
    """A parked delivery, or a message or command that could not leave ("outbox"); without its content."""

    id: int
    source: str
    kind: str
    parked_at: datetime
    attempts: int
    reason: str


async def list_parked(store_url: str) -> list[ParkedItem]:
    """Everything parked: deliveries first, then what could not leave, each oldest first."""
    database = Database(store_url)
    try:
        async with database.read() as connection:
            return await read_parked(connection)
    finally:
        await database.close()


async def read_parked(connection: AsyncConnection) -> list[ParkedItem]:
    """The same, on an open connection. Two statements."""
    came, leaving = await inbox.parked(connection), await outbox.parked(connection)
    return [
        ParkedItem(row["id"], row["source"], row["kind"], row["done_at"], row["attempts"], row["reason"])
        for row in came
    ] + [
        ParkedItem(row["id"], "outbox", row["name"], row["done_at"], row["attempts"], row["reason"]) for row in leaving
    ]


async def replay(store_url: str, ids: list[int] | None) -> int:
    """Put what is parked (all when `ids` is None) back in line; returns how many."""
    database = Database(store_url)
    try:
        async with database.write() as connection:
            return await put_back(connection, ids, SystemClock().now())
    finally:
        await database.close()


async def put_back(connection: AsyncConnection, ids: list[int] | None, now: datetime) -> int:
    """The same, on an open connection."""
    return await inbox.replay(connection, ids) + await outbox.replay(connection, ids, now)
