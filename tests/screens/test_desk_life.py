"""The desk's whole life: two agents and a customer on her phone at once, the courier between them."""

import asyncio
import re
from datetime import timedelta

import pytest
from playwright.async_api import Page, Route, expect

from tests.bot.story import faults
from tests.browser import PHONE, chromium_path
from tests.people import Person
from tests.screens.stage import NEEDS_A_PERSON, Customer, House, Stage, from_us, row_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chrome or Chromium installed"),
    pytest.mark.asyncio(loop_scope="module"),
]
REFUSED = ("409 (Conflict)",)
GONE = ("ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET")


async def opened(desk: Page, customer: Customer) -> None:
    """Her conversation is opened from the queue."""
    await row_of(desk, customer).locator("a").click()
    await expect(desk.locator("#talk-name")).to_have_text(customer.name)


async def test_who_asks_for_a_person_gets_one_who_has_read_everything(house: House, stage: Stage) -> None:
    """Issue 5, must show 1; A-20, B-12: on both desks at once, with what need not be asked again; she is told once."""
    meera = await house.customer("Meera Joshi")
    asha, ravi = await stage.person("Asha Nair"), await stage.person("Ravi Kumar")
    hers, his, phone = await stage.desk(asha), await stage.desk(ravi), await stage.phone(meera)
    await expect(row_of(hers, meera)).to_have_count(0)
    await stage.written(phone, NEEDS_A_PERSON)
    for desk in (hers, his):
        await expect(row_of(desk, meera)).to_contain_text(NEEDS_A_PERSON)
        await expect(desk.locator("[data-count=needs]")).to_have_text("1")
    await opened(hers, meera)
    await expect(hers.locator(".packet")).to_contain_text("Handed over: asked for a person")
    await expect(hers.locator(".packet")).to_contain_text(NEEDS_A_PERSON)
    async with stage.taken(hers, "hold"):
        await hers.get_by_role("button", name="Take over").click()
    await expect(hers.locator("#talk-head .state")).to_contain_text("You")
    for words in ("I have the courier on the line.", "He will come at six."):
        async with stage.taken(hers, "reply"):
            await hers.locator("#reply-text").fill(words)
            await hers.get_by_role("button", name=re.compile("^Send( Ctrl|$)")).click()
        await expect(from_us(phone).last).to_contain_text(words)
        await expect(hers.locator("#entries .by-agent").last).to_contain_text(words)
    await expect(from_us(phone).filter(has_text="is with you now and has read everything")).to_have_count(1)
    await expect(row_of(his, meera)).to_have_count(0)
    await stage.picture(hers, "life-1-answered")
    await stage.picture(phone, "life-1-phone")


async def test_the_second_answer_is_stopped_and_its_text_is_kept(house: House, stage: Stage) -> None:
    """Issue 5, must show 1; A-20: on a slow line a colleague's answer is not seen yet; the server stops the second."""
    kavya = await house.waiting_customer("Kavya Rao")
    asha, ravi = await stage.person("Asha Nair"), await stage.person("Ravi Kumar")
    hers = await stage.desk(asha, f"/desk/c/{kavya.id}")
    his = await stage.desk(ravi, f"/desk/c/{kavya.id}")
    stage.expected, line_is_quick = REFUSED, asyncio.Event()

    async def slow(route: Route) -> None:
        await line_is_quick.wait()
        await route.continue_()

    await expect(his.locator("#here")).to_contain_text("Asha Nair is here")
    await his.route(f"**/desk/c/{kavya.id}", slow)
    await his.locator("#reply-text").fill("Ravi here: it comes tomorrow.")
    await house.harness.move(timedelta(seconds=20))
    async with stage.taken(hers, "reply"):
        await hers.locator("#reply-text").fill("Asha here: I have asked the courier.")
        await hers.locator("#reply-text").press("Control+Enter")
    await house.harness.move(timedelta(seconds=40))
    async with stage.taken(his, "reply", status=409):
        await his.locator("#reply-text").press("Control+Enter")
    await expect(his.locator("#reply-wrong")).to_contain_text("Asha Nair answered 40 s ago")
    await expect(his.locator("#reply-text")).to_have_value("Ravi here: it comes tomorrow.")
    assert not [text for text in await house.harness.texts(kavya.phone) if "Ravi here" in text]
    line_is_quick.set()
    await expect(his.locator("#entries .by-agent").last).to_contain_text("Asha here")
    await stage.picture(his, "life-2-collision")
    async with stage.taken(his, "reply"):
        await his.locator("#reply-text").press("Control+Enter")
    assert "Ravi here: it comes tomorrow." in (await house.harness.texts(kavya.phone))[-1]
    await expect(his.locator("#reply-wrong")).to_be_empty()


async def kept(lead: Person, what: str, **form: str) -> None:
    status, _ = await lead.post(f"/desk/words/{what}", **form)
    assert status == 303


async def test_macro_canned_reply_and_order_action_say_what_came_of_them(house: House, stage: Stage) -> None:
    """Issue 5, must show 1; A-20, A-40: a number key, `/`, and an ask that stands as asked until the courier has
    accepted it."""
    rohan = await house.waiting_customer("Rohan Das")
    asha, lata = await stage.person("Asha Nair"), await stage.person("Lata Iyer", "lead")
    await kept(lata, "macros", name="Take it on", key="1", steps="hold\nassign me\nlabel reattempt\nnote I ask them.")
    words = "{{first_name}}, I ask them to come again: {{awb}}."
    await kept(lata, "canned", short="again", language="en", text=words, buttons="Yes please\nCall me first")
    desk = await stage.desk(asha, f"/desk/c/{rohan.id}")
    macro = await house.harness.scalar("SELECT id AS value FROM macros")
    async with stage.taken(desk, f"macro/{macro}"):
        await desk.keyboard.press("1")
    await expect(desk.locator("#toast")).to_contain_text("Take it on: done.")
    await expect(desk.locator("#talk-head .badge")).to_have_text("reattempt")
    await expect(desk.locator("#talk-head")).to_contain_text("Asha Nair")
    await expect(desk.locator("#entries .note")).to_contain_text("I ask them.")
    await desk.keyboard.press("/")
    await expect(desk.get_by_role("option")).to_contain_text(f"Rohan, I ask them to come again: {rohan.awb}.")
    await stage.picture(desk, "life-3-canned")
    await desk.keyboard.press("Enter")
    await expect(desk.locator("#reply-text")).to_have_value(f"Rohan, I ask them to come again: {rohan.awb}.")
    await expect(desk.locator("#attached")).to_contain_text("With the buttons [Yes please] [Call me first]")
    async with stage.taken(desk, "reply"):
        await desk.keyboard.press("Control+Enter")
    await expect(desk.locator("#attached")).to_be_hidden()
    assert f"come again: {rohan.awb}." in (await house.harness.texts(rohan.phone))[-1]
    await house.harness.tap(rohan.phone, (await house.harness.messages(rohan.phone))[-1], "Call me first")
    await expect(desk.locator("#entries .in").last).to_contain_text("Call me first")
    await faults(house.harness, api_reset=1.0, api_targets=["delhivery"])
    async with stage.taken(desk, "do"):
        await desk.get_by_role("button", name="Deliver again tomorrow").click()
    asked = desk.locator("#entries .command").filter(has_text="Asked the courier for another attempt")
    await expect(asked.locator(".badge")).to_have_text("asked")
    await faults(house.harness, clear=True)
    await house.harness.move(timedelta(minutes=11))
    await expect(asked.locator(".badge")).to_have_text("accepted")
    await expect(desk.locator("#panel")).to_contain_text("accepted")
    await stage.picture(desk, "life-3-accepted")


async def test_a_snoozed_chat_wakes_with_the_couriers_news(house: House, stage: Stage) -> None:
    """Issue 5, must show 1; A-20: it leaves the queue, waits among the snoozed, and is back with the next scan."""
    leela = await house.waiting_customer("Leela Menon")
    asha, ravi = await stage.person("Asha Nair"), await stage.person("Ravi Kumar")
    desk, asleep = await stage.desk(asha), await stage.desk(ravi, "/desk?queue=snoozed")
    await opened(desk, leela)
    await desk.get_by_role("button", name="Snooze", exact=True).click()
    async with stage.taken(desk, "snooze"):
        await desk.get_by_role("button", name="The courier tells something new").click()
    await expect(desk.locator("#snooze-box")).to_be_hidden()
    await expect(row_of(desk, leela)).to_have_count(0)
    await expect(row_of(asleep, leela)).to_contain_text("until the courier tells")
    await expect(desk.locator("#talk-head .state")).to_contain_text("Snoozed")
    await stage.picture(desk, "life-4-snoozed")
    await house.harness.scan(leela.awb, "out_for_delivery")
    await house.harness.settle()
    await expect(row_of(desk, leela)).to_be_visible()
    await expect(row_of(asleep, leela)).to_have_count(0)
    await expect(desk.locator("#entries")).to_contain_text("The chat woke up")


async def test_a_shut_window_takes_templates_and_a_resolved_chat_asks_how_it_was(house: House, stage: Stage) -> None:
    """Issue 5, must show 1; A-20, A-94, G-4: the composer and the server refuse free text; a template leaves; she
    rates on her phone and the thread shows it."""
    tara = await house.waiting_customer("Tara Singh")
    await house.harness.move(timedelta(hours=25))
    asha, phone = await stage.person("Asha Nair"), await stage.phone(tara)
    desk = await stage.desk(asha, f"/desk/c/{tara.id}")
    await expect(desk.locator("#composer")).to_have_attribute("data-window", "shut")
    await expect(desk.locator("#write-reply")).to_be_hidden()
    await expect(desk.locator("#tab-reply")).to_be_disabled()
    status, told = await asha.post(f"/desk/c/{tara.id}/reply", text="Free words.")
    assert (status, "only a template may be sent" in told) == (409, True)
    choice = desk.locator("#write-template .template").first
    text = (await choice.locator(".template-text").inner_text()).splitlines()[0]
    await choice.click()
    await stage.picture(desk, "life-5-window-shut")
    async with stage.taken(desk, "template"):
        await desk.get_by_role("button", name="Send template").click()
    await expect(from_us(phone).last).to_contain_text(text)
    async with stage.taken(desk, "resolve"):
        await desk.get_by_role("button", name="Resolve", exact=True).click()
    await expect(desk.locator("#talk-head .state")).to_contain_text("Resolved")
    await expect(from_us(phone).last).to_contain_text("How helpful were we?")
    await phone.get_by_test_id("reply-button").filter(has_text="Rate our help").last.click()
    await house.harness.settle()
    await phone.get_by_test_id("list-button").last.click()
    await phone.get_by_role("dialog").get_by_text("5, very helpful").click()
    await phone.get_by_test_id("list-send").click()
    await expect(phone.locator("[data-testid=bubble][data-direction=out]").last).to_contain_text("5, very helpful")
    await house.harness.settle()
    await expect(from_us(phone).last).to_contain_text("Thank you")
    await expect(desk.locator("#entries .in").last).to_contain_text("5, very helpful")
    assert not [said for said in await house.harness.texts(tara.phone) if "Free words." in said]
    await stage.picture(desk, "life-5-rated")


async def chosen_by_keys(desk: Page, customer: Customer) -> None:
    """j until her row has the focus, Enter."""
    while await desk.evaluate("document.activeElement.closest('.conv')?.dataset.id") != str(customer.id):
        await desk.keyboard.press("j")
    await desk.keyboard.press("Enter")
    await expect(desk.locator("#talk-name")).to_have_text(customer.name)


async def test_a_chat_is_answered_without_a_mouse(house: House, stage: Stage) -> None:
    """Issue 5, must show 1; A-36: choosing, the list of keys, a reply in which letters are letters, note and label."""
    nisha = await house.waiting_customer("Nisha Verma")
    desk = await stage.desk(await stage.person("Asha Nair"), "/desk?queue=needs")
    keys = desk.keyboard
    await chosen_by_keys(desk, nisha)
    await keys.press("?")
    await expect(desk.locator("#keys-box")).to_be_visible()
    await stage.picture(desk, "life-6-keys")
    await keys.press("Escape")
    await expect(desk.locator("#keys-box")).to_be_hidden()
    await keys.press("r")
    await keys.type("I see to it. Just ring me: e, z, j and 1 are words here.")
    async with stage.taken(desk, "reply"):
        await keys.press("Control+Enter")
    assert "e, z, j and 1 are words here." in (await house.harness.texts(nisha.phone))[-1]
    await keys.press("Escape")
    await keys.press("n")
    await keys.type("Rings at six")
    async with stage.taken(desk, "note"):
        await keys.press("Control+Enter")
    await expect(desk.locator("#entries .note").last).to_contain_text("Rings at six")
    await keys.press("Escape")
    await keys.press("l")
    await keys.type("vip")
    async with stage.taken(desk, "label"):
        await keys.press("Enter")
    await expect(desk.locator("#talk-head .badge")).to_have_text("vip")


async def test_a_chat_is_put_in_its_place_without_a_mouse(house: House, stage: Stage) -> None:
    """Issue 5, must show 1; A-36: next and previous, command bar, snooze, hold, resolve and on to the next."""
    uma, arjun = await house.waiting_customer("Uma Pillai"), await house.waiting_customer("Arjun Nair")
    desk = await stage.desk(await stage.person("Asha Nair"), "/desk?queue=needs")
    keys, state = desk.keyboard, desk.locator("#talk-head .state")
    await chosen_by_keys(desk, uma)
    await keys.press("Control+k")
    await keys.type("assign to me")
    async with stage.taken(desk, "assign"):
        await keys.press("Enter")
    await keys.press("z")
    await keys.press("Tab")
    await expect(desk.get_by_role("button", name="The courier tells something new")).to_be_focused()
    async with stage.taken(desk, "snooze"):
        await keys.press("Enter")
    await expect(state).to_contain_text("Snoozed")
    async with stage.taken(desk, "hold"):
        await keys.press("b")
    await expect(state).to_contain_text("You hold the chat")
    async with stage.taken(desk, "resolve"):
        await keys.press("e")
    await expect(state).to_contain_text("Resolved")
    await chosen_by_keys(desk, arjun)
    async with stage.taken(desk, "resolve"):
        await keys.press("Alt+e")
    await expect(row_of(desk, arjun)).to_have_count(0)


async def test_what_was_typed_and_what_was_missed_outlive_a_restart(house: House, stage: Stage) -> None:
    """Issue 5, must show 1; A-36: a draft survives a refresh and a restart; the banner stands while nobody answers,
    and what she wrote in the meantime is there afterwards."""
    priya = await house.waiting_customer("Priya Shah")
    asha, phone, stage.expected = await stage.person("Asha Nair"), await stage.phone(priya), GONE
    desk = await stage.desk(asha, f"/desk/c/{priya.id}")
    async with desk.expect_response("**/draft"):
        await desk.locator("#reply-text").fill("Dear Priya, I have just")
    await desk.reload()
    await expect(desk.locator("#reply-text")).to_have_value("Dear Priya, I have just")
    await house.harness.service.stop()
    await expect(desk.locator("#lost")).to_be_visible()
    await phone.get_by_test_id("composer").fill("Hello, is anybody there?")
    await phone.get_by_test_id("send").click()
    await desk.keyboard.press("n")
    await stage.picture(desk, "life-7-lost")
    await house.harness.start_anew()
    await house.harness.move(timedelta(minutes=5))
    await expect(desk.locator("#entries .in").last).to_contain_text("Hello, is anybody there?")
    await expect(desk.locator("#lost")).to_be_hidden()
    await expect(desk.locator("#reply-text")).to_have_value("Dear Priya, I have just")
    async with stage.taken(desk, "reply"):
        await desk.locator("#tab-reply").click()
        await desk.locator("#reply-text").press("Control+Enter")
    await expect(from_us(phone).last).to_contain_text("Dear Priya, I have just")


async def test_a_chat_is_answered_from_a_phone_390_px_wide(house: House, stage: Stage) -> None:
    """Issue 5, must show 1; A-36: one pane at a time, all within reach of a thumb, nothing wider than the screen."""
    sana = await house.waiting_customer("Sana Khan")
    desk = await stage.desk(await stage.person("Asha Nair"), size=PHONE)
    await opened(desk, sana)
    await expect(desk.locator("#queue")).to_be_hidden()
    await desk.locator("#reply-text").fill("I am on it.")
    async with stage.taken(desk, "reply"):
        await desk.get_by_role("button", name=re.compile("^Send( Ctrl|$)")).click()
    await expect(desk.locator("#entries .by-agent").last).to_contain_text("I am on it.")
    await stage.picture(desk, "life-8-phone-talk")
    await desk.get_by_role("button", name="Customer and orders").click()
    await expect(desk.locator("#panel .order")).to_be_visible()
    await stage.picture(desk, "life-8-phone-panel")
    assert await desk.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    async with stage.taken(desk, "do"):
        await desk.get_by_role("button", name="Deliver again tomorrow").click()
    await desk.get_by_role("button", name="Back to the chat").click()
    await expect(desk.locator("#entries .command").last).to_contain_text("Asked the courier for another attempt")
    await desk.get_by_role("link", name="Back to the queue").click()
    await expect(desk.locator("#queue")).to_be_visible()
    await stage.picture(desk, "life-8-phone-queue")
