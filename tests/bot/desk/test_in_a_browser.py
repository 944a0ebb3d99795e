"""The desk in a real browser, with two colleagues and a customer on her phone; pictures go to var/screens."""

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.axe import serious
from tests.bot.desk.conftest import Staff
from tests.bot.desk.scene import customer_of, customer_with_a_failed_attempt
from tests.bot.story import greet
from tests.browser import PHONE, Mistakes, chromium_path, open_page
from tests.harness import Harness
from tests.people import Person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chrome or Chromium"),
]
PICTURES = Path(os.environ.get("HARKARA_PICTURES", "var/screens"))
LAPTOP = (1366, 800)
expect.set_options(timeout=20_000)  # milliseconds; a busy machine is no mistake


@asynccontextmanager
async def desk_of(
    harness: Harness, agent: Person, mistakes: Mistakes, path: str = "/desk", size: tuple[int, int] = LAPTOP
) -> AsyncIterator[Page]:
    """The desk in a browser of her own."""
    async with open_page(harness.settings.public_url + "/login", size=size, mistakes=mistakes) as page:
        await page.context.add_cookies(agent.browser_cookies())
        await page.goto(harness.settings.public_url + path)
        yield page


async def picture(page: Page, name: str) -> None:
    await page.screenshot(path=PICTURES / f"{name}.png")


async def pressed(page: Page, keys: Sequence[str]) -> None:
    for key in keys:
        await page.keyboard.press(key)


async def test_an_agent_answers_by_keys_what_comes_in_while_she_looks(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36: live rows and entries, keys, a reply that reaches the phone, the title's count, presence, no mistakes."""
    harness, mistakes = sqlite_harness, Mistakes()
    phone, customer = await customer_with_a_failed_attempt(harness)
    asha, ravi = await staff(harness, "Asha Nair"), await staff(harness, "Ravi Kumar", "lead")
    async with desk_of(harness, asha, mistakes, "/desk?queue=unassigned") as page:
        row = page.locator(f"#c{customer}")
        await expect(row).to_contain_text("Meera Joshi")
        await pressed(page, ["j", "Enter"])
        await expect(page.locator("#talk-name")).to_have_text("Meera Joshi")
        await expect(page.locator("#entries")).to_contain_text("I want to talk to a person please")
        await harness.say(phone, "Is anybody there?")
        await harness.settle()
        await expect(page.locator("#entries .in").last).to_contain_text("Is anybody there?")
        await expect(page.locator('[data-count="needs"]')).to_have_text("1")
        assert (await page.title()).startswith("(1) Meera Joshi")
        assert await serious(page) == []
        await picture(page, "desk")
        async with desk_of(harness, ravi, mistakes, f"/desk/c/{customer}") as other:
            await expect(other.locator("#here")).to_contain_text("Asha Nair is here")
            await pressed(page, ["r"])
            await page.keyboard.type("I am Asha. I will call the courier now.")
            await expect(other.locator("#here")).to_contain_text("Asha Nair is typing…")
            await pressed(page, ["Control+Enter"])
            await expect(page.locator("#reply-text")).to_have_value("")
            await harness.settle()
            sent = page.locator("#entries .by-agent").last
            await expect(sent).to_contain_text("I am Asha. I will call the courier now.")
            await expect(other.locator("#entries .by-agent").last).to_contain_text("Asha Nair")
        assert "I am Asha. I will call the courier now." in (await harness.texts(phone))[-1]
    assert mistakes == []


async def test_every_other_thing_is_done_by_keys_too(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36: note, list of keys, why, assign to me, command bar, resolve; letters do nothing while she types."""
    harness, mistakes = sqlite_harness, Mistakes()
    _, customer = await customer_with_a_failed_attempt(harness)
    asha = await staff(harness, "Asha Nair")
    async with desk_of(harness, asha, mistakes, f"/desk/c/{customer}?queue=unassigned") as page:
        await pressed(page, ["n"])
        await expect(page.locator("#write-note")).to_be_visible()
        await expect(page.locator("#write-reply")).to_be_hidden()
        await page.keyboard.type("Courier promised today")
        await pressed(page, ["Control+Enter"])
        await harness.settle()
        await expect(page.locator("#entries .note")).to_contain_text("Courier promised today")
        await pressed(page, ["Escape", "t"])
        await expect(page.locator(".template").first).to_be_visible()
        await pressed(page, ["Escape", "?"])
        await expect(page.locator("#keys-box")).to_be_visible()
        await pressed(page, ["Escape", "w"])
        await expect(page.locator(".reasons")).to_be_visible()
        await pressed(page, ["Shift+A"])
        await harness.settle()
        await expect(page.locator("#talk-head")).to_contain_text("Asha Nair")
        await pressed(page, ["Control+k"])
        await page.keyboard.type("resolve")
        await pressed(page, ["Enter"])
        await harness.settle()
        await expect(page.locator(".state")).to_contain_text("Resolved")
    assert mistakes == []


async def test_a_draft_and_the_stream_outlive_a_restart_of_the_service(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36: the banner says that the connection is lost; what was missed comes when it is back; what is typed stays."""
    harness, mistakes = sqlite_harness, Mistakes()
    phone, customer = await customer_with_a_failed_attempt(harness)
    asha = await staff(harness, "Asha Nair")
    async with desk_of(harness, asha, mistakes, f"/desk/c/{customer}") as page:
        async with page.expect_response(lambda answer: answer.url.endswith("/draft")):
            await page.locator("#reply-text").fill("Dear Meera, I am looking into it")
        await harness.service.stop()
        await expect(page.locator("#lost")).to_be_visible()
        await picture(page, "desk-connection-lost")
        await start_again(harness)
        await harness.say(phone, "Hello?")
        await harness.settle()
        await expect(page.locator("#entries .in").last).to_contain_text("Hello?")
        await expect(page.locator("#lost")).to_be_hidden()
        await expect(page.locator("#reply-text")).to_have_value("Dear Meera, I am looking into it")
        await page.reload()
        await expect(page.locator("#reply-text")).to_have_value("Dear Meera, I am looking into it")


async def start_again(harness: Harness) -> None:
    from bot.service import Service

    harness.service = Service(harness.settings, harness.clock)
    await harness.service.start()


async def test_on_a_phone_one_pane_is_shown_at_a_time(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36: 390 px wide, with a way back, nothing wider than the screen, and nothing that axe-core minds."""
    harness, mistakes = sqlite_harness, Mistakes()
    await customer_with_a_failed_attempt(harness)
    other = await harness.phone("919999900202", "Vikram Singh")
    await greet(harness, other)
    asha = await staff(harness, "Asha Nair")
    customer = await customer_of(harness, "919999900101")
    async with desk_of(harness, asha, mistakes, "/desk?queue=unassigned", PHONE) as page:
        await picture(page, "desk-phone-queue")
        assert await serious(page) == []
        await page.locator(f"#c{customer} a").click()
        await expect(page.locator("#talk-name")).to_be_visible()
        await expect(page.locator("#queue")).to_be_hidden()
        await picture(page, "desk-phone-talk")
        assert await serious(page) == []
        await page.locator(".panel-button").click()
        await expect(page.locator("#panel")).to_contain_text("Handed over")
        await expect(page.locator("#talk")).to_be_hidden()
        await picture(page, "desk-phone-panel")
        assert await serious(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        await page.locator("#panel .back").click()
        await page.locator("#talk .back").click()
        await expect(page.locator("#queue")).to_be_visible()
    assert mistakes == []
