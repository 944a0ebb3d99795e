"""The decision ledger: one line a decision, with everything it depended on."""

from typing import Any

from journeys.store.database import Database
from journeys.store.ledger import WITHHELD, Line, write_lines
from journeys.store.outbox import Waiting
from journeys.store.schema import ledger
from tests.journeys.builders import NOW
from tests.journeys.store.batches import only


def row(**facts: Any) -> Waiting:
    known = {
        "id": 1,
        "customer_id": 10,
        "order_id": 20,
        "shipment_id": 30,
        "account": "",
        "name": "shipped",
        "lane": 2,
        "proactive": True,
        "dedupe_key": "k" * 300,
        "body": {},
        "rule_version": 3,
        "causes": ["scan:1"],
        "reason": "",
        "attempts": 0,
        "created_at": NOW,
        "not_before_at": NOW,
        "rule": "tracking",
        "run_id": 77,
    }
    return Waiting(**known | facts)


async def test_a_line_keeps_rule_version_run_blockers_inputs_causes_and_clock(database: Database) -> None:
    """G-7, A-28: every blocker is kept, and what was decided on."""
    line = Line(row(), WITHHELD, NOW, ("stale", "opted_out"), {"window_open": False})
    async with database.write() as connection:
        await write_lines(connection, [line])
        await write_lines(connection, [])
    kept = await only(database, ledger)
    assert (kept["rule"], kept["rule_version"], kept["run_id"]) == ("tracking", 3, 77)
    assert (kept["outcome"], kept["blockers"]) == ("withheld", ["stale", "opted_out"])
    assert (kept["inputs"], kept["causes"], kept["decided_at"]) == ({"window_open": False}, ["scan:1"], NOW)
    assert len(kept["dedupe_key"]) == 200


async def test_a_message_that_no_journey_wanted_is_its_own_rule(database: Database) -> None:
    """G-7."""
    async with database.write() as connection:
        await write_lines(connection, [Line(row(rule="", run_id=None), "sent", NOW)])
    kept = await only(database, ledger)
    assert (kept["rule"], kept["run_id"], kept["blockers"]) == ("shipped", None, [])
