"""What messages cost: those that left by local day and category, the orders they were about, what merging saved."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.brand import Brand
from journeys.messages import MESSAGES
from journeys.policies.costs import Spent, category_of, price_of
from journeys.store.schema import attempts, orders, outbox

NEWEST = 100_000  # attempts looked at: those of the last weeks are the last rows
LEFT = ("accepted", "sent", "delivered", "read")
CATEGORIES = ("service", "utility", "authentication", "marketing")  # as WhatsApp bills them


class Left(msgspec.Struct, frozen=True):
    """Messages that left on a local day at one price category, and how many others left inside them."""

    day: date
    category: str
    messages: int
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


def _is_message(new: Any, since: datetime) -> ColumnElement[bool]:
    return and_(new.c.tried_at >= since, new.c.status.in_(LEFT), new.c.form.in_(("free_form", "template")))


_LENGTH: dict[str, Any] = {"sqlite": func.json_array_length, "postgresql": func.jsonb_array_length}


async def messages_by_day(connection: AsyncConnection, since: datetime, now: datetime, brand: Brand) -> list[Left]:
    """What left on each local day since then, by price category, in no order. One statement."""
    new = _newest()
    begins = days_between(since, now, brand)
    day = case(*((new.c.tried_at >= at, place) for place, at in reversed(list(enumerate(begins.values())))), else_=0)
    merged = func.sum(func.coalesce(_LENGTH[connection.dialect.name](new.c.also), 0))
    kind = (day.label("day"), outbox.c.name, new.c.form, new.c.price_category)
    untold = and_(outbox.c.id == new.c.outbox_id, new.c.price_category == "")  # else WhatsApp has said what it costs
    query = select(*kind, func.count(), merged).select_from(new).outerjoin(outbox, untold)
    days = list(begins)
    rows = await connection.execute(query.where(_is_message(new, since)).group_by("day", *kind[1:]))
    return [
        Left(days[place], price_category or category_of(_category(name), form), count, int(merged))
        for place, name, form, price_category, count, merged in rows
    ]


def days_between(since: datetime, now: datetime, brand: Brand) -> dict[date, datetime]:
    """Every local day from `since` to `now`, oldest first, and when it began."""
    day, last = brand.local(since).date(), brand.local(now).date()
    days = [day + timedelta(days=number) for number in range((last - day).days + 1)]
    return {each: datetime.combine(each, time(0), brand.zone) for each in days}


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
        .where(_is_message(new, since))
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
    """The days on which messages left, oldest first. Each month's free allowance is used up day by day.

    `left` begins with a month or earlier, or the allowance of its first days counts as unused.
    """
    grouped: dict[date, list[Left]] = {}
    for each in sorted(left, key=lambda one: one.day):
        grouped.setdefault(each.day, []).append(each)
    spent: dict[str, Counter[str]] = {}
    return [_day(day, found, spent.setdefault(f"{day:%Y-%m}", Counter()), brand) for day, found in grouped.items()]


def _day(day: date, left: list[Left], month: Counter[str], brand: Brand) -> Day:
    before = Spent(dict(month)).rupees(brand.costs)
    counts: Counter[str] = Counter()
    for each in left:
        counts[each.category] += each.messages
    saved = sum((each.merged * _price(each.category, month, brand) for each in left if each.merged), Decimal(0))
    month.update(counts)
    rupees = Spent(dict(month)).rupees(brand.costs) - before
    return Day(day, dict(counts), rupees, sum(each.merged for each in left), saved)


def _price(category: str, month: Counter[str], brand: Brand) -> Decimal:
    """What one more message would have cost as the day began."""
    form = "free_form" if category == "service" else "template"
    return price_of(category, form, Spent(dict(month)), brand.costs)


async def orders_since(connection: AsyncConnection, since: datetime) -> int:
    """How many orders messages were about that left since then. One statement."""
    new = _newest()
    query = select(func.count(func.distinct(outbox.c.order_id))).join(new, outbox.c.id == new.c.outbox_id)
    return int(await connection.scalar(query.where(_is_message(new, since))) or 0)
