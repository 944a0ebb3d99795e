"""One process at a time does what must not be done twice: on PostgreSQL an advisory lock decides which."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from journeys.store.database import Database

log = structlog.get_logger("leadership")

RETRY_SECONDS = 1.0
WATCH_SECONDS = 1.0


@asynccontextmanager
async def leading(database: Database, office: int, stop: asyncio.Event) -> AsyncIterator[asyncio.Event | None]:
    """Wait until this process holds `office`, then yield an event that is set when the office is lost or `stop` is set.

    Yields None when told to stop before the office was had. The lock lives on a connection of its own and is gone
    with it, so a dead leader never blocks the next.
    """
    if database.is_sqlite:
        yield stop
        return
    engine = create_async_engine(database.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            while not stop.is_set():
                if await connection.scalar(text("SELECT pg_try_advisory_lock(:office)"), {"office": office}):
                    break
                await _pause(stop, RETRY_SECONDS)
            if stop.is_set():
                yield None
                return
            over = asyncio.Event()
            watch = asyncio.create_task(_watch(connection, stop, over))
            try:
                yield over
            finally:
                watch.cancel()
    finally:
        await engine.dispose()


async def _watch(connection: object, stop: asyncio.Event, over: asyncio.Event) -> None:
    """Set `over` when everything stops or the lock's connection is gone."""
    while not stop.is_set():
        try:
            await connection.execute(text("SELECT 1"))  # type: ignore[attr-defined]
        except Exception as error:
            log.warning("the office was lost", error=type(error).__name__)
            break
        await _pause(stop, WATCH_SECONDS)
    over.set()


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
