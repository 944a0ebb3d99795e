"""Forgetting a person: her words, names, phones, addresses and files go; what is counted stays, without her.

The row of the customer stays, as parcels on their way still lead to it, but nothing can be written to her any more.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, Table, case, cast, delete, literal, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.erasure import without_person
from journeys.events import Event
from journeys.store.among import among
from journeys.store.schema import (
    attempts,
    conversations,
    customers,
    identities,
    inbox,
    ledger,
    media,
    ndrs,
    order_links,
    orders,
    outbox,
    promises,
    runs,
    scans,
    shipments,
    silences,
    tasks,
    timeline,
    timers,
)
from journeys.store.schema_access import audit
from journeys.store.schema_desk import drafts, merges, notes, presence, ratings

ERASED = "customer.erased"

DELETED: tuple[Table, ...] = (identities, drafts, presence, notes, order_links, timers)
# Nothing personal is in them: numbers, moments, names of ours.
COUNTED: tuple[Table, ...] = (promises, silences, ratings, audit)
# What the columns hold afterwards. WhatsApp's message ids tell the phone, and so do keys made of them.
Values = Callable[[datetime], Mapping[str, Any]]
EMPTIED: dict[Table, Values] = {
    orders: lambda now: {
        **dict.fromkeys(("customer_name", "phone", "email", "note", "cancel_reason"), ""),
        **{"address": {}, "address_edits": [], "tags": []},
    },
    shipments: lambda now: {"tracking_url": ""},
    scans: lambda now: {"raw_text": "", "remark": ""},
    ndrs: lambda now: {"remark": "", "evidence": []},
    attempts: lambda now: {"text": "", "wamid": None, "error_text": ""},
    ledger: lambda now: {"inputs": {}, "causes": [], "dedupe_key": _own_key(ledger)},
    runs: lambda now: {"args": {}, "began_by": ""},
    tasks: lambda now: {"note": "", "packet": {}},
    media: lambda now: {"state": case((media.c.sha256 != "", "erased"), else_="gone"), "wamid": ""},
    merges: lambda now: {"before": {}, "undone_at": now},
    conversations: lambda now: {
        **dict.fromkeys(("last_wamid", "awaiting", "heard", "held_by", "handoff_reason", "snoozed_for"), ""),
        **dict.fromkeys(("handoff_at", "held_until", "waiting_since_at", "snoozed_until", "last_inbound_at")),
        **dict.fromkeys(("response_due_at", "resolve_due_at", "awaits_courier_at", "assigned_to", "assigned_at")),
        **{"asked": [], "stack": [], "labels": [], "resolved_at": now},
    },
    outbox: lambda now: {"body": {"args": {}}, "causes": [], "dedupe_key": _own_key(outbox)},
}
SCRUBBED: tuple[Table, ...] = (timeline,)  # row by row, see `without_person`


def _own_key(table: Table) -> ColumnElement[str]:
    return literal("erased:") + cast(table.c.id, String())


async def erase_customers(
    connection: AsyncConnection, events: Sequence[Event], owners: Mapping[str, int], now: datetime
) -> None:
    """Forget every customer whom an admin erased in this batch, all that the batch itself wrote included."""
    for customer_id in sorted({owners[event.key] for event in events if event.kind == ERASED and event.key in owners}):
        await _erase(connection, customer_id, now)


async def _erase(connection: AsyncConnection, customer_id: int, now: datetime) -> None:
    for table in DELETED:
        await connection.execute(delete(table).where(table.c.customer_id == customer_id))
    await _end_what_waits(connection, customer_id, now)
    await _scrub(connection, customer_id)
    for table, values in EMPTIED.items():
        await connection.execute(update(table).where(table.c.customer_id == customer_id).values(**values(now)))
    hers = (customers.c.id == customer_id) | (customers.c.merged_into == customer_id)
    forgotten: dict[str, Any] = {"name": "", "marketing": "no", "checkout": None, "preferences": {}}
    await connection.execute(update(customers).where(hers).values(**forgotten, opted_out_at=now))


async def _end_what_waits(connection: AsyncConnection, customer_id: int, now: datetime) -> None:
    """Nothing leaves any more, no journey goes on, and the work for people is done."""
    ready = (outbox.c.customer_id == customer_id) & (outbox.c.state == "ready")
    await connection.execute(update(outbox).where(ready).values(state="withheld", reason="erased", done_at=now))
    live = (runs.c.customer_id == customer_id) & runs.c.ended_at.is_(None)
    await connection.execute(update(runs).where(live).values(ended_at=now, ended_as="erased"))
    work = (tasks.c.customer_id == customer_id) & tasks.c.closed_at.is_(None)
    await connection.execute(update(tasks).where(work).values(closed_at=now))


async def _scrub(connection: AsyncConnection, customer_id: int) -> None:
    """Facts keep what happened and when. The deliveries that they came in are emptied, too."""
    hers = (timeline.c.customer_id == customer_id) & (timeline.c.kind != ERASED)
    found = (await connection.execute(select(timeline).where(hers))).mappings().all()
    for row in found:
        values: dict[str, Any] = {"body": without_person(row["body"])}
        if row["kind"].startswith("message."):
            values["key"] = f"erased:{row['id']}"
        await connection.execute(update(timeline).where(timeline.c.id == row["id"]).values(values))
    came_in = {row["inbox_id"] for row in found if row["inbox_id"]}
    of_messages = {row["inbox_id"] for row in found if row["inbox_id"] and row["kind"].startswith("message.")}
    await connection.execute(update(inbox).where(among(inbox.c.id, "ids")).values(body=b""), {"ids": sorted(came_in)})
    told = update(inbox).where(among(inbox.c.id, "ids")).values(key=literal("erased:") + cast(inbox.c.id, String()))
    await connection.execute(told, {"ids": sorted(of_messages)})
    mine = shipments.c.customer_id == customer_id
    for id, ndr in (await connection.execute(select(shipments.c.id, shipments.c.ndr).where(mine))).all():
        if ndr:
            await connection.execute(update(shipments).where(shipments.c.id == id).values(ndr=without_person(ndr)))


# As the index `ix_media_erased` says it: SQLite uses a partial index only where its very condition is asked for.
_FILE_STAYS = text("media.state = 'erased'")


async def files_to_forget(connection: AsyncConnection, most: int = 50) -> list[tuple[str, bool]]:
    """SHA-256 of files whose owner was erased, and whether somebody else sent the same one."""
    query = select(media.c.sha256).where(_FILE_STAYS).distinct().limit(most)
    hashes = (await connection.scalars(query)).all()
    if not hashes:
        return []
    stored = (media.c.state == "stored") & media.c.sha256.in_(hashes)
    others = set(await connection.scalars(select(media.c.sha256).where(stored)))
    return [(sha256, sha256 in others) for sha256 in hashes]


async def note_forgotten(connection: AsyncConnection, sha256: str) -> None:
    """The file is gone, or is only somebody else's now."""
    nothing = {"state": "gone", "sha256": "", "path": "", "bytes": 0}
    await connection.execute(update(media).where(_FILE_STAYS, media.c.sha256 == sha256).values(**nothing))
