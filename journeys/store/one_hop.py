"""aiosqlite with one trip to its thread for each statement, where its own cursor makes four.

SQLAlchemy asks a cursor to open, execute, fetch all and close; each would wait for the connection's thread in turn.
Here all of it happens on the first trip and the rest is answered from memory.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import aiosqlite

THEN = ";\n"  # between statements of one trip; only the last has parameters and is answered


class OneHopCursor:
    """The part of aiosqlite's cursor that SQLAlchemy uses. Results are read whole."""

    def __init__(self, run: Callable[..., Any]) -> None:
        self._run = run
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> "OneHopCursor":
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> "OneHopCursor":
        self._keep(await self._run(_execute, statement, parameters))
        return self

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> "OneHopCursor":
        self._keep(await self._run(_execute_many, statement, list(parameters)))
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []

    def _keep(self, told: tuple[Any, int, int | None, list[Any]]) -> None:
        self.description, self.rowcount, self.lastrowid, self._rows = told


class OneHopConnection(aiosqlite.Connection):
    """An aiosqlite connection that hands out one-hop cursors."""

    def cursor(self) -> Any:
        async def run(work: Callable[..., Any], *args: Any) -> Any:
            return await self._execute(work, self._conn, *args)  # type: ignore[no-untyped-call]

        return OneHopCursor(run)

    async def rollback(self) -> None:
        """No trip where there is nothing to take back."""
        if self.in_transaction:
            await super().rollback()


def connect(database: str, **options: Any) -> OneHopConnection:
    """A connection to be awaited, as `aiosqlite.connect` returns one."""
    return OneHopConnection(lambda: sqlite3.connect(database, **options), iter_chunk_size=64)


def _execute(connection: sqlite3.Connection, statement: str, parameters: Sequence[Any]) -> Any:
    *before, last = statement.split(THEN)
    for each in before:
        connection.execute(each)
    return _read(connection.execute(last, parameters))


def _execute_many(connection: sqlite3.Connection, statement: str, parameters: list[Sequence[Any]]) -> Any:
    return _read(connection.executemany(statement, parameters))


def _read(cursor: sqlite3.Cursor) -> tuple[Any, int, int | None, list[Any]]:
    rows = cursor.fetchall() if cursor.description else []
    told = (cursor.description, cursor.rowcount, cursor.lastrowid, rows)
    cursor.close()
    return told
