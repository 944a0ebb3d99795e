"""One page per customer: found by what she or a colleague can name, everything on it with source and age."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.events import Key, Parcel
from journeys.status import Status
from journeys.store import schema as t
from journeys.store.customer_page import Page, customer_page, customers_named
from journeys.store.database import Database
from journeys.store.merge import merge_customers
from journeys.store.rows import order_row, plain_row, shipment_row
from journeys.turn import Turn
from tests.journeys.builders import AWB, NOW, customer, order, parcel, placed, said, scan
from tests.journeys.store.batches import counting, only, put_rows, settle

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


async def lived(database: Database) -> int:
    """Meera, her order on its way, her question and what came of it; her id."""

    def converse(turn: Turn, messages: Any) -> None:
        turn.open_task("handoff", order_id=next(iter(turn.state.orders)), note="she asked")
        turn.reply("handoff", messages[-1])

    await settle(database, placed(NOW - 24 * HOUR, parcels=(Parcel(AWB), Parcel("KHA2"))), now=NOW - 24 * HOUR)
    await settle(
        database,
        scan(Status.PICKED_UP, NOW - 3 * HOUR, raw_text="Pickup done"),
        scan(Status.IN_TRANSIT, NOW - 2 * HOUR, raw_text="Bag received", facility="Pune_Hub"),
        now=NOW - HOUR,
    )
    await settle(database, said(at=NOW, wa_id="919999900234"), converse=converse)
    return int((await only(database, t.customers))["id"])


async def page_of(database: Database, owner: int) -> Page:
    async with database.read() as connection:
        page = await customer_page(connection, owner)
    assert page is not None
    return page


async def test_the_page_shows_everything_with_its_source_and_age(database: Database) -> None:
    """A-05: assembled from all connected sources, no fact without both."""
    page = await page_of(database, await lived(database))
    assert page.customer.name == "Meera Joshi"
    (phone,) = page.identities
    assert (phone.kind, phone.source, phone.told_at) == ("phone", "shop", NOW - 24 * HOUR + timedelta(seconds=20))
    (placed_order,) = page.orders
    assert (placed_order.order.number, placed_order.source, placed_order.is_own) == ("#KH-10234", "shop", True)
    assert placed_order.told_at == NOW - 24 * HOUR
    moving, unseen = placed_order.parcels
    assert (moving.parcel.awb, moving.source, moving.told_at) == (AWB, "delhivery-main", NOW - 2 * HOUR + MINUTE)
    assert moving.last_scan is not None
    assert (moving.last_scan.raw_text, moving.last_scan.facility) == ("Bag received", "Pune_Hub")
    assert (unseen.last_scan, unseen.told_at) == (None, unseen.parcel.created_at)
    assert page.chat is not None
    assert page.chat.last_inbound_at == NOW
    (task,) = page.tasks
    assert (task.reason, task.note, task.source, task.told_at) == ("handoff", "she asked", "harkara", NOW)
    assert [(each.name, each.state, each.source) for each in page.messages] == [
        ("handoff", "ready", "harkara"),
        ("shipped", "ready", "harkara"),
        ("order_confirmed", "ready", "harkara"),
    ]


async def test_a_sent_message_shows_its_words_and_what_became_of_it(database: Database) -> None:
    """A-05, G-7."""
    owner = await lived(database)
    row = await only(database, t.outbox, name="shipped")
    tried = {"id": 1, "customer_id": owner, "outbox_id": row["id"], "token": "x|a:1", "form": "template"}
    told = {"number": 2, "status": "read", "text": "Good news", "tried_at": NOW}
    await put_rows(
        database,
        t.attempts,
        tried | told,
        tried | {"id": 2, "token": "y", "number": 1, "status": "failed", "tried_at": NOW},
    )
    async with database.write() as connection:
        changed = t.outbox.update().where(t.outbox.c.id == row["id"])
        await connection.execute(changed.values(attempts=2, state="done", sent_at=NOW, done_at=NOW + MINUTE))
    page = await page_of(database, owner)
    (sent,) = [each for each in page.messages if each.name == "shipped"]
    assert (sent.state, sent.status, sent.text, sent.told_at) == ("done", "read", "Good news", NOW + MINUTE)
    assert len(page.messages) == 3


@pytest.mark.parametrize(
    "key",
    [
        Key("phone", "+919999900234"),
        Key("order_number", "KH-10234"),
        Key("awb", AWB),
    ],
)
async def test_she_is_found_by_phone_order_number_or_awb(database: Database, key: Key) -> None:
    """A-05."""
    owner = await lived(database)
    async with database.read() as connection:
        assert await customers_named(connection, [key]) == [owner]
        assert await customers_named(connection, [Key(key.kind, key.value + "9")]) == []
        assert await customers_named(connection, [Key("awb", "X"), key, Key("phone", "x")]) == [owner]
        assert await customers_named(connection, []) == []


async def test_nobody_has_no_page(database: Database) -> None:
    """A-05."""
    async with database.read() as connection:
        assert await customer_page(connection, 555) is None


async def test_a_merged_customer_is_shown_as_the_one_she_became(database: Database) -> None:
    """A-05, P-02."""
    owner = await lived(database)
    await put_rows(database, t.customers, plain_row(customer()))
    async with database.write() as connection:
        await merge_customers(connection, [(owner, 10)], NOW)
    page = await page_of(database, owner)
    assert (page.customer.id, len(page.orders), len(page.messages)) == (10, 1, 3)


async def test_an_order_she_proved_is_on_the_page_and_marked(database: Database) -> None:
    """P-02."""
    await put_rows(database, t.customers, plain_row(customer()))
    await put_rows(database, t.orders, order_row(order(id=50, customer_id=11)))
    await put_rows(database, t.shipments, shipment_row(parcel(id=51, customer_id=11, order_id=50)))
    link = {"customer_id": 10, "order_id": 50, "proof": "order_number+pincode", "linked_at": NOW}
    await put_rows(database, t.order_links, link)
    page = await page_of(database, 10)
    (proved,) = page.orders
    assert (proved.is_own, len(proved.parcels), page.chat, page.loose_parcels) == (False, 1, None, ())


async def test_a_parcel_without_an_order_is_not_lost_from_view(database: Database) -> None:
    """A-05, A-71."""
    await settle(database, scan(Status.PICKED_UP))
    page = await page_of(database, (await only(database, t.customers))["id"])
    (loose,) = page.loose_parcels
    assert (loose.parcel.awb, page.orders) == (AWB, ())


async def test_the_page_costs_the_same_for_a_long_life(database: Database) -> None:
    """A-05: a constant number of statements."""
    owner = await lived(database)
    costs = []
    for _ in range(2):
        async with database.write() as connection, counting(database) as statements:
            await customer_page(connection, owner)
        costs.append(len(statements))
        many = [placed(NOW, shop_order_id=f"9{n}", number=f"#9{n}", parcels=(Parcel(f"Z{n}"),)) for n in range(40)]
        if len(costs) == 1:
            await settle(database, *many)
            await settle(database, *(scan(Status.PICKED_UP, NOW, awb=f"Z{n}") for n in range(40)))
    assert costs == [8, 8]
    assert len((await page_of(database, owner)).orders) == 20
