"""Writing many rows in one statement, the same way on both engines.

This is the busiest part of the store, so values are made ready here instead of by SQLAlchemy, which costs several
times as much: on SQLite one prepared statement for all rows, on PostgreSQL one statement over arrays of columns.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    or_,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.one_hop import driver_of
from journeys.store.types import UtcDateTime, as_json, aware, microseconds

NamedRows = Sequence[dict[str, Any]]
Rows = Sequence[tuple[Any, ...]]
NOTHING: dict[type, str] = {tuple: "[]", list: "[]", dict: "{}"}  # most JSON columns hold nothing
Ready = Callable[[Any], Any]

# PostgreSQL's name for a column's type, the more special types first.
PG_TYPES: tuple[tuple[type, str], ...] = (
    (UtcDateTime, "timestamptz"),
    (JSON, "text"),
    (SmallInteger, "smallint"),
    (BigInteger, "bigint"),
    (Integer, "int"),
    (Boolean, "boolean"),
    (Float, "float8"),
    (LargeBinary, "bytea"),
    (String, "text"),
)


class Writer(msgspec.Struct, frozen=True):
    """A statement for some columns of a table, and what makes each value ready for it (None: as it is)."""

    sql: str
    columns: tuple[str, ...]
    ready: tuple[Ready | None, ...]

    async def run(self, connection: AsyncConnection, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows of values, each in the order of `columns`."""
        columns = [
            [ready(value) for value in values] if ready else values
            for values, ready in zip(zip(*rows, strict=True), self.ready, strict=True)
        ]
        if connection.dialect.name == "sqlite":
            driver_of(connection).later(self.sql, list(zip(*columns, strict=True)), many=True)
        else:
            await connection.exec_driver_sql(self.sql, tuple(columns))


def either(column: Column[Any], *values: str) -> ColumnElement[bool]:
    """`column` is one of `values`, written out: an IN list cannot be used when many rows go in one statement."""
    return or_(*(column == value for value in values))


async def add(connection: AsyncConnection, table: Table, rows: NamedRows) -> None:
    """Insert rows that must be new. All rows must name the same columns. Raises IntegrityError when one is not new: on
    SQLite from whatever the transaction does next, at the latest from its commit (`journeys.store.one_hop`)."""
    await _write(connection, table, rows, "")


async def add_unless_there(connection: AsyncConnection, table: Table, rows: NamedRows) -> None:
    """Insert rows; those whose key is taken stay as they are."""
    await _write(connection, table, rows, " ON CONFLICT DO NOTHING")


async def put(connection: AsyncConnection, table: Table, rows: NamedRows, key: tuple[str, ...] = ("id",)) -> None:
    """Insert rows or replace those with the same key. All rows must name the same columns, and no key twice."""
    if rows:
        await _write(connection, table, rows, _replacing(tuple(rows[0]), key))


async def change(connection: AsyncConnection, table: Table, columns: tuple[str, ...], rows: Rows) -> None:
    """Change some columns of rows that are there. Each row is its id and then the values of `columns`."""
    if rows and columns:
        await _changer(connection.dialect.name == "sqlite", table, columns).run(connection, rows)


async def _write(connection: AsyncConnection, table: Table, rows: NamedRows, on_conflict: str) -> None:
    if rows:
        writer = _writer(connection.dialect.name == "sqlite", table, tuple(rows[0]), on_conflict)
        await writer.run(connection, map(itemgetter(*writer.columns), rows))


@cache
def _replacing(columns: tuple[str, ...], key: tuple[str, ...]) -> str:
    replaced = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in key)
    return f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {replaced}"


@cache
def _writer(is_sqlite: bool, table: Table, columns: tuple[str, ...], on_conflict: str) -> Writer:
    """The statement is built once: that costs as much as running it."""
    into = f"INSERT INTO {table.name} ({', '.join(columns)})"
    if is_sqlite:
        sql = f"{into} VALUES ({', '.join('?' * len(columns))}){on_conflict}"
    else:
        sql = f"{into} SELECT {', '.join(_given(table, columns))} FROM {_arrays(table, columns)}{on_conflict}"
    return _writer_of(is_sqlite, table, columns, sql)


@cache
def _changer(is_sqlite: bool, table: Table, columns: tuple[str, ...]) -> Writer:
    """Its first value is the id."""
    of_row = ("id", *columns)
    values = [f"?{place}" for place in range(1, len(of_row) + 1)] if is_sqlite else _given(table, of_row)
    named = ", ".join(f"{name} = {value}" for name, value in zip(columns, values[1:], strict=True))
    given = "" if is_sqlite else f" FROM {_arrays(table, of_row)}"
    sql = f"UPDATE {table.name} SET {named}{given} WHERE {table.name}.id = {values[0]}"
    return _writer_of(is_sqlite, table, of_row, sql)


def _writer_of(is_sqlite: bool, table: Table, columns: tuple[str, ...], sql: str) -> Writer:
    return Writer(sql, columns, tuple(_ready(is_sqlite, table.c[name].type) for name in columns))


def _arrays(table: Table, columns: tuple[str, ...]) -> str:
    """PostgreSQL's rows from one array for each column."""
    arrays = ", ".join(f"${place}::{_pg_type(table.c[name].type)}[]" for place, name in enumerate(columns, start=1))
    return f"unnest({arrays}) AS given({', '.join(f'c{place}' for place in range(len(columns)))})"


def _given(table: Table, columns: tuple[str, ...]) -> list[str]:
    """Those rows' values."""
    return [f"c{place}{_cast(table.c[name].type)}" for place, name in enumerate(columns)]


def _pg_type(kind: Any) -> str:
    return next(name for known, name in PG_TYPES if isinstance(kind, known))


def _cast(kind: Any) -> str:
    return "::jsonb" if isinstance(kind, JSON) else ""


def _ready(is_sqlite: bool, kind: Any) -> Ready | None:
    if isinstance(kind, JSON):
        return _as_json
    if isinstance(kind, UtcDateTime):
        return _as_microseconds if is_sqlite else _as_aware
    return None


def _as_json(value: Any) -> str | None:
    if not value:
        return None if value is None else NOTHING.get(type(value)) or as_json(value)
    return as_json(value)


def _as_microseconds(value: datetime | None) -> int | None:
    return None if value is None else microseconds(aware(value))


def _as_aware(value: datetime | None) -> datetime | None:
    return None if value is None else aware(value)
