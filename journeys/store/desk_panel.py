"""What the desk's panel knows of a customer beside her state: open work, open promises, scans, older orders, users."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.state import CustomerState
from journeys.store.load import read_states
from journeys.store.schema import customers, orders, outbox, promises, scans, tasks
from journeys.store.schema_access import users
from journeys.store.schema_desk import merges, presence

Row = Mapping[str, Any]
MOST_SCANS = 60
MOST_OLDER = 10


class PanelRows(msgspec.Struct, frozen=True):
    """A customer's state with open `tasks` and `promises`, newest `scans` first, `asks` of vendors newest first, and
    `older` orders that ended long ago, `merges` into her that can be undone."""

    state: CustomerState
    tasks: Sequence[Row]
    promises: Sequence[Row]
    scans: Sequence[Row]
    asks: Sequence[Row]
    older: Sequence[Row]
    merges: Sequence[Row] = ()


async def read_panel(connection: AsyncConnection, customer_id: int, now: datetime) -> PanelRows | None:
    """What is known of a customer, in a constant number of statements; None when there is no such customer."""
    state = await read_state(connection, customer_id, now)
    if state is None:
        return None
    shown = sorted(state.orders | state.visible)
    older = select(orders.c.id, orders.c.number, orders.c.placed_at, orders.c.status, orders.c.total_paise)
    older = older.where(orders.c.customer_id == customer_id, orders.c.id.not_in(shown))
    open_work = tasks.c.closed_at.is_(None) & (tasks.c.customer_id == customer_id)
    running = promises.c.settled_at.is_(None) & (promises.c.customer_id == customer_id)
    mine = or_(scans.c.customer_id == customer_id, scans.c.shipment_id.in_(sorted(state.visible_shipments)))
    undoable = (merges.c.customer_id == customer_id) & merges.c.undone_at.is_(None)
    asked = (outbox.c.customer_id == customer_id) & (outbox.c.channel == "vendor")
    return PanelRows(
        state,
        await _all(connection, select(tasks).where(open_work).order_by(tasks.c.opened_at.desc())),
        await _all(connection, select(promises).where(running).order_by(promises.c.by_at)),
        await _all(connection, select(scans).where(mine).order_by(scans.c.occurred_at.desc()).limit(MOST_SCANS)),
        await _all(connection, select(outbox).where(asked).order_by(outbox.c.id.desc()).limit(20)),
        await _all(connection, older.order_by(orders.c.placed_at.desc()).limit(MOST_OLDER)),
        await _all(connection, select(merges.c.id, merges.c.at).where(undoable)),
    )


async def read_state(connection: AsyncConnection, customer_id: int, now: datetime) -> CustomerState | None:
    """All that deciding would know of a customer, only to look at; None when there is no such customer."""
    return (await read_states(connection, [customer_id], now)).get(customer_id)


async def survivor_of(connection: AsyncConnection, customer_id: int) -> int | None:
    """The customer herself, or the one she was merged into; None when there is no such customer."""
    query = select(customers.c.id, customers.c.merged_into).where(customers.c.id == customer_id)
    row = (await connection.execute(query)).first()
    return (row.merged_into or row.id) if row else None


async def read_users(connection: AsyncConnection) -> list[dict[str, Any]]:
    """Everybody who may be named on the desk, by name: id, name, role, teams, disabled_at."""
    names = ("id", "name", "role", "teams", "disabled_at")
    return await _all(connection, select(*(users.c[name] for name in names)).order_by(users.c.name))


async def read_presence(connection: AsyncConnection, since: datetime) -> list[dict[str, Any]]:
    """Who has looked at or typed in which thread since then: user_id, customer_id, doing, at."""
    return await _all(connection, select(presence).where(presence.c.at > since).order_by(presence.c.at))


async def _all(connection: AsyncConnection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in (await connection.execute(query)).mappings()]
