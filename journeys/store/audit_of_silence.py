"""Which open orders are silent beyond their budget without a promise or a reason: G-6, asked of the store."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.answer import answer
from journeys.brand import Brand
from journeys.delays import is_delayed
from journeys.silence import Cause, silence_due_at
from journeys.state import Order, Shipment
from journeys.store.rows import order_of, shipment_of
from journeys.store.schema import orders, shipments
from journeys.store.silences import quiet_orders

LOOKED_AT = 2_000
A_WATCH = timedelta(minutes=5)  # until the watch that is due has looked and spoken


async def too_silent(
    connection: AsyncConnection, now: datetime, brand: Brand, most: int
) -> list[tuple[int, datetime, str]]:
    """(order id, silent since, in words) of such orders, the longest silence first. Three statements."""
    budgets = brand.silence
    shortest = min(budgets.confirmed, budgets.in_transit, budgets.delayed, budgets.attempt_failed, budgets.returning)
    quiet = await quiet_orders(connection, now - shortest, LOOKED_AT)
    known = await _orders(connection, [each["order_id"] for each in quiet])
    found = [(each["order_id"], each["since_at"], _fault(each, *known[each["order_id"]], now, brand)) for each in quiet]
    return [case for case in found if case[2]][:most]


def _fault(quiet: dict[str, Any], order: Order, parcels: list[Shipment], now: datetime, brand: Brand) -> str:
    """What is wrong with the silence; "" when it is within its budget, promised or explained."""
    order = msgspec.structs.replace(order, promised_by_at=quiet["promised_by_at"])  # what she was really told
    stage = answer(order, parcels, now, brand).stage
    due_at = silence_due_at(order, stage, brand, delayed=is_delayed(order, parcels, now, brand))
    if due_at is None or due_at > now - A_WATCH or quiet["cause"] not in {None, Cause.NOTHING_SAID}:
        return ""
    return f"{stage.value}: silent since then, {quiet['cause'] or 'and nobody noticed'}"


async def _orders(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, tuple[Order, list[Shipment]]]:
    wanted = sorted(set(ids))
    found = await connection.execute(select(orders).where(orders.c.id.in_(wanted)))
    known: dict[int, tuple[Order, list[Shipment]]] = {row["id"]: (order_of(row), []) for row in found.mappings()}
    parcels = select(shipments).where(shipments.c.order_id.in_(wanted)).order_by(shipments.c.created_at)
    for row in (await connection.execute(parcels)).mappings():
        known[row["order_id"]][1].append(shipment_of(row))
    return known
