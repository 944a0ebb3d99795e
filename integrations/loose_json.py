"""Reads vendor JSON in which any value may be missing, null or of another type than documented.

Numbers with a fraction are read as Decimal, so that money stays exact.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from typing import Any

import msgspec

from journeys.errors import PayloadMalformed

_DECODER = msgspec.json.Decoder(Any, float_hook=Decimal)


def read_json(body: bytes) -> Any:
    """The JSON value in `body`. Raises PayloadMalformed."""
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, ValueError, ArithmeticError, RecursionError) as error:
        raise PayloadMalformed(f"not JSON: {type(error).__name__}") from error


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in `body`. Raises PayloadMalformed on anything else."""
    value = read_json(body)
    if not isinstance(value, dict):
        raise PayloadMalformed(f"expected a JSON object, found {type(value).__name__}")
    return value


def text(value: Any) -> str:
    """Text or a number as text, trimmed and without NUL characters (no database keeps them); else ""."""
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        return ""
    return str(value).replace("\x00", "").strip()


def first_text(*values: Any) -> str:
    """The first of `values` that is not empty as text, else ""."""
    return next((found for value in values if (found := text(value))), "")


def mapping(value: Any) -> Mapping[str, Any]:
    """`value` if it is an object, else an empty one. PHP shops send `[]` for an empty object."""
    return value if isinstance(value, dict) else {}


def rows(value: Any) -> list[Mapping[str, Any]]:
    """The objects in a list; {} and null and whatever is not an object are left out."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def whole_number(value: Any, default: int) -> int:
    """A whole number given as number or text, else `default`. Bounded to what a database integer holds."""
    digits = text(value)
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 9:
        return default
    return int(digits)


def iso_time(value: Any, naive_zone: tzinfo | None = None) -> datetime | None:
    """An ISO 8601 time as aware UTC; a time without offset is read in `naive_zone`. None when unreadable."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        if moment is not None and moment.tzinfo is None:
            moment = moment.replace(tzinfo=naive_zone) if naive_zone else None
        return moment.astimezone(UTC) if moment else None
    except (ValueError, OverflowError):
        return None


def epoch_time(value: Any) -> datetime | None:
    """Seconds since 1970 as aware UTC; None for 0, null and anything unreadable."""
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        return None
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return None
