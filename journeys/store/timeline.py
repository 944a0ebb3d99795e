"""A customer's one timeline: what happened, what was said, withheld and asked for, and what people had to do.

Read from where each is kept, in the order in which it happened; what arrived after something newer is marked late.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import RowMapping, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import attempts, ledger, outbox, tasks, timeline

OWN = "harkara"
COMMAND_FORM = "command"


class Entry(msgspec.Struct, frozen=True):
    """One thing on the timeline. `kind` is an event's, or one of our own doing: `message.written`,
    `message.withheld`, `message.deferred`, `command.asked`, `task.opened`, `task.closed`.

    `occurred_at` is when it happened, `received_at` when we learnt of it. `order_id` is None when it is about none.
    """

    occurred_at: datetime
    received_at: datetime
    kind: str
    source: str
    late: bool
    order_id: int | None
    shipment_id: int | None
    body: dict[str, Any]


async def timeline_of(connection: AsyncConnection, customer_id: int, kinds: Sequence[str] = ()) -> list[Entry]:
    """Everything of a customer, oldest first. `kinds` are kinds ("shipment.delivered") or families ("shipment")."""
    found = [
        *[_fact(row) for row in await _rows(connection, select(timeline), customer_id, timeline.c.customer_id)],
        *[_try(row) for row in await _rows(connection, _TRIES, customer_id, attempts.c.customer_id)],
        *[_withheld(row) for row in await _rows(connection, _NOT_SENT, customer_id, ledger.c.customer_id)],
        *[
            each
            for row in await _rows(connection, select(tasks), customer_id, tasks.c.customer_id)
            for each in _work(row)
        ],
    ]
    wanted = [entry for entry in found if not kinds or _is_of(entry.kind, kinds)]
    return sorted(wanted, key=lambda entry: (entry.occurred_at, entry.received_at))


def _is_of(kind: str, wanted: Sequence[str]) -> bool:
    return any(kind == each or kind.startswith(f"{each}.") for each in wanted)


_TRIES = select(
    attempts, outbox.c.name, outbox.c.account, outbox.c.order_id, outbox.c.shipment_id, outbox.c.causes
).join(outbox, outbox.c.id == attempts.c.outbox_id)
_NOT_SENT = select(ledger).where(ledger.c.outcome.in_(("withheld", "deferred")))


async def _rows(connection: AsyncConnection, query: Select[Any], customer_id: int, column: Any) -> Sequence[RowMapping]:
    found: Sequence[RowMapping] = (await connection.execute(query.where(column == customer_id))).mappings().all()
    return found


def _fact(row: RowMapping) -> Entry:
    return Entry(**{name: row[name] for name in Entry.__struct_fields__})


def _own(at: datetime, kind: str, row: RowMapping, body: dict[str, Any]) -> Entry:
    """Something we did ourselves: it happened when we learnt of it."""
    return Entry(at, at, kind, OWN, False, row["order_id"] or None, row.get("shipment_id"), body)


def _try(row: RowMapping) -> Entry:
    body = {"status": row["status"], "number": row["number"], "causes": row["causes"], "error": row["error_code"]}
    if row["form"] == COMMAND_FORM:
        return _own(row["tried_at"], "command.asked", row, {"command": row["name"], "of": row["account"]} | body)
    said = {"message": row["name"], "text": row["text"], "form": row["form"]}
    return _own(row["tried_at"], "message.written", row, said | body)


def _withheld(row: RowMapping) -> Entry:
    body = {"message": row["message"], "blockers": row["blockers"], "causes": row["causes"]}
    return _own(row["decided_at"], f"message.{row['outcome']}", row, body)


def _work(row: RowMapping) -> Iterator[Entry]:
    body = {"reason": row["reason"], "note": row["note"]}
    yield _own(row["opened_at"], "task.opened", row, body)
    if row["closed_at"]:
        yield _own(row["closed_at"], "task.closed", row, body)
