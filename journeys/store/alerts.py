"""Alerts to operations: one open alert per reason and group, however many orders it counts."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, case, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.ids import new_id
from journeys.store.schema import alerts


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


@cache
def _upsert(dialect: str) -> Any:
    statement = (sqlite if dialect == "sqlite" else postgresql).insert(alerts)
    newest = case((statement.excluded.last_at > alerts.c.last_at, statement.excluded.last_at), else_=alerts.c.last_at)
    return statement.on_conflict_do_update(
        index_elements=["reason", "group_key"],
        index_where=alerts.c.closed_at.is_(None),
        set_={"count": alerts.c["count"] + statement.excluded["count"], "last_at": newest},
    )
