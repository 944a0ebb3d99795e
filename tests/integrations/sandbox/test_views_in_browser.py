"""The page's links to the service's own screens, in a real browser."""

import pytest
from playwright.async_api import expect

from integrations.sandbox.app import start
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock
from tests.browser import PHONE, Mistakes, chromium_path, open_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chrome or Chromium installed"),
]


async def test_the_page_leads_to_the_screens_it_was_told_of(clock: MovableClock, unused_tcp_port: int) -> None:
    """Issue 5: by name; the newest order's tracking page once there is an order; nothing where there is no service."""
    settings = SandboxSettings(
        port=unused_tcp_port,
        views={"Desk": "http://127.0.0.1:1/desk"},
        order_view="http://127.0.0.1:1/demo-page?number={number}",
    )
    sandbox, mistakes = await start(settings, clock), Mistakes()
    try:
        async with open_page(sandbox.base_url, size=PHONE, mistakes=mistakes) as page:
            links = page.get_by_role("navigation", name="The service's screens").get_by_role("link")
            await expect(links).to_have_text(["Desk"])
            await expect(links).to_have_attribute("href", "http://127.0.0.1:1/desk")
            await page.evaluate(
                """async () => {
                  const send = async (path, body) =>
                    (await fetch(path, {method: "POST", body: JSON.stringify(body)})).json();
                  const phone = await send("/sandbox/api/phones", {number: "919999900101", name: "Meera Joshi"});
                  await send("/sandbox/api/shop/orders", {phone_id: phone.id, payment: "cod"});
                }"""
            )
            await expect(links).to_have_text(["Desk", "Tracking page"])
            await expect(links.nth(1)).to_have_attribute("href", "http://127.0.0.1:1/demo-page?number=%2310001")
            settings.views, settings.order_view = {}, ""
            await page.reload()
            await expect(page.locator("body[data-ready]")).to_be_attached()
            await expect(page.locator("#views")).to_be_hidden()
    finally:
        await sandbox.stop()
    assert mistakes == []
