"""A message to all whom an incident reaches, through the whole service."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import update

from bot.incidents import Draft, raise_incident
from journeys.store.schema import customers
from tests.bot.desk.scene import change, customer_of, words
from tests.bot.story import greet
from tests.harness import Harness
from tests.people import person

NUMBERS = ("919999900101", "919999900102", "919999900103")


async def test_all_whom_an_incident_reaches_are_told_once_and_nobody_who_may_not_be(harness: Harness) -> None:
    """A-20 (18), G-3: recipients and excluded with the reason of each, judged by the policies; a second confirm sends
    nothing; an agent may not."""
    phones = [await harness.phone(number, f"Customer {number[-1]}") for number in NUMBERS]
    for phone in phones:
        await harness.scan(await harness.ship(await harness.order(phone)), "in_transit")
        await harness.settle()
    await greet(harness, phones[2])
    await harness.move(timedelta(hours=24))
    pincode = str(await harness.scalar("SELECT pincode AS value FROM orders"))[:2]
    parts = harness.service.parts
    told = await raise_incident(parts.database, Draft("weather", "pincode", pincode), harness.clock.now())
    await harness.settle()
    await harness.move(timedelta(hours=5))  # messages keep their distance
    now = harness.clock.now()
    out, held = await customer_of(harness, NUMBERS[1]), await customer_of(harness, NUMBERS[2])
    async with parts.database.write() as connection:
        await connection.execute(update(customers).where(customers.c.id == out).values(opted_out_at=now))
    await change(harness, held, held_by="1", held_until=now + timedelta(minutes=20))
    before = [len(await harness.texts(phone)) for phone in phones]
    address = f"/desk/bulk/{told.incident.id}"
    async with await person(harness, "Lata", "lead") as lata, await person(harness, "Asha") as asha:
        assert (await lata.get("/desk/bulk"))[0] == 200
        status, html = await lata.get(f"{address}?message=order_late")
        assert status == 200
        assert "1 now, 1 later, 1 left out" in words(html)
        assert "she wants no messages from us" in html
        assert "an agent holds the chat" in html
        assert [len(await harness.texts(phone)) for phone in phones] == before
        assert (await asha.post(address, message="order_late"))[0] == 403
        assert (await lata.post(address, message="agent_reply"))[0] == 400
        for count in (2, 0):
            status, _ = await lata.post(address, message="order_late")
            assert status == 303
            await harness.settle()
            (audit,) = await harness.rows(
                "SELECT detail FROM audit WHERE action = 'bulk.sent' ORDER BY id DESC LIMIT 1"
            )
            assert f'"told": {count}' in str(audit["detail"]).replace("'", '"').replace('":', '": ').replace("  ", " ")
    after = [len(await harness.texts(phone)) for phone in phones]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 0, 0]
    chat = await harness.rows("SELECT held_by FROM conversations WHERE customer_id != :held", held=held)
    assert {row["held_by"] for row in chat} <= {""}
    await harness.move(timedelta(minutes=25))
    assert len(await harness.texts(phones[2])) == before[2] + 1


async def told_in_audit(harness: Harness) -> Any:
    """What the newest bulk message's line in the audit says."""
    (row,) = await harness.rows("SELECT detail FROM audit WHERE action = 'bulk.sent' ORDER BY id DESC LIMIT 1")
    return msgspec.json.decode(row["detail"]) if isinstance(row["detail"], str) else row["detail"]
