"""Where runs are live: how many wait at each step of each journey, since when, and the orders behind a step."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import orders, runs

LATE = timedelta(minutes=10)  # behind its due time by more than this, a run is stuck rather than next in line


class Waiting(msgspec.Struct, frozen=True):
    """The live runs at one step of one version. `late` are those whose time came and that did not move."""

    journey: str
    version: int
    step: str
    runs: int
    oldest_at: datetime
    late: int


class LiveRun(msgspec.Struct, frozen=True):
    """A run that waits. `is_late` when its due time is over by more than `LATE`."""

    id: int
    order_id: int | None
    number: str
    version: int
    step: str
    began_at: datetime
    step_at: datetime
    due_at: datetime | None

    def is_late(self, now: datetime) -> bool:
        return self.due_at is not None and self.due_at < now - LATE


async def live_runs(connection: AsyncConnection, now: datetime, journey: str = "") -> list[Waiting]:
    """Every step at which runs wait; of one journey where it is named. One statement over the live runs."""
    c = runs.c
    late = func.count().filter(c.due_at < now - LATE)
    oldest = func.min(c.step_at, type_=c.step_at.type)
    query = select(c.journey, c.version, c.step, func.count(), oldest, late).where(c.ended_at.is_(None))
    query = query.where(c.journey == journey) if journey else query
    grouped = query.group_by(c.journey, c.version, c.step).order_by(c.journey, c.step)
    return [Waiting(*row) for row in await connection.execute(grouped)]


def orders_with_late_run(now: datetime) -> Select[Any]:
    """Orders with a run beyond its time, as rows of `Behind`."""
    c = runs.c
    return (
        select(c.id, orders.c.id, orders.c.number, c.due_at, c.journey + ": " + c.step)
        .join(orders, orders.c.id == c.order_id)
        .where(c.ended_at.is_(None), c.due_at < now - LATE)
        .order_by(c.id.desc())
    )


async def runs_at(
    connection: AsyncConnection, journey: str, step: str = "", after: int | None = None, limit: int = 50
) -> list[LiveRun]:
    """A page of live runs of a journey (at a step), the longest under way first; one more than `limit` if there are."""
    c = runs.c
    columns = (c.id, c.order_id, func.coalesce(orders.c.number, ""), c.version, c.step, c.began_at, c.step_at, c.due_at)
    query = select(*columns).outerjoin(orders, orders.c.id == c.order_id)
    query = query.where(c.ended_at.is_(None), c.journey == journey)
    query = query.where(c.step == step) if step else query
    query = query.where(c.id > after) if after else query
    return [LiveRun(*row) for row in await connection.execute(query.order_by(c.id).limit(limit + 1))]
