"""Timers: rows that come due as events, once, and again when deciding failed."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.events import Key, TimerDue
from journeys.store import timers
from journeys.store.database import Database
from journeys.store.schema import timers as table
from tests.journeys.builders import NOW
from tests.journeys.store.batches import only, put_rows, rows

MINUTE = timedelta(minutes=1)


def timer(row: int, **facts: Any) -> dict[str, Any]:
    known = {"id": row, "customer_id": 10, "name": "ndr_settle", "subject": str(row), "due_at": NOW, "body": {"ndr": 9}}
    return known | facts


async def test_a_timer_comes_due_as_an_event_of_its_customer(database: Database) -> None:
    """A-16."""
    await put_rows(database, table, timer(1), timer(2, due_at=NOW + MINUTE))
    async with database.write() as connection:
        (event,) = await timers.claim_due(connection, NOW, 10)
    assert (event.kind, event.key, event.occurred_at, event.received_at) == ("timer.due", "timer:1", NOW, NOW)
    assert event.body == TimerDue("ndr_settle", "1", NOW, {"ndr": 9})
    assert event.keys == (Key("customer", "10"),)
    assert [row["id"] for row in await rows(database, table)] == [2]


async def test_overdue_timers_come_oldest_first_and_no_more_than_asked_for(database: Database) -> None:
    """A-16: after downtime."""
    await put_rows(database, table, *(timer(each, due_at=NOW - each * MINUTE) for each in range(1, 5)))
    async with database.write() as connection:
        assert [event.key for event in await timers.claim_due(connection, NOW, 2)] == ["timer:4", "timer:3"]
        assert await timers.next_due(connection) == NOW - 2 * MINUTE


async def test_a_timer_whose_decision_is_rolled_back_is_due_again(database: Database) -> None:
    """A-16: a restart at any point loses nothing."""

    async def die() -> None:
        async with database.write() as connection:
            assert await timers.claim_due(connection, NOW, 10)
            raise RuntimeError("killed")

    await put_rows(database, table, timer(1))
    with pytest.raises(RuntimeError):
        await die()
    async with database.write() as connection:
        assert len(await timers.claim_due(connection, NOW, 10)) == 1
        assert await timers.claim_due(connection, NOW, 10) == []
        assert await timers.next_due(connection) is None


async def test_one_process_takes_a_timer(database: Database) -> None:
    """A-23."""
    if database.is_sqlite:
        pytest.skip("one writer at a time")
    await put_rows(database, table, timer(1), timer(2))
    async with database.write() as one, database.write() as other:
        assert len(await timers.claim_due(one, NOW, 1)) == 1
        assert len(await timers.claim_due(other, NOW, 10)) == 1


async def test_a_timer_that_fails_is_tried_five_times(database: Database) -> None:
    """Promise 8: and does not come due for ever."""
    await put_rows(database, table, timer(1))
    at, kept = NOW, True
    for tried in range(1, 6):
        async with database.write() as connection:
            (event,) = await timers.claim_due(connection, at, 10)
            at += MINUTE
            kept = await timers.try_again(connection, event, at)
        assert kept == (tried < 5)
    assert await rows(database, table) == []


async def test_a_timer_set_meanwhile_for_the_same_is_newer(database: Database) -> None:
    """A-16."""
    await put_rows(database, table, timer(1))
    async with database.write() as connection:
        (event,) = await timers.claim_due(connection, NOW, 10)
    await put_rows(database, table, timer(7, subject="1", due_at=NOW + 9 * MINUTE))
    async with database.write() as connection:
        assert await timers.try_again(connection, event, NOW + MINUTE)
    assert (await only(database, table))["due_at"] == NOW + 9 * MINUTE
