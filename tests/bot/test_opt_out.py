"""STOP ends what we send on our own, from the next send on; answers still come."""

import pytest

from bot.keyword_interpreter import KeywordInterpreter
from tests.harness import Harness


@pytest.mark.parametrize("words", ["STOP", "stop.", "Unsubscribe", "बंद", "बंद करो", "band karo", "opt out"])
def test_a_wish_to_hear_nothing_more_is_understood(words: str) -> None:
    """G-4, consent: the words people use."""
    assert KeywordInterpreter().read(words).intent == "opt_out"


@pytest.mark.parametrize("words", ["please stop the courier", "when does it start", "stop delivering to my office"])
def test_a_sentence_with_the_word_in_it_is_no_such_wish(words: str) -> None:
    assert KeywordInterpreter().read(words).intent not in {"opt_out", "opt_in"}


async def test_nothing_proactive_leaves_after_stop_and_it_does_again_after_start(sqlite_harness: Harness) -> None:
    """G-7: the withheld message says why; B-19: one word is enough."""
    phone = await sqlite_harness.phone()
    order = await sqlite_harness.order(phone)
    await sqlite_harness.settle()
    await sqlite_harness.say(phone, "STOP")
    await sqlite_harness.settle()
    awb = await sqlite_harness.ship(order)
    await sqlite_harness.scan(awb, "picked_up")
    await sqlite_harness.settle()
    await sqlite_harness.say(phone, "where is my order?")
    await sqlite_harness.settle()
    texts = await sqlite_harness.texts(phone)
    assert [text.split()[0] for text in texts] == ["Thank", "Understood:", "Order"]
    withheld = await sqlite_harness.rows("SELECT name, reason FROM outbox WHERE state = 'withheld'")
    assert withheld == [{"name": "shipped", "reason": "opted_out"}]
    await sqlite_harness.say(phone, "START")
    await sqlite_harness.scan(awb, "out_for_delivery")
    await sqlite_harness.settle()
    assert "out for delivery today" in (await sqlite_harness.texts(phone))[-1]
