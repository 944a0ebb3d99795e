"""What an attacker would try on the screens: words that want to be markup, and one customer's keys on another's door.

Roles, CSRF, session fixation, open redirects and path traversal have their tests beside the access package.
"""

import pytest
from playwright.async_api import expect

from tests.bot.desk.scene import change, customer_with_a_failed_attempt
from tests.bot.desk.test_hostile_words import HOSTILE, write_everywhere
from tests.browser import chromium_path
from tests.harness import Harness
from tests.people import Person, person
from tests.screens.stage import Customer, House, Stage

NAME = f"Mala {HOSTILE}"


@pytest.mark.browser
@pytest.mark.skipif(chromium_path() is None, reason="no Chrome or Chromium installed")
@pytest.mark.asyncio(loop_scope="module")
async def test_nothing_that_others_wrote_runs_on_any_screen(house: House, stage: Stage) -> None:
    """Issue 5, must show 4, stored XSS: name, message, address, order note, file name, courier's remark, a colleague's
    name and note, on desk (also what comes in live), ops room and tracking page; no dialog opens, no policy is hit."""
    harness, dialogs = house.harness, list[str]()
    mala = await house.customer(NAME)
    lata, other = await stage.person("Lata Iyer", "lead"), await stage.person(f"Evil {HOSTILE}"[:80])
    url = harness.settings.public_url
    desk = await stage.desk(lata, "/desk?queue=needs")
    ops, page = await stage.page(url + "/ops/ndrs", who=lata), await stage.page(await harness.page_link())
    pages = (desk, ops, page)
    for each in pages:
        each.on("dialog", lambda dialog: dialogs.append(dialog.message))
    await write_everywhere(harness, mala.id)
    await harness.say(mala.phone, f"I want to talk to a person please {HOSTILE}")
    await harness.settle()
    await expect(desk.locator(f"#c{mala.id}")).to_contain_text("<script>alert(2)</script>")
    assert await desk.locator("#rows").evaluate("(list) => list.scrollWidth <= list.clientWidth")
    await change(harness, mala.id, labels=[HOSTILE[:40]])
    await desk.locator(f"#c{mala.id} a").click()
    await expect(desk.locator("#talk-name")).to_have_text(NAME)
    await other.post(f"/desk/c/{mala.id}/presence", doing="typing")
    await note_of(house, mala, other)
    await expect(desk.locator("#here")).to_contain_text("<script>")
    await expect(desk.locator("#entries .note")).to_contain_text(HOSTILE)
    await harness.call(f"/sandbox/api/phones/{mala.phone}/media", kind="document", filename=f"{HOSTILE}.pdf")
    await harness.settle()
    await expect(desk.locator("#entries .file").last).to_contain_text("onerror=alert(1)")
    await expect(desk.locator("#panel")).to_contain_text(HOSTILE)
    await stage.picture(desk, "attack-desk")
    await desk.locator("#search").fill(HOSTILE)
    await desk.locator("#search").press("Enter")
    await expect(desk.locator("#rows")).to_contain_text("alert(2)")
    number = await harness.scalar("SELECT number AS value FROM orders WHERE customer_id = :id", id=mala.id)
    await ops.goto(f"{url}/ops/ledger?who={str(number).lstrip('#')}")
    await ops.goto(f"{url}/ops/ndrs")
    await page.reload()
    for each in pages:
        assert await each.locator("img[src=x], body script:not([src])").count() == 0
    assert dialogs == []


async def note_of(house: House, customer: Customer, author: Person) -> None:
    status, _ = await author.post(f"/desk/c/{customer.id}/note", text=HOSTILE)
    assert status == 202
    await house.harness.settle()


async def test_no_customer_is_reached_through_another(sqlite_harness: Harness) -> None:
    """Issue 5, must show 4, IDOR: orders, messages, templates, older entries, saved searches and merges of one are
    not to be had, nor acted on, under another's address; her own are."""
    harness = sqlite_harness
    _, meera = await customer_with_a_failed_attempt(harness)
    phone, kavya = await customer_with_a_failed_attempt(harness, "919999900102", "Kavya Rao")
    of = {
        each: await harness.scalar("SELECT max(id) AS value FROM orders WHERE customer_id = :id", id=each)
        for each in (meera, kavya)
    }
    numbers = {row["id"]: row["number"].lstrip("#") for row in await harness.rows("SELECT id, number FROM orders")}
    sent = "SELECT max(id) AS value FROM outbox WHERE channel = 'whatsapp' AND customer_id = :id"
    hers = await harness.scalar(sent, id=kavya)
    said = await harness.texts(phone)
    async with await person(harness, "Asha") as asha, await person(harness, "Ravi") as ravi:
        assert (await asha.get(f"/desk/c/{kavya}/why/{hers}"))[0] == 200
        assert (await asha.get(f"/desk/c/{meera}/why/{hers}"))[0] == 404
        for what, form in (
            ("do", {"action": "reattempt"}),
            ("do", {"action": "cancel"}),
            ("reply", {"text": "Hello {{number}}"}),
            ("template", {"name": "no_news"}),
        ):
            assert (await asha.post(f"/desk/c/{meera}/{what}", order_id=of[kavya], **form))[0] == 400, what
        assert (await asha.post(f"/desk/c/{meera}/retry", outbox_id=hers))[0] == 400
        assert (await asha.post(f"/desk/c/{kavya}/retry", outbox_id=hers))[0] == 409
        assert (await ravi.post(f"/desk/c/{meera}/split", merge_id=hers))[0] == 403
        for path in ("templates", "canned"):
            status, shown = await asha.get(f"/desk/c/{meera}/{path}?order={of[kavya]}")
            assert (status, numbers[of[kavya]] in shown, "Kavya" in shown) == (200, False, False), path
        assert (await asha.get(f"/desk/c/{kavya}/templates?order={of[kavya]}"))[1].count(numbers[of[kavya]]) > 0
        assert (await asha.post("/desk/views", name="Mine", query="indigo"))[0] == 201
        view = await harness.scalar("SELECT id AS value FROM views")
        await ravi.post(f"/desk/views/{view}/drop")
        assert "indigo" not in (await ravi.get("/desk"))[1]
        assert await harness.scalar("SELECT count(*) AS value FROM views") == 1
        await harness.settle()
    assert await harness.texts(phone) == said
    assert await harness.scalar("SELECT count(*) AS value FROM inbox WHERE kind LIKE 'agent.%'") == 0
