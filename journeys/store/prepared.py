"""Statements that every batch runs, built once; on SQLite they run without SQLAlchemy, which costs several times as
much as the statement itself: questions together on one trip, changes along with whatever comes next.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import JSON, Column, ColumnElement, Executable, Text, cast, type_coerce
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ClauseElement
from sqlalchemy.types import NullType

from journeys.store.one_hop import Statement, driver_of
from journeys.store.types import as_json

Ready = Callable[[Any], Any]
Given = Mapping[str, Any]


class Prepared:
    """A statement with named parameters. Raises TypeError for one with parameters that expand (`in_`: see `among`)."""

    def __init__(self, statement: Executable) -> None:
        self.statement = statement

    def values(self, given: Given) -> list[Any]:
        """The parameters as SQLite takes them, in order. Raises KeyError when one is missing."""
        _, fixed, blanks = self._words
        known = {**fixed, **given}
        return [ready(known[name]) if ready else known[name] for name, ready in blanks]

    @property
    def sql(self) -> str:
        """As SQLite takes it."""
        return self._words[0]

    @cached_property
    def _words(self) -> tuple[str, dict[str, Any], list[tuple[str, Ready | None]]]:
        assert isinstance(self.statement, ClauseElement)
        dialect = sqlite.dialect(json_serializer=as_json)
        compiled: Any = self.statement.compile(dialect=dialect)
        if any(bind.expanding for bind in compiled.binds.values()):
            raise TypeError(f"a parameter of this statement expands: {compiled.string}")
        fixed = {name: value for name, value in compiled.params.items() if not compiled.binds[name].required}
        blanks = [(name, compiled.binds[name].type.bind_processor(dialect)) for name in compiled.positiontup]
        return compiled.string, fixed, blanks


class Question(Prepared):
    """A SELECT of columns `as_stored`."""


class Change(Prepared):
    """An UPDATE, DELETE or INSERT, for any number of rows. How many it met is not told."""

    async def run(self, connection: AsyncConnection, rows: Sequence[Given]) -> None:
        if not rows:
            return
        if connection.dialect.name == "sqlite":
            driver_of(connection).later(self.sql, [self.values(row) for row in rows], many=True)
        else:
            await connection.execute(self.statement, rows)


class Asked(NamedTuple):
    """A question with its parameters."""

    question: Question
    given: Given = MappingProxyType({})


async def ask(connection: AsyncConnection, *questions: Asked) -> list[Sequence[Any]]:
    """The rows of each, in order: on SQLite on one trip, on PostgreSQL one after the other. Raises SQLAlchemy's errors,
    also of what was waiting for this trip."""
    if connection.dialect.name != "sqlite":
        return [(await connection.execute(each.question.statement, each.given)).all() for each in questions]
    if not connection.in_transaction():
        await connection.begin()
    asked = [Statement(each.question.sql, each.question.values(each.given)) for each in questions]
    try:
        return list(await driver_of(connection).read_all(asked))
    except sqlite3.Error as error:
        raise DBAPIError.instance(None, None, error, sqlite3.Error, hide_parameters=True) from error


def as_stored(column: Column[Any]) -> ColumnElement[Any]:
    """The column without what SQLAlchemy makes of its values; JSON is text on PostgreSQL too."""
    return cast(column, Text()) if isinstance(column.type, JSON) else type_coerce(column, NullType())
