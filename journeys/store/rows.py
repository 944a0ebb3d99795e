"""Between rows and records: the only place that knows which columns hold JSON."""

from datetime import datetime
from typing import Any, TypeVar

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

_SHIPMENT_JSON = frozenset({"legs", "ndr", "told", "trail", "affected"})
_SHIPMENT_PLAIN = tuple(f for f in Shipment.__struct_fields__ if f not in _SHIPMENT_JSON | {"leg", "status"})
_ORDER_TIMES = ("page_opens", "address_edits")
_ORDER_JSON = frozenset({"address", "items", "tags", "told", "marks", "began", "signals", "returns", *_ORDER_TIMES})
_ORDER_PLAIN = tuple(f for f in Order.__struct_fields__ if f not in _ORDER_JSON)
_ORDER_LISTS = ("tags", "told", "marks", "began", "signals")


def shipment_row(parcel: Shipment) -> dict[str, Any]:
    row = {name: getattr(parcel, name) for name in _SHIPMENT_PLAIN}
    row["leg"], row["status"] = parcel.leg.value, parcel.status.value
    row["legs"] = msgspec.to_builtins(parcel.legs)
    row["ndr"] = msgspec.to_builtins(parcel.ndr) if parcel.ndr else None
    row["told"] = list(parcel.told)
    row["trail"] = msgspec.to_builtins(parcel.trail)
    row["affected"] = msgspec.to_builtins(parcel.affected)
    return row


def shipment_of(row: RowMapping) -> Shipment:
    plain = {name: row[name] for name in _SHIPMENT_PLAIN}
    return Shipment(
        **plain,
        leg=Leg(row["leg"]),
        status=Status(row["status"]),
        legs=msgspec.convert(row["legs"], dict[str, LegState]),
        ndr=msgspec.convert(row["ndr"], OpenNdr) if row["ndr"] else None,
        told=tuple(row["told"]),
        trail=msgspec.convert(row["trail"], tuple[Sighting, ...]),
        affected=msgspec.convert(row["affected"], tuple[Affected, ...]),
    )


def order_row(order: Order) -> dict[str, Any]:
    row = {name: getattr(order, name) for name in _ORDER_PLAIN if name not in WRITTEN_ELSEWHERE}
    row["address"] = msgspec.to_builtins(order.address)
    row["items"] = msgspec.to_builtins(order.items)
    row["returns"] = msgspec.to_builtins(order.returns)
    row |= {name: [at.isoformat() for at in getattr(order, name)] for name in _ORDER_TIMES}
    return row | {name: list(getattr(order, name)) for name in _ORDER_LISTS}


def order_of(row: RowMapping) -> Order:
    plain: dict[str, Any] = {name: row[name] for name in _ORDER_PLAIN}
    lists: dict[str, Any] = {name: tuple(row[name]) for name in _ORDER_LISTS}
    lists |= {name: tuple(map(datetime.fromisoformat, row[name])) for name in _ORDER_TIMES}
    return Order(
        **plain,
        **lists,
        address=msgspec.convert(row["address"], Address),
        items=msgspec.convert(row["items"], tuple[Item, ...]),
        returns=msgspec.convert(row["returns"], tuple[Return, ...]),
    )


def run_of(row: RowMapping) -> Run:
    return _of(Run, row, path=tuple(row["path"]))


def conversation_of(row: RowMapping) -> Conversation:
    asked = msgspec.convert(row["asked"], tuple[tuple[str, datetime], ...])
    stack = msgspec.convert(row["stack"], tuple[Frame, ...])
    return _of(Conversation, row, asked=asked, stack=stack, labels=tuple(row["labels"]))


def conversation_row(chat: Conversation) -> dict[str, Any]:
    return plain_row(chat) | {"stack": msgspec.to_builtins(chat.stack)}


def customer_of(row: RowMapping) -> Customer:
    checkout = msgspec.convert(row["checkout"], Checkout) if row["checkout"] else None
    return _of(Customer, row, began=tuple(row["began"]), checkout=checkout)


def customer_row(customer: Customer) -> dict[str, Any]:
    checkout = msgspec.to_builtins(customer.checkout) if customer.checkout else None
    return plain_row(customer) | {"checkout": checkout}


def plain_row(record: msgspec.Struct) -> dict[str, Any]:
    """A record whose fields are its columns."""
    return msgspec.structs.asdict(record)


def _of(kind: type[Record], row: RowMapping, **read: Any) -> Record:
    return kind(**{name: row[name] for name in kind.__struct_fields__ if name not in read}, **read)
