"""Making two customers one: every row of the one becomes the other's. The merged row stays and points on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.ids import new_id
from journeys.store.schema import (
    attempts,
    conversations,
    customers,
    identities,
    ledger,
    media,
    ndrs,
    order_links,
    orders,
    outbox,
    scans,
    shipments,
    tasks,
    timeline,
    timers,
)
from journeys.store.writing import add

MOVED: tuple[Table, ...] = (
    identities,
    orders,
    shipments,
    scans,
    ndrs,
    timeline,
    timers,
    outbox,
    attempts,
    ledger,
    media,
)


async def merge_customers(connection: AsyncConnection, pairs: Sequence[tuple[int, int]], now: datetime) -> None:
    """Move everything of each `(gone, into)` pair, and put the merge on the timeline."""
    if not pairs:
        return
    moves = [{"gone": gone, "into": into} for gone, into in pairs]
    await _drop_what_would_clash(connection, moves)
    for table in (*MOVED, conversations, order_links, tasks):
        await connection.execute(
            update(table).where(table.c.customer_id == bindparam("gone")).values(customer_id=bindparam("into")), moves
        )
    await connection.execute(
        update(customers).where(customers.c.id == bindparam("gone")).values(merged_into=bindparam("into")), moves
    )
    await add(connection, timeline, [_merged(gone, into, now) for gone, into in pairs])


async def _drop_what_would_clash(connection: AsyncConnection, moves: list[dict[str, Any]]) -> None:
    """Rows of which a customer has one at most: the surviving customer's own row stays."""
    kept = conversations.alias()
    has_own = select(kept.c.customer_id).where(kept.c.customer_id == bindparam("into"))
    gone = conversations.c.customer_id == bindparam("gone")
    await connection.execute(delete(conversations).where(gone, has_own.exists()), moves)
    linked = order_links.alias()
    own_links = select(linked.c.order_id).where(linked.c.customer_id == bindparam("into"))
    gone = order_links.c.customer_id == bindparam("gone")
    await connection.execute(delete(order_links).where(gone, order_links.c.order_id.in_(own_links)), moves)
    opened = tasks.alias()
    own_tasks = select(opened.c.reason).where(opened.c.customer_id == bindparam("into"), opened.c.closed_at.is_(None))
    gone = (tasks.c.customer_id == bindparam("gone")) & tasks.c.closed_at.is_(None)
    await connection.execute(delete(tasks).where(gone, tasks.c.reason.in_(own_tasks)), moves)


def _merged(gone: int, into: int, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "customer_id": into,
        "order_id": None,
        "shipment_id": None,
        "kind": "customer.merged",
        "key": f"merged:{gone}",
        "source": "harkara",
        "occurred_at": now,
        "received_at": now,
        "late": False,
        "body": {"gone": gone},
        "inbox_id": None,
    }
