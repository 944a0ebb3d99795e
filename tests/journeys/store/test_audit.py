"""The audit: silent where the guarantees hold, and it names what breaks each of them."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.status import Status
from journeys.store.audit import GUARANTEES, audit
from journeys.store.database import Database
from journeys.store.ledger import Line, write_lines
from journeys.store.rows import order_row, shipment_row
from journeys.store.schema import (
    attempts,
    ledger,
    ndrs,
    orders,
    outbox,
    promises,
    runs,
    shipments,
    silences,
    tasks,
    timeline,
)
from tests.journeys.builders import BRAND, NOW, order, parcel
from tests.journeys.store.batches import put_rows
from tests.journeys.store.test_attempts import attempt, waiting
from tests.journeys.store.test_ledger import row as door_row

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
SINCE = NOW - timedelta(days=30)


async def broken(database: Database) -> dict[str, list[str]]:
    """What is broken, by guarantee, in words; each guarantee that holds left out."""
    async with database.read() as connection:
        found = await audit(connection, NOW, BRAND, SINCE)
    assert found.keys() == GUARANTEES.keys()
    return {name: [case.words for case in cases] for name, cases in found.items() if cases}


def done(row: int, **facts: Any) -> dict[str, Any]:
    return waiting(row, state="done", done_at=NOW) | facts


def fact(number: int, kind: str, **facts: Any) -> dict[str, Any]:
    known = {
        "id": number,
        "customer_id": 10,
        "order_id": 20,
        "shipment_id": 30,
        "kind": kind,
        "key": f"key:{number}",
        "source": "delhivery",
        "occurred_at": NOW - HOUR,
        "received_at": NOW - HOUR,
        "late": False,
        "body": {"is": "scan", "leg": "forward"},
    }
    return known | facts


async def explained(database: Database, *rows: dict[str, Any]) -> None:
    """Each row has a line of the ledger that says it left."""
    async with database.write() as connection:
        names = ("dedupe_key", "name", "causes", "rule", "rule_version")
        lines = [
            Line(door_row(**{name: row[name] for name in names}, order_id=20), "sent", NOW, (), {"clock": "now"})
            for row in rows
        ]
        await write_lines(connection, lines)


async def test_an_empty_store_breaks_nothing(database: Database) -> None:
    """G-1 to G-7."""
    assert await broken(database) == {}


async def test_a_life_that_went_well_breaks_nothing(database: Database) -> None:
    """G-1 to G-7: delivered in order, one message, explained."""
    row = done(1)
    await put_rows(database, outbox, row)
    await put_rows(database, attempts, attempt(1, status="delivered"))
    await put_rows(
        database,
        timeline,
        fact(1, "shipment.in_transit"),
        fact(2, "shipment.delivery_attempt_failed"),
        fact(3, "shipment.in_transit"),
        fact(4, "shipment.delivered", received_at=NOW),
    )
    await explained(database, row)
    assert await broken(database) == {}


async def test_a_row_that_left_twice_is_named(database: Database) -> None:
    """G-1."""
    row = done(1, attempts=2)
    await put_rows(database, outbox, row)
    second = attempt(1, id=9, number=2, token="1|a:2", status="delivered")
    await put_rows(database, attempts, attempt(1, status="accepted"), second)
    await explained(database, row)
    assert await broken(database) == {"G-1": ["shipped"]}


async def test_one_cause_said_twice_is_named(database: Database) -> None:
    """G-1."""
    rows = [done(1), done(5, dedupe_key="shipped:again")]
    await put_rows(database, outbox, *rows)
    await explained(database, *rows)
    assert await broken(database) == {"G-1": ["shipped"]}


async def test_a_message_of_a_run_that_was_called_off_is_named(database: Database) -> None:
    """G-2."""
    row = done(1, run_id=77)
    await put_rows(database, outbox, row)
    run = {
        **{"id": 77, "customer_id": 10, "journey": "tracking", "version": 1, "subject": "20", "step": "say"},
        **{"began_at": NOW - HOUR, "began_by": "scan:1", "step_at": NOW - HOUR, "path": [], "args": {}},
        **{"ended_at": NOW - MINUTE, "ended_as": "exit:order.cancelled"},
    }
    await put_rows(database, runs, run)
    await explained(database, row)
    assert await broken(database) == {"G-2": ["shipped"]}


async def test_a_message_about_the_way_after_its_end_is_named(database: Database) -> None:
    """G-2: "shipped" an hour after we heard that it was delivered."""
    row = done(1, shipment_id=30)
    await put_rows(database, outbox, row)
    await put_rows(database, timeline, fact(1, "shipment.delivered"))
    await explained(database, row)
    assert await broken(database) == {"G-2": ["shipped"]}


async def test_a_parcel_that_went_back_is_named_unless_it_was_corrected(database: Database) -> None:
    """G-3."""
    await put_rows(database, timeline, fact(1, "shipment.delivered"), fact(2, "shipment.in_transit"))
    assert await broken(database) == {"G-3": ["shipment.in_transit"]}
    body = {"is": "scan", "leg": "forward", "revokes": "revert_from_delivered"}
    await put_rows(database, timeline, fact(3, "shipment.in_transit", body=body))
    assert await broken(database) == {}


async def test_free_form_outside_the_window_is_named(database: Database) -> None:
    """G-4."""
    row = done(1)
    await put_rows(database, outbox, row)
    await put_rows(database, attempts, attempt(1, status="sent", form="free_form"))
    await explained(database, row)
    wrote = fact(1, "message.received", body={"is": "message"}, shipment_id=None, occurred_at=NOW - 25 * HOUR)
    await put_rows(database, timeline, wrote)
    assert await broken(database) == {"G-4": ["shipped"]}
    again = fact(2, "message.received", body={"is": "message"}, shipment_id=None, occurred_at=NOW - 23 * HOUR)
    await put_rows(database, timeline, again)
    assert await broken(database) == {}


def ndr(**facts: Any) -> dict[str, Any]:
    known = {
        **{"id": 77, "customer_id": 10, "shipment_id": 30, "order_id": 20, "attempt_no": 1, "confidence": 1.0},
        **{"reason": "customer_unavailable", "at_fault": "customer", "attempted": True, "courier_code": "EOD-11"},
        **{"remark": "", "evidence": {}, "actions_allowed": [], "closed_as": ""},
        **{"occurred_at": NOW - 30 * HOUR, "received_at": NOW - 25 * HOUR},
    }
    return known | facts


async def test_a_failed_attempt_nobody_dealt_with_is_named(database: Database) -> None:
    """G-5: a day old, or past the courier's deadline."""
    await put_rows(database, shipments, shipment_row(parcel(status=Status.DELIVERY_ATTEMPT_FAILED)))
    await put_rows(database, ndrs, ndr(), ndr(id=78, received_at=NOW - HOUR))
    assert await broken(database) == {"G-5": ["customer_unavailable"]}
    await put_rows(database, ndrs, ndr(id=79, received_at=NOW - HOUR, action_deadline_at=NOW))
    assert len((await broken(database))["G-5"]) == 2


@pytest.mark.parametrize("by", ["courier", "task", "reason"])
async def test_an_answer_work_or_a_reason_settles_a_failed_attempt(database: Database, by: str) -> None:
    """G-5."""
    await put_rows(database, shipments, shipment_row(parcel(status=Status.DELIVERY_ATTEMPT_FAILED)))
    await put_rows(database, ndrs, ndr())
    if by == "courier":
        asked = done(1, name="courier.request_reattempt", channel="vendor", shipment_id=30)
        await put_rows(database, outbox, asked)
    elif by == "task":
        task = {"id": 1, "customer_id": 10, "order_id": 20, "reason": "call_customer", "opened_at": NOW}
        await put_rows(database, tasks, task)
    else:
        said = door_row(name="attempt_failed")
        async with database.write() as connection:
            await write_lines(connection, [Line(said, "withheld", NOW, ("opted_out",), {"clock": "now"})])
    assert await broken(database) == {}


async def test_an_order_that_is_silent_too_long_is_named_unless_somebody_knows_why(database: Database) -> None:
    """G-6."""
    await put_rows(database, orders, order_row(order(received_at=NOW - 30 * HOUR)) | {"touched_at": NOW - 25 * HOUR})
    assert await broken(database) == {"G-6": ["confirmed: silent since then, and nobody noticed"]}
    silence = {
        **{"id": 1, "customer_id": 10, "order_id": 20, "stage": "confirmed", "since_at": NOW - 25 * HOUR},
        **{"budget_seconds": 86_400, "found_at": NOW, "cause": "not_dispatched"},
    }
    await put_rows(database, silences, silence)
    assert await broken(database) == {}


async def test_a_parcel_on_its_way_in_time_may_be_silent_for_two_days(database: Database) -> None:
    """G-6, section 1."""
    await put_rows(database, orders, order_row(order(placed_at=NOW)) | {"touched_at": NOW - 30 * HOUR})
    on_the_way = parcel(status=Status.IN_TRANSIT, status_at=NOW, edd_at=NOW + 48 * HOUR)
    await put_rows(database, shipments, shipment_row(on_the_way))
    assert await broken(database) == {}


@pytest.mark.parametrize(("hours", "holds"), [(25, True), (49, False)])
async def test_a_running_promise_excuses_silence_up_to_the_hard_limit(
    database: Database, hours: int, holds: bool
) -> None:
    """G-6: after 48 hours it no longer does."""
    await put_rows(database, orders, order_row(order()) | {"touched_at": NOW - hours * HOUR})
    promise = {
        **{"id": 1, "customer_id": 10, "order_id": 20, "outbox_id": 1, "kind": "next_update", "message": "shipped"},
        **{"made_at": NOW - hours * HOUR, "by_at": NOW + HOUR},
    }
    await put_rows(database, promises, promise)
    assert ("G-6" not in await broken(database)) == holds


VAGUE = [
    {"causes": []},
    {"rule": ""},
    {"rule_version": 0},
    {"inputs": {}},
    {"outcome": "withheld", "blockers": []},
]


@pytest.mark.parametrize("facts", VAGUE)
async def test_a_vague_line_of_the_ledger_is_named(database: Database, facts: dict[str, Any]) -> None:
    """G-7."""
    line = Line(door_row(), "sent", NOW, (), {"clock": "now"}).as_row()
    await put_rows(database, ledger, line)
    assert await broken(database) == {}
    await put_rows(database, ledger, line | {"id": 5} | facts)
    assert await broken(database) == {"G-7": ["shipped"]}


@pytest.mark.parametrize("state", ["done", "withheld"])
async def test_a_message_nobody_wrote_a_line_about_is_named(database: Database, state: str) -> None:
    """G-7."""
    await put_rows(database, outbox, done(1, state=state))
    assert await broken(database) == {"G-7": ["shipped"]}
