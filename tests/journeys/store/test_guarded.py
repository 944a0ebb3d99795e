"""What the guard reads of a customer: all of it, in as many statements whatever she has; and what it notes."""

import hashlib
from datetime import timedelta
from typing import Any

import msgspec

from journeys.events import IdentityChange
from journeys.guard import Reason, Ruling, rule_on
from journeys.status import Status
from journeys.store.database import Database
from journeys.store.guarded import customers_hashed, note_refusal, read_known, survivor_of
from journeys.store.identities import move_identities
from journeys.store.schema import customers, ledger, tasks
from tests.journeys.builders import BRAND, NOW, PHONE, failed, fulfilled, placed, scan
from tests.journeys.store.batches import counting, only, put_rows, settle

A_DAY = timedelta(days=1)


def hashed(phone: str) -> str:
    return hashlib.sha256(phone.encode()).hexdigest()


async def known_customer(database: Database, orders: range = range(1)) -> int:
    """A customer who gets these orders, whose parcels fail to be delivered."""
    for n in orders:
        named: dict[str, Any] = {"shop_order_id": f"500{n}", "number": f"#KH-{n}"}
        awb = f"KHA{n}"
        await settle(database, placed(**named))
        await settle(database, fulfilled(NOW + timedelta(minutes=n), awb=awb, **named))
        await settle(database, scan(Status.PICKED_UP, awb=awb), failed(NOW + A_DAY, awb=awb), now=NOW + A_DAY)
    return int((await only(database, customers))["id"])


async def test_reading_takes_as_many_statements_for_six_orders_as_for_one(database: Database) -> None:
    """A-33, A-86."""
    counts = []
    for orders in (range(1), range(1, 6)):
        customer = await known_customer(database, orders)
        async with counting(database) as seen, database.write() as connection:
            known = await read_known(connection, customer, NOW + A_DAY)
        assert len(known.state.orders) == orders.stop
        counts.append(len([each for each in seen if each.startswith("SELECT")]))
    assert counts[0] == counts[1] > 0


async def test_open_work_and_complaints_of_the_last_day_are_read_and_no_others(database: Database) -> None:
    """A-33."""
    customer = await known_customer(database)
    now = NOW + 30 * A_DAY
    task = {"customer_id": customer, "note": "", "closed_at": None}
    await put_rows(
        database,
        tasks,
        task | {"id": 1, "reason": "refund_late", "opened_at": now - 20 * A_DAY},
        task | {"id": 2, "reason": "unhappy_customer", "opened_at": now - A_DAY / 2, "closed_at": now},
        task | {"id": 3, "reason": "not_received", "opened_at": now - 2 * A_DAY, "closed_at": now},
    )
    async with database.read() as connection:
        known = await read_known(connection, customer, now)
    wanted = {(each.reason, each.is_open) for each in known.work if each.reason != "courier_did_not_come"}
    assert wanted == {("refund_late", True), ("unhappy_customer", False)}


async def test_a_phone_that_changed_is_found_by_its_new_hash_only(database: Database) -> None:
    """A-33."""
    customer, new = await known_customer(database), "+919999900777"
    async with database.write() as connection:
        assert await customers_hashed(connection, hashed(PHONE)) == [customer]
        await move_identities(connection, [(customer, IdentityChange(old_phone=PHONE, new_phone=new))], NOW)
        assert await customers_hashed(connection, hashed(PHONE)) == []
        assert await customers_hashed(connection, hashed(new).upper()) == [customer]


async def test_an_identity_without_a_hash_is_not_found_by_an_empty_one(database: Database) -> None:
    """A-33."""
    await settle(database, placed(email="meera@khadi.example"))
    async with database.read() as connection:
        assert await customers_hashed(connection, "") == []
        assert await survivor_of(connection, 1) == []


async def test_a_refusal_is_a_line_of_the_ledger(database: Database) -> None:
    """A-33, G-7."""
    customer = await known_customer(database)
    async with database.write() as connection:
        known = await read_known(connection, customer, NOW + A_DAY)
        ruling = rule_on(known.state, NOW + A_DAY, BRAND, known.recent, known.work)
        await note_refusal(connection, customer, ruling, "crm", NOW + A_DAY)
        await note_refusal(connection, customer, Ruling(False, (Reason("no_consent"),)), "crm", NOW + A_DAY)
    order = next(iter(known.state.orders))
    line = await only(database, ledger, rule="guard", order_id=order)
    assert line["blockers"][0] == "ndr"
    assert line["inputs"]["asked_by"] == "crm"
    assert line["inputs"]["reasons"][0]["because"] == "customer_unavailable"
    assert msgspec.convert(line["inputs"]["reasons"][0], Reason).name == "ndr"
