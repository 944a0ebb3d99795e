"""What a customer's thread on the desk is made of, page by page from the newest, in a few statements."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import attempts, ledger, media, outbox, promises, runs, timeline
from journeys.store.schema_desk import drafts, notes

Row = Mapping[str, Any]
PAGE = 80

# Facts that the thread shows in another way: as ticks, beside a message, or not at all.
SHOWN_ELSEWHERE = (
    "message.sent",
    "message.delivered",
    "message.read",
    "message.played",
    "message.failed",
    "message.understood",
    "timer.due",
    "customer.stage_changed",
    "agent.replied",
    "agent.noted",
    "agent.retried",
    "agent.told_affected",
)


class ThreadRows(msgspec.Struct, frozen=True):
    """Rows of one page of a thread. `sends` are outbox rows, each with its newest try (`try_status` None before one);
    `replies` the agents' events that sends name as their cause, by key. `has_more` when older ones exist."""

    events: Sequence[Row]
    sends: Sequence[Row]
    withheld: Sequence[Row]
    notes: Sequence[Row]
    media: Mapping[str, Row]
    replies: Mapping[str, Row]
    has_more: bool


_TRY = ("status", "form", "text", "also", "error_code", "error_text", "price_category", "price_type", "number", "wamid")
_TRY_TIMES = ("tried_at", "accepted_at", "sent_at", "delivered_at", "read_at", "failed_at")
_NEWEST_TRY = (attempts.c.outbox_id == outbox.c.id) & (attempts.c.number == outbox.c.attempts)
_LEFT_AT = func.coalesce(attempts.c.tried_at, outbox.c.created_at)
_SENDS = (
    select(outbox, *(attempts.c[name].label(f"try_{name}") for name in (*_TRY, *_TRY_TIMES)))
    .outerjoin(attempts, _NEWEST_TRY)
    .where(outbox.c.channel.in_(("whatsapp", "vendor")), outbox.c.state != "withheld")
)
_EVENTS = select(timeline).where(timeline.c.kind.not_in(SHOWN_ELSEWHERE), timeline.c.kind.not_like("reply.%"))
_WITHHELD = select(ledger).where(ledger.c.outcome == "withheld")


async def read_thread(
    connection: AsyncConnection, customer_id: int, before: datetime | None = None, most: int = PAGE
) -> ThreadRows:
    """The newest page of a thread, or the one that ends before a moment."""
    events = await _newest(connection, _EVENTS, timeline.c, timeline.c.occurred_at, customer_id, before, most)
    sends = await _newest(connection, _SENDS, outbox.c, _LEFT_AT, customer_id, before, most)
    kept_back = await _newest(connection, _WITHHELD, ledger.c, ledger.c.decided_at, customer_id, before, most)
    written = await _newest(connection, select(notes), notes.c, notes.c.written_at, customer_id, before, most)
    files = select(media).where(media.c.customer_id == customer_id)
    causes = sorted({key for row in sends for key in row["causes"] if key.startswith("desk:")})
    said = select(timeline).where(timeline.c.key.in_(causes), timeline.c.kind.like("agent.%"))
    return ThreadRows(
        events,
        sends,
        kept_back,
        written,
        {row["media_id"]: dict(row) for row in (await connection.execute(files)).mappings()},
        {row["key"]: dict(row) for row in (await connection.execute(said)).mappings()} if causes else {},
        any(len(rows) >= most for rows in (events, sends, kept_back, written)),
    )


async def _newest(
    connection: AsyncConnection,
    query: Select[Any],
    columns: Any,
    at: Any,
    customer_id: int,
    before: datetime | None,
    most: int,
) -> list[dict[str, Any]]:
    query = query.where(columns.customer_id == customer_id)
    query = query.where(at < before) if before else query
    rows = await connection.execute(query.order_by(at.desc(), columns.id.desc()).limit(most))
    return [dict(row) for row in rows.mappings()]


class SendStory(msgspec.Struct, frozen=True):
    """All that explains one message: its row, every try, its lines in the ledger, the events and runs they name."""

    row: Row
    tries: Sequence[Row]
    lines: Sequence[Row]
    causes: Sequence[Row]
    runs: Sequence[Row]
    promises: Sequence[Row]


async def read_send(connection: AsyncConnection, customer_id: int, outbox_id: int) -> SendStory | None:
    """What explains a message to this customer; None when she got no such message."""
    mine = select(outbox).where(outbox.c.id == outbox_id, outbox.c.customer_id == customer_id)
    found = await _all(connection, mine)
    if not found:
        return None
    row = found[0]
    lines = await _all(connection, select(ledger).where(ledger.c.dedupe_key == row["dedupe_key"]).order_by(ledger.c.id))
    walked = await _all(connection, select(runs).where(runs.c.id.in_([row["run_id"] or 0])))
    causes = {key for line in lines for key in line["causes"]} | set(row["causes"]) | {r["began_by"] for r in walked}
    tried = or_(attempts.c.outbox_id == outbox_id, attempts.c.also.is_not(None))
    tries = await _all(connection, select(attempts).where(attempts.c.customer_id == customer_id, tried))
    return SendStory(
        row,
        [each for each in tries if outbox_id in (each["outbox_id"], *(each["also"] or ()))],
        lines,
        await _all(connection, select(timeline).where(timeline.c.key.in_(sorted(causes)))),
        walked,
        await _all(connection, select(promises).where(promises.c.outbox_id == outbox_id)),
    )


async def read_draft(connection: AsyncConnection, user_id: int, customer_id: int) -> str:
    """What the user began to write to her and has not sent."""
    query = select(drafts.c.text).where(drafts.c.user_id == user_id, drafts.c.customer_id == customer_id)
    return str(await connection.scalar(query) or "")


async def _all(connection: AsyncConnection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in (await connection.execute(query)).mappings()]
