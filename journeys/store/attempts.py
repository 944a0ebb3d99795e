"""What became of messages we sent: the status of an attempt only ever moves forward, and failed is final."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import bindparam, func, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import Event, MessageStatus
from journeys.promises import Leaving
from journeys.store import promises
from journeys.store.desk_changes import touch
from journeys.store.prepared import Change
from journeys.store.schema import attempts, customers, outbox
from journeys.store.whose import Attempt, Owners
from journeys.store.writing import either

RANK_OF_STATUS = {
    "sending": 0,
    "unknown": 0,
    "accepted": 1,
    "sent": 2,
    "delivered": 3,
    "played": 4,
    "read": 4,
    "failed": 9,
}


class Reaction(msgspec.Struct, frozen=True):
    """What a failed message calls for, in our words: `again` (same text, after `wait`), `template` (the window was
    shut), `text` (her app shows no form), `opt_out`, `unreachable` or `give_up`."""

    act: str
    wait: timedelta = timedelta(0)


async def apply_statuses(
    connection: AsyncConnection, events: Sequence[Event], owners: Owners, reactions: dict[str, Reaction], now: datetime
) -> None:
    """Move attempts and their outbox rows as WhatsApp's statuses say. `reactions` are by event key, for failures."""
    moved: dict[int, dict[str, Any]] = {}
    finished: dict[int, dict[str, Any]] = {}
    stopped: dict[int, dict[str, Any]] = {}
    left: list[Leaving] = []
    changed: set[int] = set()
    for event in events:
        status = event.body
        attempt = owners.attempt_of(status) if isinstance(status, MessageStatus) else None
        if not isinstance(status, MessageStatus) or attempt is None:
            continue
        row = moved.setdefault(attempt.id, _unmoved(attempt))
        if not _advance(row, status, event):
            continue
        changed.add(attempt.customer_id)
        change = _outbox_change(attempt, status, event, reactions, now)
        finished |= {row: change | {"row": row} for row in (attempt.outbox_id, *(attempt.also or ()))}
        left += _left_after_all(attempt, status, event)
        if (reaction := reactions.get(event.key)) and reaction.act in STAMP_OF_ACT:
            stopped[attempt.customer_id] = {"customer": attempt.customer_id, "at": now, "act": reaction.act}
    await _write(connection, [row for row in moved.values() if row["changed"]], list(finished.values()))
    await stamp_customers(connection, list(stopped.values()))
    await touch(connection, changed)
    await promises.told(connection, left)
    await promises.touch(connection, left)


def _left_after_all(attempt: Attempt, status: MessageStatus, event: Event) -> list[Leaving]:
    """What a message promises whose answer we never saw, now that WhatsApp tells that it left."""
    if attempt.status not in {"sending", "unknown"} or status.status == "failed":
        return []
    return [
        msgspec.structs.replace(msgspec.convert(each, Leaving), at=event.occurred_at) for each in attempt.promised or ()
    ]


STAMP_OF_ACT = {"opt_out": "marketing", "unreachable": "unreachable_at"}

_TIMES = ("sent_at", "delivered_at", "read_at", "failed_at")


def _unmoved(attempt: Attempt) -> dict[str, Any]:
    return {
        "attempt": attempt.id,
        "to": attempt.status,
        "new_wamid": attempt.wamid,
        "changed": False,
        "code": "",
        "words": "",
        "category": "",
        "kind": "",
        **dict.fromkeys(_TIMES),
    }


def _advance(row: dict[str, Any], status: MessageStatus, event: Event) -> bool:
    """Take the status into the row; True when it moved the attempt forward."""
    name = "read" if status.status == "played" else status.status
    if (column := f"{name}_at") in row:
        row[column] = row[column] or event.occurred_at
    row["changed"] = True
    row["new_wamid"] = row["new_wamid"] or status.wamid
    row["category"] = row["category"] or status.price_category
    row["kind"] = row["kind"] or status.price_type
    if RANK_OF_STATUS.get(name, 0) <= RANK_OF_STATUS[row["to"]] or (
        name == "failed" and row["to"] in {"delivered", "read"}
    ):
        return False
    row["to"] = name
    if name == "failed":
        row["code"], row["words"] = str(status.error_code or ""), status.error_text[:500]
    return True


def _outbox_change(
    attempt: Attempt, status: MessageStatus, event: Event, reactions: dict[str, Reaction], now: datetime
) -> dict[str, Any]:
    reaction = reactions.get(event.key) if status.status == "failed" else None
    if reaction and reaction.act in {"again", "template", "text"}:
        return _outbox_row(attempt, "ready", f"{reaction.act}:{status.error_code}", now + reaction.wait, None)
    if status.status == "failed":
        return _outbox_row(attempt, "failed", f"whatsapp:{status.error_code}", now, now)
    return _outbox_row(attempt, "done", "", now, event.occurred_at)


def _outbox_row(
    attempt: Attempt, state: str, reason: str, not_before_at: datetime, done_at: datetime | None
) -> dict[str, Any]:
    return {
        "row": attempt.outbox_id,
        "tries": attempt.number,
        "to": state,
        "why": reason,
        "not_before": not_before_at,
        "done": done_at,
    }


async def _write(connection: AsyncConnection, moved: list[dict[str, Any]], finished: list[dict[str, Any]]) -> None:
    in_order = sorted(moved, key=lambda row: int(row["attempt"]))  # as every process does: no deadlocks
    await _MOVE.run(connection, [{k: v for k, v in row.items() if k != "changed"} for row in in_order])
    rows = sorted(finished, key=lambda row: int(row["row"]))
    await _END.run(connection, [row for row in rows if row["to"] == "done"])
    await _FAIL.run(connection, [row for row in rows if row["to"] != "done"])


def _told(column: Any, name: str) -> Any:
    """What this batch tells, or what we knew: a status that leaves something out does not erase it."""
    return func.coalesce(func.nullif(bindparam(name, type_=column.type), ""), column)


def _first(column: Any, name: str) -> Any:
    return func.coalesce(column, bindparam(name, type_=column.type))


_A = attempts.c
_MOVE = Change(
    update(attempts)
    .where(_A.id == bindparam("attempt"))
    .values(
        status=bindparam("to"),
        wamid=bindparam("new_wamid"),
        error_code=_told(_A.error_code, "code"),
        error_text=_told(_A.error_text, "words"),
        price_category=_told(_A.price_category, "category"),
        price_type=_told(_A.price_type, "kind"),
        **{name: _first(_A[name], name) for name in _TIMES},
    )
)
_FINISH = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        state=bindparam("to"), reason=bindparam("why"), not_before_at=bindparam("not_before"), done_at=bindparam("done")
    )
)
_NEWEST = outbox.c.attempts == bindparam("tries")
# What reached her needs no other try, whatever was decided meanwhile; a failure speaks only for its own try.
_END = Change(_FINISH.where(_NEWEST | (outbox.c.state != "sending")))
_FAIL = Change(_FINISH.where(_NEWEST, either(outbox.c.state, "sending", "unknown", "done")))


async def stamp_customers(connection: AsyncConnection, stopped: list[dict[str, Any]]) -> None:
    """Note what a failure says of customers: dicts of customer, at, act (one of STAMP_OF_ACT)."""
    for act, column in STAMP_OF_ACT.items():
        rows = [row for row in stopped if row["act"] == act]
        if rows:
            value: Any = "no" if act == "opt_out" else bindparam("at")
            statement = update(customers).where(customers.c.id == bindparam("customer")).values({column: value})
            await connection.execute(statement, rows)
