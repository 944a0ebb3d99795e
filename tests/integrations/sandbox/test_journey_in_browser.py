"""The page beside the phone in a real browser, with the service behind it: the order's place, and the ledger, live."""

from collections.abc import AsyncIterator
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from playwright.async_api import Locator, Page, expect

from journeys.drawing.content import drawing_of
from journeys.drawing.layout import lay_out
from journeys.drawing.page import SMALLEST
from journeys.drawing.svg import svg_of
from tests.browser import PHONE, Mistakes, chromium_path, open_page
from tests.harness import Harness
from tests.journeys.drawing.some_journeys import many

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chrome or Chromium installed"),
]


@pytest.fixture
async def mistakes() -> AsyncIterator[Mistakes]:
    """No test may leave an error on the page's console."""
    mistakes = Mistakes()
    yield mistakes
    assert mistakes == []


@pytest.fixture
async def page(sqlite_harness: Harness, mistakes: Mistakes) -> AsyncIterator[Page]:
    async with open_page(sqlite_harness.sandbox.base_url, mistakes=mistakes) as page:
        await expect(page.locator("body[data-ready]")).to_be_attached()
        await page.get_by_test_id("tab-journey").click()
        yield page


def part(page: Page, state: str) -> Locator:
    return page.locator(f'[data-testid="part"][data-state="{state}"]')


async def test_the_chosen_orders_place_and_ledger_follow_what_happens(sqlite_harness: Harness, page: Page) -> None:
    """A-82, D1: stage, runs with the step they wait at, and what was sent or withheld, without a reload."""
    h = sqlite_harness
    await expect(page.get_by_test_id("journey-note")).to_have_text("No orders yet: place one in the shop.")
    phone = await h.phone()
    order = await h.order(phone)
    await h.settle()
    await expect(part(page, "here")).to_have_text("confirmation", timeout=10_000)
    awb = await h.ship(order)
    for what in ("picked_up", "out_for_delivery"):
        await h.scan(awb, what)
    await h.scan(awb, "failed", reason="customer_unavailable")
    await h.settle()
    await h.move(timedelta(minutes=5))
    await expect(part(page, "here")).to_have_text("failed attempt", timeout=10_000)
    run = page.locator('[data-testid="run"][data-journey="ndr_unavailable"]')
    await expect(run.locator('[data-state="current"]')).to_contain_text("attempt_unavailable")
    await expect(run.locator('[data-state="visited"]').first).to_be_visible()
    await expect(page.locator('[data-testid="ledger-line"][data-kind="sent"]').first).to_contain_text(
        "attempt_unavailable"
    )
    before = await page.get_by_test_id("ledger-line").count()
    await page.get_by_test_id("ledger-what").select_option("all")
    await expect(page.locator('[data-testid="ledger-line"][data-kind="event"]').first).to_be_visible()
    assert await page.get_by_test_id("ledger-line").count() > before
    await h.scan(awb, "delivered")
    await h.settle()
    await expect(part(page, "here")).to_have_text("delivered", timeout=10_000)
    await expect(run.get_by_test_id("run-state")).to_contain_text("ended:")


async def test_another_order_can_be_chosen(sqlite_harness: Harness, page: Page) -> None:
    """A-82."""
    h = sqlite_harness
    phone = await h.phone()
    first, second = await h.order(phone), await h.order(phone)
    awb = await h.ship(first)
    await h.scan(awb, "picked_up")
    await h.settle()
    chosen = page.get_by_test_id("journey-order")
    await expect(chosen).to_have_value(str(second["name"]), timeout=10_000)
    await expect(part(page, "here")).to_have_text("confirmation", timeout=10_000)
    await chosen.select_option(str(first["name"]))
    await expect(part(page, "here")).to_have_text("transit", timeout=10_000)


async def test_the_panel_fits_a_phone(sqlite_harness: Harness, mistakes: Mistakes) -> None:
    """A-82: nothing is cut off at the side."""
    h = sqlite_harness
    await h.order(await h.phone())
    await h.settle()
    async with open_page(h.sandbox.base_url, size=PHONE, mistakes=mistakes) as page:
        await expect(page.locator("body[data-ready]")).to_be_attached()
        await page.get_by_test_id("tab-journey").click()
        await expect(part(page, "here")).to_have_text("confirmation", timeout=10_000)
        wide = "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
        assert await page.evaluate(wide) == 0
        tab = await page.evaluate(
            "() => { const t = document.getElementById('tab-journey'); return t.scrollWidth - t.clientWidth }"
        )
        assert tab == 0


MEASURE = """() => {
  const named = [...document.querySelectorAll('[data-name]')];
  const boxes = Object.fromEntries(named.map((box) => [box.dataset.name, box.getBBox()]));
  return [...document.querySelectorAll('text')].map((text) => {
    const own = text.getBBox(), box = boxes[text.dataset.inside];
    const size = parseFloat(getComputedStyle(text).fontSize);
    const across = !box || (own.x >= box.x - 0.05 && own.x + own.width <= box.x + box.width + 0.05);
    const down = !box || (own.y + own.height * 0.8 <= box.y + box.height);
    return { words: text.textContent, size, inside: across && down };
  });
}"""


async def test_the_printed_map_is_readable_as_a_browser_draws_it(sqlite_harness: Harness, mistakes: Mistakes) -> None:
    """A-82: with the browser's own fonts, no word leaves its card and none is smaller than 2.2 mm on A3."""
    drawn = svg_of(lay_out(drawing_of(many())))
    ElementTree.fromstring(drawn)
    async with open_page("about:blank", size=(1587, 1123), mistakes=mistakes) as page:  # A3 at 96 dots an inch
        await page.set_content(drawn.partition("?>")[2])
        found = await page.evaluate(MEASURE)
    assert len(found) > 1000
    assert [each["words"] for each in found if not each["inside"]] == []
    assert min(each["size"] for each in found) >= SMALLEST
