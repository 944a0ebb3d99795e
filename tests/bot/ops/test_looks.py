"""The ops room in a real Chromium: accessible, at home on a phone, quiet in its console, deaf to hostile text."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, async_playwright

from tests.axe import serious
from tests.bot.ops.scenes import (
    PAGES,
    fail_with_remark,
    fall_silent,
    meet_unknown_code,
    morning,
    park_delivery,
)
from tests.browser import DESKTOP, FLAGS, PHONE, Mistakes, chromium_path
from tests.harness import Harness
from tests.people import Person, person

pytestmark = pytest.mark.browser

PICTURES = Path(os.environ.get("HARKARA_PICTURES", "var/screens"))
TAKEN = {"/ops": "front", "/ops/map": "map", "/ops/ndrs": "ndrs", "/ops/map/ndr_unavailable": "journey"}
HOSTILE = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>\'"{{7*7}}'


@asynccontextmanager
async def browsing(who: Person, size: tuple[int, int], *, dark: bool = False) -> AsyncIterator[BrowserContext]:
    """A browser in which `who` is logged in."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
        )
        await context.add_cookies(who.browser_cookies())  # type: ignore[arg-type]
        yield context
        await browser.close()


async def is_too_wide(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))


@pytest.mark.parametrize(("name", "size", "dark"), [("wide", DESKTOP, False), ("phone", PHONE, True)])
async def test_every_page_is_accessible_and_fits(
    sqlite_harness: Harness, name: str, size: tuple[int, int], dark: bool
) -> None:
    """Issue 5, must show 3: no serious finding, light and dark, no sideways scrolling at 390 px, a quiet console."""
    PICTURES.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - before anything runs
    harness = sqlite_harness
    found = await morning(harness)
    await fall_silent(harness)
    await meet_unknown_code(harness)
    item = await park_delivery(harness, b'{"to": "+91 99999 00177"}')
    admin = await person(harness, "Asha", "admin")
    mistakes, number = Mistakes(), found.numbers[0].lstrip("#")
    async with browsing(admin, size, dark=dark) as context:
        page = await context.new_page()
        mistakes.watch(page)
        for path in (*PAGES, f"/ops/orders/{number}?message=delivered", f"/ops/parked/in/{item}"):
            await page.goto(harness.settings.public_url + path)
            assert await serious(page) == [], path
            assert not await is_too_wide(page), path
            if path in TAKEN:
                await page.screenshot(path=PICTURES / f"ops-{TAKEN[path]}-{name}.png", full_page=True)
    assert mistakes == []
    await admin.close()


async def test_text_of_customers_couriers_and_vendors_stays_text(sqlite_harness: Harness) -> None:
    """Issue 5, must show 4: her name, a courier's remark, a vendor's code and raw bodies are shown, never run."""
    harness = sqlite_harness
    found = await morning(harness, [f"Meera {HOSTILE}"])
    await fail_with_remark(harness, found.awbs[0], f"gate {HOSTILE}")
    await meet_unknown_code(harness, code=HOSTILE[:90], example=HOSTILE)
    item = await park_delivery(harness, HOSTILE.encode(), reason=HOSTILE)
    await fall_silent(harness, cause=HOSTILE[:50])
    admin = await person(harness, f"Asha {HOSTILE}"[:90], "admin")
    mistakes = Mistakes()
    shown_on = {"/ops/ndrs", "/ops/ledger", "/ops/parked", "/ops/connections", "/ops/accidental", "/ops/silences"}
    queries = "?who={0}&message={0}&outcome={0}&day={0}".format("%3Cscript%3Ewindow.hurt%3D1%3C%2Fscript%3E")
    paths = (
        *PAGES,
        f"/ops/parked/in/{item}",
        f"/ops/ledger{queries}",
        f"/ops/promises{queries}",
        f"/ops/map/x{queries}",
    )
    async with browsing(admin, DESKTOP) as context:
        page = await context.new_page()
        mistakes.watch(page)
        for path in paths:
            answer = await page.goto(harness.settings.public_url + path)
            assert answer is not None
            assert "script-src 'self'" in answer.headers["content-security-policy"]
            assert await page.evaluate("window.hurt") is None, path
            assert await page.locator("img[src=x], main script").count() == 0, path
            if path in shown_on:
                assert "window.hurt" in await page.locator("main").inner_text(), path
            assert "49" not in await page.locator(".who").inner_text()
    assert [each for each in mistakes if "404" not in each] == []
    await admin.close()


async def test_a_board_that_is_left_open_renews_itself(sqlite_harness: Harness) -> None:
    """Issue 5: live by htmx under the strict policy, without a reload."""
    harness = sqlite_harness
    admin = await person(harness, "Asha", "admin")
    async with browsing(admin, DESKTOP) as context:
        page = await context.new_page()
        await page.clock.install()
        await page.goto(f"{harness.settings.public_url}/ops/ndrs")
        assert "No failed attempt is open." in await page.inner_text("main")
        await page.evaluate("window.same = true")
        await morning(harness, ["Meera Joshi"])
        async with page.expect_response("**/ops/ndrs"):
            await page.clock.run_for(11_000)
        await page.get_by_text("1 open failed attempt").wait_for()
        assert await page.evaluate("window.same")
    await admin.close()
