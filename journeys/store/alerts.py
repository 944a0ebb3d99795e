"""Alerts to operations: one open alert per reason and group, however many orders it counts."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import bindparam, case, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.ids import new_id
from journeys.store.schema import alerts

MOST_AT_ONCE = 100


class Raised(msgspec.Struct, frozen=True):
    """An alert as it stands. `count` is how often it was raised; `sample` is of the first time."""

    id: int
    reason: str
    group_key: str
    count: int
    sample: dict[str, Any]
    opened_at: datetime
    last_at: datetime
    closed_at: datetime | None = None


_COLUMNS = tuple(alerts.c[name] for name in Raised.__struct_fields__)


async def raise_alert(
    connection: AsyncConnection, reason: str, group_key: str, sample: dict[str, Any], now: datetime
) -> None:
    """Open the alert of this reason and group, or count one more in the open one (see `raise_alerts`)."""
    await raise_alerts(connection, [alert_row(reason, group_key, sample, now)])


async def raise_alerts(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> None:
    """Many at once, in one statement: rows of `alert_row`.

    An open alert keeps its first sample, when it was opened and when it was told; its count and `last_at` grow.
    """
    if rows:
        # in one order everywhere, so that two processes never wait for each other
        rows = sorted(rows, key=lambda row: (row["reason"], row["group_key"]))
        await connection.execute(_upsert(connection.dialect.name), rows)


def alert_row(reason: str, group_key: str, sample: dict[str, Any], now: datetime) -> dict[str, Any]:
    """One raising of an alert. `sample` is what a person should see of it: order number, AWB, hub; no phone."""
    at = {"opened_at": now, "last_at": now}
    return {"id": new_id(), "reason": reason[:60], "group_key": group_key[:200], "count": 1, "sample": sample, **at}


async def close_alert(connection: AsyncConnection, reason: str, group_key: str, now: datetime) -> bool:
    """The cause is over: the next raising opens a new alert. False when none was open."""
    about = (alerts.c.reason == reason[:60]) & (alerts.c.group_key == group_key[:200])
    closing = update(alerts).where(about, alerts.c.closed_at.is_(None)).values(closed_at=bindparam("at"))
    return bool((await connection.execute(closing, {"at": now})).rowcount)


async def take_untold(connection: AsyncConnection, now: datetime) -> list[Raised]:
    """Open alerts that nobody was told of, oldest first, noted as told now."""
    untold = select(*_COLUMNS).where(alerts.c.told_at.is_(None), alerts.c.closed_at.is_(None))
    query = untold.order_by(alerts.c.opened_at, alerts.c.id).limit(MOST_AT_ONCE).with_for_update(skip_locked=True)
    found = [Raised(*row) for row in await connection.execute(query)]
    if found:
        noting = update(alerts).where(alerts.c.id.in_([alert.id for alert in found]))
        await connection.execute(noting.values(told_at=now))
    return found


async def of_the_day(connection: AsyncConnection, since: datetime) -> list[Raised]:
    """Alerts that are open, or were raised or closed since then, oldest first."""
    query = select(*_COLUMNS).where(or_(alerts.c.closed_at.is_(None), alerts.c.closed_at > since))
    return [Raised(*row) for row in await connection.execute(query.order_by(alerts.c.opened_at, alerts.c.id))]


async def closed_since(connection: AsyncConnection, reason: str, since: datetime) -> list[Raised]:
    """Alerts of that reason that were told and closed since then."""
    closed = (alerts.c.reason == reason) & (alerts.c.closed_at > since) & alerts.c.told_at.is_not(None)
    return [Raised(*row) for row in await connection.execute(select(*_COLUMNS).where(closed).order_by(alerts.c.id))]


@cache
def _upsert(dialect: str) -> Any:
    statement = (sqlite if dialect == "sqlite" else postgresql).insert(alerts)
    newest = case((statement.excluded.last_at > alerts.c.last_at, statement.excluded.last_at), else_=alerts.c.last_at)
    return statement.on_conflict_do_update(
        index_elements=["reason", "group_key"],
        index_where=alerts.c.closed_at.is_(None),
        set_={"count": alerts.c["count"] + statement.excluded["count"], "last_at": newest},
    )
