"""The desk's pages on the running service: what an agent sees of queue, thread and panel."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

from sqlalchemy import event, insert

from journeys.store.ids import new_id
from journeys.store.schema_desk import canned, notes
from tests.bot.desk.conftest import Staff
from tests.bot.desk.scene import add, change, customer_of, customer_with_a_failed_attempt, talk_of, words
from tests.bot.story import REFRESH, faults, greet, shipped_order
from tests.harness import Harness
from tests.people import Person


async def test_a_thread_shows_both_sides_the_courier_and_why(harness: Harness, staff: Staff) -> None:
    """A-36, A-28, B-11: chat, courier events in words, proactive messages with their why, what was withheld, ticks."""
    _, customer = await customer_with_a_failed_attempt(harness)
    agent = await staff(harness, "Asha")
    await add(
        harness,
        notes,
        customer_id=customer,
        user_id=agent.user.id,
        kind="note",
        text="Call after six",
        written_at=harness.clock.now(),
    )
    html = await talk_of(agent, customer)
    said = words(html)
    for seen in (
        "I want to talk to a person please",
        "Delivery attempt failed Pune, Maharashtra",
        "We are sorry: order",
        "Note by Asha only the team sees it Call after six",
        "₹0.12 utility",
        "Handed over: asked for a person",
        "A colleague's answer",
        "Use suggested: Where the order is",
    ):
        assert seen in said, seen
    sent = re.search(r'hx-get="(/desk/c/\d+/why/\d+)"', html)
    assert sent is not None
    status, why = await agent.get(sent[1])
    assert status == 200
    assert "rule" in words(why)
    assert "because of" in words(why)
    other = await agent.get(f"/desk/c/{customer + 1}/why/{sent[1].rpartition('/')[2]}")
    assert other[0] == 404, "a message is told to nobody but its customer's readers"


async def test_the_panel_tells_an_order_as_bot_and_page_do(sqlite_harness: Harness, staff: Staff) -> None:
    """A-01, P-07: one answer for chat, page and panel; the suggested reply is the bot's own words."""
    harness = sqlite_harness
    phone = await harness.phone()
    await shipped_order(harness, phone)
    await harness.say(phone, "where is my order?")
    await harness.settle()
    bot = (await harness.texts(phone))[-1]
    agent = await staff(harness, "Asha")
    html = await talk_of(agent, await customer_of(harness, "919999900101"))
    suggested = re.search(r'<span id="suggested-text" hidden>(.*?)</span>', html, re.DOTALL)
    assert suggested is not None
    assert unescape(suggested[1]) == bot
    shown = words(html)
    assert all(line in shown for line in bot.splitlines()[1:] if line)


async def test_agents_see_masked_phones_and_leads_see_them_whole(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36, privacy: in queue, thread, panel and search."""
    harness = sqlite_harness
    phone, customer = await customer_with_a_failed_attempt(harness)
    card = {
        "type": "contacts",
        "content": [{"name": {"formatted_name": "X"}, "phones": [{"phone": "+91 99999 00177"}]}],
    }
    await harness.call(f"/sandbox/api/phones/{phone}/send", **card)
    await harness.settle()
    agent, lead = await staff(harness, "Asha"), await staff(harness, "Ravi", "lead")
    pages = ("/desk?queue=unassigned", f"/desk/c/{customer}", "/desk/queue?q=Meera")
    for path in pages:
        status, html = await agent.get(path)
        assert status == 200
        assert not re.search(r"9{5}\s?0{2}1", html), path
        assert "Meera Joshi" in html
    assert "•••• 0101" in (await agent.get(pages[1]))[1]
    assert "+919999900101" in (await lead.get(pages[1]))[1]


async def test_a_failed_message_says_why_with_its_code_and_can_be_sent_again(
    sqlite_harness: Harness, staff: Staff
) -> None:
    """A-36, message truth: never shown as delivered."""
    harness = sqlite_harness
    phone = await harness.phone()
    await greet(harness, phone)
    await faults(harness, api_error_code=131026, api_error_count=1, api_error_async=True)
    await harness.say(phone, "hi again")
    await harness.settle()
    await harness.move(REFRESH)
    agent = await staff(harness, "Asha")
    html = await talk_of(agent, await customer_of(harness, "919999900101"))
    assert "WhatsApp cannot reach this number: no account, an old app or unaccepted terms. (131026)" in words(html)
    assert 'data-act="retry"' in html


async def test_when_the_window_is_shut_only_templates_are_offered(sqlite_harness: Harness, staff: Staff) -> None:
    """G-4, A-36: the composer becomes a picker with a preview, without a hole in any text."""
    harness = sqlite_harness
    phone = await harness.phone()
    await greet(harness, phone)
    order, _ = await shipped_order(harness, phone)
    agent = await staff(harness, "Asha")
    customer = await customer_of(harness, "919999900101")
    assert 'data-window="open"' in await talk_of(agent, customer)
    await harness.move(timedelta(hours=24, minutes=1))
    agent = await staff.again(harness, agent)  # a day later
    html = await talk_of(agent, customer)
    assert 'data-window="shut"' in html
    assert re.search(r'id="write-reply"[^>]* hidden', html)
    status, picker = await agent.get(f"/desk/c/{customer}/templates")
    assert status == 200
    names = re.findall(r'name="name" value="(\w+)"', picker)
    assert names[0] == "no_news"
    assert "shipped" in names
    assert not {"cod_paid", "address_updated", "order_late", "refund_done"} & set(names), "nothing of it happened"
    status, told = await agent.post(f"/desk/c/{customer}/template", name="cod_paid")
    assert (status, "not true of her order" in told) == (409, True)
    assert "order_list" not in names
    assert not {"review_ask", "reorder"} & set(names), "marketing has journeys of its own"
    assert order["name"].lstrip("#") in words(picker)
    assert not re.search(r"\{\{|\{\s*\$", picker)


async def test_a_photo_is_shown_from_its_guarded_place(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36: a thumbnail as soon as the file has come over; nobody without a log-in gets it."""
    harness = sqlite_harness
    phone = await harness.phone()
    await harness.call(f"/sandbox/api/phones/{phone}/media", kind="image")
    await harness.settle()
    agent = await staff(harness, "Asha")
    customer = await customer_of(harness, "919999900101")
    assert "image is on its way" in words(await talk_of(agent, customer))
    await harness.service.parts.media_fetcher.fetch_once()
    shown = re.search(r'<img class="thumb" src="(/media/[^"]+)"', await talk_of(agent, customer))
    assert shown is not None
    async with agent.http.get(shown[1]) as answer:
        assert (answer.status, answer.content_type.partition("/")[0]) == (200, "image")
    async with harness.session.get(harness.settings.public_url + shown[1], allow_redirects=False) as answer:
        assert answer.status == 303
    await harness.settle()


async def test_canned_replies_name_her_order_and_say_what_is_missing(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36: per language; a variable without a value is told, not sent."""
    harness = sqlite_harness
    phone = await harness.phone()
    order, awb = await shipped_order(harness, phone)
    agent = await staff(harness, "Asha")
    customer = await customer_of(harness, "919999900101")
    await add(
        harness, canned, short="where", language="en", text="{{first_name}}, {{number}} is with {{ courier }}: {{awb}}"
    )
    await add(harness, canned, short="where", language="hi", text="कहाँ")
    await add(
        harness, canned, short="refund", language="en", text="Your refund {{reference}} of {{refund}} is on its way."
    )
    async with agent.http.get(f"/desk/c/{customer}/canned") as answer:
        found = {each["short"]: each for each in await answer.json()}
    number = order["name"].lstrip("#")
    assert found["where"]["text"].startswith(f"Meera, {number} is with ")
    assert found["where"]["text"].endswith(awb)
    assert found["where"]["missing"] == []
    assert found["refund"]["missing"] == ["reference", "refund"]
    assert "{{reference}}" in found["refund"]["text"]


async def test_search_finds_by_what_an_agent_has_at_hand(harness: Harness, staff: Staff) -> None:
    """A-36: text, phone, order number, AWB, pincode, label, name."""
    phone = await harness.phone()
    order, awb = await shipped_order(harness, phone)
    await harness.say(phone, "the sleeve of my 100%_cotton kurta is torn")
    other = await harness.phone("919999900202", "Vikram Singh")
    await greet(harness, other)
    mine, his = await customer_of(harness, "919999900101"), await customer_of(harness, "919999900202")
    await change(harness, his, labels=["vip late"])
    pincode = await harness.scalar("SELECT pincode AS value FROM orders")
    agent = await staff(harness, "Asha")
    for said, wanted in {
        "99999 00101": [mine],
        order["name"]: [mine],
        order["name"].lstrip("#").lower(): [mine],
        awb: [mine],
        pincode: [mine],
        "100%_cotton": [mine],
        "meera": [mine],
        "label:vip late": [his],
        "VIKRAM": [his],
        "100xxcotton": [],
        "%": [mine],
        "": [],
    }.items():
        async with agent.http.get("/desk/queue", params={"q": said} if said else {"queue": "resolved"}) as answer:
            found = [int(id) for id in re.findall(r'data-id="(\d+)"', await answer.text())]
        assert found == wanted, said


async def test_a_page_costs_the_same_number_of_statements_whatever_it_holds(
    sqlite_harness: Harness, staff: Staff
) -> None:
    """A-36, speed: no statement per row of the queue, entry of the thread or order of the panel."""
    harness = sqlite_harness
    agent = await staff(harness, "Asha")
    phone, customer = await customer_with_a_failed_attempt(harness)
    few = [await fewest_statements(harness, agent, path) for path in ("/desk?queue=bot", f"/desk/c/{customer}")]
    for index in range(6):
        other = await harness.phone(f"91999990031{index}", f"Customer {index}")
        await harness.order(other)
        await greet(harness, other)
    for _ in range(3):
        await shipped_order(harness, phone)
    await harness.say(phone, "kaha hai mera order")
    await harness.settle()
    many = [await fewest_statements(harness, agent, path) for path in ("/desk?queue=bot", f"/desk/c/{customer}")]
    assert many[1] == few[1] <= 40
    assert many[0] <= few[0] + 6, "six for what stands beside the rows, none where there are no rows"


async def fewest_statements(harness: Harness, agent: Person, path: str) -> int:
    """What the page takes: the service's other parts read the store too, now and then."""
    return min([await statements(harness, agent, path) for _ in range(5)])


async def statements(harness: Harness, agent: Person, path: str) -> int:
    """How many statements a page takes, the log-in's included."""
    seen: list[str] = []
    engine = harness.service.parts.database._reader.sync_engine

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        status, html = await agent.get(path)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert status == 200, html[:300]
    return len(seen)


async def test_drafts_survive_and_are_nobody_elses(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36: kept on the server by user and customer; an empty one is forgotten."""
    harness = sqlite_harness
    _, customer = await customer_with_a_failed_attempt(harness)
    asha, ravi = await staff(harness, "Asha"), await staff(harness, "Ravi")
    assert (await asha.post(f"/desk/c/{customer}/draft", text="Dear Meera, we"))[0] == 204
    await harness.restart()
    assert ">Dear Meera, we</textarea>" in await talk_of(asha, customer)
    assert "Dear Meera" not in await talk_of(ravi, customer)
    assert (await asha.post(f"/desk/c/{customer}/draft", text="  "))[0] == 204
    assert await harness.scalar("SELECT count(*) AS value FROM drafts") == 0


async def test_older_entries_are_read_page_by_page_each_once(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36: a thread of any length opens with its newest page."""
    harness = sqlite_harness
    phone = await harness.phone()
    await greet(harness, phone)
    customer = await customer_of(harness, "919999900101")
    now = harness.clock.now()
    agent = await staff(harness, "Asha")
    rows = [
        {
            "id": new_id(),
            "customer_id": customer,
            "user_id": agent.user.id,
            "kind": "note",
            "text": f"note {n:03}",
            "written_at": now - timedelta(minutes=n),
        }
        for n in range(200)
    ]
    async with harness.service.parts.database.write() as connection:
        await connection.execute(insert(notes), rows)
    html, seen = await talk_of(agent, customer), []
    for _ in range(6):
        seen += re.findall(r"note (\d{3})", html)
        further = re.search(r'hx-get="(/desk/c/\d+/older[^"]+)"', html)
        if further is None:
            break
        status, html = await agent.get(unescape(further[1]))
        assert status == 200
    assert sorted(seen) == [f"{n:03}" for n in range(200)]
    assert (await agent.get(f"/desk/c/{customer}/older?before=yesterday"))[0] == 400


async def test_what_is_not_there_is_not_found(sqlite_harness: Harness, staff: Staff) -> None:
    """IDs from an address are read as numbers of rows, whatever they are."""
    agent = await staff(sqlite_harness, "Asha")
    for path in ("/desk/c/1", "/desk/c/9999999999999999999", "/desk/c/1/why/1", "/desk/c/0", "/desk/c/x"):
        assert (await agent.get(path))[0] == 404, path
    assert (await agent.get("/desk?queue=nonsense&after=1.2.3"))[0] == 200
