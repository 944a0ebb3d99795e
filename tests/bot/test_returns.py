"""A return from the first word to the money, over real HTTP: shop, courier and gateway tell, the chat answers."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.returns import find_return
from journeys.state import Order, Return
from journeys.store.one_order import read_order
from tests.bot.story import ask, shipped_order
from tests.harness import Harness

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


async def delivered_order(harness: Harness, courier: str = "A") -> tuple[str, dict[str, Any]]:
    """A phone whose order was delivered an hour ago."""
    phone = await harness.phone()
    order, awb = await shipped_order(harness, phone, courier)
    await harness.scan(awb, "out_for_delivery")
    await harness.scan(awb, "delivered")
    await harness.settle()
    await harness.move(HOUR)
    return phone, order


async def known_order(harness: Harness) -> Order:
    order_id = await harness.scalar("SELECT max(id) AS value FROM orders")
    async with harness.service.parts.database.read() as connection:
        found = await read_order(connection, order_id)
    assert found is not None
    return found.order


async def the_return(harness: Harness) -> Return:
    (record,) = (await known_order(harness)).returns
    return record


async def moved(harness: Harness, state: str) -> Return:
    """The return once everything has settled, which must stand in `state`."""
    await harness.settle()
    record = await the_return(harness)
    assert record.state == state, record
    return record


async def test_a_return_is_told_from_the_first_word_to_the_money(harness: Harness) -> None:
    """A-50, P-02: every state with its date, whoever tells of it."""
    phone, order = await delivered_order(harness)
    await harness.send_back(order, reason="SIZE_TOO_SMALL", note="tight at the shoulders")
    assert (await moved(harness, "requested")).reason == "tight at the shoulders"
    assert "your return is requested" in await ask(harness, phone, "where is my order?")

    await harness.send_back(order, "approve-return")
    await moved(harness, "approved")
    awb = await harness.fetch_back(order)
    await harness.scan(awb, "pickup_scheduled")
    assert (await moved(harness, "pickup_scheduled")).awb == awb
    await harness.scan(awb, "picked_up")
    await harness.scan(awb, "in_transit")
    await moved(harness, "picked_up")
    said = await ask(harness, phone, "where is my order?")
    assert "your return is on its way to us" in said
    assert "Last seen: " in said
    assert "Next step by: " in said

    await harness.move(2 * DAY)
    await harness.scan(awb, "delivered")
    await moved(harness, "received")
    assert "being checked" in await ask(harness, phone, "where is my order?")

    await harness.call(f"/sandbox/api/shop/orders/{order['id']}/pay")
    await harness.refund(order)
    record = await moved(harness, "refund_started")
    assert record.amount_paise == 189_900
    said = await ask(harness, phone, "where is my refund?")
    assert "In your account by: " in said
    assert "₹1,899" in said


async def test_news_of_a_return_in_any_order_end_in_the_same_state(harness: Harness) -> None:
    """A-50, G-3: webhooks that overtake each other."""
    _, order = await delivered_order(harness)
    await harness.send_back(order)
    await harness.send_back(order, "approve-return")
    awb = await harness.fetch_back(order)
    await harness.scan(awb, "in_transit")
    await harness.scan(awb, "pickup_scheduled", late_minutes=90)
    await moved(harness, "picked_up")


@pytest.mark.parametrize(("courier", "reason"), [("A", ""), ("B", "a button is missing")])
async def test_a_check_that_fails_at_the_door_is_told_with_its_reason(
    sqlite_harness: Harness, courier: str, reason: str
) -> None:
    """A-50: as far as the courier gives one."""
    phone, order = await delivered_order(sqlite_harness, courier)
    await sqlite_harness.send_back(order)
    await sqlite_harness.send_back(order, "approve-return")
    awb = await sqlite_harness.fetch_back(order, courier)
    await sqlite_harness.scan(awb, "qc_failed", reason="a button is missing")
    assert (await moved(sqlite_harness, "qc_failed")).qc_reason == reason
    said = await ask(sqlite_harness, phone, "where is my order?")
    assert "your return did not pass its check" in said
    assert ("What the check found: a button is missing" in said) == bool(reason)
    await sqlite_harness.move(HOUR)
    await sqlite_harness.scan(awb, "pickup_scheduled")
    await sqlite_harness.scan(awb, "picked_up")
    await moved(sqlite_harness, "picked_up")


async def test_a_declined_return_finds_its_order_by_its_own_id(sqlite_harness: Harness) -> None:
    """A-50: the shop's webhook names the return alone."""
    phone, order = await delivered_order(sqlite_harness)
    await sqlite_harness.send_back(order)
    await sqlite_harness.send_back(order, "decline-return", note="the 15 days are over")
    await moved(sqlite_harness, "declined")
    assert "Why: the 15 days are over" in await ask(sqlite_harness, phone, "where is my order?")
    assert (await known_order(sqlite_harness)).closed_at is not None


async def test_a_return_that_is_called_off_leaves_the_order_delivered(sqlite_harness: Harness) -> None:
    """A-50."""
    phone, order = await delivered_order(sqlite_harness)
    await sqlite_harness.send_back(order)
    await sqlite_harness.send_back(order, "cancel-return")
    await moved(sqlite_harness, "cancelled")
    assert "delivered, says the courier" in await ask(sqlite_harness, phone, "where is my order?")


async def test_the_warehouse_may_be_the_first_to_tell(sqlite_harness: Harness) -> None:
    """A-50: no courier of ours, and an exchange gets no refund."""
    _, order = await delivered_order(sqlite_harness)
    await sqlite_harness.send_back(order, exchange=True)
    await sqlite_harness.send_back(order, "approve-return")
    await sqlite_harness.send_back(order, "receive-return")
    assert (await moved(sqlite_harness, "received")).what == "exchange"


async def test_a_courier_alone_can_tell_of_a_return(harness: Harness) -> None:
    """A-50: a reverse pickup that the shop never mentioned, of an order that the courier names."""
    _, order = await delivered_order(harness)
    await harness.send_back(order)
    await harness.send_back(order, "approve-return")
    await harness.settle()
    assert find_return(await known_order(harness), "nobody's") is None
    awb = await harness.fetch_back(order)
    await harness.scan(awb, "out_for_pickup")
    await moved(harness, "pickup_scheduled")


async def test_who_begins_to_buy_is_known_until_she_has_ordered(harness: Harness) -> None:
    """A-29: by her phone, without an order."""
    phone = await harness.phone()
    checkout = await harness.checkout(phone)
    await harness.settle()
    (row,) = await harness.rows("SELECT checkout FROM customers")
    assert checkout["address"]["zip"] in str(row["checkout"])
    assert await harness.scalar("SELECT count(*) AS value FROM orders") == 0
    await harness.move(20 * timedelta(minutes=1))
    await harness.complete(checkout)
    await harness.settle()
    kinds = [row["kind"] for row in await harness.rows("SELECT kind FROM timeline ORDER BY id")]
    assert {"checkout.started", "checkout.completed", "order.placed"} <= set(kinds)
    (row,) = await harness.rows("SELECT checkout FROM customers")
    assert row["checkout"] in {None, "null"}


async def test_a_link_in_the_chat_opens_the_page(sqlite_harness: Harness) -> None:
    """A-24: opened by the person it is told, fetched by WhatsApp it is not."""
    phone, _ = await delivered_order(sqlite_harness)
    link = await sqlite_harness.page_link()
    page = await sqlite_harness.open_link(phone, link, **{"as": "preview"})
    await sqlite_harness.settle()
    assert (page["status"], "delivered" in page["html"]) == (200, True)
    assert (await known_order(sqlite_harness)).page_opens == ()
    await sqlite_harness.open_link(phone, link)
    await sqlite_harness.settle()
    assert len((await known_order(sqlite_harness)).page_opens) == 1
