"""One timeline per customer: in the order in which things happened, late ones marked, every kind of thing on it."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from journeys.decision import Ask
from journeys.events import Parcel
from journeys.status import Status
from journeys.store import schema as t
from journeys.store.database import Database
from journeys.store.timeline import Entry, timeline_of
from journeys.turn import Turn
from tests.journeys.builders import AWB, NOW, placed, said, scan
from tests.journeys.store.batches import counting, only, put_rows, rows, settle

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


async def read(database: Database, *kinds: str) -> list[Entry]:
    owner = (await only(database, t.customers))["id"]
    async with database.write() as connection:
        return await timeline_of(connection, owner, kinds)


async def lived(database: Database) -> None:
    """An order from yesterday: confirmed, out for delivery today, picked up learnt last, and a question."""

    def converse(turn: Turn, messages: Any) -> None:
        turn.open_task("handoff", order_id=next(iter(turn.state.orders)), note="she asked")
        turn.ask(Ask("courier.request_reattempt", "delhivery-main", "reattempt:1", {"awb": AWB}, ("m",)))

    await settle(database, placed(NOW - 24 * HOUR, parcels=(Parcel(AWB),)), now=NOW - 24 * HOUR)
    await settle(database, scan(Status.OUT_FOR_DELIVERY, NOW - HOUR), now=NOW - HOUR)
    await settle(database, scan(Status.AT_DESTINATION_HUB, NOW - 6 * HOUR, received_at=NOW), now=NOW)
    await settle(database, said(at=NOW + HOUR, wa_id="919999900234"), now=NOW + HOUR + MINUTE, converse=converse)
    for row in await rows(database, t.outbox):
        form = "command" if row["channel"] == "vendor" else "template"
        tried = {"id": row["id"] + 1, "customer_id": row["customer_id"], "outbox_id": row["id"], "number": 1}
        told = {"token": f"{row['id']}|a:1", "status": "accepted", "form": form, "text": f"({row['name']})"}
        await put_rows(database, t.attempts, tried | told | {"tried_at": row["created_at"] + HOUR / 2})
    async with database.write() as connection:
        await connection.execute(t.tasks.update().values(closed_at=NOW + 2 * HOUR))


async def test_everything_is_on_it_in_the_order_in_which_it_happened(database: Database) -> None:
    """A-20: every action, status and message; late arrivals inserted where they belong, and marked."""
    await lived(database)
    found = await read(database)
    assert [(entry.kind, entry.late) for entry in found] == [
        ("order.updated", False),
        ("message.written", False),
        ("shipment.at_destination_hub", True),
        ("message.withheld", False),
        ("shipment.out_for_delivery", False),
        ("message.written", False),
        ("message.received", False),
        ("task.opened", False),
        ("command.asked", False),
        ("task.closed", False),
    ]
    assert [entry.occurred_at for entry in found] == sorted(entry.occurred_at for entry in found)
    late = next(entry for entry in found if entry.late)
    assert (late.occurred_at, late.received_at, late.source) == (NOW - 6 * HOUR, NOW, "delhivery-main")


async def test_what_was_said_and_not_said_is_told_with_its_reason(database: Database) -> None:
    """A-20, G-7, A-28."""
    await lived(database)
    first, second = [entry.body for entry in await read(database, "message.written")]
    assert (first["message"], first["text"], first["status"]) == ("order_confirmed", "(order_confirmed)", "accepted")
    assert second["causes"]
    (withheld,) = await read(database, "message.withheld")
    assert (withheld.body["message"], withheld.body["blockers"]) == ("shipped", ["stale"])
    (asked,) = await read(database, "command")
    assert (asked.body["command"], asked.body["of"]) == ("courier.request_reattempt", "delhivery-main")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["shipment.out_for_delivery"], {"shipment.out_for_delivery"}),
        (["shipment"], {"shipment.out_for_delivery", "shipment.at_destination_hub"}),
        (["task", "order"], {"task.opened", "task.closed", "order.updated"}),
        (["ship"], set()),
    ],
)
async def test_it_can_be_read_by_kind_or_family(database: Database, kinds: list[str], expected: set[str]) -> None:
    """A-20: filter by kind."""
    await lived(database)
    assert {entry.kind for entry in await read(database, *kinds)} == expected


async def test_it_can_be_exported_and_read_again(database: Database) -> None:
    """A-20: export."""
    await lived(database)
    found = await read(database)
    lines = [msgspec.json.encode(entry) for entry in found]
    assert [msgspec.json.decode(line, type=Entry) for line in lines] == found


async def test_another_customers_life_is_not_on_it(database: Database) -> None:
    """P-02."""
    await lived(database)
    async with database.read() as connection:
        assert await timeline_of(connection, 555) == []


async def test_a_long_life_costs_no_more_statements(database: Database) -> None:
    """A-05."""
    await lived(database)
    async with counting(database) as few:
        await read(database)
    await settle(database, *(scan(Status.IN_TRANSIT, NOW + each * HOUR) for each in range(100)))
    async with counting(database) as many:
        await read(database)
    assert len(few) == len(many) <= 5


async def test_work_that_is_still_open_was_not_closed(database: Database) -> None:
    """A-20, A-22d."""
    await lived(database)
    async with database.write() as connection:
        await connection.execute(t.tasks.update().values(closed_at=None))
    assert [entry.kind for entry in await read(database, "task")] == ["task.opened"]
