"""Which packs of journeys are switched off, kept where every process reads it."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import packs
from journeys.store.writing import put

_OFF = select(packs.c.week).where(packs.c.is_on.is_(False)).order_by(packs.c.week)


async def weeks_off(connection: AsyncConnection) -> frozenset[int]:
    """The weeks whose pack is off; a week that was never switched is on."""
    return frozenset(await connection.scalars(_OFF))


async def switch(connection: AsyncConnection, weeks: Iterable[int], is_on: bool, now: datetime) -> None:
    """Switch these weeks' packs on or off. Doing it twice changes nothing but the time."""
    rows = [{"week": week, "is_on": is_on, "changed_at": now} for week in sorted(set(weeks))]
    await put(connection, packs, rows, ("week",))


async def switched_at(connection: AsyncConnection) -> dict[int, datetime]:
    """When each week was last switched."""
    return {row.week: row.changed_at for row in await connection.execute(select(packs.c.week, packs.c.changed_at))}
