"""Macros, through the whole service."""

import json
from typing import Any

from journeys.store.schema_desk import canned, macros
from tests.bot.desk.scene import add, customer_with_a_failed_attempt
from tests.harness import Harness
from tests.people import Person, person

STEPS = [
    {"do": "label", "labels": "late"},
    {"do": "canned", "short": "sorry"},
    {"do": "note", "text": "told her"},
    {"do": "snooze", "for": "reply"},
]


async def run(agent: Person, customer: int, macro: int, **form: Any) -> tuple[int, dict[str, Any]]:
    status, text = await agent.post(f"/desk/c/{customer}/macro/{macro}", **form)
    return status, json.loads(text)


async def test_a_macro_does_its_steps_in_order_as_single_acts_would(harness: Harness) -> None:
    """A-20 (chatwoot#12544, chatwoot#13544): events, notes, labels that stay, one line each in the audit; a form sent
    twice runs once."""
    phone, customer = await customer_with_a_failed_attempt(harness)
    await add(harness, canned, short="sorry", language="en", text="Sorry, {{first_name}}: {{order}} is {{awb}}.")
    macro = await add(harness, macros, key=1, name="Late", steps=STEPS)
    awb = await harness.scalar("SELECT awb AS value FROM shipments")
    order = await harness.scalar("SELECT id AS value FROM orders")
    async with await person(harness, "Asha") as asha:
        await asha.post(f"/desk/c/{customer}/label", labels="vip")
        await harness.settle()
        for _ in range(2):
            told = await run(asha, customer, macro, once="aabbccddee", order_id=order)
            assert told == (202, {"done": ["label", "canned", "note", "snooze"]})
            await harness.settle()
    said = await harness.texts(phone)
    assert sum(awb in text and "Sorry, Meera" in text for text in said) == 1
    (chat,) = await harness.rows("SELECT labels, snoozed_for FROM conversations WHERE customer_id = :id", id=customer)
    labels = chat["labels"] if isinstance(chat["labels"], list) else json.loads(chat["labels"])
    assert (labels, chat["snoozed_for"]) == (["vip", "late"], "reply")
    kinds = await harness.rows("SELECT kind FROM timeline WHERE key LIKE '%aabbccddee%' ORDER BY id")
    assert [row["kind"] for row in kinds] == [
        *("conversation.labelled", "agent.replied", "agent.noted", "conversation.snoozed")
    ]


async def test_a_macro_ends_at_the_first_refusal_and_says_what_was_done(sqlite_harness: Harness) -> None:
    """A-20: an unresolved variable blocks sending, and nothing after it happens."""
    phone, customer = await customer_with_a_failed_attempt(sqlite_harness)
    await add(sqlite_harness, canned, short="money", language="en", text="{{refund}} is on its way.")
    steps = [{"do": "label", "labels": "refund"}, {"do": "canned", "short": "money"}, {"do": "resolve"}]
    macro = await add(sqlite_harness, macros, key=None, name="Refund", steps=steps)
    said = await sqlite_harness.texts(phone)
    async with await person(sqlite_harness, "Asha") as asha:
        status, told = await run(asha, customer, macro)
        assert (status, told["done"]) == (409, ["label"])
        assert told["error"].startswith("Step 2 of 3, canned: {{refund}} has no value here.")
        assert told["error"].endswith("Done before it: label.")
        assert (await asha.post(f"/desk/c/{customer}/macro/12345"))[0] == 404
    await sqlite_harness.settle()
    assert await sqlite_harness.texts(phone) == said
    assert await sqlite_harness.scalar("SELECT resolved_at AS value FROM conversations") is None
