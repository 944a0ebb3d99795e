"""What giving out work reads: conversations that nobody has, and who takes some now."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.desk.assigning import Agent, Wanted
from journeys.store.schema import conversations, customers
from journeys.store.schema_access import sessions, users
from journeys.store.schema_desk import availability, merges
from journeys.store.writing import put

PRESENT_FOR = timedelta(minutes=15)  # since the last request of hers

_C = conversations.c
_OPEN = _C.resolved_at.is_(None)


_UNASSIGNED = (
    select(_C.customer_id, customers.c.language, _C.team, _C.answered_by, _C.taken_from, _C.handoff_at)
    .join(customers, customers.c.id == _C.customer_id)
    .where(_OPEN, _C.handoff_at.is_not(None), _C.waiting_since_at.is_not(None), _C.snoozed_for == "")
    .where(_C.assigned_to.is_(None))
    .order_by(_C.waiting_since_at, _C.customer_id)
    .limit(bindparam("most"))
)


async def unassigned(connection: AsyncConnection, limit: int = 50) -> list[tuple[Wanted, datetime]]:
    """Conversations that wait for a person and that nobody has, longest first, with when each was handed over."""
    return [(Wanted(*row[:5]), row[5]) for row in await connection.execute(_UNASSIGNED, {"most": limit})]


async def agents_at_work(connection: AsyncConnection, now: datetime) -> list[Agent]:
    """Users who were here a short while ago and have not said that they take none, with what they have."""
    load, given_at = func.count(_C.customer_id), func.max(_C.assigned_at)
    query = (
        select(users.c.id, users.c.languages, users.c.teams, users.c.capacity, load, given_at)
        .outerjoin(conversations, (_C.assigned_to == users.c.id) & _OPEN)
        .where(users.c.disabled_at.is_(None), users.c.capacity > 0, _is_here(now), ~_takes_none())
        .group_by(users.c.id)
        .order_by(users.c.id)
    )
    rows = await connection.execute(query)
    return [Agent(id, tuple(languages), tuple(teams), *counted) for id, languages, teams, *counted in rows]


def _is_here(now: datetime) -> ColumnElement[bool]:
    mine = (sessions.c.user_id == users.c.id) & sessions.c.needs_code.is_(False)
    return exists().where(mine, sessions.c.seen_at > now - PRESENT_FOR)


def _takes_none() -> ColumnElement[bool]:
    mine = availability.c.user_id == users.c.id
    return exists().where(mine, availability.c.is_available.is_(False))


async def names_of(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, str]:
    """Names of users by id."""
    if not ids:
        return {}
    rows = await connection.execute(select(users.c.id, users.c.name).where(users.c.id.in_(ids)))
    return {id: name for id, name in rows}


async def is_user(connection: AsyncConnection, user_id: int) -> bool:
    """Whether somebody with that id may still log in."""
    mine = (users.c.id == user_id) & users.c.disabled_at.is_(None)
    return bool(await connection.scalar(select(exists().where(mine))))


async def open_merges(connection: AsyncConnection, customer_id: int) -> tuple[int, ...]:
    """Merges into this customer that can be undone."""
    mine = (merges.c.customer_id == customer_id) & merges.c.undone_at.is_(None)
    return tuple(await connection.scalars(select(merges.c.id).where(mine)))


async def set_available(connection: AsyncConnection, user_id: int, is_available: bool, at: datetime) -> None:
    """Whether she takes conversations that are given out."""
    row = {"user_id": user_id, "is_available": is_available, "seen_at": at}
    await put(connection, availability, [row], ("user_id",))
