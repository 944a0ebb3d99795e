"""Which kinds of events the store was told of, and how often: for reports, not for the path of an event."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.accidental import Told
from journeys.store.schema import timeline, unknown_codes


async def kinds_told(connection: AsyncConnection, since: datetime, newest: int | None = None) -> list[Told]:
    """Every kind received since then, by name; among the `newest` so many events, where that is given."""
    told: Any = timeline
    if newest:
        columns = (timeline.c.kind, timeline.c.received_at)
        told = select(*columns).order_by(timeline.c.id.desc()).limit(newest).subquery()
    last_at = func.max(told.c.received_at, type_=timeline.c.received_at.type)
    query = (
        select(told.c.kind, func.count().label("count"), last_at.label("last_at"))
        .where(told.c.received_at >= since)
        .group_by(told.c.kind)
        .order_by(told.c.kind)
    )
    return [Told(kind, count, last_at) for kind, count, last_at in await connection.execute(query)]


async def unknown_codes_told(connection: AsyncConnection, since: datetime) -> list[Told]:
    """Courier codes that no table knows, as "source: code", most frequent first."""
    codes = unknown_codes.c
    query = select(codes.source, codes.code, codes.seen, codes.last_seen_at).where(codes.last_seen_at >= since)
    found = [Told(f"{source}: {code}", seen, last) for source, code, seen, last in await connection.execute(query)]
    return sorted(found, key=lambda each: (-each.count, each.kind))
