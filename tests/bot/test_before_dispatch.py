"""From the order to the dispatch, through all parts: the cash question, paying online, cancelling, the checkpoint."""

from datetime import timedelta
from typing import Any

from tests.harness import Harness


async def _last(harness: Harness, phone: str) -> dict[str, Any]:
    return (await harness.messages(phone))[-1]


async def _shop_order(harness: Harness, order: dict[str, Any]) -> dict[str, Any]:
    async with harness.session.get(f"{harness.sandbox.base_url}/sandbox/api/shop/orders") as answer:
        orders = (await answer.json())["orders"]
    return next(each for each in orders if each["id"] == order["id"])


async def _asked(harness: Harness) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """A customer with a cash order and the question about it."""
    phone = await harness.phone()
    order = await harness.order(phone)
    await harness.settle()
    return phone, order, await _last(harness, phone)


async def test_a_cash_order_is_confirmed_with_one_tap_and_paid_online_once(harness: Harness) -> None:
    """P-04, A-87, R-8: one question for order and address; the answer in the shop; one payment, one thank you."""
    phone, order, question = await _asked(harness)
    assert [each["text"] for each in question["look"]["buttons"]] == ["Confirm", "Change", "Cancel"]
    assert "Address:" in question["look"]["body"]
    await harness.tap(phone, question, "Confirm")
    await harness.settle()
    thanks = await _last(harness, phone)
    assert "is confirmed" in thanks["look"]["body"]
    assert "cod-confirmed" in (await _shop_order(harness, order))["tags"]
    await harness.tap(phone, thanks, "Pay online now")
    await harness.settle()
    assert "Here you can pay" in (await _last(harness, phone))["look"]["body"]
    async with harness.session.get(f"{harness.sandbox.base_url}/sandbox/api/payments") as answer:
        (link,) = (await answer.json())["payment_links"]
    await harness.call(f"/sandbox/api/payments/{link['id']}/pay")
    await harness.settle()
    texts = await harness.texts(phone)
    assert len([text for text in texts if "your payment for order" in text]) == 1
    assert "paid-online" in (await _shop_order(harness, order))["tags"]
    assert not harness.sandbox.world.ledger.invariants().broken


async def test_a_cash_order_is_cancelled_only_when_she_says_so_twice(sqlite_harness: Harness) -> None:
    """P-04: asked once more, then done in the shop and said when it is done."""
    phone, order, question = await _asked(sqlite_harness)
    await sqlite_harness.tap(phone, question, "Cancel")
    await sqlite_harness.settle()
    sure = await _last(sqlite_harness, phone)
    assert "Shall we cancel" in sure["look"]["body"]
    assert not (await _shop_order(sqlite_harness, order))["cancelled_at"]
    await sqlite_harness.tap(phone, sure, "Yes, cancel it")
    await sqlite_harness.settle()
    await sqlite_harness.move(timedelta(seconds=5))  # the shop cancels as a job
    assert (await _shop_order(sqlite_harness, order))["cancelled_at"]
    assert "as you asked" in (await _last(sqlite_harness, phone))["look"]["body"]
    await sqlite_harness.tap(phone, question, "Confirm")
    await sqlite_harness.settle()
    assert "cancelled already" in (await _last(sqlite_harness, phone))["look"]["body"]


async def test_nobody_answers_the_cash_question(sqlite_harness: Harness) -> None:
    """P-04: reminders after two and eight hours; after a day it is held and somebody sees to it."""
    phone, _, _ = await _asked(sqlite_harness)
    said = []
    for span in (timedelta(hours=2), timedelta(hours=6), timedelta(hours=16)):
        await sqlite_harness.move(span)
        said.append((await _last(sqlite_harness, phone))["look"]["body"].splitlines()[0])
    assert "waiting for your word" in said[0]
    assert "have not heard from you" in said[1]
    assert "on hold" in said[2]
    tasks = await sqlite_harness.rows("SELECT reason FROM tasks WHERE closed_at IS NULL")
    assert "cod_unconfirmed" in {row["reason"] for row in tasks}


async def test_a_new_buyer_is_asked_for_her_address_and_hears_again_within_the_day(sqlite_harness: Harness) -> None:
    """A-22b, A-37, A-79: Correct, Change, Talk to us in the confirmation; the checkpoint after six hours."""
    phone = await sqlite_harness.phone()
    await sqlite_harness.order(phone, "prepaid")
    await sqlite_harness.settle()
    question = await _last(sqlite_harness, phone)
    assert [each["text"] for each in question["look"]["buttons"]] == ["Correct", "Change", "Talk to us"]
    await sqlite_harness.tap(phone, question, "Correct")
    await sqlite_harness.settle()
    assert "goes to this address" in (await _last(sqlite_harness, phone))["look"]["body"]
    await sqlite_harness.move(timedelta(hours=6))
    checkpoint = (await _last(sqlite_harness, phone))["look"]["body"]
    assert "is safe with us" in checkpoint
    assert [line[:2] for line in checkpoint.splitlines() if line[:1].isdigit()] == ["1.", "2.", "3."]


async def test_another_address_is_asked_for_and_the_shop_knows_of_the_wish(sqlite_harness: Harness) -> None:
    """A-14, P-03: what she leaves unfinished is work for a person after two hours."""
    phone = await sqlite_harness.phone()
    order = await sqlite_harness.order(phone, "prepaid")
    await sqlite_harness.settle()
    await sqlite_harness.tap(phone, await _last(sqlite_harness, phone), "Change")
    await sqlite_harness.settle()
    assert "house number" in (await _last(sqlite_harness, phone))["look"]["body"]
    assert "address-change-wanted" in (await _shop_order(sqlite_harness, order))["tags"]
    await sqlite_harness.move(timedelta(hours=2, minutes=1))
    tasks = await sqlite_harness.rows("SELECT reason FROM tasks WHERE closed_at IS NULL")
    assert "change_address" in {row["reason"] for row in tasks}
