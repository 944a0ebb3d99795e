"""An address change that ends at the courier: through the whole service, with WhatsApp's form and in words."""

from typing import Any

import pytest

from tests.bot.story import REFRESH, failed_attempt, open_tasks, shipped_order
from tests.harness import Harness

FORM = {
    "name": "Meera Joshi",
    "phone_number": "9999900177",
    "in_pin_code": "411038",
    "house_number": "9",
    "address": "Neem Lane, Kothrud",
    "landmark_area": "near the water tank",
    "city": "Pune",
}


async def _fill_in(harness: Harness, phone: str, **changes: str) -> dict[str, Any]:
    """She fills in WhatsApp's form; returns the read-back."""
    form = (await harness.messages(phone))[-1]
    assert form["look"]["interactive"] == "address_message"
    await harness.call(f"/sandbox/api/phones/{phone}/address", message_id=form["id"], values=FORM | changes)
    await harness.settle()
    read_back = (await harness.messages(phone))[-1]
    assert "9, Neem Lane, Kothrud, near the water tank, Pune 411038" in read_back["look"]["body"]
    return read_back


async def _parcel(harness: Harness, awb: str) -> dict[str, Any]:
    async with harness.session.get(f"{harness.sandbox.base_url}/sandbox/api/parcels") as answer:
        parcels = (await answer.json())["parcels"]
    return next(dict(each) for each in parcels if each["awb"] == awb)


async def test_before_dispatch_the_form_ends_at_the_shop(harness: Harness) -> None:
    """P-03, A-14: tap, form, read-back, saved at the shop; the shop's own echo is no second change."""
    phone = await harness.phone()
    order = await harness.order(phone, "prepaid")
    await harness.settle()
    await harness.tap(phone, (await harness.messages(phone))[-1], "Change")
    await harness.settle()
    await harness.tap(phone, await _fill_in(harness, phone), "Yes, save it")
    await harness.settle()
    texts = await harness.texts(phone)
    assert "Saved at the shop" in texts[-1]
    assert "putting it in at the shop" in texts[-2]
    async with harness.session.get(f"{harness.sandbox.base_url}/sandbox/api/shop/orders") as answer:
        shown = next(each for each in (await answer.json())["orders"] if each["id"] == order["id"])
    assert (shown["address"]["address1"], shown["address"]["zip"]) == ("9, Neem Lane, Kothrud", "411038")
    assert await open_tasks(harness) == []
    assert len(texts) == 5  # question, form, read-back, taken, saved: the echo brought no sixth


@pytest.mark.parametrize("courier", ["A", "B"])
async def test_after_a_failed_attempt_it_ends_at_the_courier(sqlite_harness: Harness, courier: str) -> None:
    """A-14, A-41: the courier has the address, she hears so, nobody had to do anything."""
    harness = sqlite_harness
    phone = await harness.phone()
    awb, asked = await failed_attempt(harness, phone, reason="address_issue", courier=courier)
    await harness.tap(phone, asked, "Correct the address")
    await harness.settle()
    await harness.tap(phone, await _fill_in(harness, phone), "Yes, save it")
    await harness.settle()
    assert "courier has taken up what you changed" in (await harness.texts(phone))[-1]
    parcel = await _parcel(harness, awb)
    told = parcel["to"]["address"] if courier == "A" else parcel["asks"][-1]["details"]["remark"]
    assert "9, Neem Lane, Kothrud" in told  # Shiprocket takes it in words only, beside the request to come again
    assert await open_tasks(harness) == []


async def test_a_courier_that_says_no_makes_work_for_a_person(sqlite_harness: Harness) -> None:
    """A-14: Shiprocket changes no address of a parcel on its way; she hears so and a person has it."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, awb = await shipped_order(harness, phone, courier="B")
    await harness.scan(awb, "in_transit")
    await harness.settle()
    await harness.say(phone, "I want to change my delivery address")
    await harness.settle()
    await harness.tap(phone, await _fill_in(harness, phone), "Yes, save it")
    await harness.settle()
    last = (await harness.messages(phone))[-1]["look"]
    assert "courier did not accept what you changed" in last["body"]
    assert [each["text"] for each in last["buttons"]] == ["Talk to us"]
    assert "change_address" in await open_tasks(harness)


async def test_an_app_that_shows_no_form_is_asked_in_words(sqlite_harness: Harness) -> None:
    """P-03: WhatsApp refuses the form (1026), the same question leaves as text, and plain words answer it."""
    harness = sqlite_harness
    phone = await harness.phone()
    await harness.call(f"/sandbox/api/phones/{phone}/profile", old_client=True)
    await harness.order(phone, "prepaid")
    await harness.settle()
    await harness.tap(phone, (await harness.messages(phone))[-1], "Change")
    await harness.settle()
    await harness.move(REFRESH)
    question = (await harness.messages(phone))[-1]["look"]
    assert "write the full address here" in question["body"]
    assert question.get("interactive") != "address_message"
    await harness.say(phone, "9 Neem Lane, Kothrud, near the water tank, Pune 411038")
    await harness.settle()
    assert "9 Neem Lane, Kothrud, near the water tank, Pune 411038" in (await harness.texts(phone))[-1]


async def test_a_question_in_between_and_ours_again_are_one_message(sqlite_harness: Harness) -> None:
    """A-57: one buzz of her phone, with the buttons of the question that waits."""
    harness = sqlite_harness
    phone = await harness.phone()
    order = await harness.order(phone, "prepaid")
    await harness.settle()
    await harness.tap(phone, (await harness.messages(phone))[-1], "Change")
    await harness.settle()
    await harness.say(phone, "411038")
    await harness.settle()
    before = await harness.messages(phone)
    await harness.say(phone, "where is my order?")
    await harness.settle()
    (answer,) = (await harness.messages(phone))[len(before) :]
    assert order["name"].lstrip("#") in answer["look"]["body"]
    assert before[-1]["look"]["body"] in answer["look"]["body"]
    assert answer["look"]["buttons"] == before[-1]["look"]["buttons"]
