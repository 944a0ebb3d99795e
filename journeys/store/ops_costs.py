"""What messages cost: those that left by local day and category, the orders they were about, what merging saved."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.brand import Brand
from journeys.messages import MESSAGES
from journeys.policies.costs import Spent, category_of, price_of
from journeys.store.schema import attempts, orders, outbox

NEWEST = 50_000  # attempts looked at: those of the last weeks are the last rows
LEFT = ("accepted", "sent", "delivered", "read")
CATEGORIES = ("service", "utility", "authentication", "marketing")  # as WhatsApp bills them


class Left(msgspec.Struct, frozen=True):
    """A message that left: its price category, how many others left inside it."""

    at: datetime
    order_id: int | None
    category: str
    merged: int


class Day(msgspec.Struct, frozen=True):
    """A local day: messages by category, rupees, and the messages and rupees that merging saved."""

    day: date
    counts: Mapping[str, int]
    rupees: Decimal
    merged: int
    saved: Decimal

    @property
    def messages(self) -> int:
        return sum(self.counts.values())


def _newest() -> Any:
    names = ("id", "outbox_id", "status", "form", "price_category", "tried_at", "also")
    return select(*(attempts.c[name] for name in names)).order_by(attempts.c.id.desc()).limit(NEWEST).subquery("newest")


def _left(since: datetime, *columns: Any) -> tuple[Any, Select[Any]]:
    new = _newest()
    query = (
        select(*(new.c[name] for name in ("tried_at",)), outbox.c.order_id, outbox.c.name, new.c.form)
        .add_columns(new.c.price_category, new.c.also, *columns)
        .join(outbox, outbox.c.id == new.c.outbox_id)
        .where(new.c.tried_at >= since, new.c.status.in_(LEFT), new.c.form.in_(("free_form", "template")))
    )
    return new, query


async def messages_since(connection: AsyncConnection, since: datetime) -> list[Left]:
    """Every message that left since then, oldest first. One statement."""
    new, query = _left(since)
    rows = await connection.execute(query.order_by(new.c.id))
    return [
        Left(at, order_id, price_category or category_of(_category(name), form), len(also or ()))
        for at, order_id, name, form, price_category, also in rows
    ]


def _category(message: str) -> str:
    known = MESSAGES.get(message)
    return known.category if known else "utility"


def orders_written_about(since: datetime) -> Select[Any]:
    """Orders about which messages left since then, one row a message, as rows of `Behind`."""
    new = _newest()
    return (
        select(new.c.id, orders.c.id, orders.c.number, new.c.tried_at, outbox.c.name)
        .join(outbox, outbox.c.id == new.c.outbox_id)
        .join(orders, orders.c.id == outbox.c.order_id)
        .where(new.c.tried_at >= since, new.c.status.in_(LEFT), new.c.form.in_(("free_form", "template")))
        .order_by(new.c.id.desc())
    )


def orders_merged(since: datetime) -> Select[Any]:
    """Orders about which a message left since then that carried others, as rows of `Behind`."""
    new = _newest()
    return (
        select(new.c.id, orders.c.id, orders.c.number, new.c.tried_at, outbox.c.name)
        .join(outbox, outbox.c.id == new.c.outbox_id)
        .join(orders, orders.c.id == outbox.c.order_id)
        .where(new.c.tried_at >= since, new.c.status.in_(LEFT), new.c.also.is_not(None))
        .order_by(new.c.id.desc())
    )


def days_of(left: Iterable[Left], brand: Brand) -> list[Day]:
    """The days on which messages left, oldest first. Each month's free allowance is used up in order of time.

    `left` begins with a month or earlier, or the allowance of its first days counts as unused.
    """
    grouped: dict[date, list[Left]] = {}
    for each in sorted(left, key=lambda one: one.at):
        grouped.setdefault(brand.local(each.at).date(), []).append(each)
    spent: dict[str, Counter[str]] = {}
    return [_day(day, found, spent.setdefault(f"{day:%Y-%m}", Counter()), brand) for day, found in grouped.items()]


def _day(day: date, left: list[Left], month: Counter[str], brand: Brand) -> Day:
    before = Spent(dict(month)).rupees(brand.costs)
    counts = Counter(each.category for each in left)
    saved = sum((each.merged * _price(each.category, month, brand) for each in left if each.merged), Decimal(0))
    month.update(counts)
    rupees = Spent(dict(month)).rupees(brand.costs) - before
    return Day(day, dict(counts), rupees, sum(each.merged for each in left), saved)


def _price(category: str, month: Counter[str], brand: Brand) -> Decimal:
    form = "free_form" if category == "service" else "template"
    return price_of(category, form, Spent(dict(month)), brand.costs)
