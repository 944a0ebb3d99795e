"""The promise ledger: what messages that left told customers to expect, and whether it came true."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.promises import NEXT_UPDATE, Due, Leaving, Promise, follow, settle_due
from journeys.store.among import among
from journeys.store.prepared import Asked, Change, Question, ask
from journeys.store.reading import RecordReader
from journeys.store.schema import orders, promises, shipments, silences, tasks
from journeys.store.writing import add_unless_there

AT_ONCE = 500
_COLUMNS = tuple(promises.c[name] for name in Promise.__struct_fields__)
_PROMISES = RecordReader(Promise, promises, {}, {})
_RUNNING = Question(
    select(*_PROMISES.columns).where(promises.c.settled_at.is_(None), among(promises.c.customer_id, "customers"))
)


async def told(connection: AsyncConnection, leaving: Sequence[Leaving]) -> None:
    """Messages have left: settle what they keep, keep what they promise, end the silences they break.

    A constant number of statements; none when the messages are about no order and promise nothing.
    """
    leaving = [each for each in leaving if each.order_id or each.promised]
    if not leaving:
        return
    customers = sorted({each.customer_id for each in leaving})
    (rows,) = await ask(connection, Asked(_RUNNING, {"customers": customers}))
    settled, new = follow(_PROMISES.read(rows, connection.dialect.name), leaving)
    await _write_settled(connection, settled)
    await add_unless_there(connection, promises, [msgspec.structs.asdict(each) for each in new])
    await _end_silences(connection, leaving)


_SETTLE = Change(
    update(promises)
    .where(promises.c.id == bindparam("promise"), promises.c.settled_at.is_(None))
    .values(settled_at=bindparam("at", type_=promises.c.settled_at.type), settled_as=bindparam("how"))
)


async def _write_settled(connection: AsyncConnection, settled: Iterable[Promise]) -> None:
    rows = [
        {"promise": each.id, "at": each.settled_at, "how": each.settled_as}
        for each in sorted(settled, key=lambda promise: promise.id)  # as every process does: no deadlocks
    ]
    await _SETTLE.run(connection, rows)


_END_SILENCE = Change(
    update(silences)
    .where(
        silences.c.order_id == bindparam("order"),
        silences.c.ended_at.is_(None),
        silences.c.since_at < bindparam("at", type_=silences.c.since_at.type),
    )
    .values(ended_at=bindparam("at", type_=silences.c.ended_at.type))
)


async def _end_silences(connection: AsyncConnection, leaving: Sequence[Leaving]) -> None:
    last = {each.order_id: each.at for each in sorted(leaving, key=lambda each: each.at) if each.order_id}
    await _END_SILENCE.run(connection, [{"order": order, "at": last[order]} for order in sorted(last)])


_TOUCH = Change(
    update(orders)
    .where(orders.c.id == bindparam("order"), orders.c.customer_id == bindparam("customer"))
    .values(
        touched_at=bindparam("at", type_=orders.c.touched_at.type),
        promised_by_at=func.coalesce(bindparam("next_by", type_=orders.c.promised_by_at.type), orders.c.promised_by_at),
    )
)


async def touch(connection: AsyncConnection, leaving: Sequence[Leaving]) -> None:
    """Note on the orders that their customers saw something new, and by when they were told to hear again.

    What somebody else saw, who proved an order, is no touch.
    """
    last = {each.order_id: each for each in sorted(leaving, key=lambda each: each.at) if each.order_id}
    await _TOUCH.run(connection, [_touch(last[order]) for order in sorted(last)])


def _touch(message: Leaving) -> dict[str, object]:
    next_by = next((each.by_at for each in message.promised if each.kind == NEXT_UPDATE), None)
    return {"order": message.order_id, "customer": message.customer_id, "at": message.at, "next_by": next_by}


_OF_ORDER = shipments.c.order_id == promises.c.order_id
_DELIVERED_AT = (
    select(func.max(shipments.c.status_at))
    .where(_OF_ORDER, shipments.c.status == "delivered", shipments.c.leg.in_(("forward", "exchange")))
    .scalar_subquery()
)
_HAS_OPEN_WORK = exists().where(
    tasks.c.customer_id == promises.c.customer_id,
    tasks.c.closed_at.is_(None),
    tasks.c.opened_at <= promises.c.made_at,
)
_DUE = (
    select(*_COLUMNS, func.coalesce(orders.c.cancelled_at, orders.c.closed_at), _DELIVERED_AT, _HAS_OPEN_WORK)
    .outerjoin(orders, orders.c.id == promises.c.order_id)
    .where(promises.c.settled_at.is_(None), promises.c.by_at < bindparam("now", type_=promises.c.by_at.type))
    .order_by(promises.c.by_at)
    .limit(AT_ONCE)
)


async def settle_overdue(connection: AsyncConnection, now: datetime) -> list[Promise]:
    """Settle promises whose time is over, by what became of their orders; returns them. Two statements."""
    width = len(_COLUMNS)
    rows = (await connection.execute(_DUE, {"now": now})).all()
    settled = [settle_due(Due(Promise(*row[:width]), *row[width:])) for row in rows]
    await _write_settled(connection, settled)
    return settled


_NEXT_OF = (
    select(func.min(promises.c.by_at))
    .where(
        promises.c.order_id == orders.c.id,
        promises.c.kind == NEXT_UPDATE,
        promises.c.settled_at.is_(None),
    )
    .scalar_subquery()
)
_RESTORE = (
    update(orders)
    .where(orders.c.id == bindparam("order"))
    .values(promised_by_at=func.coalesce(_NEXT_OF, orders.c.promised_by_at))
)


async def fall_back(connection: AsyncConnection, order_ids: Iterable[int]) -> None:
    """Messages about these orders were withheld: what was promised before still holds."""
    rows = [{"order": each} for each in sorted(set(order_ids))]
    if rows:
        await connection.execute(_RESTORE, rows)
