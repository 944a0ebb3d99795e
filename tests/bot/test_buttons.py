"""Buttons through the whole service: once, on their own order, honest when it is too late, powerless when forged."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from bot.pairing import TOKEN_SECRET
from journeys.tokens import Choice, sign
from tests.bot.story import attempts_at, failed_attempt, open_tasks, outbox_of, shipped_order, tap_id
from tests.harness import Harness


async def test_a_button_acts_once_however_often_it_is_tapped(harness: Harness) -> None:
    """G-1, A-40."""
    phone = await harness.phone()
    _, asked = await failed_attempt(harness, phone)
    await harness.tap(phone, asked, "Deliver tomorrow")
    await harness.settle()
    await harness.tap(phone, asked, "Deliver tomorrow")
    await harness.settle()
    assert len(await attempts_at(harness, "courier.request_reattempt")) == 1
    assert "courier has taken up the request" in (await harness.texts(phone))[-1]


async def test_a_button_of_an_attempt_that_is_over_says_so(sqlite_harness: Harness) -> None:
    """P-04, A-92: an old button acts on its own order or says honestly that it is too late."""
    harness = sqlite_harness
    phone = await harness.phone()
    awb, asked = await failed_attempt(harness, phone)
    await harness.move(timedelta(days=1))
    await harness.scan(awb, "out_for_delivery")
    await harness.settle()
    await harness.scan(awb, "failed", reason="address_issue")
    await harness.settle()
    await harness.move(timedelta(minutes=4, seconds=1))
    await harness.tap(phone, asked, "Deliver tomorrow")
    await harness.settle()
    assert "no longer open" in (await harness.texts(phone))[-1]
    assert await attempts_at(harness, "courier.request_reattempt") == []


async def test_a_button_of_a_delivered_order_says_that_it_is_too_late(sqlite_harness: Harness) -> None:
    """P-04, G-2."""
    harness = sqlite_harness
    phone = await harness.phone()
    awb, asked = await failed_attempt(harness, phone)
    await harness.scan(awb, "out_for_delivery")
    await harness.settle()
    await harness.scan(awb, "delivered")
    await harness.settle()
    await harness.tap(phone, asked, "Deliver tomorrow")
    await harness.settle()
    assert "no longer open" in (await harness.texts(phone))[-1]
    assert await attempts_at(harness, "courier.request_reattempt") == []


async def test_an_old_button_acts_on_its_own_order(sqlite_harness: Harness) -> None:
    """P-04."""
    harness = sqlite_harness
    phone = await harness.phone()
    first_awb, asked = await failed_attempt(harness, phone)
    await shipped_order(harness, phone)  # a newer order is not what the button is about
    await harness.tap(phone, asked, "Deliver tomorrow")
    await harness.settle()
    rows = await harness.rows("SELECT body FROM outbox WHERE name = 'courier.request_reattempt'")
    assert [_object(row["body"])["awb"] for row in rows] == [first_awb]


def _object(column: Any) -> dict[str, Any]:
    """A JSON column as a raw query gives it: text on SQLite, an object on PostgreSQL."""
    found: dict[str, Any] = orjson.loads(column) if isinstance(column, str) else column
    return found


async def test_a_change_of_address_is_asked_for_about_this_order(sqlite_harness: Harness) -> None:
    """A-41: with WhatsApp's address form."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, asked = await failed_attempt(harness, phone, reason="address_issue")
    await harness.tap(phone, asked, "Correct the address")
    await harness.settle()
    assert (await harness.messages(phone))[-1]["look"]["interactive"] == "address_message"
    assert [bool(row["order_id"]) for row in await outbox_of(harness, "ask_change_address_pincode")] == [True]


async def test_a_stolen_button_opens_nothing_for_a_stranger(sqlite_harness: Harness) -> None:
    """P-02: a rightly signed id acts only on what its sender may see."""
    harness = sqlite_harness
    buyer, stranger = await harness.phone(), await harness.phone("919999900102", "Asha Rao")
    order, _ = await shipped_order(harness, buyer)
    order_id = int(await harness.scalar("SELECT id AS value FROM orders"))
    answer = await tap_id(harness, stranger, sign(Choice("order_status", order_id), TOKEN_SECRET))
    assert "pincode" in answer
    ndr = sign(Choice("reattempt", order_id, "1"), TOKEN_SECRET)
    answer = await tap_id(harness, stranger, ndr)
    assert "no longer open" in answer
    assert "**" not in answer
    assert order["name"].lstrip("#") not in "".join(await harness.texts(stranger))
    assert await outbox_of(harness, "courier.request_reattempt") == []


FORGED = [
    "1.agent.1..0123456789abcdef",
    "1.order_status.1.." + "0" * 16,
    "1.reattempt.x..",
    "...",
    "\U0001f600",
    "1." + "9" * 240,
    sign(Choice("agent", 1), "another secret of thirty-two characters"),
]


@pytest.mark.parametrize("forged", FORGED, ids=range(len(FORGED)))
async def test_a_forged_button_is_only_its_words(sqlite_harness: Harness, forged: str) -> None:
    """P-02, B-11."""
    harness = sqlite_harness
    phone = await harness.phone()
    assert "pincode" in await tap_id(harness, phone, forged, "Where is my order?")
    assert await open_tasks(harness) == []


async def test_a_choice_we_no_longer_offer_is_too_late(sqlite_harness: Harness) -> None:
    """P-04."""
    harness = sqlite_harness
    phone = await harness.phone()
    answer = await tap_id(harness, phone, sign(Choice("from_an_older_version"), TOKEN_SECRET))
    assert "no longer open" in answer
    assert "**" not in answer, "a text does not name an order where there is none"
