"""A customer's data, handed out and erased, through the whole service."""

import json

from sqlalchemy import select

from journeys.erasure import without_person
from journeys.store.erasing import COUNTED, DELETED, EMPTIED, SCRUBBED
from journeys.store.schema import metadata
from tests.bot.desk.scene import customer_with_a_failed_attempt
from tests.bot.story import ask, open_tasks
from tests.harness import Harness
from tests.people import person

HERS = ("Meera", "Joshi", "9999900101", "I want to talk to a person", "Secret word")


def test_every_table_of_customers_says_what_becomes_of_it_when_one_is_erased() -> None:
    """P-02, G-8: a new table cannot be forgotten."""
    named = {table.name for table in metadata.sorted_tables if "customer_id" in table.c}
    assert named == {table.name for table in (*DELETED, *COUNTED, *EMPTIED, *SCRUBBED)}


def test_a_fact_without_the_person_says_what_happened_and_when() -> None:
    """P-02."""
    said = {"is": "message", "text": "I am Meera", "location": [18.5, 73.8], "at": "2026-11-22T10:00:00Z", "n": 2}
    assert without_person(said) == {"is": "message", "text": "", "at": "2026-11-22T10:00:00Z", "n": 2}


async def test_an_admin_hands_out_and_erases_what_is_kept_of_a_customer(harness: Harness) -> None:
    """P-02, G-8: nothing of her words, name, phone or address is left in any table; what is counted stays; she is
    written to no more; her next message is a stranger's; others may not do it, and the audit keeps who did."""
    phone, customer = await customer_with_a_failed_attempt(harness)
    address = f"/desk/c/{customer}"
    async with await person(harness, "Ada", "admin") as ada, await person(harness, "Lata", "lead") as lata:
        await lata.post(f"{address}/note", text="Secret word: she is Meera.")
        await harness.settle()
        assert (await lata.get(f"{address}/export"))[0] == 403
        assert (await lata.post(f"{address}/erase", sure="erase"))[0] == 403
        status, text = await ada.get(f"{address}/export")
        assert status == 200
        assert {"customers", "orders", "timeline", "attempts"} <= json.loads(text).keys()
        assert "Meera" in text
        assert (await ada.post(f"{address}/erase", sure="yes"))[0] == 422
        assert (await ada.post(f"{address}/erase", sure="erase"))[0] == 303
        await harness.settle()
        assert (await ada.get(f"{address}/privacy"))[0] == 200
        assert (await ada.get(address))[0] == 200
    assert await what_is_left(harness) == {}
    assert await open_tasks(harness) == []
    assert await harness.scalar("SELECT count(*) AS value FROM scans") > 0
    said = len(await harness.texts(phone))
    awb = await harness.scalar("SELECT awb AS value FROM shipments")
    await harness.scan(awb, "out_for_delivery")
    await harness.settle()
    assert len(await harness.texts(phone)) == said
    await ask(harness, phone, "hello")
    rows = await harness.rows("SELECT customer_id FROM identities WHERE kind = 'phone'")
    assert len(rows) == 1
    assert rows[0]["customer_id"] != customer
    done = await harness.rows("SELECT action FROM audit WHERE user_name = 'Ada' ORDER BY id")
    assert [row["action"] for row in done] == ["customer.exported", "customer.erased"]


async def what_is_left(harness: Harness) -> dict[str, list[str]]:
    """Tables in which something of HERS still stands."""
    left: dict[str, list[str]] = {}
    async with harness.service.parts.database.read() as connection:
        for table in metadata.sorted_tables:
            text = str([tuple(row) for row in await connection.execute(select(table))])
            if found := [each for each in HERS if each in text]:
                left[table.name] = found
    return left
