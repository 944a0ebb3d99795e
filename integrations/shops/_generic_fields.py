"""What the generic shop's orders, returns and checkouts have in common: money, times, ids, lines, and their schema."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from integrations.loose_json import text
from integrations.money import paise_of_rupees
from journeys.errors import PayloadMalformed
from journeys.events import Item

RUPEES_SCHEMA: dict[str, Any] = {
    "description": "Rupees, exact to the paisa.",
    "examples": ["1499.00", 1499],
    "anyOf": [
        {"type": "string", "pattern": r"^[0-9]{1,9}(\.[0-9]{1,2})?$"},
        {"type": "number", "minimum": 0, "maximum": 999_999_999},
    ],
}

Rupees = Decimal
Moment = Annotated[datetime, Meta(tz=True, description="ISO 8601 with an offset.")]
Id = Annotated[str, Meta(min_length=1, max_length=120, pattern=r"^[^\x00\s]+$")]
Name = Annotated[str, Meta(max_length=500)]


class ItemIn(msgspec.Struct):
    """One line; `price` is that of one piece."""

    title: Name
    quantity: Annotated[int, Meta(ge=0, le=100_000)] = 1
    sku: Name | None = None
    price: Rupees | None = None


def paise_of(amount: Decimal | None) -> int:
    """Rupees as paise. Raises PayloadMalformed below zero."""
    paise = paise_of_rupees(amount)
    if paise < 0:
        raise PayloadMalformed("money below zero")
    return paise


def item_of(row: ItemIn) -> Item:
    """A line as the inside knows it."""
    return Item(text(row.title), row.quantity, text(row.sku), paise_of(row.price))


def _with_rupees(schema: Any) -> Any:
    """The schema with our own words where msgspec writes a bare decimal."""
    if isinstance(schema, list):
        return [_with_rupees(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        return RUPEES_SCHEMA
    return {name: _with_rupees(part) for name, part in schema.items()}


def schema_of(title: str, *kinds: type[msgspec.Struct]) -> dict[str, Any]:
    """The JSON Schema of one of these, or a list of them."""
    schemas, definitions = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    one = {"anyOf": list(schemas)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "anyOf": [*schemas, {"type": "array", "minItems": 1, "items": one}],
        "$defs": _with_rupees(definitions),
    }
