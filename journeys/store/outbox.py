"""The outbox: what is to leave, claimed before it leaves, settled after; nothing is sent without a row that says so.

ready -> sending -> done | failed | unknown | ready again; withheld and parked are ends a person can read.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, func, literal_column, select, text, type_coerce, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import NullType

from journeys.promises import Leaving
from journeys.store.among import among
from journeys.store.prepared import Asked, Change, Question, ask
from journeys.store.reading import RecordReader
from journeys.store.schema import attempts, outbox, templates, timeline
from journeys.store.types import time_of
from journeys.store.writing import add, either


class Waiting(msgspec.Struct, frozen=True):
    """An outbox row as the senders need it."""

    id: int
    customer_id: int
    order_id: int | None
    shipment_id: int | None
    account: str
    name: str
    lane: int
    proactive: bool
    dedupe_key: str
    body: dict[str, Any]
    rule_version: int
    causes: list[str]
    reason: str
    attempts: int
    created_at: datetime
    not_before_at: datetime
    claimed_at: datetime | None = None
    rule: str = ""
    run_id: int | None = None


COLUMNS = tuple(outbox.c[name] for name in Waiting.__struct_fields__)
_WAITING = RecordReader(Waiting, outbox, {"body": dict, "causes": list}, {})
# As the index `ix_outbox_in_flight` says it: SQLite uses a partial index only where its very condition is asked for.
_IN_FLIGHT = text("outbox.state IN ('sending', 'unknown')")


_READY = Question(
    select(*_WAITING.columns)
    .where(
        outbox.c.state == literal_column("'ready'"),  # spelt out, so that the partial index is used
        outbox.c.channel == bindparam("channel"),
        outbox.c.not_before_at <= bindparam("now", type_=outbox.c.not_before_at.type),
        ~among(outbox.c.customer_id, "busy"),
    )
    .order_by(outbox.c.lane, outbox.c.not_before_at, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


async def claim(
    connection: AsyncConnection, channel: str, now: datetime, limit: int, *, busy: Collection[int] = ()
) -> list[Waiting]:
    """Rows that may leave now, best lane first, one customer's in order. `busy` customers are left waiting."""
    wanted = {"channel": channel, "now": now, "busy": sorted(busy), "most": limit}
    (rows,) = await ask(connection, Asked(_READY, wanted))
    return _WAITING.read(rows, connection.dialect.name)


_BEGUN = Change(
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        state="sending",
        attempts=bindparam("try_number"),
        claimed_at=bindparam("now"),
        sent_at=bindparam("now"),  # of the newest try: what failed before did not reach her
    )
)


async def begin(connection: AsyncConnection, tries: Sequence[dict[str, Any]], now: datetime) -> None:
    """Note, before anything leaves, that it is about to. `tries` are rows for `attempts`; `also` are other rows
    that leave in the same message."""
    await add(connection, attempts, tries)
    rows = [
        {"row": row, "try_number": each["number"], "now": now}
        for each in tries
        for row in (each["outbox_id"], *(each.get("also") or ()))
    ]
    await _BEGUN.run(connection, rows)


_MOVED: dict[str, Any] = {
    "state": bindparam("to"),
    "reason": bindparam("why"),
    "not_before_at": func.coalesce(bindparam("not_before", type_=outbox.c.not_before_at.type), outbox.c.not_before_at),
    "done_at": bindparam("done"),
}
_OF_ROW = outbox.c.id == bindparam("row")
_SET_STATE = Change(update(outbox).where(_OF_ROW).values(_MOVED))
_SETTLE_ROW = Change(update(outbox).where(_OF_ROW, either(outbox.c.state, "sending", "unknown")).values(_MOVED))
_SETTLE_ATTEMPT = Change(
    update(attempts)
    .where(attempts.c.id == bindparam("attempt"), either(attempts.c.status, "sending", "unknown"))
    .values(
        status=bindparam("to"),
        wamid=func.coalesce(attempts.c.wamid, bindparam("new_wamid", type_=attempts.c.wamid.type)),
        error_code=bindparam("code"),
        error_text=bindparam("words"),
        accepted_at=bindparam("accepted"),
    )
)


async def set_state(connection: AsyncConnection, changes: Sequence[dict[str, Any]]) -> None:
    """Move rows: dicts of row, to, why, not_before (kept when None), done."""
    await _SET_STATE.run(connection, changes)


class Settled(msgspec.Struct, frozen=True):
    """What an attempt came to. `state` is the outbox row's, and of those in `also` that left with it: done | failed |
    unknown | ready. `leaving` is what its messages promise, `category` the price category."""

    outbox_id: int
    attempt_id: int
    state: str
    status: str  # the attempt's: accepted | failed | unknown
    at: datetime
    wamid: str | None = None
    error_code: str = ""
    error_text: str = ""
    not_before_at: datetime | None = None
    also: tuple[int, ...] = ()
    leaving: tuple[Leaving, ...] = ()
    category: str = ""

    @property
    def has_left(self) -> bool:
        """WhatsApp took it."""
        return self.status == "accepted"


async def settle(connection: AsyncConnection, settled: Sequence[Settled]) -> None:
    """Write down outcomes. A status that WhatsApp told us meanwhile is further along and wins."""
    tried = [
        {
            "attempt": each.attempt_id,
            "to": each.status,
            "new_wamid": each.wamid,
            "code": each.error_code,
            "words": each.error_text[:500],
            "accepted": each.at if each.status == "accepted" else None,
        }
        for each in settled
    ]
    await _SETTLE_ATTEMPT.run(connection, tried)
    rows = [
        {
            "row": row,
            "to": each.state,
            "why": each.error_code,
            "done": each.at if each.state in {"done", "failed"} else None,
            "not_before": each.not_before_at,
        }
        for each in settled
        for row in (each.outbox_id, *each.also)
    ]
    await _SETTLE_ROW.run(connection, rows)


async def orphaned_sends(connection: AsyncConnection, channel: str, leaving: Sequence[int] = ()) -> int:
    """Rows noted as being sent that nobody is sending have an unknown outcome: their sender died or could not write.

    `leaving` are the rows that are on their way. Call only as the one sender of the channel.
    """
    mine = (outbox.c.state == literal_column("'sending'")) & (outbox.c.channel == channel)
    rows = list(await connection.scalars(select(outbox.c.id).where(_IN_FLIGHT, mine, outbox.c.id.not_in(leaving))))
    if not rows:
        return 0
    tried = attempts.c.outbox_id.in_(rows) & (attempts.c.status == "sending")
    await connection.execute(update(attempts).where(tried).values(status="unknown"))
    await connection.execute(update(outbox).where(outbox.c.id.in_(rows)).values(state="unknown", reason="interrupted"))
    return len(rows)


async def unknown_since(connection: AsyncConnection, channel: str, before: datetime, limit: int = 200) -> list[Waiting]:
    """Rows whose outcome has been unknown since before `before`, locked."""
    waiting = (outbox.c.state == literal_column("'unknown'")) & (outbox.c.channel == channel)
    query = select(*COLUMNS).where(_IN_FLIGHT, waiting, outbox.c.claimed_at <= before)
    rows = await connection.execute(query.order_by(outbox.c.id).limit(limit).with_for_update(skip_locked=True))
    return [Waiting(*row) for row in rows]


async def look_again_later(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    """Note that unknown rows are being looked into, so that the next look comes a while later."""
    if ids:
        await connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(claimed_at=now))


async def give_up_attempts(connection: AsyncConnection, outbox_ids: Sequence[int]) -> None:
    """Mark unknown attempts of these rows: no status came for them. One that comes later is still believed."""
    if outbox_ids:
        mine = attempts.c.outbox_id.in_(outbox_ids) & (attempts.c.status == "unknown")
        await connection.execute(update(attempts).where(mine).values(error_code="no_status"))


async def newest_news(connection: AsyncConnection, source: str) -> datetime | None:
    """When the newest thing happened that `source` told us of: whether, and how late, its news arrive."""
    query = select(timeline.c.occurred_at).where(timeline.c.source == source).order_by(timeline.c.id.desc()).limit(1)
    value: datetime | None = await connection.scalar(query)
    return value


async def count_patience_anew(connection: AsyncConnection, channel: str, now: datetime, times: int) -> None:
    """Let the channel's unknown rows count as claimed not before `times` their age from now."""
    waiting = (outbox.c.state == literal_column("'unknown'")) & (outbox.c.channel == channel)
    found = (await connection.execute(select(outbox.c.id, outbox.c.sent_at).where(_IN_FLIGHT, waiting))).all()
    if found:
        statement = update(outbox).where(outbox.c.id == bindparam("row")).values(claimed_at=bindparam("at"))
        await connection.execute(statement, [{"row": id, "at": now + (now - sent_at) * times} for id, sent_at in found])


async def templates_by_status(connection: AsyncConnection) -> dict[str, int]:
    """How many templates are in each of WhatsApp's statuses."""
    query = select(templates.c.status, func.count()).group_by(templates.c.status)
    return {status: count for status, count in await connection.execute(query)}


_NEXT_READY = Question(
    select(type_coerce(func.min(outbox.c.not_before_at), NullType())).where(
        outbox.c.state == literal_column("'ready'"), outbox.c.channel == bindparam("channel")
    )
)


async def next_ready(connection: AsyncConnection, channel: str) -> datetime | None:
    """When the next row may leave."""
    (((at,),),) = await ask(connection, Asked(_NEXT_READY, {"channel": channel}))
    return time_of(at)


async def parked(connection: AsyncConnection, limit: int = 100) -> list[dict[str, Any]]:
    """Messages and commands set aside for a person, oldest first: id, channel, name, reason, attempts, done_at."""
    columns = (outbox.c[name] for name in ("id", "channel", "name", "reason", "attempts", "done_at"))
    query = select(*columns).where(outbox.c.state == literal_column("'parked'")).order_by(outbox.c.id).limit(limit)
    return [dict(row._mapping) for row in await connection.execute(query)]


async def replay(connection: AsyncConnection, ids: Sequence[int] | None, now: datetime) -> int:
    """Let parked rows (all when `ids` is None) leave after all; returns how many. Each is judged anew."""
    statement = (
        update(outbox)
        .where(outbox.c.state == literal_column("'parked'"))
        .values(state="ready", reason="replayed", not_before_at=now, done_at=None)
    )
    result = await connection.execute(statement if ids is None else statement.where(outbox.c.id.in_(ids)))
    return int(result.rowcount)


_COUNTS: Any = union_all(
    *(
        # spelt out, so that each is counted from its partial index
        select(literal_column(f"'{state}'"), func.count()).where(outbox.c.state == literal_column(f"'{state}'"))
        for state in ("ready", "sending", "unknown", "parked")
    )
)


async def counts(connection: AsyncConnection) -> dict[str, int]:
    """How many rows are in each state that is not an end."""
    return {state: count for state, count in await connection.execute(_COUNTS)}
