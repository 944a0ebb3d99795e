"""The inbox: stored once, claimed in order and by one process, tried five times, parked, replayed."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from journeys.store import inbox
from journeys.store.database import Database
from journeys.store.schema import inbox as table
from tests.journeys.builders import NOW
from tests.journeys.store.batches import only, rows


def delivery(key: str, **facts: Any) -> dict[str, Any]:
    return {"source": "delhivery-main", "key": key, "kind": "scan", "body": b'{"n": 1}', "received_at": NOW} | facts


async def store(database: Database, *keys: str) -> list[inbox.Item]:
    async with database.write() as connection:
        await inbox.append(connection, [delivery(key) for key in keys])
        return await inbox.claim(connection, 100)


async def test_a_delivery_told_twice_is_stored_once(database: Database) -> None:
    """P-01, A-23: per source; the first body stays."""
    async with database.write() as connection:
        await inbox.append(connection, [delivery("a"), delivery("b"), delivery("a")])
        await inbox.append(connection, [delivery("a", body=b"other"), delivery("a", source="shop")])
        await inbox.append(connection, [])
    found = await rows(database, table)
    assert sorted((row["source"], row["key"]) for row in found) == [
        ("delhivery-main", "a"),
        ("delhivery-main", "b"),
        ("shop", "a"),
    ]
    assert {row["body"] for row in found} == {b'{"n": 1}'}


async def test_the_oldest_are_claimed_first_and_whole(database: Database) -> None:
    """P-01."""
    first, second = await store(database, "a", "b")
    assert (first.key, second.key) == ("a", "b")
    assert (first.source, first.kind, first.body, first.received_at, first.attempts) == (
        "delhivery-main",
        "scan",
        b'{"n": 1}',
        NOW,
        0,
    )
    async with database.write() as connection:
        assert [item.key for item in await inbox.claim(connection, 1)] == ["a"]


async def test_what_one_process_has_claimed_another_skips(database: Database) -> None:
    """P-01, A-23: SKIP LOCKED on PostgreSQL; on SQLite there is one writer."""
    if database.is_sqlite:
        pytest.skip("one writer at a time")
    (first, _) = await store(database, "a", "b")
    async with database.write() as one, database.write() as other:
        assert [item.key for item in await inbox.claim(one, 1)] == ["a"]
        assert [item.key for item in await inbox.claim(other, 10)] == ["b"]
        assert not await inbox.still_new(other, first.id)
        assert await inbox.still_new(one, first.id)


async def test_a_finished_item_is_not_claimed_again(database: Database) -> None:
    """A-23."""
    first, second = await store(database, "a", "b")
    async with database.write() as connection:
        await inbox.finish(connection, [first.id], NOW)
        await inbox.finish(connection, [], NOW)
        assert [item.key for item in await inbox.claim(connection, 10)] == ["b"]
        assert not await inbox.still_new(connection, first.id)
        assert await inbox.still_new(connection, second.id)
    done = await only(database, table, key="a")
    assert (done["state"], done["done_at"]) == ("done", NOW)


async def test_a_parked_item_says_why_and_blocks_nobody(database: Database) -> None:
    """P-01, promise 8."""
    first, _ = await store(database, "a", "b")
    async with database.write() as connection:
        await inbox.park(connection, [(first.id, "x" * 2000)], NOW)
        await inbox.park(connection, [], NOW)
        assert [item.key for item in await inbox.claim(connection, 10)] == ["b"]
        assert await inbox.counts(connection) == {"new": 1, "parked": 1}
        assert await inbox.parked_by_source(connection) == {"delhivery-main": 1}
        (shown,) = await inbox.parked(connection)
    assert (shown["key"], shown["source"], shown["done_at"], shown["attempts"]) == ("a", "delhivery-main", NOW, 1)
    assert len(shown["reason"]) == 1000
    assert "body" not in shown


async def test_a_poisonous_item_is_tried_five_times_and_then_parked(database: Database) -> None:
    """P-01, promise 8."""
    await store(database, "a")
    for tried in range(1, 6):
        async with database.write() as connection:
            (item,) = await inbox.claim(connection, 10)
            assert item.attempts == tried - 1
            await inbox.note_failure(connection, item, f"try {tried}", NOW)
    row = await only(database, table)
    assert (row["state"], row["attempts"], row["reason"]) == ("parked", 5, "try 5")


async def test_a_failed_try_does_not_count_where_another_process_has_done_it(database: Database) -> None:
    """P-01: an item that is done stays done."""
    (item,) = await store(database, "a")
    async with database.write() as connection:
        await inbox.finish(connection, [item.id], NOW)
        await inbox.note_failure(connection, msgspec.structs.replace(item, attempts=4), "too late", NOW)
    assert (await only(database, table))["state"] == "done"


@pytest.mark.parametrize("everything", [True, False])
async def test_replayed_items_start_with_a_clean_slate(database: Database, everything: bool) -> None:
    """P-01: visible and replayable; what is done stays done."""
    first, second, third = await store(database, "a", "b", "c")
    async with database.write() as connection:
        await inbox.park(connection, [(first.id, "no AWB"), (second.id, "no AWB")], NOW)
        await inbox.finish(connection, [third.id], NOW)
        chosen = None if everything else [second.id, third.id]
        assert await inbox.replay(connection, chosen) == (2 if everything else 1)
        claimed = await inbox.claim(connection, 10)
    assert [item.key for item in claimed] == (["a", "b"] if everything else ["b"])
    row = await only(database, table, key="b")
    assert (row["attempts"], row["reason"], row["done_at"]) == (0, "", None)


async def test_an_empty_inbox_counts_nothing(database: Database) -> None:
    """A-71: what the health page shows."""
    async with database.read() as connection:
        assert await inbox.counts(connection) == {"new": 0, "parked": 0}
        assert await inbox.newest_from(connection, "shop") is None


async def test_a_source_is_alive_when_it_last_told_us_something(database: Database) -> None:
    """A-71: lag per source."""
    async with database.write() as connection:
        later = NOW + timedelta(hours=1)
        await inbox.append(connection, [delivery("a"), delivery("b", received_at=later), delivery("c", source="shop")])
        assert await inbox.newest_from(connection, "delhivery-main") == later
        assert await inbox.newest_from(connection, "shop") == NOW
