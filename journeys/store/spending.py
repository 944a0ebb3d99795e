"""How many messages of each price category left from a number in a month: what the allowance and a budget count."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.brand import Brand
from journeys.policies.costs import Spent
from journeys.store.prepared import Change
from journeys.store.schema import spending


def month_of(at: datetime, brand: Brand) -> str:
    """The local month, such as "2026-11": allowances begin anew with it."""
    return f"{brand.local(at):%Y-%m}"


_COUNTS = select(spending.c.category, spending.c.sent).where(
    spending.c.number == bindparam("number"), spending.c.month == bindparam("month")
)


async def spent_in(connection: AsyncConnection, number: str, month: str) -> Spent:
    """What left from this number in this month."""
    rows = await connection.execute(_COUNTS, {"number": number, "month": month})
    return Spent({category: sent for category, sent in rows})


def _more(dialect: Any) -> Change:
    new = dialect.insert(spending).values({column.name: bindparam(f"new_{column.name}") for column in spending.c})
    more = {"sent": spending.c.sent + new.excluded.sent}
    return Change(new.on_conflict_do_update(index_elements=["number", "month", "category"], set_=more))


_MORE = {"sqlite": _more(sqlite), "postgresql": _more(postgresql)}


async def count(connection: AsyncConnection, number: str, month: str, categories: Iterable[str]) -> None:
    """Add messages that left, one category each. One statement, of four rows at most."""
    rows = [
        {"new_number": number, "new_month": month, "new_category": category, "new_sent": sent}
        for category, sent in sorted(Counter(categories).items())
    ]
    await _MORE[connection.dialect.name].run(connection, rows)
