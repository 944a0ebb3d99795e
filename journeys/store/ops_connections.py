"""How each source's news arrive: when the last came, how late they are, what is not understood, what polling finds."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import inbox, orders, shipments, timeline, unknown_codes

NEWEST = 5_000  # events looked at for the lag of all sources together
NEWEST_ITEMS = 50_000  # inbox items looked at for each source's last one


class Feed(msgspec.Struct, frozen=True):
    """A source. `lag_p50` and `lag_p95` are from the vendor's time to our receipt, None without events."""

    source: str
    last_item_at: datetime | None = None
    last_event_at: datetime | None = None
    events: int = 0
    lag_p50: timedelta | None = None
    lag_p95: timedelta | None = None
    unknown: int = 0


class UnknownCode(msgspec.Struct, frozen=True):
    """A vendor's word that no table knows. `example` is its text."""

    source: str
    code: str
    example: str
    seen: int
    first_seen_at: datetime
    last_seen_at: datetime


class Polling(msgspec.Struct, frozen=True):
    """The poller's work for an account: open parcels, those quiet for too long, when one was last asked about."""

    account: str
    parcels: int
    quiet: int
    polled_at: datetime | None


async def feeds(connection: AsyncConnection, since: datetime) -> list[Feed]:
    """Every source that told of something lately. Three statements."""
    lags: dict[str, list[timedelta]] = {}
    last_event: dict[str, datetime] = {}
    new = select(timeline.c.source, timeline.c.occurred_at, timeline.c.received_at)
    for source, occurred_at, received_at in await connection.execute(new.order_by(timeline.c.id.desc()).limit(NEWEST)):
        last_event.setdefault(source, received_at)
        if received_at >= since:
            lags.setdefault(source, []).append(max(received_at - occurred_at, timedelta(0)))
    items = await _last_items(connection)
    unknown = await _unknown_by_source(connection, since)
    return [
        _feed(source, items.get(source), last_event.get(source), sorted(lags.get(source, ())), unknown.get(source, 0))
        for source in sorted({*items, *last_event, *unknown})
    ]


def _feed(
    source: str, item_at: datetime | None, event_at: datetime | None, lags: list[timedelta], unknown: int
) -> Feed:
    return Feed(source, item_at, event_at, len(lags), percentile(lags, 50), percentile(lags, 95), unknown)


def percentile(ordered: list[timedelta], percent: int) -> timedelta | None:
    """The smallest value that `percent` in 100 do not exceed (nearest rank); None of nothing."""
    if not ordered:
        return None
    rank = max(1, -(-len(ordered) * percent // 100))
    return ordered[rank - 1]


async def _last_items(connection: AsyncConnection) -> dict[str, datetime]:
    new = select(inbox.c.source, inbox.c.received_at).order_by(inbox.c.id.desc()).limit(NEWEST_ITEMS).subquery()
    newest = func.max(new.c.received_at, type_=inbox.c.received_at.type)
    return {source: at for source, at in await connection.execute(select(new.c.source, newest).group_by(new.c.source))}


async def _unknown_by_source(connection: AsyncConnection, since: datetime) -> dict[str, int]:
    seen = func.sum(unknown_codes.c.seen)
    query = select(unknown_codes.c.source, seen).where(unknown_codes.c.last_seen_at >= since)
    return {source: int(count) for source, count in await connection.execute(query.group_by(unknown_codes.c.source))}


async def unknown_codes_seen(connection: AsyncConnection, limit: int = 100) -> list[UnknownCode]:
    """The vendor words nobody has mapped, the most frequent first."""
    columns = (unknown_codes.c[name] for name in UnknownCode.__struct_fields__)
    query = select(*columns).order_by(unknown_codes.c.seen.desc(), unknown_codes.c.code).limit(limit)
    return [UnknownCode(*row) for row in await connection.execute(query)]


async def polling(connection: AsyncConnection, quiet_before: datetime) -> list[Polling]:
    """What the poller has to do for each account: parcels are quiet without a scan since `quiet_before`."""
    c = shipments.c
    quiet = func.count().filter((c.last_scan_at.is_(None)) | (c.last_scan_at < quiet_before))
    polled_at = func.max(c.polled_at, type_=c.polled_at.type)
    name = func.coalesce(func.nullif(c.account, ""), c.courier)
    query = select(name, func.count(), quiet, polled_at).where(c.closed_at.is_(None)).group_by(name).order_by(name)
    return [Polling(*row) for row in await connection.execute(query)]


async def number_told(connection: AsyncConnection) -> tuple[datetime, dict[str, object]] | None:
    """When WhatsApp last said something of the number or the account, and what. One statement."""
    new = select(timeline.c.kind, timeline.c.received_at, timeline.c.body, timeline.c.id)
    newest = new.order_by(timeline.c.id.desc()).limit(NEWEST).subquery()
    query = select(newest.c.received_at, newest.c.body).where(func.substr(newest.c.kind, 1, 8) == "account.")
    found = (await connection.execute(query.order_by(newest.c.id.desc()).limit(1))).first()
    return (found[0], dict(found[1])) if found else None


def orders_with_news() -> Select[Any]:
    """The newest events about orders, as rows of `Behind`: dated as the vendor dates them."""
    new = select(timeline).order_by(timeline.c.id.desc()).limit(NEWEST).subquery()
    return (
        select(new.c.id, orders.c.id, orders.c.number, new.c.occurred_at, new.c.source + ": " + new.c.kind)
        .join(orders, orders.c.id == new.c.order_id)
        .order_by(new.c.id.desc())
    )
