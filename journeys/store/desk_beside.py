"""What rows of a queue show beside the conversation: phone, last words, orders with parcels, mood; a few statements."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import customers, identities, orders, shipments, tasks, timeline


class Beside(msgspec.Struct, frozen=True):
    """What rows of a queue show of their customers, each by customer: phone, last message, orders, parcels, mood."""

    phones: Mapping[int, str]
    said: Mapping[int, Mapping[str, Any]]
    orders: Mapping[int, Sequence[Mapping[str, Any]]]
    parcels: Mapping[int, Sequence[Mapping[str, Any]]]
    moods: Mapping[int, str]


_LAST_SAID = (
    select(timeline.c.body)
    .where(timeline.c.customer_id == customers.c.id, timeline.c.kind == "message.received")
    .order_by(timeline.c.occurred_at.desc())
    .limit(1)
    .correlate(customers)
    .scalar_subquery()
)


async def read_beside(connection: AsyncConnection, ids: Sequence[int], since: datetime) -> Beside:
    """What belongs to these conversations, in five statements; orders that ended before `since` are left out."""
    phones = await connection.execute(
        select(identities.c.customer_id, identities.c.value)
        .where(identities.c.customer_id.in_(ids), identities.c.kind == "phone")
        .order_by(identities.c.seen_at)
    )
    said = await connection.execute(select(customers.c.id, _LAST_SAID).where(customers.c.id.in_(ids)))
    moods = await connection.execute(
        select(tasks.c.customer_id, tasks.c.packet).where(tasks.c.customer_id.in_(ids), tasks.c.closed_at.is_(None))
    )
    return Beside(
        phones={customer: value for customer, value in phones},
        said={customer: body for customer, body in said if body},
        orders=await _grouped(connection, orders, ids, since),
        parcels=await _grouped(connection, shipments, ids, since),
        moods={customer: packet["mood"] for customer, packet in moods if packet.get("mood")},
    )


async def _grouped(
    connection: AsyncConnection, table: Any, ids: Sequence[int], since: datetime
) -> dict[int, list[Mapping[str, Any]]]:
    query = select(table).where(
        table.c.customer_id.in_(ids), or_(table.c.closed_at.is_(None), table.c.closed_at > since)
    )
    found: dict[int, list[Mapping[str, Any]]] = {}
    for row in (await connection.execute(query)).mappings():
        found.setdefault(row["customer_id"], []).append(dict(row))
    return found
