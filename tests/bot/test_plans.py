"""What a day of work asks of the store finds its rows by an index: the cost of an event stays as the store grows."""

import re
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.harness import Harness
from tests.journeys.store.batches import counting

# Tables that stay small whatever is sold: a row for each open incident, template, pack, number and month.
SMALL = {"incidents", "templates", "packs", "journey_versions", "subscriptions", "spending", "alembic_version"}
SCAN = re.compile(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
# Indexes over what waits: they hold the few rows that are not done yet.
WAITING = re.compile(r"_(new|parked|ready|in_flight|open|live|running|urgent|wanted|erased)$|^ix_timers_due_at$")


async def test_no_table_that_grows_is_looked_through(sqlite_harness: Harness) -> None:
    """A-86, B-24: an order's life with talk, a failed attempt and an answer to it, by SQLite's own word."""
    database = sqlite_harness.service.parts.database
    async with counting(database._writer) as written, counting(database._reader) as read:
        await _a_life(sqlite_harness)
    async with database.write() as connection:
        looked_through = {
            f"{table}: {statement}"
            for statement in {*written, *read}
            if re.match(r"SELECT|UPDATE|DELETE|WITH", statement) and " AS value" not in statement  # the tests' own
            for table in await _scanned(connection, statement)
        }
    assert looked_through == set()


async def _a_life(harness: Harness) -> None:
    phone = await harness.phone()
    order = await harness.order(phone)
    await harness.settle()
    awb = await harness.ship(order)
    await harness.say(phone, "where is my order")
    await harness.move(timedelta(hours=5))
    await harness.scan(awb, "out_for_delivery")
    await harness.scan(awb, "failed", reason="customer_unavailable")
    await harness.move(timedelta(minutes=30))
    await harness.say(phone, "please come again tomorrow")
    await harness.settle()
    await harness.scan(awb, "delivered")
    await harness.move(timedelta(hours=1))


async def _scanned(connection: AsyncConnection, statement: str) -> list[str]:
    """The tables that SQLite would look through from end to end."""
    blanks: tuple[None, ...] = (None,) * statement.count("?")
    plan = [row.detail for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", blanks)]
    found = [match for step in plan if (match := SCAN.match(step))]
    tables = set(await connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
    return [match[1] for match in found if match[1] in tables - SMALL and not (match[2] and WAITING.search(match[2]))]
