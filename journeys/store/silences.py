"""The silence ledger: orders silent longer than their stage allows, with the cause, until she is told more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.decision import Decision
from journeys.store.ids import new_id
from journeys.store.schema import orders, promises, silences
from journeys.store.writing import add_unless_there


async def save_silences(connection: AsyncConnection, decisions: Sequence[Decision], now: datetime) -> None:
    """Keep what the watches found, each silence once. They end when a message leaves (`journeys.store.promises`)."""
    rows = [
        {
            "id": new_id(),
            "customer_id": decision.state.customer.id,
            "order_id": found.order_id,
            "stage": found.stage,
            "since_at": found.since_at,
            "budget_seconds": int(found.budget.total_seconds()),
            "found_at": now,
            "cause": found.cause,
        }
        for decision in decisions
        for found in decision.silences
    ]
    await add_unless_there(connection, silences, rows)


_since = func.coalesce(orders.c.touched_at, orders.c.received_at)
_PROMISED = (
    select(func.max(promises.c.by_at))
    .where(promises.c.order_id == orders.c.id, promises.c.settled_at.is_(None))
    .scalar_subquery()
)
_CAUSE = (
    select(silences.c.cause)
    .where(silences.c.order_id == orders.c.id, silences.c.ended_at.is_(None))
    .order_by(silences.c.since_at.desc())
    .limit(1)
    .scalar_subquery()
)
_QUIET = (
    select(
        orders.c.id.label("order_id"),
        orders.c.number,
        orders.c.customer_id,
        _since.label("since_at"),
        _PROMISED.label("promised_by_at"),
        _CAUSE.label("cause"),
    )
    .where(orders.c.closed_at.is_(None), _since <= bindparam("before", type_=orders.c.received_at.type))
    .order_by(_since)
    .limit(bindparam("most"))
)


async def quiet_orders(connection: AsyncConnection, before: datetime, most: int = 1_000) -> list[dict[str, Any]]:
    """Open orders that have been silent since `before`, the longest first: order_id, number, customer_id, since_at,
    the end of a running promise, and the cause if the silence was found."""
    rows = await connection.execute(_QUIET, {"before": before, "most": most})
    return [dict(row._mapping) for row in rows]
