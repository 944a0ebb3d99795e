"""Logging in and administration in a real browser: by keyboard, on a phone, accessible, nothing refused by the CSP."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests import axe
from tests.browser import PHONE, Mistakes, chromium_path, open_page
from tests.harness import Harness
from tests.people import PASSWORD, add_person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chrome or Chromium installed"),
]
PICTURES = Path("var/screens")


@pytest.fixture
async def mistakes() -> AsyncIterator[Mistakes]:
    """No test may leave an error on the page's console."""
    mistakes = Mistakes()
    yield mistakes
    assert mistakes == []


async def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240
    await page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


async def sticking_out(page: Page) -> list[str]:
    """What sticks out at the side of the page; empty when all fits."""
    found: list[str] = await page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const found = [...document.querySelectorAll("body *")]
            .filter((each) => each.getBoundingClientRect().right > width && !each.closest(".scroll"))
            .map((each) => each.outerHTML.slice(0, 80));
          return found.length ? found : ["something inside what scrolls"];
        }"""
    )
    return found


async def test_an_admin_logs_in_by_keyboard_and_adds_an_agent(sqlite_harness: Harness, mistakes: Mistakes) -> None:
    """Issue 5: keyboard only; each page without serious findings; the way back to where she wanted to go."""
    await add_person(sqlite_harness, "Asha Rao", "admin")
    async with open_page(f"{sqlite_harness.settings.public_url}/admin/users", mistakes=mistakes) as page:
        await expect(page).to_have_url(re.compile(r"/login\?next="))
        assert await axe.serious(page) == []
        await picture(page, "login")
        await page.keyboard.type("asha@example.com")
        await page.keyboard.press("Tab")
        await page.keyboard.type(PASSWORD)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Users")).to_be_visible()
        assert await axe.serious(page) == []
        await page.get_by_label("Name").fill("Ravi Kumar")
        await page.get_by_label("E-mail").fill("ravi@example.com")
        await page.get_by_label("Languages").fill("hi, ta")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Ravi Kumar is added")).to_be_visible()
        assert await axe.serious(page) == []
        await page.goto(f"{sqlite_harness.settings.public_url}/admin/users")
        await picture(page, "users")
        await page.get_by_role("link", name="Ravi Kumar").click()
        await expect(page.get_by_role("heading", name="Ravi Kumar")).to_be_visible()
        assert await axe.serious(page) == []
        await page.get_by_role("link", name="Audit").click()
        await expect(page.get_by_role("cell", name="user.added")).to_be_visible()
        assert await axe.serious(page) == []
        await picture(page, "audit")


async def test_a_second_factor_is_switched_on_a_phone_in_the_dark(sqlite_harness: Harness, mistakes: Mistakes) -> None:
    """Issue 5: 390 px wide, dark; the QR code is shown although images are restricted; codes are shown once."""
    from tests.bot.access.test_account import code_of

    asha = await add_person(sqlite_harness, "Asha Rao")
    url = f"{sqlite_harness.settings.public_url}/account"
    async with open_page(url, size=PHONE, dark=True, mistakes=mistakes) as page:
        await page.get_by_label("E-mail").fill("asha@example.com")
        await page.get_by_label("Password").fill(PASSWORD)
        await page.get_by_role("button", name="Log in").click()
        await expect(page.get_by_role("heading", name="Your account")).to_be_visible()
        assert await axe.serious(page) == []
        assert await sticking_out(page) == []
        await picture(page, "account-phone-dark")
        await page.get_by_role("link", name="Switch it on").click()
        await page.get_by_role("button", name="Begin").click()
        code = page.get_by_alt_text("QR code for an authenticator app")
        await expect(code).to_be_visible()
        assert await code.evaluate("image => image.complete && image.naturalWidth > 100")
        assert await axe.serious(page) == []
        await page.get_by_label("Code").fill(await code_of(sqlite_harness, asha))
        await page.get_by_role("button", name="Switch it on").click()
        await expect(page.get_by_role("listitem")).to_have_count(10)
        assert await axe.serious(page) == []
        await page.get_by_role("button", name="Log out").click()
        await expect(page).to_have_url(re.compile("/login$"))
        assert await sticking_out(page) == []
