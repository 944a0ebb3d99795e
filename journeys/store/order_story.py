"""Everything the store holds about one order, for its explanation, in a constant number of statements."""

from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import order_number_key
from journeys.explanation import Rows
from journeys.store.schema import (
    attempts,
    ledger,
    order_links,
    orders,
    outbox,
    promises,
    runs,
    silences,
    tasks,
    timeline,
)


async def orders_numbered(connection: AsyncConnection, number: str) -> list[int]:
    """The orders with this number, as somebody writes it: "#kh-10234"."""
    query = select(orders.c.id).where(orders.c.number_key == order_number_key(number)).order_by(orders.c.placed_at)
    return list(await connection.scalars(query))


async def rows_of_order(connection: AsyncConnection, order_id: int) -> Rows | None:
    """What is known of an order; None when there is none."""
    found = await _rows(connection, select(orders).where(orders.c.id == order_id))
    if not found:
        return None
    lines = await _rows(connection, select(ledger).where(ledger.c.order_id == order_id).order_by(ledger.c.id))
    walked = await _rows(connection, select(runs).where(runs.c.order_id == order_id).order_by(runs.c.id))
    causes = {cause for line in lines for cause in line["causes"]} | {run["began_by"] for run in walked}
    return Rows(
        order=found[0],
        events=await _rows(connection, await _events_of(connection, order_id, found[0]["customer_id"])),
        causes=await _rows(connection, select(timeline).where(timeline.c.key.in_(sorted(causes)))),
        runs=walked,
        outbox=await _rows(connection, select(outbox).where(outbox.c.order_id == order_id)),
        attempts=await _rows(connection, _tries_of(order_id, found[0]["customer_id"])),
        ledger=lines,
        promises=await _rows(connection, select(promises).where(promises.c.order_id == order_id)),
        silences=await _rows(connection, select(silences).where(silences.c.order_id == order_id)),
        tasks=await _rows(connection, select(tasks).where(tasks.c.order_id == order_id)),
    )


async def _events_of(connection: AsyncConnection, order_id: int, owner: int) -> Select[Any]:
    """The order's events. They are found by customer, as the index has it: the owner, and others who proved it."""
    proved = await connection.scalars(select(order_links.c.customer_id).where(order_links.c.order_id == order_id))
    return select(timeline).where(timeline.c.customer_id.in_([owner, *proved]), timeline.c.order_id == order_id)


def _tries_of(order_id: int, customer_id: int) -> Select[Any]:
    """The attempts at its messages, and those of the customer in which several messages left."""
    of_order = attempts.c.outbox_id.in_(select(outbox.c.id).where(outbox.c.order_id == order_id))
    joined = (attempts.c.customer_id == customer_id) & attempts.c.also.is_not(None)
    return select(attempts).where(or_(of_order, joined))


async def _rows(connection: AsyncConnection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in (await connection.execute(query)).mappings()]
