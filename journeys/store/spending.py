"""How many messages of each price category left from a number in a month: what the allowance and a budget count."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.brand import Brand
from journeys.policies.costs import Spent
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


async def count(connection: AsyncConnection, number: str, month: str, categories: Iterable[str]) -> None:
    """Add messages that left, one category each. One statement, of four rows at most."""
    rows = [
        {"number": number, "month": month, "category": category, "sent": sent}
        for category, sent in sorted(Counter(categories).items())
    ]
    if rows:
        module = sqlite if connection.dialect.name == "sqlite" else postgresql
        statement = module.insert(spending)
        more = {"sent": spending.c.sent + statement.excluded.sent}
        key = ["number", "month", "category"]
        await connection.execute(statement.on_conflict_do_update(index_elements=key, set_=more), rows)
