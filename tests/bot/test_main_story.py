"""The main job on real input: an order's story from the shop's webhook to the customer's phone, on both engines."""

from datetime import timedelta

from tests.harness import Harness

UNEXPLAINED = """
    SELECT count(*) AS value FROM outbox o
    WHERE o.channel = 'whatsapp' AND NOT EXISTS (SELECT 1 FROM ledger l WHERE l.dedupe_key = o.dedupe_key)
"""


async def test_an_order_is_told_from_confirmation_to_delivery(harness: Harness) -> None:
    """P-06, P-07, A-02, A-15, A-28."""
    phone = await harness.phone()
    order = await harness.order(phone)
    await harness.settle()
    awb = await harness.ship(order)
    await harness.scan(awb, "picked_up")
    await harness.settle()
    await harness.say(phone, "where is my order?")
    await harness.settle()
    await harness.move(timedelta(days=1))
    await harness.scan(awb, "out_for_delivery")
    await harness.settle()
    await harness.scan(awb, "failed", reason="customer_unavailable")
    await harness.settle()
    assert len(await harness.messages(phone)) == 4  # the failed attempt waits for its settle window
    await harness.move(timedelta(minutes=4, seconds=1))
    asked = (await harness.messages(phone))[-1]
    assert "could not be delivered" in asked["look"]["body"]
    await harness.tap(phone, asked, "Deliver tomorrow")
    await harness.settle()
    await harness.move(timedelta(hours=23))
    await harness.scan(awb, "out_for_delivery")
    await harness.settle()
    await harness.move(timedelta(hours=5))
    await harness.scan(awb, "delivered")
    await harness.settle()
    begins = [text.split()[0] for text in await harness.texts(phone)]
    assert begins == ["Thank", "Good", "Order", "Order", "We", "Done:", "Order", "Order"]
    assert not harness.sandbox.world.ledger.invariants().broken
    assert await harness.scalar(UNEXPLAINED) == 0
