"""The sandbox's page in a real browser, with no service attached: what the customer sees, taps and writes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import orjson
import pytest
from playwright.async_api import Locator, Page, expect

from integrations.sandbox.app import Sandbox, start
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock
from tests.browser import PHONE, Mistakes, chromium_path, open_page

from .conftest import START, Listener

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chrome or Chromium installed"),
]

NUMBER = "919999901234"
BUTTONS = {
    "type": "button",
    "header": {"type": "text", "text": "Order #10001"},
    "body": {"text": "Cash on delivery, ₹1,899. Shall we *ship* it?"},
    "footer": {"text": "You can change this until we ship"},
    "action": {
        "buttons": [
            {"type": "reply", "reply": {"id": "ship:10001", "title": "Ship it"}},
            {"type": "reply", "reply": {"id": "drop:10001", "title": "Cancel"}},
        ]
    },
}
TOPICS = {
    "type": "list",
    "body": {"text": "What can we help with?"},
    "action": {
        "button": "Choose a topic",
        "sections": [
            {
                "title": "This order",
                "rows": [{"id": "where", "title": "Where is it?", "description": "Place and dates"}],
            },
            {"title": "Other", "rows": [{"id": "person", "title": "Talk to a person"}]},
        ],
    },
}
FORM = {
    "type": "address_message",
    "body": {"text": "Where shall it go?"},
    "action": {
        "name": "address_message",
        "parameters": {
            "country": "IN",
            "values": {"name": "Meera Joshi", "phone_number": "9999901234", "in_pin_code": "41103"},
            "validation_errors": {"in_pin_code": "Six digits, please"},
        },
    },
}


@dataclass
class Bench:
    """A sandbox with one phone, its webhooks, and a Graph client that plays the brand."""

    sandbox: Sandbox
    listener: Listener
    http: aiohttp.ClientSession

    async def brand(self, kind: str, content: Any, to: str = NUMBER) -> str:
        """The brand sends; gives the wamid."""
        settings = self.sandbox.world.settings
        body = {"messaging_product": "whatsapp", "to": to, "type": kind, kind: content}
        async with self.http.post(
            f"/v25.0/{settings.phone_number_id}/messages",
            json=body,
            headers={"Authorization": f"Bearer {settings.access_token}"},
        ) as response:
            answer = orjson.loads(await response.read())
            assert response.status == 200, answer
        return str(answer["messages"][0]["id"])

    async def add_phone(self, number: str, name: str, **more: Any) -> None:
        async with self.http.post("/sandbox/api/phones", json={"number": number, "name": name, **more}) as response:
            assert response.status == 201

    async def inbound(self) -> list[dict[str, Any]]:
        """Every customer message the brand's webhook has received."""
        await self.sandbox.world.webhooks.idle()
        values = [
            change["value"]
            for body in self.listener.bodies
            for entry in orjson.loads(body)["entry"]
            for change in entry["changes"]
        ]
        return [message for value in values for message in value.get("messages", ())]


@pytest.fixture
async def bench(listener: Listener) -> AsyncIterator[Bench]:
    settings = SandboxSettings(port=0, whatsapp_webhook_url=listener.url)
    for vendor in (settings.shop, settings.delhivery, settings.shiprocket, settings.razorpay):
        vendor.webhook_url = ""
    sandbox = await start(settings, MovableClock(START, running=False), seed=7)
    async with aiohttp.ClientSession(sandbox.base_url) as http:
        bench = Bench(sandbox, listener, http)
        await bench.add_phone(NUMBER, "Meera Joshi")
        yield bench
    await sandbox.stop()


@pytest.fixture
async def mistakes() -> AsyncIterator[Mistakes]:
    """No test may leave an error on the page's console."""
    mistakes = Mistakes()
    yield mistakes
    assert mistakes == []


@pytest.fixture
async def page(bench: Bench, mistakes: Mistakes) -> AsyncIterator[Page]:
    async with open_page(bench.sandbox.base_url, mistakes=mistakes) as page:
        await expect(page.locator("body[data-ready]")).to_be_attached()
        yield page


async def write(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.get_by_test_id("send").click()
    await expect(bubbles(page).last).to_contain_text(text)


async def pass_minutes(bench: Bench, page: Page, minutes: int) -> None:
    """Click the minutes away one by one: a status follows the one before it only once time goes on."""
    for _ in range(minutes):
        before = bench.sandbox.world.now()
        async with page.expect_response("**/sandbox/api/clock"):
            await page.get_by_test_id("advance-1m").click()
        assert bench.sandbox.world.now() > before


def bubbles(page: Page) -> Locator:
    return page.get_by_test_id("bubble")


async def test_what_the_customer_writes_reaches_the_webhook_and_stands_on_the_right(bench: Bench, page: Page) -> None:
    """A-02, P-07."""
    await write(page, "Where is my order?")
    [message] = await bench.inbound()
    assert message["text"] == {"body": "Where is my order?"}
    assert message["from"] == NUMBER
    await expect(bubbles(page)).to_have_attribute("data-direction", "out")
    await expect(page.get_by_test_id("day")).to_have_text("Today")
    box, thread = (
        await bubbles(page).locator(".bubble").bounding_box(),
        await page.get_by_test_id("thread").bounding_box(),
    )
    assert box is not None
    assert thread is not None
    assert box["x"] + box["width"] > thread["x"] + thread["width"] - 30


async def test_a_tapped_button_answers_once_and_quotes_its_message(bench: Bench, page: Page) -> None:
    """P-04, P-07."""
    await write(page, "Hello")
    wamid = await bench.brand("interactive", BUTTONS)
    asked = bubbles(page).nth(1)
    await expect(asked).to_have_attribute("data-direction", "in")
    await expect(asked.locator("strong")).to_have_text("ship")
    await expect(page.get_by_test_id("live")).to_contain_text("Shall we ship it?")
    await asked.get_by_role("button", name="Ship it").click()
    answer = bubbles(page).nth(2)
    await expect(answer).to_contain_text("Ship it")
    await expect(answer.get_by_test_id("quote")).to_contain_text("Cash on delivery")
    for label in ("Ship it", "Cancel"):
        await expect(asked.get_by_role("button", name=label, exact=True)).to_be_disabled()
    tapped = (await bench.inbound())[-1]
    assert tapped["interactive"] == {"type": "button_reply", "button_reply": {"id": "ship:10001", "title": "Ship it"}}
    assert tapped["context"]["id"] == wamid


async def test_ticks_follow_the_brands_message_and_the_brands_reading(bench: Bench, page: Page) -> None:
    """P-01."""
    await write(page, "Hello")
    await bench.brand("text", {"body": "Good morning"})
    mine, theirs = bubbles(page).nth(0).get_by_test_id("tick"), bubbles(page).nth(1).get_by_test_id("tick")
    await expect(mine).to_have_attribute("data-status", "sent")
    await pass_minutes(bench, page, 3)
    await expect(theirs).to_have_attribute("data-status", "read")
    settings = bench.sandbox.world.settings
    wamid = (await bench.inbound())[0]["id"]
    read = {
        "messaging_product": "whatsapp",
        "status": "read",
        "message_id": wamid,
        "typing_indicator": {"type": "text"},
    }
    async with bench.http.post(
        f"/v25.0/{settings.phone_number_id}/messages",
        json=read,
        headers={"Authorization": f"Bearer {settings.access_token}"},
    ) as response:
        assert response.status == 200
    await expect(mine).to_have_attribute("data-status", "read")
    await expect(page.get_by_test_id("typing")).to_be_visible()
    await page.get_by_test_id("advance-1m").click()
    await expect(page.get_by_test_id("typing")).to_be_hidden()


async def test_the_ring_closes_when_a_day_has_passed(bench: Bench, page: Page) -> None:
    """G-4."""
    ring = page.get_by_test_id("window-ring")
    await expect(ring).to_have_attribute("data-open", "false")
    await write(page, "Hello")
    await expect(ring).to_have_attribute("data-open", "true")
    for _ in range(5):
        await page.get_by_test_id("advance-4h").click()
    await expect(page.get_by_test_id("window-text")).to_contain_text("Window open 4 h")
    await page.get_by_test_id("advance-4h").click()
    await page.get_by_test_id("advance-1m").click()
    await expect(ring).to_have_attribute("data-open", "false")
    await expect(page.get_by_test_id("window-text")).to_contain_text("templates only")
    await expect(page.get_by_test_id("day")).to_have_text("Yesterday")


async def test_a_list_opens_a_sheet_and_sends_the_chosen_row(bench: Bench, page: Page) -> None:
    """A-02."""
    await write(page, "Help")
    await bench.brand("interactive", TOPICS)
    await page.get_by_test_id("list-button").click()
    sheet = page.get_by_role("dialog", name="Choose a topic")
    await expect(sheet.get_by_test_id("list-send")).to_be_disabled()
    await sheet.get_by_text("Talk to a person").click()
    await sheet.get_by_test_id("list-send").click()
    await expect(sheet).to_be_hidden()
    await expect(bubbles(page).last).to_contain_text("Talk to a person")
    reply = (await bench.inbound())[-1]["interactive"]
    assert reply == {"type": "list_reply", "list_reply": {"id": "person", "title": "Talk to a person"}}
    await page.get_by_test_id("list-button").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.get_by_test_id("list-button")).to_be_focused()


async def test_the_address_form_shows_what_is_wrong_and_sends_what_was_put_right(bench: Bench, page: Page) -> None:
    """P-03."""
    await write(page, "New address")
    await bench.brand("interactive", FORM)
    await page.get_by_role("button", name="Provide address").click()
    sheet = page.get_by_test_id("address-sheet")
    await expect(sheet).to_contain_text("Six digits, please")
    await sheet.get_by_test_id("field-in_pin_code").fill("411038")
    await sheet.get_by_test_id("field-address").fill("14, Sunrise Apartments")
    await sheet.get_by_test_id("field-city").fill("Pune")
    await sheet.get_by_test_id("form-send").click()
    await expect(bubbles(page).last).to_contain_text("Sunrise Apartments")
    reply = (await bench.inbound())[-1]["interactive"]["nfm_reply"]
    assert reply["name"] == "address_message"
    assert orjson.loads(reply["response_json"])["values"]["in_pin_code"] == "411038"


@pytest.mark.parametrize("writer", ["customer", "brand"])
async def test_markup_in_a_message_stays_text(bench: Bench, page: Page, writer: str) -> None:
    """P-07."""
    nasty = '<img src=x onerror="document.title=1"><b>hi</b> *<i>bold</i>* javascript:alert(1)'
    await write(page, "Hello")
    if writer == "customer":
        await page.get_by_test_id("composer").fill(nasty)
        await page.get_by_test_id("send").click()
    else:
        await bench.brand("text", {"body": nasty})
    text = bubbles(page).nth(1).get_by_test_id("bubble-text")
    await expect(text).to_have_text(nasty.replace("*", ""))
    assert await text.locator("img, b, i, a, script").count() == 0
    assert await page.title() == "Harkara sandbox"


async def test_attachments_become_bubbles_and_webhooks(bench: Bench, page: Page) -> None:
    """P-07."""
    for choice, kind in (
        ("attach-photo", "image"),
        ("attach-voice", "voice"),
        ("attach-document", "document"),
        ("attach-sticker", "sticker"),
    ):
        await page.get_by_test_id("attach").click()
        await page.get_by_test_id(choice).click()
        await expect(bubbles(page).last.get_by_test_id(kind)).to_be_visible()
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("attach-location").click()
    await page.get_by_test_id("spot").first.click()
    await expect(bubbles(page).last.get_by_test_id("location")).to_contain_text("Home")
    types = [message["type"] for message in await bench.inbound()]
    assert types == ["image", "audio", "document", "sticker", "location"]


async def test_a_second_phone_counts_unread_messages_until_it_is_looked_at(bench: Bench, page: Page) -> None:
    """P-02, P-07."""
    await bench.add_phone("919999901235", "Arjun Nair", username="arjun.n", has_phone=False)
    async with bench.http.post("/sandbox/api/phones/p2/say", json={"text": "hi"}) as response:
        assert response.status == 200
    await bench.brand("text", {"body": "For Arjun"}, to="919999901235")
    await pass_minutes(bench, page, 3)
    await expect(page.get_by_test_id("unread-badge")).to_have_text("1")
    await page.get_by_test_id("phones-button").click()
    row = page.get_by_test_id("phone-row").filter(has_text="@arjun.n")
    await expect(row).to_contain_text("For Arjun")
    await row.click()
    await expect(bubbles(page).last).to_contain_text("For Arjun")
    await expect(bubbles(page).last).to_have_attribute("data-status", "read")
    await expect(page.get_by_test_id("unread-badge")).to_be_hidden()
    await expect(page.get_by_test_id("who")).to_contain_text("Arjun Nair")


async def test_an_order_travels_from_the_shop_to_the_courier(bench: Bench, page: Page) -> None:
    """A-89."""
    await page.get_by_test_id("order-payment").select_option("cod")
    await page.get_by_test_id("place-order").click()
    order = page.get_by_test_id("order")
    await expect(order.get_by_test_id("order-status")).to_have_text("COD")
    await order.get_by_test_id("fulfil-A").click()
    await expect(order.get_by_test_id("order-status")).to_have_text("shipped")
    await page.get_by_test_id("tab-courier").click()
    for what in ("manifested", "picked_up", "out_for_delivery"):
        await page.get_by_test_id(f"scan-{what}").click()
        await expect(page.get_by_test_id("parcel-stage")).to_have_text(what.replace("_", " "))
    await page.get_by_test_id("fail-not_attempted").click()
    await expect(page.get_by_test_id("scans").locator("li").first).to_contain_text("Never attempted")
    await page.get_by_test_id("tab-log").click()
    await page.get_by_test_id("log-kind").select_option("webhook")
    await expect(page.get_by_test_id("log-entry").first).to_contain_text("delhivery failed")


async def test_a_return_travels_from_the_shop_to_the_courier_and_back(bench: Bench, page: Page) -> None:
    """A-50, A-89."""
    await page.get_by_test_id("place-order").click()
    order = page.get_by_test_id("order")
    await order.get_by_test_id("fulfil-A").click()
    await order.get_by_test_id("return").and_(page.get_by_role("button")).first.click()
    await expect(order.locator("p[data-testid=return]")).to_contain_text("requested")
    await order.get_by_test_id("approve-return").click()
    await order.get_by_test_id("book-return").first.click()
    await expect(order.locator("p[data-testid=return]")).to_contain_text("5510")
    await page.get_by_test_id("tab-courier").click()
    await page.get_by_test_id("parcel").filter(has_text="fetch").click()
    for what in ("pickup_scheduled", "qc_failed"):
        await page.get_by_test_id(f"scan-{what}").click()
        await expect(page.get_by_test_id("parcel-stage")).to_have_text(what.replace("_", " "))


async def test_somebody_begins_to_buy_and_finishes_later(bench: Bench, page: Page) -> None:
    """A-29, A-89."""
    await expect(page.get_by_test_id("complete-checkout")).to_be_disabled()
    await page.get_by_test_id("start-checkout").click()
    await expect(page.get_by_test_id("complete-checkout")).to_be_enabled()
    await expect(page.get_by_test_id("order")).to_have_count(0)
    await page.get_by_test_id("complete-checkout").click()
    await expect(page.get_by_test_id("order")).to_have_count(1)


async def test_faults_are_switched_on_and_all_off_again(bench: Bench, page: Page) -> None:
    """A-23."""
    await page.get_by_test_id("tab-faults").click()
    await page.get_by_test_id("fault-webhook_duplicate").select_option("1")
    await write(page, "twice")
    await expect(page.get_by_test_id("fault-webhook_duplicate")).to_have_value("1")
    assert [message["text"]["body"] for message in await bench.inbound()] == ["twice", "twice"]
    await page.get_by_test_id("faults-clear").click()
    await expect(page.get_by_test_id("fault-webhook_duplicate")).to_have_value("0")
    assert bench.sandbox.world.faults.switches.webhook_duplicate == 0


async def test_nothing_is_wider_than_a_small_phone(bench: Bench, mistakes: Mistakes) -> None:
    """A-77."""
    async with open_page(bench.sandbox.base_url, size=PHONE, mistakes=mistakes) as page:
        await expect(page.locator("body[data-ready]")).to_be_attached()
        await write(page, "A_very_long_word_" * 12)
        for tab in ("phone", "shop", "courier", "faults", "log"):
            await page.get_by_test_id(f"tab-{tab}").click()
            assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
            wide = await page.evaluate(
                "[...document.querySelectorAll('.tab-body, .scroll')].some((e) => e.scrollWidth > e.clientWidth + 1)"
            )
            assert not wide, tab
