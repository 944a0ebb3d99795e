"""The pages of the ops room over a morning with failed attempts: what each says, and what lies behind its figures."""

import asyncio
import re
from datetime import timedelta

from sqlalchemy import event

from bot.ops.figures import FIGURES
from tests.bot.ops.scenes import (
    PAGES,
    fail_with_remark,
    fall_silent,
    meet_unknown_code,
    morning,
    park_delivery,
    park_newest_message,
)
from tests.harness import Harness
from tests.people import person


def words(html: str) -> str:
    """The text of a page, each run of white space as one space."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


async def test_every_page_tells_what_happened_this_morning(harness: Harness) -> None:
    """B-21, B-24, A-71, A-24: figures, map, board, ledgers, parked, connections, cost and packs, on each engine."""
    found = await morning(harness)
    await fall_silent(harness)
    await meet_unknown_code(harness)
    item = await park_delivery(harness, b'{"to": "+91 99999 00177", "at": "2026-11-23T04:00:00"}')
    lead = await person(harness, "Lata", "lead")

    first, second = found.numbers
    left = await harness.scalar("SELECT count(*) AS value FROM attempts WHERE form IN ('free_form', 'template')")
    expected = {
        "/ops": (
            "NDRs waiting 2 n = 2 the oldest for 24 min",
            "Silence breaches 50 % n = 2 · not enough data 1 of 2",
            "Parked items 1 n = 1 1 came in, 0 could not leave",
            "failed attempt 2",
        ),
        "/ops/ndrs": (
            rf"{first} .* 24 .* customer unavailable .* 4 min .* 24 min .* tomorrow .* accepted",
            rf"{second} .* no answer yet",
            "within 5 min 2 100 %",
            r"not enough data for intervals \(n = 2\)",
        ),
        "/ops/map": ("ndr new day 1 live",),
        "/ops/map/ndr_new_day?step=until_it_comes": (f"{first} until it comes",),
        "/ops/silences?all=1": ("in transit .* 72 48 h no scan still silent",),
        "/ops/promises?kind=next_update&end=kept": ("attempt unavailable",),
        "/ops/accidental": ("Every event that came has a designed reaction.", "delhivery: ZZ-9 7"),
        "/ops/connections": ("ZZ-9 Held as per remark 4B 7", "razorpay never 0 – – no events 0 never heard"),
        "/ops/costs": (f"Messages, 14 days {left} n = {left}",),
        "/ops/templates?status=APPROVED": ("harkara_attempt_unavailable_v",),
        "/ops/templates/number": ("quality GREEN",),
        "/ops/weeks": ("Week 2: Two words on a failed delivery on ready",),
        "/ops/parked": ("nobody could read it",),
        f"/ops/parked/in/{item}": ("•••• 0177", "2026-11-23T04:00:00"),
    }
    for path, sayings in expected.items():
        status, html = await lead.get(path)
        assert status == 200, (path, html[:400])
        assert "99999 00" not in html, path
        for saying in sayings:
            assert re.search(saying, words(html)), (path, saying, words(html))
    await lead.close()


async def test_the_ledger_says_why_she_did_or_did_not_get_it(harness: Harness) -> None:
    """Issue 5: search by order, phone, message, outcome and day; the phone is masked."""
    found = await morning(harness)
    lead = await person(harness, "Lata", "lead")
    number = found.numbers[0].lstrip("#")
    _, html = await lead.get("/ops/ledger", params={"who": "99999 00101", "day": "2026-11-23"})
    assert "Decisions about •••• 0101" in words(html)
    assert "Kavya" not in html
    assert "attempt unavailable again sent" in words(html)
    _, html = await lead.get("/ops/ledger", params={"who": number, "message": "delivered"})
    assert "its trigger has not happened: shipment.delivered" in words(html)
    _, html = await lead.get("/ops/ledger", params={"who": "99999 00999"})
    assert "No customer has the phone" in words(html)
    _, html = await lead.get("/ops/ledger", params={"outcome": "withheld", "day": "2026-11-01"})
    assert "Nothing was decided that fits." in words(html)
    _, html = await lead.get("/ops/ledger", params={"day": "soon", "outcome": "'", "before": "x", "message": "%"})
    assert "Nothing was decided that fits." in words(html)
    status, html = await lead.get(f"/ops/orders/{number}?message=attempt_unavailable")
    assert status == 200
    assert "sent by ndr_unavailable" in words(html)
    assert "WhatsApp: " in words(html)
    thread = re.search(r'href="(/desk/c/\d+)"', html)
    assert thread
    assert "Meera Joshi" in (await lead.get(thread[1]))[1]
    assert (await lead.get("/ops/orders/NOBODY"))[0] == 404
    assert "viewBox" in (await lead.get(f"/ops/map.svg?order={number}"))[1]
    assert (await lead.get("/ops/map.svg?order=NOBODY"))[0] == 404
    await lead.close()


async def test_every_figure_opens_its_definition_its_n_and_the_orders_behind_it(harness: Harness) -> None:
    """B-24."""
    found = await morning(harness)
    await fall_silent(harness)
    await park_newest_message(harness)
    lead = await person(harness, "Lata", "lead")
    with_orders = {"open_orders", "silence_breaches", "promises_kept", "ndrs_waiting", "ndr_told", "lag"}
    with_orders |= {"messages_today", "cost_today", "messages_14d", "cost_14d", "cost_an_order", "withheld_today"}
    for key, figure in FIGURES.items():
        status, html = await lead.get(f"/ops/figures/{key}")
        assert status == 200, key
        assert figure.definition in words(html).replace("&#39;", "'"), key
        assert figure.of in words(html), key
        assert (found.numbers[1] in html) is (key in with_orders), key
    assert found.numbers[0] in (await lead.get("/ops/figures/parked"))[1]
    _, html = await lead.get("/ops/figures/part:failed_attempt")
    assert all(number in html for number in found.numbers)
    assert found.numbers[0] not in (await lead.get("/ops/figures/part:transit"))[1]
    for unknown in ("nobody", "part:nowhere", "part:"):
        assert (await lead.get(f"/ops/figures/{unknown}"))[0] == 404
    await lead.close()


async def test_orders_behind_a_figure_come_a_page_at_a_time(sqlite_harness: Harness) -> None:
    """B-24: keyset pages, nothing twice, nothing left out."""
    harness = sqlite_harness
    phone = await harness.phone()
    for _ in range(53):
        await harness.order(phone)
    await harness.settle()
    lead = await person(harness, "Lata", "lead")
    seen: list[str] = []
    path = "/ops/figures/open_orders"
    while path:
        _, html = await lead.get(path)
        seen += re.findall(r'href="/ops/orders/(\d+)"', html)
        more = re.search(r'href="(\?before=\d+)"', html)
        path = f"/ops/figures/open_orders{more[1]}" if more else ""
    assert len(seen) == len(set(seen)) == 53
    await lead.close()


async def test_a_page_takes_as_many_statements_for_many_orders_as_for_few(sqlite_harness: Harness) -> None:
    """Issue 5: constant queries per page."""
    harness = sqlite_harness
    lead = await person(harness, "Lata", "lead")
    await morning(harness, ["Meera Joshi"])
    few = {path: await statements(harness, lead.get(path)) for path in PAGES}
    await morning(harness, ["Kavya Rao", "Ravi Kumar", "Sunita Devi"], first_phone=2)
    harness.clock.move(timedelta(hours=2))  # beyond what pages remember
    assert {path: await statements(harness, lead.get(path)) for path in PAGES} == few
    await lead.close()


async def statements(harness: Harness, visit: object) -> int:
    """How many SELECTs a visit takes; the service's own work goes on beside it and is not counted."""
    engine = harness.service.parts.database._reader.sync_engine
    counted: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        task = asyncio.current_task()
        if task and "RequestHandler" in repr(task.get_coro()):
            counted.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    status, _ = await visit  # type: ignore[misc]
    event.remove(engine, "before_cursor_execute", count)
    assert status == 200
    return len([each for each in counted if each.startswith(("SELECT", "WITH"))])


async def test_a_second_failed_attempt_counts_its_own_minutes(harness: Harness) -> None:
    """B-21: words about an earlier attempt are not words about this one."""
    found = await morning(harness, ["Meera Joshi"])
    lead = await person(harness, "Lata", "lead")
    await fail_with_remark(harness, found.awbs[0], "gate locked")
    board = words((await lead.get("/ops/ndrs"))[1])
    assert re.search(r"0 told .* address issue attempt 2, fault: customer gate locked not yet – – .*nothing", board)
    await lead.close()
