"""The desk's queues: each conversation is in exactly one, read page by page from indexes, longest waiting first.

A page begins behind the last row of the one before (a keyset), so that the thousandth page costs what the first does
and nothing is skipped or shown twice while conversations come and go.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    func,
    literal,
    literal_column,
    select,
    tuple_,
    type_coerce,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import conversations, customers
from journeys.store.types import EPOCH, BigId, UtcDateTime, microseconds

c = conversations.c
MOST_COUNTED = 1_000  # a queue that holds more is "999+": counting it would cost what it holds
PAGE = 50

# The queues in the order of precedence: a conversation is in the first that takes it.
RESOLVED, SNOOZED, NEEDS, BOT, COURIER, CUSTOMER = "resolved", "snoozed", "needs", "bot", "courier", "customer"
# Views across them.
MINE, UNASSIGNED = "mine", "unassigned"
QUEUES = (NEEDS, MINE, UNASSIGNED, CUSTOMER, COURIER, SNOOZED, BOT, RESOLVED)


class Place(msgspec.Struct, frozen=True):
    """Where a page ended: the rank, time and customer of its last row."""

    rank: int
    at: datetime
    customer_id: int

    def __str__(self) -> str:
        return f"{self.rank}.{microseconds(self.at)}.{self.customer_id}"


def place_of(said: str) -> Place | None:
    """The place that a page's link names; None when it names none."""
    parts = said.split(".")
    if len(parts) != 3 or not all(part.isdecimal() and len(part) < 20 for part in parts):
        return None
    rank, micros, customer = map(int, parts)
    try:
        return Place(rank, EPOCH + timedelta(microseconds=micros), customer)
    except OverflowError:
        return None


class Listed(msgspec.Struct, frozen=True):
    """A page of a queue: rows of `conversations` with `name`, `language`, `queue` and `place`, and where it ended."""

    rows: Sequence[Mapping[str, Any]]
    next: str = ""


# -- which conversation is where -------------------------------------------------------------------------------

_OPEN = c.resolved_at.is_(None) & (c.snoozed_for == literal_column("''"))


def _with_the_bot(now: datetime) -> ColumnElement[bool]:
    is_held = and_(c.held_by != "", c.held_until.is_not(None), c.held_until > now)
    return and_(c.handoff_at.is_(None), ~is_held)


def queue_case(now: datetime) -> ColumnElement[str]:
    """The queue of a conversation as a column."""
    return case(
        (c.resolved_at.is_not(None), RESOLVED),
        (c.snoozed_for != "", SNOOZED),
        (c.waiting_since_at.is_not(None), NEEDS),
        (_with_the_bot(now), BOT),
        (c.awaits_courier_at.is_not(None), COURIER),
        else_=CUSTOMER,
    )


def where_of(queue: str, user_id: int, now: datetime) -> ColumnElement[bool]:
    """What a conversation must be to stand in the queue. Raises KeyError for a queue that is not there."""
    with_people = and_(_OPEN, c.waiting_since_at.is_(None), ~_with_the_bot(now))
    found: dict[str, ColumnElement[bool]] = {
        RESOLVED: c.resolved_at.is_not(None),
        SNOOZED: and_(c.resolved_at.is_(None), c.snoozed_for > literal_column("''")),
        NEEDS: and_(_OPEN, c.waiting_since_at.is_not(None)),
        BOT: and_(_OPEN, c.waiting_since_at.is_(None), c.last_inbound_at.is_not(None), _with_the_bot(now)),
        COURIER: and_(with_people, c.awaits_courier_at.is_not(None)),
        CUSTOMER: and_(with_people, c.awaits_courier_at.is_(None)),
        MINE: and_(_OPEN, c.assigned_to == user_id),
        UNASSIGNED: and_(_OPEN, c.handoff_at.is_not(None), c.assigned_to.is_(None)),
    }
    return found[queue]


class _Order(msgspec.Struct, frozen=True):
    """By what a queue is sorted: a time, before it maybe a rank; newest first where `newest_first`."""

    at: Any
    rank: Any = None
    newest_first: bool = False


def _ordered() -> dict[str, _Order]:
    """Longest waiting first; what waits for nobody is shown newest first."""
    return {
        RESOLVED: _Order(c.resolved_at, newest_first=True),
        SNOOZED: _Order(func.coalesce(c.snoozed_until, c.last_inbound_at, c.assigned_at)),
        NEEDS: _Order(c.waiting_since_at),
        BOT: _Order(c.last_inbound_at, newest_first=True),
        COURIER: _Order(c.awaits_courier_at),
        CUSTOMER: _Order(func.coalesce(c.last_inbound_at, c.answered_at, c.handoff_at, c.held_until)),
        MINE: _Order(
            func.coalesce(c.waiting_since_at, c.last_inbound_at, c.assigned_at),
            rank=case((c.waiting_since_at.is_(None), 1), else_=0),
        ),
        UNASSIGNED: _Order(c.handoff_at),
    }


ORDER_OF_QUEUE = _ordered()

# -- reading ---------------------------------------------------------------------------------------------------


async def read_queue(
    connection: AsyncConnection, queue: str, user_id: int, now: datetime, after: Place | None = None, most: int = PAGE
) -> Listed:
    """A page of a queue. Raises KeyError for a queue that is not there."""
    order = ORDER_OF_QUEUE[queue]
    keys = [order.rank] if order.rank is not None else []
    keys += [order.at, c.customer_id]
    query = _rows(order, now).where(where_of(queue, user_id, now))
    if after is not None:
        query = query.where(_behind(order, keys, after))
    query = query.order_by(*(key.desc() if order.newest_first else key for key in keys)).limit(most + 1)
    found = [dict(row) for row in (await connection.execute(query)).mappings()]
    shown = found[:most]
    return Listed(tuple(map(_placed, shown)), _placed(shown[-1])["place"] if len(found) > most else "")


async def read_rows(
    connection: AsyncConnection, ids: Sequence[int], queue: str, user_id: int, now: datetime
) -> tuple[Mapping[str, Any], ...]:
    """Those of the conversations that stand in the queue now, as `read_queue` gives them."""
    if not ids:
        return ()
    query = _rows(ORDER_OF_QUEUE[queue], now).where(c.customer_id.in_(ids), where_of(queue, user_id, now))
    return tuple(_placed(dict(row)) for row in (await connection.execute(query)).mappings())


async def read_one(connection: AsyncConnection, customer_id: int, now: datetime) -> Mapping[str, Any] | None:
    """A conversation with its customer, wherever it stands; None when she never had one."""
    query = _rows(ORDER_OF_QUEUE[MINE], now).where(c.customer_id == customer_id)
    row = (await connection.execute(query)).mappings().first()
    return _placed(dict(row)) if row else None


async def read_some(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> tuple[Mapping[str, Any], ...]:
    """Customers in the order named, with their conversation wherever it stands, or one that has not begun."""
    nobody_wrote = select(conversations).where(c.customer_id == customers.c.id).exists()
    query = _rows(ORDER_OF_QUEUE[MINE], now).where(c.customer_id.in_(ids))
    silent = select(customers.c.id, customers.c.name, customers.c.language).where(
        customers.c.id.in_(ids), ~nobody_wrote
    )
    found = {row["customer_id"]: _placed(dict(row)) for row in (await connection.execute(query)).mappings()}
    for row in (await connection.execute(silent)).mappings():
        found[row["id"]] = NOT_BEGUN | {"customer_id": row["id"], "name": row["name"], "language": row["language"]}
    return tuple(found[id] for id in ids if id in found)


# A conversation in which nobody has said anything, as its row would be.
NOT_BEGUN: dict[str, Any] = {column.name: None for column in c} | {
    "queue": "",
    "place": "",
    "labels": [],
    "held_by": "",
    "snoozed_for": "",
    "handoff_reason": "",
    "changed": 0,
}


def _rows(order: _Order, now: datetime) -> Select[Any]:
    rank = order.rank if order.rank is not None else literal_column("0")
    return select(
        conversations,
        customers.c.name,
        customers.c.language,
        queue_case(now).label("queue"),
        rank.label("sort_rank"),
        type_coerce(order.at, UtcDateTime()).label("sort_at"),
    ).join(customers, customers.c.id == c.customer_id)


def _placed(row: dict[str, Any]) -> dict[str, Any]:
    at = row["sort_at"]
    return row | {"place": str(Place(row["sort_rank"], at, row["customer_id"])) if at else ""}


def _behind(order: _Order, keys: Sequence[Any], after: Place) -> ColumnElement[bool]:
    at = literal(after.at, UtcDateTime())
    values: list[Any] = [literal(after.rank)] if order.rank is not None else []
    values += [at, literal(after.customer_id, BigId)]
    row, place = tuple_(*keys), tuple_(*values)
    return row < place if order.newest_first else row > place


async def count_queues(connection: AsyncConnection, user_id: int, now: datetime) -> dict[str, int]:
    """How many conversations stand in each queue, `MOST_COUNTED` at most."""
    mine = await count_mine(connection, [user_id])
    return {queue: 0 for queue in QUEUES} | await count_shared(connection, now) | {MINE: mine.get(user_id, 0)}


async def count_shared(connection: AsyncConnection, now: datetime) -> dict[str, int]:
    """The queues that are the same for everybody, each counted up to `MOST_COUNTED`, in one statement."""
    parts = []
    for queue in QUEUES:
        if queue != MINE:
            some = select(literal_column("1")).where(where_of(queue, 0, now)).limit(MOST_COUNTED).subquery()
            parts.append(select(literal(queue, String()).label("queue"), func.count().label("size")).select_from(some))
    return {queue: size for queue, size in await connection.execute(union_all(*parts))}


async def count_mine(connection: AsyncConnection, user_ids: Sequence[int]) -> dict[int, int]:
    """How many open conversations each of these users has; who has none is left out."""
    query = select(c.assigned_to, func.count()).where(_OPEN, c.assigned_to.in_(user_ids)).group_by(c.assigned_to)
    return {user: min(size, MOST_COUNTED) for user, size in await connection.execute(query)}


async def changed_since(
    connection: AsyncConnection, last: int, now: datetime, most: int = 500
) -> list[tuple[int, int, str, int | None]]:
    """(changed, customer, queue, assigned to) of what changed after `last`, in the order of change."""
    query = select(c.changed, c.customer_id, queue_case(now), c.assigned_to).where(c.changed > last)
    rows = await connection.execute(query.order_by(c.changed).limit(most))
    return [(changed, customer, queue, user) for changed, customer, queue, user in rows]


async def newest_change(connection: AsyncConnection) -> int:
    """The mark of the newest change; 0 before the first."""
    return int(await connection.scalar(select(func.max(c.changed))) or 0)
