"""Searching the decision ledger: by customer, order, message, outcome and day, the newest decision first."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import customers, ledger, orders

NEWEST = 100_000  # decisions looked through when neither a customer nor an order is named
PAGE = 50


class Wanted(msgspec.Struct, frozen=True):
    """What is searched for; what is None or empty may be anything. `since` is included, `until` excluded."""

    customers: tuple[int, ...] | None = None
    message: str = ""
    outcome: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_of_somebody(self) -> bool:
        return self.customers is not None


class Decided(msgspec.Struct, frozen=True):
    """A line of the ledger with its order's number and the customer's name."""

    id: int
    customer_id: int
    name: str
    order_id: int | None
    number: str
    message: str
    outcome: str
    rule: str
    rule_version: int
    blockers: list[str]
    inputs: dict[str, Any]
    decided_at: datetime


async def search_ledger(
    connection: AsyncConnection, wanted: Wanted, before: int | None = None, limit: int = PAGE
) -> tuple[list[Decided], int | None]:
    """A page of decisions and where the next page begins (None at the end). One statement.

    Lines of "queued" are left out unless they are asked for: what became of the message has a line of its own.
    """
    lines = _lines(wanted)
    names = ("message", "outcome", "rule", "rule_version", "blockers", "inputs", "decided_at")
    query = (
        select(
            lines.c.id,
            lines.c.customer_id,
            func.coalesce(customers.c.name, ""),
            lines.c.order_id,
            func.coalesce(orders.c.number, ""),
            *(lines.c[name] for name in names),
        )
        .outerjoin(orders, orders.c.id == lines.c.order_id)
        .outerjoin(customers, customers.c.id == lines.c.customer_id)
        .order_by(lines.c.id.desc())
        .limit(limit + 1)
    )
    found = [Decided(*row) for row in await connection.execute(_narrowed(query, lines, wanted, before))]
    return found[:limit], found[limit - 1].id if len(found) > limit else None


def _lines(wanted: Wanted) -> Any:
    """The ledger: of the customers who are meant by its index, else the newest lines by their key."""
    if wanted.customers is not None:
        return select(ledger).where(ledger.c.customer_id.in_(wanted.customers)).subquery()
    return select(ledger).order_by(ledger.c.id.desc()).limit(NEWEST).subquery()


def _narrowed(query: Select[Any], lines: Any, wanted: Wanted, before: int | None) -> Select[Any]:
    query = (
        query.where(lines.c.outcome == wanted.outcome) if wanted.outcome else query.where(lines.c.outcome != "queued")
    )
    if wanted.message:
        query = query.where(lines.c.message == wanted.message)
    if wanted.since:
        query = query.where(lines.c.decided_at >= wanted.since)
    if wanted.until:
        query = query.where(lines.c.decided_at < wanted.until)
    return query.where(lines.c.id < before) if before else query


async def outcomes_since(connection: AsyncConnection, since: datetime) -> dict[str, int]:
    """How many messages were sent, deferred and withheld since then, among the newest decisions. One statement."""
    new = select(ledger.c.outcome, ledger.c.decided_at).order_by(ledger.c.id.desc()).limit(NEWEST).subquery()
    query = select(new.c.outcome, func.count()).where(new.c.decided_at >= since).group_by(new.c.outcome)
    return {outcome: count for outcome, count in await connection.execute(query)}


def orders_decided(outcome: str, since: datetime) -> Select[Any]:
    """Orders with a decision of this outcome since then, as rows of `Behind`."""
    new = select(ledger).order_by(ledger.c.id.desc()).limit(NEWEST).subquery()
    return (
        select(new.c.id, orders.c.id, orders.c.number, new.c.decided_at, new.c.message)
        .join(orders, orders.c.id == new.c.order_id)
        .where(new.c.outcome == outcome, new.c.decided_at >= since)
        .order_by(new.c.id.desc())
    )
