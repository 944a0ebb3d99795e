"""`column IN (many values)` with all values as one parameter: the statement is the same however many there are.

SQLAlchemy's own expanding IN writes a placeholder for each value anew at every execution, which costs a batch more than
the statement itself.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from journeys.store.types import as_json


class _Values(TypeDecorator[Sequence[Any]]):
    """Numbers or texts: an array on PostgreSQL, JSON on SQLite."""

    impl = Text
    cache_ok = True

    def __init__(self, *, is_text: bool) -> None:
        super().__init__()
        self.is_text = is_text

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        array: TypeEngine[Any] = ARRAY(Text() if self.is_text else BigInteger())
        return dialect.type_descriptor(array if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> Any:
        values = list(value or ())
        return values if dialect.name == "postgresql" else as_json(values)


class _Among(FunctionElement[bool]):
    """Its clauses are the column and the values."""

    inherit_cache = True
    name = "among"
    type = Boolean()
    _is_implicitly_boolean = True  # else SQLite is asked whether it `= 1`, and uses no index


@compiles(_Among, "sqlite")
def _on_sqlite(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(_Among, "postgresql")
def _on_postgresql(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} = ANY ({values})"


def among(column: Column[Any], name: str) -> _Among:
    """`column` is one of the values given as parameter `name` when the statement is executed."""
    is_text = column.type.python_type is str
    return _Among(column, bindparam(name, type_=_Values(is_text=is_text)))
