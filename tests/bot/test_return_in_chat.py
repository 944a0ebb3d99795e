"""A return from her first word to the shop and back, over real HTTP: asked in the chat, opened in the shop, told in
steps."""

from datetime import timedelta
from typing import Any

from tests.bot.test_returns import delivered_order, known_order, moved
from tests.harness import Harness

MOST_OF_STEPS = 700  # characters of the three-step message


async def choose(harness: Harness, phone: str, label: str) -> None:
    """Tap a button or a row of the newest message that has it."""
    for message in reversed(await harness.messages(phone)):
        look = message["look"]
        rows = [row for section in look.get("sections", ()) for row in section["rows"]]
        offered = [*look.get("buttons", ()), *rows]
        found = next((each for each in offered if label in (each.get("text"), each.get("title"))), None)
        if found:
            choice = found.get("id") or found["text"]
            path = f"/sandbox/api/phones/{phone}/tap"
            await harness.call(path, message_id=message["id"], choice=choice)
            return await harness.settle()
    raise AssertionError(f"nothing offers {label!r}: {await harness.texts(phone)}")


async def last_text(harness: Harness, phone: str) -> str:
    return (await harness.texts(phone))[-1]


async def tasks(harness: Harness) -> list[str]:
    return [row["reason"] for row in await harness.rows("SELECT reason FROM tasks ORDER BY id")]


async def say(harness: Harness, phone: str, words: str) -> str:
    await harness.say(phone, words)
    await harness.settle()
    return await last_text(harness, phone)


async def test_a_return_is_asked_for_in_the_chat_and_its_three_steps_follow(harness: Harness) -> None:
    """P-05, A-84, B-17: on both stores, with the shop's own approval."""
    phone, order = await delivered_order(harness)
    assert "Why do you want to send back" in await say(harness, phone, "I want to return my order")
    await choose(harness, phone, "Too small")
    assert "may come back within 7 days" in await last_text(harness, phone)
    await choose(harness, phone, "Money back")
    await choose(harness, phone, "Evening")
    assert "and you get your money back" in await last_text(harness, phone)
    assert "Pickup wish: evening" in await last_text(harness, phone)
    await choose(harness, phone, "Yes, go ahead")
    record = await moved(harness, "approved")
    assert record.what == "return"
    texts = await harness.texts(phone)
    assert any("Your request is on its way to the shop" in text for text in texts)
    await harness.move(timedelta(hours=5))  # ordinary messages keep their distance
    steps = next(text for text in reversed(await harness.texts(phone)) if "Three steps" in text)
    assert len(steps) <= MOST_OF_STEPS
    assert [f"{step}." in steps for step in (1, 2, 3, 4)] == [True, True, True, False]
    assert await _returns_in_shop(harness, order) == ["approved"]
    assert "your return is approved" in await say(harness, phone, "when will you pick up my return?")


async def test_an_exchange_for_a_size_that_is_there_is_opened_and_one_that_is_not_goes_to_a_person(
    sqlite_harness: Harness,
) -> None:
    """P-05: exchange checks stock."""
    for size, state, work in (("L", ["approved"], []), ("XL", [], ["exchange"])):
        number = f"9199999001{len(size):02d}"
        phone, order = await _delivered_to(sqlite_harness, number)
        await say(sqlite_harness, phone, "I want to exchange it for another size")
        await choose(sqlite_harness, phone, "Too small")
        assert "What should come in place of" in await last_text(sqlite_harness, phone)
        await say(sqlite_harness, phone, size)
        await choose(sqlite_harness, phone, "Morning")
        await choose(sqlite_harness, phone, "Yes, go ahead")
        assert await _returns_in_shop(sqlite_harness, order) == state
        assert [each for each in await tasks(sqlite_harness) if each == "exchange"] == work
        if state:
            assert (await known_order(sqlite_harness)).returns[0].what == "exchange"


async def test_after_the_window_the_rule_is_told_and_nobody_is_asked(sqlite_harness: Harness) -> None:
    """B-17."""
    phone, order = await delivered_order(sqlite_harness)
    await sqlite_harness.move(timedelta(days=8))
    told = await say(sqlite_harness, phone, "I want to return my order")
    assert "within 7 days of its delivery, and those are over" in told
    assert await _returns_in_shop(sqlite_harness, order) == []


async def _delivered_to(harness: Harness, number: str) -> tuple[str, dict[str, Any]]:
    phone = await harness.phone(number)
    order = await harness.order(phone)
    awb = await harness.ship(order)
    for what in ("picked_up", "out_for_delivery", "delivered"):
        await harness.scan(awb, what)
    await harness.settle()
    await harness.move(timedelta(hours=1))
    return phone, order


async def _returns_in_shop(harness: Harness, order: dict[str, Any]) -> list[str]:
    async with harness.session.get(f"{harness.sandbox.base_url}/sandbox/api/shop/orders") as answer:
        shown = (await answer.json())["orders"]
    return [each["state"] for one in shown if one["id"] == order["id"] for each in one["returns"]]
