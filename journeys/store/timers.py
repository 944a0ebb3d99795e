"""Timers: rows that wake a customer's state. A due timer is an event like any other and goes with its decision."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import Event, Key, TimerDue
from journeys.store.among import among
from journeys.store.ids import new_id
from journeys.store.prepared import Asked, Change, Question, as_stored, ask
from journeys.store.reading import RecordReader
from journeys.store.schema import timers
from journeys.store.types import time_of
from journeys.store.writing import add_unless_there

SOURCE = "harkara"
TRIES = "tries"  # in a timer's body: how often deciding failed
MOST_TRIES = 5


class Waiting(msgspec.Struct, frozen=True):
    """A timer's row."""

    id: int
    customer_id: int
    name: str
    subject: str
    due_at: datetime
    body: dict[str, Any]


_TIMERS = RecordReader(Waiting, timers, {"body": dict}, {})
_DUE = Question(
    select(*_TIMERS.columns)
    .where(timers.c.due_at <= bindparam("now", type_=timers.c.due_at.type))
    .order_by(timers.c.due_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


async def claim_due(connection: AsyncConnection, now: datetime, limit: int) -> list[Event]:
    """Timers that came due, as events; they are gone when the transaction commits, and due again when it does not."""
    (rows,) = await ask(connection, asked_due(now, limit))
    return await take(connection, rows, now)


def asked_due(now: datetime, limit: int) -> Asked:
    """The question after timers that came due; its rows are for `take`."""
    return Asked(_DUE, {"now": now, "most": limit})


async def take(connection: AsyncConnection, rows: Sequence[Any], now: datetime) -> list[Event]:
    """The events of these rows, dropped as `claim_due` says."""
    due = _TIMERS.read(rows, connection.dialect.name)
    await drop(connection, [each.id for each in due])
    return [
        Event(
            kind="timer.due",
            key=f"timer:{each.id}",
            occurred_at=each.due_at,
            received_at=now,
            source=SOURCE,
            body=TimerDue(each.name, each.subject, each.due_at, each.body),
            keys=(Key("customer", str(each.customer_id)),),
        )
        for each in due
    ]


async def try_again(connection: AsyncConnection, event: Event, at: datetime) -> bool:
    """Put a claimed timer whose decision failed back for `at`; False, and it is gone, when it failed too often."""
    due = event.body
    assert isinstance(due, TimerDue)
    tries = int(due.data.get(TRIES, 0)) + 1
    if tries >= MOST_TRIES:
        return False
    row = {
        "id": new_id(),
        "customer_id": int(event.keys[0].value),
        "name": due.name,
        "subject": due.subject,
        "due_at": at,
        "body": due.data | {TRIES: tries},
    }
    await add_unless_there(connection, timers, [row])  # one set meanwhile for the same purpose is newer
    return True


async def drop(connection: AsyncConnection, ids: Sequence[int]) -> None:
    if ids:
        await _DROP.run(connection, [{"ids": list(ids)}])


_DROP = Change(delete(timers).where(among(timers.c.id, "ids")))
_NEXT_DUE = Question(select(as_stored(timers.c.due_at)).order_by(timers.c.due_at).limit(1))


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next timer comes due."""
    (rows,) = await ask(connection, Asked(_NEXT_DUE))
    return time_of(rows[0][0]) if rows else None
