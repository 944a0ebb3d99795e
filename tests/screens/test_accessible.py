"""Nobody is shut out: axe-core over the desk, the ops room and the tracking page as they stand in a busy hour."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.axe import serious
from tests.browser import PHONE, chromium_path
from tests.screens.stage import LAPTOP, House, Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chrome or Chromium installed"),
    pytest.mark.asyncio(loop_scope="module"),
]
LOOKS: list[Any] = [(LAPTOP, False), (LAPTOP, True), (PHONE, False), (PHONE, True)]
BOXES = {"?": "#keys-box", "z": "#snooze-box", "a": "#assign-box", "l": "#label-box", "Control+k": "#command-box"}


async def is_fit_for_all(page: Page) -> bool:
    """Nothing serious is found, and nothing is wider than the screen."""
    found = await serious(page)
    assert found == [], found
    return bool(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"))


@pytest.mark.parametrize(("size", "dark"), LOOKS, ids=["laptop", "laptop dark", "phone", "phone dark"])
async def test_the_desk_shuts_nobody_out(house: House, stage: Stage, size: tuple[int, int], dark: bool) -> None:
    """Issue 5, must show 3: the queue, a thread, its panel, note and template, and every box that a key opens."""
    meera = await house.waiting_customer("Meera Joshi")
    desk = await stage.desk(await stage.person("Asha Nair"), size=size, dark=dark)
    name = f"axe-desk-{size[0]}-{'dark' if dark else 'light'}"
    await expect(desk.locator(f"#c{meera.id}")).to_be_visible()
    assert await is_fit_for_all(desk)
    await desk.locator(f"#c{meera.id} a").click()
    await expect(desk.locator("#talk-name")).to_have_text("Meera Joshi")
    assert await is_fit_for_all(desk)
    await stage.picture(desk, name)
    for tab in ("note", "template"):
        await desk.locator(f"#tab-{tab}").click()
        await expect(desk.locator(f"#write-{tab}")).to_be_visible()
        assert await is_fit_for_all(desk)
    await desk.locator("#log").focus()
    for key, box in BOXES.items():
        await desk.keyboard.press(key)
        await expect(desk.locator(box)).to_be_visible()
        assert await is_fit_for_all(desk), key
        await desk.keyboard.press("Escape")
        await expect(desk.locator(box)).to_be_hidden()
    await desk.keyboard.press("o")
    assert await is_fit_for_all(desk)


@pytest.mark.parametrize(("size", "dark"), [(LAPTOP, False), (PHONE, True)], ids=["laptop", "phone dark"])
async def test_ops_room_and_tracking_page_shut_nobody_out(
    house: House, stage: Stage, size: tuple[int, int], dark: bool
) -> None:
    """Issue 5, must show 3: the room's front, its board and map, and the page with its question."""
    await house.customer("Kavya Rao")
    lead, url = await stage.person("Lata Iyer", "lead"), house.harness.settings.public_url
    page = await stage.page(await house.harness.page_link(), size, dark=dark)
    await expect(page.get_by_role("button", name="Send to the courier")).to_be_visible()
    assert await is_fit_for_all(page)
    for path in ("/ops", "/ops/ndrs", "/ops/map", "/desk/words"):
        page = await stage.page(url + path, size, who=lead, dark=dark)
        assert await is_fit_for_all(page), path
