"""Runs migrations on either engine, one process at a time."""

import asyncio
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from journeys.store import schema_access, schema_desk  # noqa: F401 - fill the metadata
from journeys.store.database import sqlite_engine
from journeys.store.schema import metadata
from journeys.store.types import UtcDateTime

ADVISORY_LOCK = 4_827_301  # any number, the same for every process


def _render(kind: str, value: Any, _context: Any) -> str | Literal[False]:
    """Our column types by the names they have in `journeys.store.types`."""
    if kind == "type" and isinstance(value, UtcDateTime):
        return "types.UtcDateTime()"
    if kind == "type" and isinstance(value, sa.JSON):
        return "types.Json"
    if kind == "type" and isinstance(value, sa.BigInteger):
        return "types.BigId"
    return False


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=_render,
        transactional_ddl=True,  # on SQLite too: all of a migration, or nothing
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
        context.run_migrations()


async def _run() -> None:
    url = context.config.attributes["url"]
    is_sqlite = url.startswith("sqlite")
    engine = sqlite_engine(url, "BEGIN IMMEDIATE", pool_size=1) if is_sqlite else create_async_engine(url)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_migrate)
            await connection.commit()
    finally:
        await engine.dispose()


asyncio.run(_run())
