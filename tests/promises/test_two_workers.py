"""Promise 3 with two processes on PostgreSQL: whoever comes second waits, and then sees what the first has done."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.clock import MovableClock
from journeys.store.schema import attempts, customers, tasks
from tests.bot.story import attempts_at, shipped_order
from tests.databases import new_postgresql_database
from tests.harness import Harness, running

WAITS_WITHIN_REAL_SECONDS = 10.0
BLOCKED = "SELECT count(*) AS value FROM pg_stat_activity WHERE wait_event_type = 'Lock'"


@pytest.fixture
async def harness(postgresql_server: str, clock: MovableClock) -> AsyncIterator[Harness]:
    async with running(await new_postgresql_database(postgresql_server), clock) as harness:
        yield harness


@asynccontextmanager
async def another_process_decides_for(harness: Harness, *ids: int) -> AsyncIterator[AsyncConnection]:
    """A transaction that holds these customers, as another worker does between claim and commit."""
    async with harness.service.parts.database.write() as connection:
        await connection.execute(select(customers.c.id).where(customers.c.id.in_(ids)).with_for_update())
        yield connection
        await _until_our_worker_waits(harness)


async def _until_our_worker_waits(harness: Harness) -> None:
    async with asyncio.timeout(WAITS_WITHIN_REAL_SECONDS):
        while not await harness.scalar(BLOCKED):
            await harness.sandbox.world.webhooks.idle()
            await asyncio.sleep(0.01)


async def _customers(harness: Harness) -> list[int]:
    return [row["id"] for row in await harness.rows("SELECT id FROM customers WHERE merged_into IS NULL ORDER BY id")]


async def test_what_another_process_wrote_for_a_customer_goes_with_her_into_the_other(harness: Harness) -> None:
    """G-1, B-10: she was two customers until she showed her number; meanwhile somebody decided for one of them."""
    hidden: dict[str, Any] = {"has_phone": False, "username": "meera.j"}
    phone = await harness.phone(**hidden)
    await harness.say(phone, "hello")
    await harness.settle()
    await harness.order(phone)  # the shop knows the number that WhatsApp hides
    await harness.settle()
    by_chat, by_order = await _customers(harness)
    async with another_process_decides_for(harness, by_chat, by_order) as connection:
        await harness.call(f"/sandbox/api/phones/{phone}/contact")
        for id, owner in enumerate((by_chat, by_order), start=1):
            row = {"id": id, "customer_id": owner, "order_id": id, "reason": "asked", "opened_at": harness.clock.now()}
            await connection.execute(insert(tasks).values(**row))
    await harness.settle()
    (left,) = await _customers(harness)
    rows = await harness.rows("SELECT customer_id FROM tasks WHERE reason = 'asked'")
    assert [row["customer_id"] for row in rows] == [left, left]
    assert await harness.scalar("SELECT count(*) AS value FROM inbox WHERE state <> 'done'") == 0


async def test_a_status_never_undoes_what_another_process_has_learnt_meanwhile(harness: Harness) -> None:
    """G-3: we read "accepted" and are about to write "sent"; the other one has just written "delivered"."""
    phone = await harness.phone()
    await shipped_order(harness, phone)
    assert [row["status"] for row in await attempts_at(harness, "shipped")] == ["accepted"]
    (customer,) = await _customers(harness)
    async with another_process_decides_for(harness, customer) as connection:
        await connection.execute(update(attempts).values(status="delivered", delivered_at=harness.clock.now()))
        harness.clock.move(timedelta(seconds=1.01))  # WhatsApp tells that it has sent it
    await harness.settle()
    assert [row["status"] for row in await attempts_at(harness, "shipped")] == ["delivered"]
