"""The open orders by where they are, and the orders behind a figure of the ops room, a page at a time."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.drawing.stages import PART_OF_STATUS, Part
from journeys.status import Status
from journeys.store.schema import orders, outbox, shipments

PAGE = 50

_NEWEST_PARCEL = (
    select(func.max(shipments.c.id)).where(shipments.c.order_id == orders.c.id).correlate(orders).scalar_subquery()
)
_WITH_PARCEL = orders.outerjoin(shipments, and_(shipments.c.order_id == orders.c.id, shipments.c.id == _NEWEST_PARCEL))
IS_OPEN: ColumnElement[bool] = orders.c.closed_at.is_(None)


class Behind(msgspec.Struct, frozen=True):
    """An order behind a figure. `key` is the row that counted, by which the next page begins; `at` and `words` say
    why it counted."""

    key: int
    order_id: int
    number: str
    at: datetime
    words: str


async def open_by_part(connection: AsyncConnection) -> dict[Part, int]:
    """How many open orders are in each part of the journey, by their newest parcel. One statement."""
    query = select(orders.c.status, shipments.c.status, func.count()).select_from(_WITH_PARCEL).where(IS_OPEN)
    counts: Counter[Part] = Counter()
    for order_status, parcel_status, count in await connection.execute(
        query.group_by(orders.c.status, shipments.c.status)
    ):
        counts[part_of(order_status, parcel_status)] += count
    return dict(counts)


async def open_count(connection: AsyncConnection) -> int:
    """How many orders are open."""
    return int(await connection.scalar(select(func.count()).select_from(orders).where(IS_OPEN)) or 0)


def part_of(order_status: str, parcel_status: str | None) -> Part:
    """The part of the map in which an open order with this newest parcel is."""
    if parcel_status is not None:
        return PART_OF_STATUS.get(Status(parcel_status), Part.TRANSIT)
    return Part.PAYMENT if order_status == "pending_payment" else Part.CONFIRMATION


def orders_in_part(part: Part) -> Select[Any]:
    """The open orders in a part, as rows of `Behind`."""
    statuses = [status.value for status in Status if PART_OF_STATUS.get(status, Part.TRANSIT) is part]
    where: ColumnElement[bool] = shipments.c.status.in_(statuses)
    if part in {Part.PAYMENT, Part.CONFIRMATION}:
        waits = orders.c.status == "pending_payment"
        where = and_(shipments.c.id.is_(None), waits if part is Part.PAYMENT else ~waits)
    return (
        select(orders.c.id, orders.c.id, orders.c.number, orders.c.placed_at, func.coalesce(shipments.c.status, ""))
        .select_from(_WITH_PARCEL)
        .where(IS_OPEN, where)
        .order_by(orders.c.id.desc())
    )


def open_orders() -> Select[Any]:
    """Every open order, as rows of `Behind`."""
    return (
        select(orders.c.id, orders.c.id, orders.c.number, orders.c.placed_at, orders.c.status)
        .where(IS_OPEN)
        .order_by(orders.c.id.desc())
    )


async def page_behind(
    connection: AsyncConnection, query: Select[Any], before: int | None, limit: int = PAGE
) -> tuple[list[Behind], int | None]:
    """A page of what is behind a figure, and the key of the next page (None at the end). One statement.

    `query` gives the columns of `Behind`, ordered by its first one, newest first.
    """
    first = query.selected_columns[0]
    paged = query.where(first < before) if before else query
    rows = [Behind(*row) for row in await connection.execute(paged.limit(limit + 1))]
    return rows[:limit], rows[limit - 1].key if len(rows) > limit else None


async def numbers_of(connection: AsyncConnection, order_ids: Sequence[int]) -> dict[int, str]:
    """The numbers of these orders, by id."""
    query = select(orders.c.id, orders.c.number).where(orders.c.id.in_(sorted(set(order_ids))))
    return {order_id: number for order_id, number in await connection.execute(query)}


def orders_with_parked() -> Select[Any]:
    """Orders with a parked message or command, as rows of `Behind`."""
    return (
        select(outbox.c.id, orders.c.id, orders.c.number, outbox.c.created_at, outbox.c.name)
        .join(orders, orders.c.id == outbox.c.order_id)
        .where(outbox.c.state == literal_column("'parked'"))
        .order_by(outbox.c.id.desc())
    )
