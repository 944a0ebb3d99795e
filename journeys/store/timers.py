"""Timers: rows that wake a customer's state. A due timer is an event like any other and goes with its decision."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import Event, Key, TimerDue
from journeys.store.ids import new_id
from journeys.store.schema import timers
from journeys.store.writing import add_unless_there

SOURCE = "harkara"
TRIES = "tries"  # in a timer's body: how often deciding failed
MOST_TRIES = 5

_DUE = (
    select(timers)
    .where(timers.c.due_at <= bindparam("now", type_=timers.c.due_at.type))
    .order_by(timers.c.due_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


async def claim_due(connection: AsyncConnection, now: datetime, limit: int) -> list[Event]:
    """Timers that came due, as events; they are gone when the transaction commits, and due again when it does not."""
    rows = (await connection.execute(_DUE, {"now": now, "most": limit})).mappings().all()
    await drop(connection, [row["id"] for row in rows])
    return [
        Event(
            kind="timer.due",
            key=f"timer:{row['id']}",
            occurred_at=row["due_at"],
            received_at=now,
            source=SOURCE,
            body=TimerDue(row["name"], row["subject"], row["due_at"], row["body"]),
            keys=(Key("customer", str(row["customer_id"])),),
        )
        for row in rows
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
        await connection.execute(delete(timers).where(timers.c.id.in_(ids)))


_NEXT_DUE = select(func.min(timers.c.due_at))


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next timer comes due."""
    due: datetime | None = await connection.scalar(_NEXT_DUE)
    return due
