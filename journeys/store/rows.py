"""Between rows and records: the only place that knows which columns hold JSON."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import compress
from operator import attrgetter, is_not
from typing import Any, NamedTuple, TypeVar

import msgspec
from sqlalchemy import RowMapping

from journeys.events import Address, Item
from journeys.state import (
    Affected,
    Checkout,
    Conversation,
    Customer,
    Frame,
    LegState,
    OpenNdr,
    Order,
    Return,
    Run,
    Shipment,
    Sighting,
)
from journeys.status import Leg, Status

Record = TypeVar("Record", bound=msgspec.Struct)

# Written by whoever lets messages out, never by deciding: a decision would put an older time back.
WRITTEN_ELSEWHERE = frozenset({"touched_at"})

LEGS = {leg.value: leg for leg in Leg}
STATUSES = {status.value: status for status in Status}

SHIPMENT_JSON: dict[str, Any] = {
    "legs": dict[str, LegState],
    "trail": tuple[Sighting, ...],
    "affected": tuple[Affected, ...],
    "told": tuple[str, ...],
}
_SHIPMENT_FIELDS = Shipment.__struct_fields__
_SHIPMENT_PLAIN = tuple(f for f in _SHIPMENT_FIELDS if f not in SHIPMENT_JSON and f not in {"ndr", "leg", "status"})
ORDER_JSON: dict[str, Any] = {
    "address": Address,
    "items": tuple[Item, ...],
    "returns": tuple[Return, ...],
    "page_opens": tuple[datetime, ...],
    "address_edits": tuple[datetime, ...],
    **dict.fromkeys(("tags", "told", "marks", "began", "signals"), tuple[str, ...]),
}
_ORDER_PLAIN = tuple(f for f in Order.__struct_fields__ if f not in ORDER_JSON)
_ORDER_WRITTEN = tuple(f for f in Order.__struct_fields__ if f not in WRITTEN_ELSEWHERE)
_PARCEL_ATTRIBUTES = {"leg": "leg.value", "status": "status.value"}  # where a column is not the field itself
# Orders and parcels are written for every event: all their fields at once cost a third of one by one.
_SHIPMENT_VALUES, _ORDER_VALUES = attrgetter(*_SHIPMENT_FIELDS), attrgetter(*_ORDER_WRITTEN)


class Changes(NamedTuple):
    """Some columns, and rows of an id and their values (`journeys.store.writing.change`)."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def shipment_row(parcel: Shipment) -> dict[str, Any]:
    row = dict(zip(_SHIPMENT_FIELDS, _SHIPMENT_VALUES(parcel), strict=True))
    row["leg"], row["status"] = parcel.leg.value, parcel.status.value
    return row


def changed_parcels(pairs: Sequence[tuple[Shipment, Shipment]]) -> Changes:
    """What is to be written of parcels (before, after)."""
    return _changes(pairs, _SHIPMENT_FIELDS, _SHIPMENT_VALUES, _PARCEL_ATTRIBUTES)


def changed_orders(pairs: Sequence[tuple[Order, Order]]) -> Changes:
    """What is to be written of orders (before, after)."""
    return _changes(pairs, _ORDER_WRITTEN, _ORDER_VALUES, {})


def _changes(
    pairs: Sequence[tuple[Any, Any]], fields: tuple[str, ...], values: Callable[[Any], Any], attributes: dict[str, str]
) -> Changes:
    """A field that was not replaced is the same object."""
    found: set[str] = set()
    for before, after in pairs:
        found.update(compress(fields, map(is_not, values(before), values(after))))
    columns = tuple(field for field in fields if field in found)
    row = attrgetter("id", *(attributes.get(name, name) for name in columns)) if columns else None
    return Changes(columns, [row(after) for _, after in pairs] if row else [])


def shipment_of(row: RowMapping) -> Shipment:
    ndr = row["ndr"]
    return Shipment(
        **{name: row[name] for name in _SHIPMENT_PLAIN},
        **_of_json(row, SHIPMENT_JSON),
        leg=LEGS[row["leg"]],
        status=STATUSES[row["status"]],
        ndr=msgspec.convert(ndr, OpenNdr) if ndr else None,
    )


def order_row(order: Order) -> dict[str, Any]:
    return dict(zip(_ORDER_WRITTEN, _ORDER_VALUES(order), strict=True))


def order_of(row: RowMapping) -> Order:
    return Order(**{name: row[name] for name in _ORDER_PLAIN}, **_of_json(row, ORDER_JSON))


def _of_json(row: RowMapping, kinds: dict[str, Any]) -> dict[str, Any]:
    """The fields that are kept as JSON and say something; most are empty, and empty by default."""
    return {name: msgspec.convert(found, kind) for name, kind in kinds.items() if (found := row[name])}


def run_of(row: RowMapping) -> Run:
    return _of(Run, row, path=tuple(row["path"]))


def conversation_of(row: RowMapping) -> Conversation:
    asked = msgspec.convert(row["asked"], tuple[tuple[str, datetime], ...])
    stack = msgspec.convert(row["stack"], tuple[Frame, ...])
    return _of(Conversation, row, asked=asked, stack=stack, labels=tuple(row["labels"]))


def conversation_row(chat: Conversation) -> dict[str, Any]:
    return plain_row(chat)


def customer_of(row: RowMapping) -> Customer:
    checkout = msgspec.convert(row["checkout"], Checkout) if row["checkout"] else None
    return _of(Customer, row, began=tuple(row["began"]), checkout=checkout)


def customer_row(customer: Customer) -> dict[str, Any]:
    return plain_row(customer)


def plain_row(record: msgspec.Struct) -> dict[str, Any]:
    """A record whose fields are its columns."""
    return msgspec.structs.asdict(record)


def _of(kind: type[Record], row: RowMapping, **read: Any) -> Record:
    return kind(**{name: row[name] for name in kind.__struct_fields__ if name not in read}, **read)
