"""The silence ledger and the promise ledger as operations look at them: counts, causes, the orders behind."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.ops_orders import IS_OPEN
from journeys.store.schema import orders, promises, silences

NEWEST = 50_000  # rows looked at: promises are many, and those of the last days are the last rows

_OF_ORDER = orders.c.id == silences.c.order_id
BREACHED: tuple[ColumnElement[bool], ...] = (silences.c.ended_at.is_(None), IS_OPEN)


class Silence(msgspec.Struct, frozen=True):
    """A silence on an order. `budget_seconds` is what its stage allows; `ended_at` None while it lasts."""

    id: int
    order_id: int
    number: str
    stage: str
    cause: str
    since_at: datetime
    budget_seconds: int
    found_at: datetime
    ended_at: datetime | None

    def hours(self, now: datetime) -> float:
        """How long it lasted, or lasts."""
        return ((self.ended_at or now) - self.since_at).total_seconds() / 3600


class PromiseLine(msgspec.Struct, frozen=True):
    """A promise to a customer. `settled_as` is empty while it runs."""

    id: int
    order_id: int | None
    number: str
    kind: str
    message: str
    made_at: datetime
    by_at: datetime
    settled_at: datetime | None
    settled_as: str


async def breaches(connection: AsyncConnection) -> int:
    """How many open orders are in a silence beyond its budget. One statement."""
    silent = select(func.count(func.distinct(silences.c.order_id))).join(orders, _OF_ORDER).where(*BREACHED)
    return int(await connection.scalar(silent) or 0)


def orders_in_breach() -> Select[Any]:
    """The open orders in such a silence, as rows of `Behind`."""
    return (
        select(
            silences.c.id, orders.c.id, orders.c.number, silences.c.since_at, silences.c.stage + ": " + silences.c.cause
        )
        .join(orders, _OF_ORDER)
        .where(*BREACHED)
        .order_by(silences.c.id.desc())
    )


async def silences_by(connection: AsyncConnection, column: str) -> dict[str, int]:
    """Running silences of open orders, counted by "stage" or "cause"."""
    word = silences.c[column]
    query = select(word, func.count()).join(orders, _OF_ORDER).where(*BREACHED).group_by(word)
    return {value: count for value, count in await connection.execute(query)}


async def silence_page(
    connection: AsyncConnection, *, running: bool, before: int | None, limit: int = 50
) -> list[Silence]:
    """A page of silences, the newest first: those that last, or all. One row more than `limit` when there are more."""
    names = ("stage", "cause", "since_at", "budget_seconds", "found_at", "ended_at")
    columns = (silences.c.id, orders.c.id, orders.c.number, *(silences.c[name] for name in names))
    query = select(*columns).join(orders, _OF_ORDER).order_by(silences.c.id.desc()).limit(limit + 1)
    query = query.where(*BREACHED) if running else query
    query = query.where(silences.c.id < before) if before else query
    return [Silence(*row) for row in await connection.execute(query)]


def _newest_promises() -> Any:
    return select(promises).order_by(promises.c.id.desc()).limit(NEWEST).subquery()


async def promises_by(connection: AsyncConnection, since: datetime) -> dict[tuple[str, str], int]:
    """(kind, how it ended) -> how many of the promises that were settled since then. One statement."""
    new = _newest_promises()
    query = select(new.c.kind, new.c.settled_as, func.count()).where(new.c.settled_at >= since)
    rows = await connection.execute(query.group_by(new.c.kind, new.c.settled_as))
    return {(kind, settled_as): count for kind, settled_as, count in rows}


async def promises_running(connection: AsyncConnection, now: datetime) -> tuple[int, int]:
    """(promises that run, those of them whose time is over). One statement."""
    over = func.count().filter(promises.c.by_at < now)
    found = (await connection.execute(select(func.count(), over).where(promises.c.settled_at.is_(None)))).one()
    return int(found[0]), int(found[1])


def orders_with_promise(how: str, since: datetime) -> Select[Any]:
    """Orders with a promise settled so since then ("kept", "renegotiated", "broken"), as rows of `Behind`."""
    new = _newest_promises()
    return (
        select(new.c.id, orders.c.id, orders.c.number, new.c.by_at, new.c.kind + " in " + new.c.message)
        .join(orders, orders.c.id == new.c.order_id)
        .where(new.c.settled_as == how, new.c.settled_at >= since)
        .order_by(new.c.id.desc())
    )


async def promise_page(
    connection: AsyncConnection, wanted: Mapping[str, str], before: int | None, limit: int = 50
) -> list[PromiseLine]:
    """A page of promises, the newest first; `wanted` may name "kind" and "settled_as" ("running" for neither end)."""
    names = ("kind", "message", "made_at", "by_at", "settled_at", "settled_as")
    columns = (promises.c.id, promises.c.order_id, func.coalesce(orders.c.number, ""), *(promises.c[n] for n in names))
    query = select(*columns).outerjoin(orders, orders.c.id == promises.c.order_id).order_by(promises.c.id.desc())
    if wanted.get("kind"):
        query = query.where(promises.c.kind == wanted["kind"])
    if how := wanted.get("settled_as"):
        query = query.where(promises.c.settled_as == ("" if how == "running" else how))
    query = query.where(promises.c.id < before) if before else query
    return [PromiseLine(*row) for row in await connection.execute(query.limit(limit + 1))]
