"""Writing many rows in one statement, the same way on both engines."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Rows = Sequence[dict[str, Any]]


def _insert(connection: AsyncConnection, table: Table) -> Any:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    return dialect.insert(table)


def either(column: Column[Any], *values: str) -> ColumnElement[bool]:
    """`column` is one of `values`, written out: an IN list cannot be used when many rows go in one statement."""
    return or_(*(column == value for value in values))


async def add(connection: AsyncConnection, table: Table, rows: Rows) -> None:
    """Insert rows that must be new. Raises IntegrityError when one is not."""
    if rows:
        await connection.execute(table.insert(), list(rows))


async def add_unless_there(connection: AsyncConnection, table: Table, rows: Rows) -> None:
    """Insert rows; those whose key is taken stay as they are."""
    if rows:
        await connection.execute(_insert(connection, table).on_conflict_do_nothing(), list(rows))


async def put(connection: AsyncConnection, table: Table, rows: Rows, key: tuple[str, ...] = ("id",)) -> None:
    """Insert rows or replace those with the same key. All rows must name the same columns."""
    if not rows:
        return
    statement = _insert(connection, table)
    replaced = {name: statement.excluded[name] for name in rows[0] if name not in key}
    await connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=replaced), list(rows))
