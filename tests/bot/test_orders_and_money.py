"""An order called off and questions before a purchase, over real HTTP: in words, to the shop, and back."""

from datetime import timedelta

from tests.bot.story import ask
from tests.harness import Harness


async def test_a_paid_order_is_called_off_in_words_and_the_shop_confirms_it(harness: Harness) -> None:
    """P-04, A-02: one question, one yes, and done when the shop says so."""
    phone = await harness.phone()
    await harness.order(phone, payment="prepaid")
    await harness.settle()
    assert "Shall we cancel order" in await ask(harness, phone, "please cancel my order")
    question = (await harness.messages(phone))[-1]
    assert "in 2–9 days" in question["look"]["body"]
    await harness.tap(phone, question, "Yes, cancel it")
    await harness.settle()
    await harness.move(timedelta(seconds=5))  # the shop cancels as a job
    assert "is cancelled, as you asked" in (await harness.texts(phone))[-1]


async def test_a_place_is_answered_before_anything_was_bought(harness: Harness) -> None:
    """A-29: range, cash and returns for a pincode, to somebody without an order."""
    phone = await harness.phone()
    said = await ask(harness, phone, "do you deliver to 560001")
    assert "expect it at your door" in said
    assert "the checkout shows you" in said
    assert "within 7 days of their delivery" in said
