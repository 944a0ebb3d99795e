"""Two customers who are one person, and the mistake undone."""

from datetime import timedelta
from typing import Any

from tests.bot.desk.scene import customer_of, customer_with_a_failed_attempt
from tests.bot.desk.test_doing import act, done
from tests.bot.story import ask, greet
from tests.harness import Harness
from tests.people import person

WHOSE = ("orders", "shipments", "timeline", "identities", "outbox", "attempts", "ledger")


async def counts(harness: Harness, customer: int) -> dict[str, Any]:
    return {
        table: await harness.scalar(f"SELECT count(*) AS value FROM {table} WHERE customer_id = :id", id=customer)
        for table in WHOSE
    }


async def test_two_are_made_one_and_parted_again(harness: Harness) -> None:
    """A-20 (chatwoot#9264): one thread, and undo gives each her own back; no window is open that she did not open."""
    phone, meera = await customer_with_a_failed_attempt(harness)
    other_phone = await harness.phone("919999900234", "M Joshi")
    await harness.move(timedelta(minutes=1))
    await greet(harness, other_phone)
    other = await customer_of(harness, "919999900234")
    before = await counts(harness, other), await counts(harness, meera)
    async with await person(harness, "Lata", "lead") as lata, await person(harness, "Asha") as asha:
        assert (await act(asha, meera, "merge", other_id=other))[0] == 403
        assert (await act(lata, meera, "merge", other_id=77))[0] == 400
        await done(harness, lata, meera, "merge", other_id=other)
        assert await customer_of(harness, "919999900234") == meera
        assert (await counts(harness, other))["identities"] == 0
        assert (await act(lata, meera, "merge", other_id=other))[0] == 409
        assert "Order *1" in await ask(harness, other_phone, "where is my order")
        merge = await harness.scalar("SELECT id AS value FROM merges")
        await done(harness, lata, meera, "split", merge_id=merge)
        assert (await act(lata, meera, "split", merge_id=merge))[0] == 409
    parted = await counts(harness, other)
    assert await customer_of(harness, "919999900234") == other
    assert {name: parted[name] - (name == "timeline") for name in WHOSE} == before[0]
    assert (await counts(harness, meera))["orders"] == before[1]["orders"]
    assert "Order *1" not in await ask(harness, other_phone, "where is my order")
    assert "Order *1" in await ask(harness, phone, "where is my order")
