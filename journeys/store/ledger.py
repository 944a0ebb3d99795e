"""The decision ledger: one line for each message sent, deferred or withheld at the door, with all it depended on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.ids import new_id
from journeys.store.outbox import Waiting
from journeys.store.schema import ledger
from journeys.store.writing import add

QUEUED, SENT, DEFERRED, WITHHELD = "queued", "sent", "deferred", "withheld"


class Line(msgspec.Struct, frozen=True):
    """What was decided about an outbox row at `at`, and why. `inputs` hold ids, times, states and counts only."""

    row: Waiting
    outcome: str
    at: datetime
    blockers: Sequence[str] = ()
    inputs: dict[str, Any] = {}

    def as_row(self) -> dict[str, Any]:
        """The columns of `ledger`."""
        row = self.row
        return {
            "id": new_id(),
            "customer_id": row.customer_id,
            "order_id": row.order_id,
            "message": row.name,
            "outcome": self.outcome,
            "rule": row.rule or row.name,
            "rule_version": row.rule_version,
            "run_id": row.run_id,
            "blockers": list(self.blockers),
            "inputs": self.inputs,
            "causes": row.causes,
            "dedupe_key": row.dedupe_key[:200],
            "decided_at": self.at,
        }


async def write_lines(connection: AsyncConnection, lines: Sequence[Line]) -> None:
    """Add the lines, in one statement."""
    await add(connection, ledger, [line.as_row() for line in lines])
