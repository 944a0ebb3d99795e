"""aiosqlite with few trips to its thread: one for each statement, where its own cursor makes four, and none for what
can wait for the next one.

SQLAlchemy asks a cursor to open, execute, fetch all and close; each would wait for the connection's thread in turn.
Here all of it happens on the first trip and the rest is answered from memory. What nobody waits for (a BEGIN, a row to
write) goes along with the next statement or the commit: a transaction that writes ten tables makes one trip for them.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, cast

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncConnection


class Statement(NamedTuple):
    """SQL with its parameters; `many` rows of them, or one."""

    sql: str
    parameters: Sequence[Any] = ()
    many: bool = False


class OneHopCursor:
    """The part of aiosqlite's cursor that SQLAlchemy uses. Results are read whole."""

    def __init__(self, trip: Callable[..., Any], forget: Callable[[], None]) -> None:
        self._trip = trip
        self._forget = forget
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> "OneHopCursor":
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> "OneHopCursor":
        if statement.startswith("ROLLBACK"):  # to a savepoint: what waits was to come after it
            self._forget()
        self._keep(await self._trip(_told, Statement(statement, parameters)))
        return self

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> "OneHopCursor":
        self._keep(await self._trip(_told, Statement(statement, list(parameters), many=True)))
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

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._opening: list[Statement] = []
        self._waiting: list[Statement] = []
        self._setting = self._wanted = ""
        self._is_out = False  # on a trip: who is cancelled there does not know what it will do

    def begin(self, sql: str, setting: str) -> None:
        """Begin a transaction with the next statement, under `setting`: a PRAGMA that holds until another is asked
        for, and cannot be changed within a transaction."""
        self._opening = [Statement(sql)] if setting == self._setting else [Statement(setting), Statement(sql)]
        self._wanted = setting

    def later(self, sql: str, parameters: Sequence[Any] = (), *, many: bool = False) -> None:
        """Execute this before whatever comes next, on its trip. What it raises is raised there, at the latest by the
        commit; what is rolled back before is never executed."""
        self._waiting.append(Statement(sql, parameters, many))

    async def read_all(self, statements: Sequence[Statement]) -> list[list[Any]]:
        """The rows of each, on one trip."""
        found: list[list[Any]] = await self._trip(_rows_of_all, statements)
        return found

    def cursor(self) -> Any:
        return OneHopCursor(self._trip, self._forget)

    async def commit(self) -> None:
        """No trip where nothing was executed."""
        if self.in_transaction or self._waiting:
            await self._trip(_commit)
        self._opening = []

    async def rollback(self) -> None:
        """No trip where there is nothing to take back."""
        self._opening = []
        self._forget()
        if self.in_transaction or self._is_out:
            await super().rollback()
            self._is_out = False

    def _forget(self) -> None:
        self._waiting = []

    async def _trip(self, work: Callable[..., Any], *args: Any) -> Any:
        if self._opening:
            self._setting = self._wanted
        before, self._opening, self._waiting = [*self._opening, *self._waiting], [], []
        self._is_out = True
        try:
            told = await self._execute(_after, self._conn, before, work, *args)  # type: ignore[no-untyped-call]
        except Exception:
            self._is_out = False
            raise
        self._is_out = False
        return told


def connect(database: str, **options: Any) -> OneHopConnection:
    """A connection to be awaited, as `aiosqlite.connect` returns one."""
    return OneHopConnection(lambda: sqlite3.connect(database, **options), iter_chunk_size=64)


def driver_of(connection: AsyncConnection) -> OneHopConnection:
    """What is behind SQLAlchemy's connection on SQLite."""
    assert connection.sync_connection is not None
    return cast(OneHopConnection, connection.sync_connection.connection.driver_connection)


def _after(connection: sqlite3.Connection, before: list[Statement], work: Callable[..., Any], *args: Any) -> Any:
    for each in before:
        _execute(connection, each)
    return work(connection, *args)


def _execute(connection: sqlite3.Connection, statement: Statement) -> sqlite3.Cursor:
    run = connection.executemany if statement.many else connection.execute
    return run(statement.sql, statement.parameters)


def _told(connection: sqlite3.Connection, statement: Statement) -> tuple[Any, int, int | None, list[Any]]:
    cursor = _execute(connection, statement)
    rows = cursor.fetchall() if cursor.description else []
    told = (cursor.description, cursor.rowcount, cursor.lastrowid, rows)
    cursor.close()
    return told


def _rows_of_all(connection: sqlite3.Connection, statements: Sequence[Statement]) -> list[list[Any]]:
    return [_execute(connection, each).fetchall() for each in statements]


def _commit(connection: sqlite3.Connection) -> None:
    connection.commit()
