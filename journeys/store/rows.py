"""Between rows and records: the only place that knows which columns hold JSON."""

from typing import Any, TypeVar

import msgspec
from sqlalchemy import RowMapping

from journeys.events import Address, Item
from journeys.state import Conversation, Customer, LegState, OpenNdr, Order, Shipment
from journeys.status import Leg, Status

Record = TypeVar("Record", bound=msgspec.Struct)

_SHIPMENT_PLAIN = tuple(f for f in Shipment.__struct_fields__ if f not in {"legs", "ndr", "told", "leg", "status"})
_ORDER_PLAIN = tuple(f for f in Order.__struct_fields__ if f not in {"address", "items", "tags", "told"})


def shipment_row(parcel: Shipment) -> dict[str, Any]:
    row = {name: getattr(parcel, name) for name in _SHIPMENT_PLAIN}
    row["leg"], row["status"] = parcel.leg.value, parcel.status.value
    row["legs"] = msgspec.to_builtins(parcel.legs)
    row["ndr"] = msgspec.to_builtins(parcel.ndr) if parcel.ndr else None
    row["told"] = list(parcel.told)
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
    )


def order_row(order: Order) -> dict[str, Any]:
    row = {name: getattr(order, name) for name in _ORDER_PLAIN}
    row["address"] = msgspec.to_builtins(order.address)
    row["items"] = msgspec.to_builtins(order.items)
    row["tags"], row["told"] = list(order.tags), list(order.told)
    return row


def order_of(row: RowMapping) -> Order:
    plain = {name: row[name] for name in _ORDER_PLAIN}
    return Order(
        **plain,
        address=msgspec.convert(row["address"], Address),
        items=msgspec.convert(row["items"], tuple[Item, ...]),
        tags=tuple(row["tags"]),
        told=tuple(row["told"]),
    )


def conversation_of(row: RowMapping) -> Conversation:
    return _of(Conversation, row)


def customer_of(row: RowMapping) -> Customer:
    return _of(Customer, row)


def plain_row(record: msgspec.Struct) -> dict[str, Any]:
    """A record whose fields are its columns."""
    return msgspec.structs.asdict(record)


def _of(kind: type[Record], row: RowMapping) -> Record:
    return kind(**{name: row[name] for name in kind.__struct_fields__})
