"""Two customers become one: everything is hers afterwards, nothing clashes, and what either wished counts."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table

from journeys.events import Parcel
from journeys.state import Conversation
from journeys.status import Status
from journeys.store import schema as t
from journeys.store import schema_access as access
from journeys.store import schema_desk as desk
from journeys.store.database import Database
from journeys.store.merge import merge_customers
from journeys.store.rows import plain_row
from tests.journeys.builders import AWB, NOW, customer, failed, placed, said, scan
from tests.journeys.store.batches import only, put_rows, rows, settle
from tests.journeys.store.test_attempts import attempt, waiting

HOUR = timedelta(hours=1)
OF_CUSTOMERS = [
    table for table in t.metadata.tables.values() if "customer_id" in table.columns and table is not t.conversations
]
OF_THE_DESK: dict[Table, dict[str, Any]] = {
    desk.notes: {"id": 1, "user_id": 1, "kind": "note", "text": "called her", "written_at": NOW},
    desk.ratings: {"id": 1, "asked_at": NOW},
    desk.merges: {"id": 1, "merged_id": 9, "user_id": 1, "at": NOW, "before": {}},
    desk.drafts: {"user_id": 1, "text": "Dear", "at": NOW},
    access.audit: {
        "id": 1,
        "at": NOW,
        "user_id": 1,
        "user_name": "Asha",
        "action": "note",
        "subject": "",
        "detail": {},
    },
    desk.presence: {"user_id": 1, "doing": "typing", "at": NOW},
}


async def merge(database: Database, *pairs: tuple[int, int]) -> None:
    async with database.write() as connection:
        await merge_customers(connection, pairs, NOW)


async def two(database: Database, **wishes: Any) -> None:
    """Customers 10 and 11; the wishes are 11's."""
    await put_rows(database, t.customers, plain_row(customer()), plain_row(customer(id=11, **wishes)))


def task(row: int, owner: int, **facts: Any) -> dict[str, Any]:
    return {"id": row, "customer_id": owner, "order_id": 0, "reason": "handoff", "opened_at": NOW} | facts


async def test_everything_of_the_one_is_the_others_afterwards(database: Database) -> None:
    """A-05, P-02: every table that knows a customer."""
    await put_rows(database, t.customers, plain_row(customer()))
    await settle(database, placed(NOW - 5 * HOUR, parcels=(Parcel(AWB),)), now=NOW - 5 * HOUR)
    await settle(database, scan(Status.OUT_FOR_DELIVERY, NOW - HOUR), failed(NOW))
    await settle(database, said(wa_id="919999900234"))
    gone = (await only(database, t.orders))["customer_id"]
    await put_rows(database, t.attempts, attempt(5000, customer_id=gone))
    await put_rows(database, t.tasks, task(5001, gone))
    await put_rows(database, t.order_links, {"customer_id": gone, "order_id": 7, "proof": "x", "linked_at": NOW})
    media = {"media_id": "M", "customer_id": gone, "wamid": "w", "mime_type": "image/png", "state": "wanted"}
    await put_rows(database, t.media, media | {"seen_at": NOW})
    promise = {"id": 5002, "customer_id": gone, "outbox_id": 1, "kind": "next_update", "message": "shipped"}
    await put_rows(database, t.promises, promise | {"made_at": NOW, "by_at": NOW})
    silence = {"id": 5003, "customer_id": gone, "order_id": 7, "stage": "in_transit", "since_at": NOW}
    await put_rows(database, t.silences, silence | {"budget_seconds": 60, "found_at": NOW, "cause": "no_scan"})
    for table, row in OF_THE_DESK.items():
        await put_rows(database, table, row | {"customer_id": gone})
    before = {table.name: len(await rows(database, table)) for table in OF_CUSTOMERS}
    assert all(before.values()), before
    await merge(database, (gone, 10))
    for table in OF_CUSTOMERS:
        found = await rows(database, table)
        assert {row["customer_id"] for row in found} == {10}, table.name
        assert len(found) == before[table.name] + (table is t.timeline)
    assert (await only(database, t.conversations))["customer_id"] == 10
    assert (await only(database, t.customers, id=gone))["merged_into"] == 10
    trace = await only(database, t.timeline, kind="customer.merged")
    assert (trace["body"], trace["source"], trace["occurred_at"]) == ({"gone": gone}, "harkara", NOW)


async def test_no_merges_cost_nothing(database: Database) -> None:
    """A-86."""
    await merge(database)
    assert await rows(database, t.timeline) == []


async def test_a_task_that_both_have_is_kept_once(database: Database) -> None:
    """A-22d: one open task per order and reason; others stay what they are."""
    await two(database)
    await put_rows(
        database,
        t.tasks,
        task(1, 10),
        task(2, 11),  # the same
        task(3, 11, order_id=5),  # about another order
        task(4, 11, reason="parcel_lost"),
        task(5, 11, order_id=6, closed_at=NOW),  # done
        task(6, 10, order_id=6, closed_at=NOW),
    )
    await merge(database, (11, 10))
    assert [row["id"] for row in await rows(database, t.tasks, customer_id=10)] == [1, 3, 4, 5, 6]


async def test_a_timer_that_both_have_is_kept_once(database: Database) -> None:
    """A-20: two held chats that become one have one end of the hold, and no batch fails for it."""
    await two(database)
    hold = {"name": "hold", "subject": "", "due_at": NOW, "body": {}}
    own, same, other = {"id": 1, "customer_id": 10}, {"id": 2, "customer_id": 11}, {"id": 3, "customer_id": 11}
    await put_rows(database, t.timers, hold | own, hold | same, hold | other | {"name": "run", "subject": "77"})
    await merge(database, (11, 10))
    assert [row["id"] for row in await rows(database, t.timers, customer_id=10)] == [1, 3]


async def test_a_link_that_both_have_is_kept_once(database: Database) -> None:
    """P-02."""
    await two(database)
    link = {"proof": "order_number+pincode", "linked_at": NOW}
    for owner, order_id in ((10, 1), (11, 1), (11, 2)):
        await put_rows(database, t.order_links, link | {"customer_id": owner, "order_id": order_id})
    await merge(database, (11, 10))
    assert [(row["customer_id"], row["order_id"]) for row in await rows(database, t.order_links)] == [(10, 1), (10, 2)]


async def test_of_two_chats_the_later_word_the_later_handoff_and_the_longer_hold_count(database: Database) -> None:
    """G-4, R-6: the window is that of her last message, to whichever number of hers."""
    await two(database)
    older = Conversation(10, "1", NOW - HOUR, "wamid.older", handoff_at=NOW, handoff_reason="asked")
    newer = Conversation(11, "2", NOW, "wamid.newer", held_by="asha", held_until=NOW + HOUR)
    await put_rows(database, t.conversations, plain_row(older), plain_row(newer))
    await merge(database, (11, 10))
    chat = await only(database, t.conversations)
    assert (chat["customer_id"], chat["last_inbound_at"], chat["last_wamid"]) == (10, NOW, "wamid.newer")
    assert (chat["handoff_at"], chat["handoff_reason"]) == (NOW, "asked")
    assert (chat["held_by"], chat["held_until"]) == ("asha", NOW + HOUR)


async def test_a_chat_that_only_the_one_had_goes_with_her(database: Database) -> None:
    """G-4."""
    await two(database)
    await put_rows(database, t.conversations, plain_row(Conversation(11, last_inbound_at=NOW)))
    await merge(database, (11, 10))
    chat = await only(database, t.conversations)
    assert (chat["customer_id"], chat["last_inbound_at"]) == (10, NOW)


@pytest.mark.parametrize(
    ("wishes", "column", "expected"),
    [
        ({"marketing": "no"}, "marketing", "no"),
        ({"marketing": "yes"}, "marketing", "yes"),
        ({"opted_out_at": NOW}, "opted_out_at", NOW),
        ({"language": "hi"}, "language", "hi"),
        ({"name": "Meera"}, "name", "Meera"),
        ({}, "name", ""),
    ],
)
async def test_what_either_wished_counts(database: Database, wishes: Any, column: str, expected: Any) -> None:
    """Promise 5: who opted out is not written to because she has two numbers."""
    await two(database, **wishes)
    await merge(database, (11, 10))
    assert (await only(database, t.customers, id=10))[column] == expected


async def test_the_survivors_own_wishes_stay(database: Database) -> None:
    """Promise 5."""
    own = {"marketing": "no", "opted_out_at": NOW - HOUR, "language": "en", "name": "Meera Joshi"}
    await put_rows(database, t.customers, plain_row(customer(**own)))
    other = {"marketing": "yes", "opted_out_at": NOW, "language": "hi", "name": "MJ"}
    await put_rows(database, t.customers, plain_row(customer(id=11, **other)))
    await merge(database, (11, 10))
    known = await only(database, t.customers, id=10)
    assert {name: known[name] for name in own} == own


@pytest.mark.parametrize("pairs", [[(12, 11), (11, 10)], [(11, 10), (12, 10)]])
async def test_chains_and_stars_of_merges_end_with_one(database: Database, pairs: list[tuple[int, int]]) -> None:
    """P-02: and one look finds her from any of the old ids."""
    await two(database)
    await put_rows(database, t.customers, plain_row(customer(id=12)))
    for owner in (11, 12):
        await put_rows(database, t.conversations, plain_row(Conversation(owner, last_inbound_at=NOW)))
        await put_rows(database, t.tasks, task(owner, owner))
        await put_rows(database, t.outbox, waiting(owner, customer_id=owner, state="ready"))
    await merge(database, *pairs)
    merged = {row["id"]: row["merged_into"] for row in await rows(database, t.customers)}
    assert merged == {10: None, 11: 10, 12: 10}
    singles: list[Table] = [t.conversations, t.tasks]
    for table in singles:
        assert [row["customer_id"] for row in await rows(database, table)] == [10]
    assert {row["customer_id"] for row in await rows(database, t.outbox)} == {10}
