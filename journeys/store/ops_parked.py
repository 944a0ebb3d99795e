"""What is parked, for a person to look at: how much, and one item with the bytes that came."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import inbox, orders, outbox

MOST_BYTES = 20_000  # of a body that is shown


class Parked(msgspec.Struct, frozen=True):
    """A parked item. `body` is what came, or what was to leave, cut after `MOST_BYTES`; `size` its full length."""

    id: int
    source: str
    kind: str
    reason: str
    attempts: int
    parked_at: datetime | None
    body: bytes
    size: int
    order_id: int | None = None
    number: str = ""


async def parked_counts(connection: AsyncConnection) -> tuple[int, int]:
    """(deliveries, messages and commands) that are parked, from their partial indexes. Two statements."""
    came = select(func.count()).where(inbox.c.state == literal_column("'parked'"))
    leaving = select(func.count()).where(outbox.c.state == literal_column("'parked'"))
    return int(await connection.scalar(came) or 0), int(await connection.scalar(leaving) or 0)


async def parked_delivery(connection: AsyncConnection, item_id: int) -> Parked | None:
    """A delivery that is parked, with its raw body."""
    names = ("id", "source", "kind", "reason", "attempts", "done_at", "body")
    query = select(*(inbox.c[name] for name in names)).where(inbox.c.id == item_id, inbox.c.state == "parked")
    row = (await connection.execute(query)).first()
    if row is None:
        return None
    said = (row.id, row.source, row.kind, row.reason, row.attempts, row.done_at)
    return Parked(*said, bytes(row.body[:MOST_BYTES]), len(row.body))


async def parked_leaving(connection: AsyncConnection, item_id: int) -> Parked | None:
    """A message or command that is parked, with what it was to say."""
    names = ("id", "name", "reason", "attempts", "done_at", "body", "order_id")
    query = (
        select(*(outbox.c[name] for name in names), func.coalesce(orders.c.number, "").label("number"))
        .outerjoin(orders, orders.c.id == outbox.c.order_id)
        .where(outbox.c.id == item_id, outbox.c.state == "parked")
    )
    row = (await connection.execute(query)).first()
    if row is None:
        return None
    body = _encoded(row.body)
    return Parked(
        row.id,
        "outbox",
        row.name,
        row.reason,
        row.attempts,
        row.done_at,
        body[:MOST_BYTES],
        len(body),
        row.order_id,
        row.number,
    )


def _encoded(body: Any) -> bytes:
    return msgspec.json.encode(body)
