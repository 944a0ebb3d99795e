"""A delivery talked about through the whole service: greeting, another day by the list, and the courier's answer."""

from datetime import timedelta
from typing import Any

from tests.bot.story import ask, shipped_order, tap_id
from tests.harness import Harness


async def last(harness: Harness, phone: str) -> dict[str, Any]:
    look: dict[str, Any] = (await harness.messages(phone))[-1]["look"]
    return look


async def test_a_failed_attempt_becomes_a_day_that_the_courier_takes_up(harness: Harness) -> None:
    """A-40, A-41, A-76, B-07: from hello to the courier's answer, on both engines."""
    phone = await harness.phone()
    order, awb = await shipped_order(harness, phone)
    await harness.scan(awb, "out_for_delivery")
    await harness.scan(awb, "failed", reason="customer_unavailable")
    await harness.move(timedelta(minutes=5))
    assert order["name"].lstrip("#") in await ask(harness, phone, "hi")
    buttons = {button["text"]: button["id"] for button in (await last(harness, phone))["buttons"]}
    assert set(buttons) == {"Where is my order", "Another day or time", "Nobody came"}
    assert await tap_id(harness, phone, buttons["Another day or time"])
    look = await last(harness, phone)
    assert "Which day suits you" in look["body"]
    rows = _rows(look)
    assert len(rows) == 4
    assert not any(title.startswith("Sun") for title in rows)
    assert await tap_id(harness, phone, rows[next(iter(rows))])
    evening = next(b["id"] for b in (await last(harness, phone))["buttons"] if b["text"] == "Evening")
    assert await tap_id(harness, phone, evening)
    await harness.settle()
    body = str((await last(harness, phone))["body"])
    assert "has taken up the request" in body
    assert next(iter(rows)) in body
    assert "in the evening" in body


async def test_a_parcel_marked_delivered_is_looked_for_and_then_disputed(sqlite_harness: Harness) -> None:
    """A-49: what the courier recorded, one question, and a dated answer."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, awb = await shipped_order(harness, phone)
    await harness.scan(awb, "out_for_delivery")
    await harness.scan(awb, "delivered")
    await harness.settle()
    answer = await ask(harness, phone, "it shows delivered but I got nothing")
    assert "neighbours and the guard" in answer
    missing = next(b["id"] for b in (await last(harness, phone))["buttons"] if b["text"].startswith("No"))
    assert await tap_id(harness, phone, missing)
    await harness.settle()
    assert "Thank you for telling us" in str((await last(harness, phone))["body"])


async def test_who_brings_it_is_told_without_anybodys_number(sqlite_harness: Harness) -> None:
    """A-76, B-19."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, awb = await shipped_order(harness, phone)
    answer = await ask(harness, phone, "give me the delivery boy phone number")
    assert awb in answer
    assert "http" in answer
    assert "+91" not in answer


def _rows(look: dict[str, Any]) -> dict[str, str]:
    """The rows of a list as the phone shows it: title -> id."""
    found = look.get("rows") or [row for section in look.get("sections", ()) for row in section["rows"]]
    return {str(row.get("title") or row.get("text")): str(row["id"]) for row in found}
