"""Passes bells between processes through PostgreSQL's LISTEN and NOTIFY. A lost bell only costs a few seconds."""

import asyncio

import asyncpg
import structlog

from bot.waking import Waker
from journeys.store.database import Database

log = structlog.get_logger("notifying")

CHANNEL = "harkara"
SPACING_SECONDS = 0.005  # bells rung within it are passed on together


async def pass_bells(database: Database, waker: Waker, stop: asyncio.Event) -> None:
    """Listen to the other processes and tell them what happens here, until told to stop."""
    while not stop.is_set():
        try:
            await _pass_bells(database, waker, stop)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("other processes cannot be heard", error=type(error).__name__)
            await asyncio.sleep(1)


async def _pass_bells(database: Database, waker: Waker, stop: asyncio.Event) -> None:
    connection = await asyncpg.connect(database.url.replace("postgresql+asyncpg", "postgresql"))

    def heard(_connection: object, pid: int, _channel: str, bells: str) -> None:
        if pid == connection.get_server_pid():
            return
        if "work" in bells:
            waker.wake_worker(pass_on=False)
        if "send" in bells:
            waker.wake_senders(pass_on=False)
        if "command" in bells:
            waker.wake_commands(pass_on=False)
        if "outward" in bells:
            waker.wake_outward(pass_on=False)
        if "desk" in bells:
            waker.wake_desk(pass_on=False)

    stopped = asyncio.ensure_future(stop.wait())
    try:
        await connection.add_listener(CHANNEL, heard)
        while not stop.is_set():
            rung = asyncio.ensure_future(waker.bells_to_pass_on())
            await asyncio.wait([rung, stopped], return_when=asyncio.FIRST_COMPLETED)
            if rung.done():
                await connection.execute("SELECT pg_notify($1, $2)", CHANNEL, ",".join(sorted(rung.result())))
                await asyncio.sleep(SPACING_SECONDS)
            else:
                rung.cancel()
    finally:
        stopped.cancel()
        await connection.close()
