"""Five scenes on the demo's phone, by typing and tapping; the pictures of README are made here."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from tests.bot.story import open_tasks, shipped_order, until
from tests.browser import chromium_path
from tests.pictures.stage import Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chrome or Chromium installed"),
]

BOTH_SIDES = {"width": 940, "height": 850}  # CSS pixels: the phone and the courier's hand-held beside it
OLD_STREET, NEW_STREET = "14, Sunrise Apartments", "9, Neem Lane, Kothrud"


async def test_a_question_in_hinglish_is_answered_in_hinglish(stage: Stage) -> None:
    """P-02, P-07: typed as people type; the parcel's number opens the same order at the courier."""
    order, _ = await shipped_order(stage.harness, stage.phone)
    await stage.write("bhaiya mera ordr kha h")
    await stage.shows(f"Aapka order {order['name'].lstrip('#')}: raaste mein hai", "Delivery ka andaaza", "Agla update")
    await expect(stage.ours.last.get_by_test_id("reply-button")).to_have_count(3)
    await stage.photograph("hinglish")
    assert await open_tasks(stage.harness) == []


async def test_a_question_in_the_middle_of_the_address_is_answered_and_she_is_brought_back(stage: Stage) -> None:
    """B-11, P-03, P-05: the refund of another order is told, and the address is finished where it stood."""
    await _refund_on_its_way(stage)
    order = await _prepaid(stage)
    await stage.write("address galat hai, badalna hai")
    await stage.shows("pincode")
    await stage.write("411038")
    await stage.shows("Pincode 411038", "house number")
    await stage.write("refund kab aayega?")
    await stage.showed("aapka refund nikal chuka hai")  # of the order that was called off
    await stage.shows("Pincode 411038", "house number")
    await stage.photograph("digression")
    await stage.write("9, Neem Lane, Kothrud")
    await stage.shows("landmark")
    await stage.tap("Landmark nahi hai")
    await stage.shows(f"{NEW_STREET}, Pune 411038")
    await stage.tap("Haan, save karein")
    await until(stage.harness, partial(stage.street_at_shop, order), NEW_STREET)
    assert await stage.street_at_shop(order) == NEW_STREET
    assert await open_tasks(stage.harness) == []


async def test_a_new_address_ends_at_the_courier(stage: Stage) -> None:
    """P-03, P-07: WhatsApp's form on the left, the courier's hand-held on the right."""
    _, awb = await shipped_order(stage.harness, stage.phone)
    await stage.harness.scan(awb, "in_transit")
    await stage.harness.settle()
    await stage.page.set_viewport_size(BOTH_SIDES)  # type: ignore[arg-type]
    await stage.page.get_by_test_id("tab-courier").click()
    at_courier = stage.page.get_by_test_id("parcel-address")
    await expect(at_courier).to_contain_text(OLD_STREET)
    await stage.write("I want to change my delivery address")
    await stage.fill_in_address(
        house_number="9", address="Neem Lane, Kothrud", landmark_area="near the water tank", city="Pune"
    )
    await stage.shows("9, Neem Lane, Kothrud, near the water tank, Pune 411038")
    await expect(at_courier).to_contain_text(OLD_STREET)  # nothing is changed before she has said yes
    await stage.tap("Yes, save it")
    await stage.shows("courier has taken up what you changed", NEW_STREET)
    await expect(at_courier).to_contain_text(f"{NEW_STREET}, near the water tank")
    await expect(stage.page.get_by_test_id("ask")).to_contain_text("edit: done")
    await stage.photograph("address", ".desk")
    assert NEW_STREET in (await stage.parcel(awb))["to"]["address"]
    assert await open_tasks(stage.harness) == []


async def test_a_cash_order_is_called_off_only_after_she_was_asked(stage: Stage) -> None:
    """P-01, P-04, P-07."""
    order = await stage.harness.order(stage.phone, "cod")
    await stage.harness.settle()
    await stage.write("cancel kar do, ab nahi chahiye")
    await stage.shows("Kya hum order", "cancel kar dein?")
    assert not await stage.is_cancelled_at_shop(order)
    await stage.write("haan cancel karo")
    await stage.pass_a_minute()  # what is asked of a shop keeps a distance
    await stage.shows("cancel")
    await stage.photograph("cancel")
    assert await stage.is_cancelled_at_shop(order)
    assert await open_tasks(stage.harness) == []


async def test_torn_goods_go_back_with_a_photo(stage: Stage, tmp_path: Path) -> None:
    """P-05, P-07: the reason in her first words, a picture from her gallery, and the shop has the return."""
    order, awb = await shipped_order(stage.harness, stage.phone)
    await stage.harness.scan(awb, "delivered")
    await stage.harness.settle()
    await stage.page.get_by_test_id("advance-4h").click()
    await stage.harness.settle()
    await stage.write("I want to return it, it is torn at the sleeve")
    await stage.shows("send a photo")
    photo = await _photo(stage, tmp_path)
    await stage.attach_photo(photo)
    await stage.shows("Money back")
    await stage.photograph("return")
    await stage.tap("Money back")
    await stage.tap("Evening")
    await stage.shows("you get your money back", "Pickup wish: evening")
    await stage.tap("Yes, go ahead")
    await stage.shows("Your request is on its way to the shop", "you get your money back")
    (asked,) = (await stage.shop_order(order))["returns"]
    assert (asked["state"], asked["reason"]) == ("approved", "DEFECTIVE")
    assert "torn at the sleeve" in asked["note"]
    assert await stage.photos_kept() == [photo.read_bytes()]


async def _prepaid(stage: Stage) -> dict[str, Any]:
    order = await stage.harness.order(stage.phone, "prepaid")
    await stage.harness.settle()
    return order


async def _refund_on_its_way(stage: Stage) -> None:
    """A paid order that was called off in the shop; its money is on its way."""
    order = await _prepaid(stage)
    await stage.harness.call(f"/sandbox/api/shop/orders/{order['id']}/cancel", reason="customer")
    await stage.harness.settle()
    await stage.page.get_by_test_id("advance-4h").click()
    await stage.harness.settle()


async def _photo(stage: Stage, folder: Path) -> Path:
    """A photo of a torn sleeve, drawn for this test, as a file of her gallery."""
    drawing = Path(__file__).with_name("torn_sleeve.svg").read_text(encoding="utf-8")
    gallery = await stage.page.context.new_page()
    await gallery.set_content(drawing)
    photo = folder / "sleeve.png"
    await gallery.locator("svg").screenshot(path=photo)
    await gallery.close()
    return photo
