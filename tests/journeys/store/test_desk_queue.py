"""The desk's queues: each conversation in exactly one, longest waiting first, page by page, on both engines."""

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

from sqlalchemy import insert, select, update

from journeys.store.database import Database
from journeys.store.desk_queue import (
    BOT,
    COURIER,
    CUSTOMER,
    MINE,
    MOST_COUNTED,
    NEEDS,
    QUEUES,
    RESOLVED,
    SNOOZED,
    UNASSIGNED,
    Place,
    changed_since,
    count_queues,
    place_of,
    queue_case,
    read_queue,
    read_rows,
    where_of,
)
from journeys.store.schema import conversations, customers

NOW = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
EARLIER = NOW - timedelta(hours=2)
ASHA = 7
ONE_QUEUE = (RESOLVED, SNOOZED, NEEDS, BOT, COURIER, CUSTOMER)


async def fill(database: Database, rows: list[dict[str, Any]]) -> None:
    """Customers 1, 2, 3 ... with these conversations."""
    people = [{"id": id, "name": f"Customer {id}", "created_at": NOW} for id, _ in enumerate(rows, 1)]
    columns = {name for row in rows for name in row}
    chats = [
        {"customer_id": id} | dict.fromkeys(columns) | {"held_by": "", "snoozed_for": ""} | row
        for id, row in enumerate(rows, 1)
    ]
    async with database.write() as connection:
        await connection.execute(insert(customers), people)
        await connection.execute(insert(conversations), chats)


async def test_every_conversation_is_in_exactly_one_queue(database: Database) -> None:
    """A-36, B-13: whatever is true of it at once, the queue of its row is the one that lists it."""
    facts: dict[str, tuple[Any, ...]] = {
        "resolved_at": (None, EARLIER),
        "snoozed_for": ("", "reply"),
        "waiting_since_at": (None, EARLIER),
        "handoff_at": (None, EARLIER),
        "held_until": (None, EARLIER, NOW + timedelta(minutes=20)),
        "awaits_courier_at": (None, EARLIER),
    }
    rows = [dict(zip(facts, values, strict=True)) for values in product(*facts.values())]
    await fill(
        database, [row | {"held_by": "7" if row["held_until"] else "", "last_inbound_at": EARLIER} for row in rows]
    )
    async with database.read() as connection:
        stands = dict((await connection.execute(select(conversations.c.customer_id, queue_case(NOW)))).all())
        listed: dict[int, list[str]] = {id: [] for id in stands}
        for queue in ONE_QUEUE:
            for id in await connection.scalars(select(conversations.c.customer_id).where(where_of(queue, ASHA, NOW))):
                listed[id].append(queue)
    assert listed == {id: [queue] for id, queue in stands.items()}
    assert set(stands.values()) == set(ONE_QUEUE)


async def test_pages_skip_nobody_and_show_nobody_twice_while_conversations_come_and_go(database: Database) -> None:
    """A-36: a keyset; what was answered leaves, who comes is behind, and the rest is read in order."""
    waits = [{"waiting_since_at": NOW - timedelta(minutes=minute % 50)} for minute in range(120)]
    await fill(database, waits)
    seen: list[int] = []
    place: Place | None = None
    while True:
        async with database.read() as connection:
            page = await read_queue(connection, NEEDS, ASHA, NOW, place, most=25)
        seen += [row["customer_id"] for row in page.rows]
        if not page.next:
            break
        place = place_of(page.next)
        async with database.write() as connection:  # the first of the page is answered
            first = conversations.c.customer_id == page.rows[0]["customer_id"]
            await connection.execute(update(conversations).where(first).values(waiting_since_at=None))
    assert sorted(seen) == list(range(1, 121))
    ages = [(NOW - waits[id - 1]["waiting_since_at"], -id) for id in seen]
    assert ages == sorted(ages, reverse=True), "longest waiting first"


async def test_mine_lists_who_waits_before_who_does_not(database: Database) -> None:
    """A-36."""
    mine = {"assigned_to": ASHA, "assigned_at": EARLIER, "handoff_at": EARLIER}
    recent, old = {"waiting_since_at": NOW - timedelta(minutes=5)}, {"waiting_since_at": EARLIER}
    idle = {"last_inbound_at": NOW - timedelta(days=9)}
    await fill(
        database, [mine | idle, mine | recent, mine | old, {"handoff_at": EARLIER}, mine | old | {"assigned_to": 8}]
    )
    async with database.read() as connection:
        page = await read_queue(connection, MINE, ASHA, NOW, most=2)
        assert [row["customer_id"] for row in page.rows] == [3, 2]
        rest = await read_queue(connection, MINE, ASHA, NOW, place_of(page.next), most=2)
        assert [row["customer_id"] for row in rest.rows] == [1]
        unassigned = await read_queue(connection, UNASSIGNED, ASHA, NOW)
        assert [row["customer_id"] for row in unassigned.rows] == [4]
        assert [row["customer_id"] for row in await read_rows(connection, [1, 2, 4], MINE, ASHA, NOW)] in (
            [1, 2],
            [2, 1],
        )


async def test_counts_are_cheap_and_say_when_there_are_more(database: Database) -> None:
    """A-36: nothing is counted beyond a thousand."""
    await fill(database, [{"waiting_since_at": EARLIER, "handoff_at": None} for _ in range(MOST_COUNTED + 5)])
    async with database.read() as connection:
        counts = await count_queues(connection, ASHA, NOW)
    assert counts == dict.fromkeys(QUEUES, 0) | {NEEDS: MOST_COUNTED}


async def test_changes_are_told_in_the_order_in_which_they_were_made(database: Database) -> None:
    """A-36: what a screen that was away has missed."""
    await fill(database, [{"changed": mark, "waiting_since_at": EARLIER} for mark in (30, 10, 20)])
    async with database.read() as connection:
        assert await changed_since(connection, 10, NOW) == [(20, 3, NEEDS, None), (30, 1, NEEDS, None)]


def test_a_place_that_nobody_gave_out_names_none() -> None:
    """A-36: an address is anybody's to write."""
    for said in ("", "1.2", "x.1.2", "1.-2.3", "0.99999999999999999999.1", "0.9223372036854775807.1", "0.1.²"):
        assert place_of(said) is None
    there = Place(1, NOW, 5)
    assert place_of(str(there)) == there
