"""Whether a week of the plan is ready and what it did so far: counts over the store, for people, not for the path."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
    return together(await effects(connection), journeys)


def together(found: Mapping[str, Effect], journeys: Iterable[str]) -> Effect:
    """What these journeys did, added up."""
    mine = [found[name] for name in journeys if name in found]
    return Effect(*(sum(getattr(each, name) for each in mine) for name in Effect.__struct_fields__))


async def effects(connection: AsyncConnection) -> dict[str, Effect]:
    """What every journey did since the store began. Three statements, each over a whole table."""
    sums: dict[str, Counter[str]] = {}
    decided = select(ledger.c.rule, ledger.c.outcome, func.count()).where(ledger.c.outcome.in_((SENT, WITHHELD)))
    for rule, outcome, count in await connection.execute(decided.group_by(ledger.c.rule, ledger.c.outcome)):
        sums.setdefault(rule, Counter())[outcome] += count
    live = func.count().filter(runs.c.ended_at.is_(None))
    for journey, count, live_count in await connection.execute(
        select(runs.c.journey, func.count(), live).group_by(runs.c.journey)
    ):
        sums.setdefault(journey, Counter()).update(runs=count, runs_live=live_count)
    for rule, settled_as, count in await connection.execute(_PROMISES):
        if settled_as in PROMISES_AS:
            sums.setdefault(rule, Counter())[PROMISES_AS[settled_as]] += count
    return {name: Effect(**counts) for name, counts in sums.items()}


PROMISES_AS = {"kept": "promises_kept", "broken": "promises_broken", "": "promises_running"}
_PROMISES = (
    select(outbox.c.rule, promises.c.settled_as, func.count())
    .select_from(promises)
    .join(outbox, outbox.c.id == promises.c.outbox_id)
    .group_by(outbox.c.rule, promises.c.settled_as)
)


async def _count(connection: AsyncConnection, table: Table, *where: ColumnElement[Any]) -> int:
    count: int | None = await connection.scalar(select(func.count()).select_from(table).where(*where))
    return count or 0
