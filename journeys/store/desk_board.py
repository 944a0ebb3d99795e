"""What a supervisor sees at a glance: what waits, what is late or soon will be, who has how much, what was resolved."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.desk_queue import NEEDS, UNASSIGNED, count_shared, where_of
from journeys.store.schema import conversations, customers
from journeys.store.schema_access import sessions, users
from journeys.store.schema_desk import availability

Row = Mapping[str, Any]
c = conversations.c
MOST_LATE = 50
MOST_LOOKED_THROUGH = 2_000  # resolved conversations that a sample is taken from, the newest


class BoardRows(msgspec.Struct, frozen=True):
    """Counts by queue, when the oldest of each began to wait, conversations whose answer is due (soonest first), those
    that nobody has, and everybody with what she has."""

    counts: Mapping[str, int]
    oldest: Mapping[str, datetime | None]
    due: Sequence[Row]
    unassigned: Sequence[Row]
    people: Sequence[Row]


async def read_board(connection: AsyncConnection, now: datetime, soon_at: datetime) -> BoardRows:
    """In a constant number of statements. `due` holds what is due until `soon_at`."""
    due = _listed().where(c.resolved_at.is_(None), c.snoozed_for == "", c.response_due_at <= soon_at)
    nobodys = _listed().where(where_of(UNASSIGNED, 0, now)).order_by(c.handoff_at, c.customer_id)
    return BoardRows(
        await count_shared(connection, now),
        {
            NEEDS: await connection.scalar(select(func.min(c.waiting_since_at)).where(where_of(NEEDS, 0, now))),
            UNASSIGNED: await connection.scalar(select(func.min(c.handoff_at)).where(where_of(UNASSIGNED, 0, now))),
        },
        await _all(connection, due.order_by(c.response_due_at, c.customer_id).limit(MOST_LATE)),
        await _all(connection, nobodys.limit(MOST_LATE)),
        await _all(connection, _people()),
    )


def _listed() -> Select[Any]:
    columns = (c.customer_id, c.assigned_to, c.team, c.waiting_since_at, c.response_due_at, c.handoff_reason)
    return select(*columns, customers.c.name).join(customers, customers.c.id == c.customer_id)


def _people() -> Select[Any]:
    has = (
        select(
            c.assigned_to.label("user_id"),
            func.count().label("load"),
            func.sum(case((c.waiting_since_at.is_not(None), 1), else_=0)).label("waiting"),
            func.min(c.waiting_since_at).label("oldest_at"),
        )
        .where(c.resolved_at.is_(None), c.assigned_to.is_not(None))
        .group_by(c.assigned_to)
        .subquery()
    )
    seen = select(sessions.c.user_id, func.max(sessions.c.seen_at).label("seen_at")).group_by(sessions.c.user_id)
    here = seen.subquery()
    return (
        select(
            *(users.c[name] for name in ("id", "name", "role", "teams", "capacity")),
            func.coalesce(has.c.load, 0).label("load"),
            func.coalesce(has.c.waiting, 0).label("waiting"),
            has.c.oldest_at,
            here.c.seen_at,
            availability.c.is_available,
        )
        .outerjoin(has, has.c.user_id == users.c.id)
        .outerjoin(here, here.c.user_id == users.c.id)
        .outerjoin(availability, availability.c.user_id == users.c.id)
        .where(users.c.disabled_at.is_(None))
        .order_by(users.c.name, users.c.id)
    )


async def resolved_since(connection: AsyncConnection, since: datetime) -> list[int]:
    """Conversations that a person resolved since then, newest first."""
    mine = (c.resolved_at > since) & c.resolved_by.is_not(None)
    query = select(c.customer_id).where(mine).order_by(c.resolved_at.desc(), c.customer_id)
    return list(await connection.scalars(query.limit(MOST_LOOKED_THROUGH)))


async def read_resolved(connection: AsyncConnection, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Resolved conversations: customer_id, name, resolved_at, by."""
    query = (
        select(c.customer_id, customers.c.name, c.resolved_at, users.c.name.label("by"))
        .join(customers, customers.c.id == c.customer_id)
        .outerjoin(users, users.c.id == c.resolved_by)
        .where(c.customer_id.in_(ids))
        .order_by(c.resolved_at.desc())
    )
    return await _all(connection, query)


async def _all(connection: AsyncConnection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in (await connection.execute(query)).mappings()]
