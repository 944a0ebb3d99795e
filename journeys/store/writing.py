"""Writing many rows in one statement, the same way on both engines."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Rows = Sequence[dict[str, Any]]


# Building a statement costs as much as running it for one row, so each is built once.


@cache
def _insert_unless_there(dialect: str, table: Table) -> Any:
    return _module(dialect).insert(table).on_conflict_do_nothing()


@cache
def _insert_or_replace(dialect: str, table: Table, columns: tuple[str, ...], key: tuple[str, ...]) -> Any:
    statement = _module(dialect).insert(table)
    replaced = {name: statement.excluded[name] for name in columns if name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=replaced)


def _module(dialect: str) -> Any:
    return sqlite if dialect == "sqlite" else postgresql


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
        await connection.execute(_insert_unless_there(connection.dialect.name, table), list(rows))


async def put(connection: AsyncConnection, table: Table, rows: Rows, key: tuple[str, ...] = ("id",)) -> None:
    """Insert rows or replace those with the same key. All rows must name the same columns."""
    if rows:
        statement = _insert_or_replace(connection.dialect.name, table, tuple(rows[0]), key)
        await connection.execute(statement, list(rows))
