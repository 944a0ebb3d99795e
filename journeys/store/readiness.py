"""Whether a week of the plan is ready and what it did so far: counts over the store, for people, not for the path."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.status import Status
from journeys.store.schema import ledger, ndrs, orders, outbox, promises, runs, scans, timeline

SENT, WITHHELD = "sent", "withheld"


class Need(msgspec.Struct, frozen=True):
    """A fact that journeys live on: what it is called, and the rows that show that we get it."""

    words: str
    table: Table
    where: tuple[ColumnElement[bool], ...] = ()


NEEDS: dict[str, Need] = {
    "orders": Need("orders", orders),
    "cod_orders": Need("cash orders", orders, (orders.c.payment.in_(("cod", "part_cod")),)),
    "pickup_scans": Need("pickup scans", scans, (scans.c.status == Status.PICKED_UP.value,)),
    "transit_scans": Need("scans on the way", scans, (scans.c.status == Status.IN_TRANSIT.value,)),
    "deliveries": Need("deliveries", scans, (scans.c.status == Status.DELIVERED.value,)),
    "failed_attempts": Need("failed attempts", ndrs),
    "returns": Need("returns", timeline, (timeline.c.kind.startswith("return."),)),
    "refunds": Need("refunds", timeline, (timeline.c.kind.startswith("refund."),)),
}


class Effect(msgspec.Struct, frozen=True):
    """What journeys did: messages that left and were kept back, runs, and how their promises ended."""

    sent: int = 0
    withheld: int = 0
    runs: int = 0
    runs_live: int = 0
    promises_kept: int = 0
    promises_broken: int = 0
    promises_running: int = 0

    @property
    def kept_share(self) -> float | None:
        """Kept promises among those that are over; None before any is."""
        over = self.promises_kept + self.promises_broken
        return self.promises_kept / over if over else None


async def counts_of(connection: AsyncConnection, needs: Iterable[str]) -> dict[str, int]:
    """How many rows show each of the needs."""
    counts = {}
    for name in sorted(set(needs)):
        need = NEEDS[name]
        counts[name] = await _count(connection, need.table, *need.where)
    return counts


async def effect_of(connection: AsyncConnection, journeys: Sequence[str]) -> Effect:
    """What these journeys did since the store began."""
    mine = ledger.c.rule.in_(journeys)
    live = (runs.c.journey.in_(journeys), runs.c.ended_at.is_(None))
    settled = await _promises(connection, journeys)
    return Effect(
        sent=await _count(connection, ledger, mine, ledger.c.outcome == SENT),
        withheld=await _count(connection, ledger, mine, ledger.c.outcome == WITHHELD),
        runs=await _count(connection, runs, runs.c.journey.in_(journeys)),
        runs_live=await _count(connection, runs, *live),
        promises_kept=settled.get("kept", 0),
        promises_broken=settled.get("broken", 0),
        promises_running=settled.get("", 0),
    )


async def _promises(connection: AsyncConnection, journeys: Sequence[str]) -> dict[str, int]:
    query = (
        select(promises.c.settled_as, func.count())
        .join(outbox, outbox.c.id == promises.c.outbox_id)
        .where(outbox.c.rule.in_(journeys))
        .group_by(promises.c.settled_as)
    )
    return {settled_as: count for settled_as, count in await connection.execute(query)}


async def _count(connection: AsyncConnection, table: Table, *where: ColumnElement[Any]) -> int:
    count: int | None = await connection.scalar(select(func.count()).select_from(table).where(*where))
    return count or 0
