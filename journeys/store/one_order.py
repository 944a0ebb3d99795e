"""One order with its parcels and its customer's language, for those who only look: the tracking page."""

import msgspec
from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.state import Order, Shipment
from journeys.store.rows import order_of, shipment_of
from journeys.store.schema import customers, orders, shipments, timeline
from journeys.store.types import BigId

_ORDER_ID = bindparam("order", type_=BigId)
_ORDER = (
    select(orders, customers.c.language.label("spoken"))
    .join(customers, customers.c.id == orders.c.customer_id)
    .where(orders.c.id == _ORDER_ID)
)
_PARCELS = select(shipments).where(shipments.c.order_id == _ORDER_ID).order_by(shipments.c.created_at, shipments.c.id)
_WHAT_CAME = select(timeline.c.shipment_id).where(timeline.c.key == bindparam("key"))


class OneOrder(msgspec.Struct, frozen=True):
    """An order, its parcels oldest first, and the language its customer prefers ("" when unknown)."""

    order: Order
    parcels: tuple[Shipment, ...]
    language: str = ""


async def read_order(connection: AsyncConnection, order_id: int) -> OneOrder | None:
    """The order, in two statements; None when there is none with this id."""
    row = (await connection.execute(_ORDER, {"order": order_id})).mappings().first()
    if row is None:
        return None
    parcels = (await connection.execute(_PARCELS, {"order": order_id})).mappings()
    return OneOrder(order_of(row), tuple(shipment_of(each) for each in parcels), row["spoken"])


async def came_in_time(connection: AsyncConnection, key: str) -> bool | None:
    """Whether an answer given on the page found its attempt still standing; None while that is not decided."""
    row = (await connection.execute(_WHAT_CAME, {"key": key})).first()
    return None if row is None else row[0] is not None
