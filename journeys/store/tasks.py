"""Open work for people."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import orders, tasks


async def open_tasks(connection: AsyncConnection, limit: int = 200) -> list[dict[str, Any]]:
    """Open tasks, oldest first: id, reason, note, opened_at, due_at, suggested (the message that would answer it),
    packet (what need not be asked again), customer_id and the order's number (None without one)."""
    names = ("id", "reason", "note", "opened_at", "due_at", "suggested", "packet", "customer_id")
    columns = (tasks.c[name] for name in names)
    query = (
        select(*columns, orders.c.number)
        .outerjoin(orders, orders.c.id == tasks.c.order_id)
        .where(tasks.c.closed_at.is_(None))
        .order_by(tasks.c.opened_at, tasks.c.id)
        .limit(limit)
    )
    return [dict(row._mapping) for row in await connection.execute(query)]
