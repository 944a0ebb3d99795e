"""The stage of a scene: the real service, its sandbox and the demo's page; it writes, taps and takes the picture."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.harness import Harness

PICTURES = "HARKARA_PICTURES"  # the folder the pictures go to
USUAL_FOLDER = Path("var/screens")
MOST_BYTES = 150_000  # of one picture


class Stage:
    """One phone in the page of the demo. What the customer does is done with the mouse and the keyboard."""

    def __init__(self, harness: Harness, page: Page, phone: str) -> None:
        self.harness = harness
        self.page = page
        self.phone = phone

    # -- what the customer does ------------------------------------------------------------------------------------

    async def pass_a_minute(self) -> None:
        """The time that she takes to read and to type, on the page's own clock."""
        async with self.page.expect_response("**/sandbox/api/clock"):
            await self.page.get_by_test_id("advance-1m").click()
        await self.harness.settle()

    async def write(self, words: str) -> None:
        """Type it and send it; all that follows at once happens."""
        await self.pass_a_minute()
        await self.page.get_by_test_id("composer").press_sequentially(words)
        await self.page.get_by_test_id("send").click()
        await expect(self.hers.last).to_contain_text(words)
        await self.harness.settle()

    async def tap(self, label: str) -> None:
        """Tap the newest button with this label."""
        await self.pass_a_minute()
        buttons = self.page.get_by_test_id("reply-button").filter(has_text=label)
        await buttons.last.click()
        await expect(self.hers.last).to_contain_text(label)
        await self.harness.settle()

    async def choose(self, topic: str) -> None:
        """Open the newest list and send the row with these words."""
        await self.page.get_by_test_id("list-button").last.click()
        sheet = self.page.get_by_role("dialog")
        await sheet.get_by_text(topic, exact=True).click()
        await sheet.get_by_test_id("list-send").click()
        await expect(self.hers.last).to_contain_text(topic)
        await self.harness.settle()

    async def fill_in_address(self, **fields: str) -> None:
        """Open WhatsApp's address form, change these fields and send it."""
        await self.page.get_by_test_id("reply-button").filter(has_text="address").last.click()
        sheet = self.page.get_by_test_id("address-sheet")
        for name, words in fields.items():
            await sheet.get_by_test_id(f"field-{name}").fill(words)
        await sheet.get_by_test_id("form-send").click()
        await expect(sheet).to_be_hidden()
        await self.harness.settle()

    async def attach_photo(self, photo: Path) -> None:
        """Send a picture from her gallery."""
        await self.page.get_by_test_id("attach").click()
        async with self.page.expect_file_chooser() as chooser:
            await self.page.get_by_test_id("attach-gallery").click()
        await (await chooser.value).set_files(photo)
        await expect(self.hers.last.get_by_test_id("image").locator("img")).to_be_visible()
        await self.harness.settle()

    # -- what the phone shows --------------------------------------------------------------------------------------

    @property
    def hers(self) -> Locator:
        """What she wrote, tapped and sent."""
        return self.page.locator("[data-testid=bubble][data-direction=out]")

    @property
    def ours(self) -> Locator:
        """What the brand wrote."""
        return self.page.locator("[data-testid=bubble][data-direction=in]")

    async def shows(self, *words: str) -> None:
        """The newest message of the brand has all these words."""
        for each in words:
            await expect(self.ours.last).to_contain_text(each)

    async def showed(self, *words: str) -> None:
        """Each of these stands in some message of the brand."""
        for each in words:
            await expect(self.ours.filter(has_text=each)).not_to_have_count(0)

    # -- what happened outside -------------------------------------------------------------------------------------

    async def shop_order(self, order: dict[str, Any]) -> dict[str, Any]:
        """The order as the shop has it now."""
        return await self._found("shop/orders", "orders", "id", order["id"])

    async def street_at_shop(self, order: dict[str, Any]) -> str:
        return str((await self.shop_order(order))["address"]["address1"])

    async def is_cancelled_at_shop(self, order: dict[str, Any]) -> bool:
        return (await self.shop_order(order))["cancelled_at"] is not None

    async def photos_kept(self) -> list[bytes]:
        """The files of hers that were brought over from WhatsApp."""
        rows = await self.harness.rows("SELECT path FROM media WHERE state = 'stored'")
        return [await asyncio.to_thread(Path(row["path"]).read_bytes) for row in rows]

    async def parcel(self, awb: str) -> dict[str, Any]:
        """The parcel as its courier has it now."""
        return await self._found("parcels", "parcels", "awb", awb)

    async def _found(self, path: str, name: str, key: str, value: object) -> dict[str, Any]:
        async with self.harness.session.get(f"{self.harness.sandbox.base_url}/sandbox/api/{path}") as answer:
            listed: Sequence[dict[str, Any]] = (await answer.json())[name]
        return next(each for each in listed if each[key] == value)

    # -- the picture -----------------------------------------------------------------------------------------------

    async def photograph(self, name: str, part: str = "[data-testid=phone]") -> None:
        """Write `name`.png of this part of the page, at rest: newest message below, nothing under the mouse."""
        await self.page.mouse.move(0, 0)
        await self.page.evaluate("document.activeElement?.blur()")
        await self.page.get_by_test_id("scroll").evaluate("(thread) => thread.scrollTo(0, thread.scrollHeight)")
        path = Path(os.environ.get(PICTURES) or USUAL_FOLDER) / f"{name}.png"  # its folder is made where there is none
        picture = await self.page.locator(part).screenshot(path=path, animations="disabled", caret="hide")
        assert len(picture) < MOST_BYTES, f"{name}.png has {len(picture)} bytes"
