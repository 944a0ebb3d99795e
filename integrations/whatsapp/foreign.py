"""Reading JSON we did not write: nothing is where it should be until looked at; raises only PayloadMalformed."""

import json
from datetime import UTC, datetime
from typing import Any

import orjson

from journeys.errors import PayloadMalformed

LATEST_SECONDS = 4_102_444_800  # 1 January 2100; anything later is not a time
LONGEST_ID = 200  # characters
PHONE_DIGITS = range(7, 16)  # E.164 allows 15 digits


def read_json(body: bytes) -> Any:
    """The JSON in `body`, with lone surrogates and NULs taken out, because no database stores them.

    Raises PayloadMalformed when it is not JSON at all.
    """
    if b"\\u0000" not in body:
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError:
            pass
    return _read_patiently(body)


def write_json(value: Any) -> bytes:
    """Compact JSON of anything `read_json` gave. Raises PayloadMalformed when nested beyond measure."""
    try:
        return orjson.dumps(value)
    except TypeError:
        pass
    try:
        return json.dumps(value, separators=(",", ":")).encode()
    except (ValueError, RecursionError) as error:
        raise PayloadMalformed(f"cannot be stored: {type(error).__name__}") from error


def sorted_json(value: Any) -> bytes:
    """Compact JSON with sorted keys, for hashing: the same content gives the same bytes."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return write_json(value)


def _read_patiently(body: bytes) -> Any:
    """What a truncated emoji or an odd number makes of strict reading: slower, replaces what cannot be stored."""
    try:
        text = body.decode("utf-8", "replace")
        return _storable(json.loads(text, parse_int=_whole_number, parse_constant=lambda _: None))
    except (ValueError, RecursionError) as error:
        raise PayloadMalformed(f"not JSON: {type(error).__name__}") from error


def _whole_number(digits: str) -> int | str:
    """Numbers beyond 64 bits stay text: they are ids, not amounts."""
    return int(digits) if len(digits) < 19 else digits


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_storable(one) for one in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(one) for key, one in value.items()}
    return value


def table(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: Any) -> list[Any]:
    """The value if it is an array, else an empty one."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """The value as text: strings as they are, whole numbers as digits, anything else as ""."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return ""


def identifier(value: Any, longest: int = LONGEST_ID) -> str:
    """The value as text if it can be an id of Meta's (a user id has 133 characters at most); else ""."""
    found = text(value)
    return found if len(found) <= longest and found.isprintable() else ""


def number(value: Any) -> float | None:
    """The value if it is a number (or the text of one), else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    try:
        return float(value) if isinstance(value, str) else None
    except ValueError:
        return None


def whole(value: Any) -> int | None:
    """The value if it is a whole number of at most 15 digits (or the text of one), else None."""
    digits = text(value)
    plain = digits.removeprefix("-")
    return int(digits) if plain.isascii() and plain.isdigit() and len(plain) <= 15 else None


def moment(value: Any, otherwise: datetime) -> datetime:
    """Unix seconds, as Meta's text or number, as aware UTC; `otherwise` when they make no sense."""
    seconds = whole(value)
    if seconds is None or not 0 < seconds < LATEST_SECONDS:
        return otherwise
    return datetime.fromtimestamp(seconds, UTC)


def phone_of(wa_id: Any) -> str:
    """ "+" and the digits of a wa_id (919999900001 -> +919999900001), or "" when it is not a phone number."""
    digits = text(wa_id).removeprefix("+")
    return "+" + digits if digits.isascii() and digits.isdigit() and len(digits) in PHONE_DIGITS else ""
