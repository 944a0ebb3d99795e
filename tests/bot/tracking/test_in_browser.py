"""The tracking page in a real Chromium: a cheap phone without script, three languages in pictures, nobody shut out."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from journeys.clock import MovableClock
from tests.axe import serious
from tests.bot.tracking.playing import failed_attempt, in_four_languages, requests, shipped_order
from tests.browser import PHONE, Mistakes, chromium_path, open_page
from tests.harness import Harness, running

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chrome or Chromium installed"),
]

FOLDER = Path(os.environ.get("HARKARA_PICTURES") or "var/screens")
PICTURED = {"en": "Your order", "hi": "आपका ऑर्डर", "ta": "உங்கள் ஆர்டர்"}
SCHEMES = ("light", "dark")
MOST_BYTES = 26_000  # on the wire, of the page with its form in the longest script; the promise is 100,000
FETCHED = "performance.getEntries().map(each => each.transferSize || 0).reduce((sum, bytes) => sum + bytes)"


@pytest.fixture
async def service(sqlite_url: str, clock: MovableClock) -> AsyncIterator[Harness]:
    """With a brand that speaks four languages, whose templates are all made at once."""
    async with running(sqlite_url, clock, configure=in_four_languages, template_creations_per_hour=1_000) as harness:
        yield harness


async def fits(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


async def photograph(page: Page, name: str) -> None:
    await page.screenshot(path=FOLDER / f"{name}.png", full_page=True, animations="disabled", caret="hide")


async def test_a_failed_attempt_is_answered_on_a_phone_without_script(service: Harness) -> None:
    """A-40, A-77: form, redirect and outcome work with nothing but HTML, also sent twice by an impatient finger."""
    await failed_attempt(service, await service.phone())
    mistakes = Mistakes()
    async with open_page(await service.page_link(), size=PHONE, script=False, mistakes=mistakes) as page:
        await page.get_by_label("Wed, 25 Nov").check()
        await page.get_by_label("Evening").check()
        await page.get_by_label("Landmark near you").fill("opposite the blue gate")
        await page.get_by_label("Another number for the rider").fill("12345")
        await page.get_by_role("button", name="Send to the courier").click()
        await expect(page.get_by_text("This is not an Indian mobile number.")).to_be_visible()
        await expect(page.get_by_label("Landmark near you")).to_have_value("opposite the blue gate")
        await expect(page.get_by_label("Wed, 25 Nov")).to_be_checked()
        await page.get_by_label("Another number for the rider").fill("99999 00177")
        await page.get_by_role("button", name="Send to the courier").click()
        await page.wait_for_url("**answer=**")
        await service.settle()
        await page.reload()
        await expect(page.get_by_role("status")).to_contain_text("The courier has accepted your answer")
        await expect(page.get_by_role("status")).to_contain_text("Wed, 25 Nov, in the evening")
        await expect(page.get_by_role("button", name="Send to the courier")).to_be_hidden()
        await photograph(page, "tracking-answered")
    (request,) = await requests(service)
    assert (request["date"], request["phone"]) == ("2026-11-25", "+919999900177")
    assert len(mistakes) == 1, mistakes  # the 422 that showed the form again
    assert "422" in mistakes[0]


async def test_the_page_reads_well_in_every_language_by_day_and_by_night(service: Harness) -> None:
    """Issue 5, must show 3; A-56: small, nothing too wide, nothing that shuts a person out."""
    await failed_attempt(service, await service.phone())
    mistakes = Mistakes()
    async with open_page(await service.page_link(), size=PHONE, mistakes=mistakes) as page:
        for language, headline in PICTURED.items():
            await page.locator(".tongues summary").click()
            assert await fits(page)
            await page.locator(f".tongues a[lang={language}]").click()
            await expect(page.locator("html")).to_have_attribute("lang", language)
            await expect(page.locator("h1")).to_contain_text(headline)
            await expect(page.locator(".way li")).to_have_count(5)
            assert await fits(page)
            for scheme in SCHEMES:
                await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                assert await serious(page) == [], (language, scheme)
                await photograph(page, f"tracking-{language}-{scheme}")
            assert await page.evaluate(FETCHED) < MOST_BYTES
    assert mistakes == []


async def test_a_way_without_trouble_shows_no_form(service: Harness) -> None:
    """A-01, A-56: milestones with what they mean, the last place, and one button that leads to the chat."""
    phone = await service.phone()
    _, awb = await shipped_order(service, phone)
    await service.scan(awb, "in_transit")
    await service.settle()
    async with open_page(await service.page_link(), size=PHONE) as page:
        await expect(page.locator("[aria-current=step]")).to_contain_text("On its way, now.")
        await expect(page.locator("[aria-current=step]")).to_contain_text("It travels between the courier's hubs.")
        await expect(page.get_by_role("button")).to_have_count(0)
        ask = page.get_by_role("link", name="Ask on WhatsApp")
        assert "https://wa.me/919999900000?text=Where%20is%20my%20order" in str(await ask.get_attribute("href"))
        assert await serious(page) == []
        await photograph(page, "tracking-on-its-way")
