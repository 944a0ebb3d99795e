"""Reads what couriers send, however they send it: JSON in text, numbers as text, nulls, arrays, nothing at all."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

import orjson

from integrations.contract import RawItem
from integrations.proof import content_key
from integrations.redact import redacted
from journeys.errors import PayloadMalformed, PayloadUnsupported

LONGEST_CODE = 80  # of a courier's own codes
PULL = "pull"
"""The kind of a raw item that we asked for ourselves, as against one that was pushed."""

_TEXT_IN_TEXT = 3  # how often JSON may be wrapped as a JSON string
_LONGEST_PAISE = 10**13  # a hundred billion rupees; more is no amount


def load(body: bytes) -> Any:
    """The JSON of a delivery, unwrapped when it came as a JSON string.

    Raises PayloadUnsupported for an empty body, PayloadMalformed for what is no JSON.
    """
    found: Any = body
    for _ in range(_TEXT_IN_TEXT + 1):
        if not isinstance(found, (bytes, str)):
            return found
        if not found.strip():
            raise PayloadUnsupported("empty body")
        try:
            found = orjson.loads(found)
        except orjson.JSONDecodeError as error:
            raise PayloadMalformed(f"no JSON: {error}") from error
    raise PayloadMalformed("JSON wrapped in text too often")


def objects(found: Any) -> list[dict[str, Any]]:
    """The objects in `found`: itself, or the objects of a list (text members are unwrapped). No empty ones."""
    members = found if isinstance(found, list) else [found]
    unwrapped = [load(each.encode()) if isinstance(each, str) and each.strip() else each for each in members]
    return [each for each in unwrapped if isinstance(each, dict) and each]


def raw_items(found: Iterable[dict[str, Any]], kind: str = "") -> list[RawItem]:
    """Raw items without secrets, keyed by their content: the same news twice is one item.

    Raises PayloadUnsupported when there is nothing in it (`{}`, `[]`, a test ping).
    """
    kept = {item.key: item for item in (raw_item(each, kind) for each in found)}
    if not kept:
        raise PayloadUnsupported("nothing in it")
    return list(kept.values())


def raw_item(found: dict[str, Any], kind: str = "") -> RawItem:
    """One raw item. Raises PayloadMalformed when it is nested beyond reason."""
    body = orjson.dumps(redacted(found), option=orjson.OPT_SORT_KEYS)
    return RawItem(key=content_key(kind.encode() + body), body=body, kind=kind)


def load_object(item: RawItem) -> dict[str, Any]:
    """The object in a stored item. Raises PayloadMalformed when it is anything else, PayloadUnsupported when empty."""
    found = load(item.body)
    if not isinstance(found, dict):
        raise PayloadMalformed(f"an object was expected, not {type(found).__name__}")
    if not found:
        raise PayloadUnsupported("nothing in it")
    return found


def text(value: Any, longest: int = 1000) -> str:
    """A scalar as trimmed text; "" for null, objects and lists. Whole numbers lose their ".0"."""
    if isinstance(value, str):
        return value.replace("\x00", "").strip()[:longest]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)[:longest] if isinstance(value, (int, float)) else ""


def first_text(found: dict[str, Any], *names: str, longest: int = 1000) -> str:
    """The first of the named fields that says something."""
    for name in names:
        if (value := found.get(name)) is not None and (said := text(value, longest)):
            return said
    return ""


def inner(found: dict[str, Any], name: str) -> dict[str, Any]:
    """The object under `name`, or an empty one."""
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def members(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects of the list under `name`."""
    value = found.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def whole(value: Any) -> int | None:
    """A whole number, also from text; None when it is none."""
    said = text(value, 20)
    return int(said) if said.removeprefix("-").isascii() and said.removeprefix("-").isdigit() else None


def is_true(value: Any) -> bool:
    """Whether a flag is set, in any of the spellings: true, 1, "1", "true", "yes"."""
    return text(value, 8).lower() in {"true", "1", "yes", "y"}


def paise(rupees: Any) -> int | None:
    """An amount in rupees (number or text) as paise; None when it is no amount."""
    try:
        amount = Decimal(text(rupees, 40)) * 100
        return int(amount) if amount.is_finite() and 0 <= amount <= _LONGEST_PAISE else None
    except InvalidOperation:
        return None


def point(value: Any) -> tuple[float, float] | None:
    """Latitude and longitude from "18.5,73.8", [18.5, 73.8] or {lat, long}; None when it is no place on earth."""
    if isinstance(value, dict):
        value = [value.get("lat", value.get("latitude")), value.get("long", value.get("lng", value.get("longitude")))]
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list) or len(parts) != 2:
        return None
    try:
        lat, long = float(text(parts[0])), float(text(parts[1]))
    except ValueError:
        return None
    return (lat, long) if abs(lat) <= 90 and abs(long) <= 180 and (lat or long) else None
