"""A timer whose decision fails is tried again, and does not hold up the others; only after several tries is it gone."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from journeys.engine import RUN
from journeys.store.schema import timers
from journeys.store.timers import MOST_TRIES
from tests.bot.story import shipped_order
from tests.harness import Harness

MINUTE = timedelta(minutes=1)


async def poisonous(harness: Harness) -> list[dict[str, Any]]:
    """What is left of the timer that no code can decide on."""
    return await harness.rows("SELECT due_at FROM timers WHERE subject = 'nonsense'")


async def test_a_timer_that_cannot_be_decided_waits_and_the_others_go_on(harness: Harness) -> None:
    """P-01, G-1: a failed attempt of the same customer is still told of in time."""
    phone = await harness.phone()
    _, awb = await shipped_order(harness, phone)
    (customer,) = await harness.rows("SELECT id FROM customers")
    row = {"id": 1, "customer_id": customer["id"], "name": RUN, "subject": "nonsense", "body": {}}
    async with harness.service.parts.database.write() as connection:
        await connection.execute(insert(timers).values(due_at=harness.clock.now() + 3 * MINUTE, **row))
    await harness.scan(awb, "failed", reason="customer_unavailable")
    await harness.settle()
    await harness.move(5 * MINUTE)
    assert "could not be delivered" in (await harness.texts(phone))[-1]
    assert len(await poisonous(harness)) == 1
    for _ in range(MOST_TRIES):
        await harness.move(2 * MINUTE)
    assert await poisonous(harness) == []
