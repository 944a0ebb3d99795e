"""Several messages in one, through the whole service: one outcome for all of them, whatever WhatsApp says."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.store.rows import order_row
from journeys.store.schema import orders, outbox
from tests.bot.story import faults, greet, sends_to
from tests.harness import Harness
from tests.journeys.builders import order

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NEWS = "refund_done"


async def two_at_once(harness: Harness, **switches: Any) -> str:
    """A customer who has written; news about two orders of hers are ready at the same moment."""
    phone = await harness.phone()
    await greet(harness, phone)
    await faults(harness, **switches)
    customer = await harness.scalar("SELECT id AS value FROM customers")
    now = harness.clock.now()
    async with harness.service.parts.database.write() as connection:
        for number in (1, 2):
            mine = order(id=number, customer_id=customer, shop_order_id=f"{number}", number_key=f"KH-{number}")
            await connection.execute(orders.insert().values(order_row(mine)))
            row = {
                **{"id": 100 + number, "customer_id": customer, "order_id": number, "channel": "whatsapp"},
                **{"name": NEWS, "lane": 2, "proactive": True, "dedupe_key": f"{NEWS}:{number}", "rule_version": 1},
                **{"body": {"subject": f"R-{number}", "args": {}, "cause_at": now.isoformat()}, "rule": "refund"},
                **{"causes": [f"refund:{number}"], "created_at": now, "not_before_at": now},
            }
            await connection.execute(outbox.insert().values(row))
    await harness.settle()
    return phone


async def rows_of(harness: Harness) -> list[tuple[str, str]]:
    rows = await harness.rows("SELECT state, reason FROM outbox WHERE name = :name ORDER BY id", name=NEWS)
    return [(row["state"], row["reason"]) for row in rows]


async def touched(harness: Harness) -> int:
    return int(await harness.scalar("SELECT count(*) AS value FROM orders WHERE touched_at IS NOT NULL"))


async def test_two_messages_reach_her_as_one_and_both_are_done(harness: Harness) -> None:
    """R-5, G-1: one message on her phone, one price, both orders touched."""
    phone = await two_at_once(harness)
    texts = (await harness.texts(phone))[1:]
    assert len(texts) == 1
    assert texts[0].lower().count("your refund of") == 2
    assert await rows_of(harness) == [("done", ""), ("done", "")]
    assert await touched(harness) == 2
    assert not harness.sandbox.world.ledger.invariants().broken
    sent = await harness.rows("SELECT category, sent FROM spending")
    assert [(row["category"], row["sent"]) for row in sent] == [("service", 2)], "the greeting, and one message"


async def test_when_whatsapp_calls_the_window_shut_each_leaves_as_its_own_template(sqlite_harness: Harness) -> None:
    """G-4, G-1: error 131047."""
    harness = sqlite_harness
    phone = await two_at_once(harness, api_error_code=131047, api_error_count=1)
    for _ in range(2):
        await harness.move(5 * HOUR)  # two ordinary messages keep their distance
    assert await rows_of(harness) == [("done", ""), ("done", "")]
    assert [bool(send.template) for send in await sends_to(harness, phone)][1:] == [True, True]


async def test_a_lost_answer_is_told_by_the_status_for_both(harness: Harness) -> None:
    """G-1, A-59: nothing is repeated; what was promised is in the books after all."""
    phone = await two_at_once(harness, api_timeout_after_accept=1.0, api_targets=["graph"])
    assert await touched(harness) == 0
    await faults(harness, clear=True)
    await harness.move(MINUTE)
    await harness.move(HOUR)
    assert await rows_of(harness) == [("done", ""), ("done", "")]
    assert len(await sends_to(harness, phone)) == 2
    assert await touched(harness) == 2


async def test_a_failure_told_later_brings_both_back(sqlite_harness: Harness) -> None:
    """G-1: error 131016 as a failed status."""
    harness = sqlite_harness
    phone = await two_at_once(harness, api_error_code=131016, api_error_count=1, api_error_async=True)
    for _ in range(3):
        await harness.move(timedelta(seconds=10))
    assert await rows_of(harness) == [("done", ""), ("done", "")]
    assert [send.failed_code for send in await sends_to(harness, phone)][1:] == [131016, 0]


@pytest.mark.parametrize("code", [131009, 131026])
async def test_a_refusal_is_a_refusal_of_both(sqlite_harness: Harness, code: int) -> None:
    """G-7: neither is forgotten; each row says why."""
    harness = sqlite_harness
    await two_at_once(harness, api_error_code=code, api_error_count=1)
    assert await rows_of(harness) == [("failed", str(code))] * 2


async def test_what_was_promised_is_settled_as_the_order_goes_on(sqlite_harness: Harness) -> None:
    """A-59, B-06: from the confirmation to the delivery nothing is left running, and nothing was broken."""
    harness = sqlite_harness
    phone = await harness.phone()
    order = await harness.order(phone, payment="prepaid")
    await harness.settle()
    awb = await harness.ship(order)
    for what in ("picked_up", "out_for_delivery", "delivered"):
        await harness.scan(awb, what)
        await harness.settle()
        await harness.move(timedelta(hours=5))
    found = await harness.rows("SELECT kind, settled_as FROM promises WHERE kind IN ('next_update', 'delivery')")
    assert {row["kind"] for row in found} >= {"next_update", "delivery"}
    assert {row["settled_as"] for row in found if row["kind"] == "delivery"} <= {"kept", "renegotiated"}
    assert "broken" not in {row["settled_as"] for row in found}
