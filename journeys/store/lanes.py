"""Delivered parcels, to learn lanes from."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.lanes import Travelled
from journeys.state import Sighting
from journeys.status import Leg, Status
from journeys.store.schema import orders, shipments

MOST_PARCELS = 50_000  # the newest that we remember; more teach nothing new
AT_ONCE = 500
NEWEST = 2**63 - 1  # above every id


async def travelled(connection: AsyncConnection, since: datetime, before: datetime) -> AsyncIterator[list[Travelled]]:
    """Parcels delivered from `since` until before `before`, the newest first, in pages."""
    query = (
        select(shipments.c.id, shipments.c.courier, orders.c.pincode, shipments.c.trail, shipments.c.closed_at)
        .join(orders, orders.c.id == shipments.c.order_id)
        .where(
            shipments.c.status == Status.DELIVERED.value,
            shipments.c.leg == Leg.FORWARD.value,
            shipments.c.closed_at >= since,
            shipments.c.closed_at < before,
            shipments.c.id < bindparam("last"),
        )
        .order_by(shipments.c.id.desc())
        .limit(AT_ONCE)
    )
    last, count = NEWEST, 0
    while count < MOST_PARCELS:
        rows = (await connection.execute(query, {"last": last})).all()
        if not rows:
            return
        last, count = rows[-1].id, count + len(rows)
        yield [_parcel(row) for row in rows]


def _parcel(row: Any) -> Travelled:
    return Travelled(row.courier, row.pincode, msgspec.convert(row.trail, tuple[Sighting, ...]), row.closed_at)
