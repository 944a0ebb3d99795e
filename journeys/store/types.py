"""Column types that behave the same on SQLite and PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import JSON, BigInteger, DateTime, Integer
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EXACT_AS_FLOAT = 2**33 * 1_000_000  # until 2242 a float of seconds is nearer than half a microsecond


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time. SQLite forgets time zones, so there it is whole microseconds since 1970; on
    PostgreSQL it is `timestamptz`. Raises ValueError on a naive time."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind: TypeEngine[Any] = TIMESTAMP(timezone=True) if dialect.name == "postgresql" else BigInteger()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return aware(value) if dialect.name == "postgresql" else microseconds(aware(value))

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Called for every value of every row: on SQLite one plain function, on PostgreSQL nothing at all."""
        return None if dialect.name == "postgresql" else time_of


def time_of(value: Any) -> datetime | None:
    """A stored number of microseconds as a time. What is a time already stays: a literal that was never stored."""
    if value is None or isinstance(value, datetime):
        return value
    if 0 <= value < EXACT_AS_FLOAT:  # half the cost of adding to EPOCH
        return datetime.fromtimestamp(value / 1_000_000, UTC)
    return EPOCH + timedelta(microseconds=value)


def aware(value: datetime) -> datetime:
    """`value`, which must have a time zone. Raises ValueError when it has none."""
    if value.tzinfo is None:
        raise ValueError("a naive time was about to be stored")
    return value


def microseconds(at: datetime) -> int:
    """Whole microseconds since 1970, exact."""
    span = at - EPOCH
    return (span.days * 86_400 + span.seconds) * 1_000_000 + span.microseconds


_ENCODER = msgspec.json.Encoder()


def as_json(value: Any) -> str:
    """A value as JSON; records as objects, times as ISO 8601."""
    return _ENCODER.encode(value).decode()


# BIGINT everywhere; SQLite only auto-numbers a primary key that is spelled INTEGER.
BigId = BigInteger().with_variant(Integer, "sqlite")
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
