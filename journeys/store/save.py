"""Saving a batch of decisions in a constant number of statements, whatever its size."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.decision import Decision, Recorded
from journeys.events import Event, Scan
from journeys.state import CustomerState
from journeys.store import schema as t
from journeys.store.among import among
from journeys.store.desk_changes import save_desk
from journeys.store.identities import identity_row
from journeys.store.ids import new_id
from journeys.store.new_rows import (
    command_row,
    fact_row,
    message_row,
    ndr_row,
    queued_line,
    scan_row,
    task_row,
    unknown_code_row,
    withheld_line,
)
from journeys.store.notices import keep_notices
from journeys.store.prepared import Change
from journeys.store.rows import (
    changed_orders,
    changed_parcels,
    conversation_row,
    customer_row,
    order_row,
    plain_row,
    shipment_row,
)
from journeys.store.silences import save_silences
from journeys.store.subscriptions import save_announcements
from journeys.store.whose import Owners
from journeys.store.writing import add, add_unless_there, change, put


class Before(msgspec.Struct):
    """The records as they were loaded: what is not the same object afterwards has changed."""

    orders: dict[int, Any] = {}
    shipments: dict[int, Any] = {}
    customers: dict[int, Any] = {}
    conversations: dict[int, Any] = {}
    runs: dict[int, Any] = {}


def remember(states: Iterable[CustomerState]) -> Before:
    """Note what every record is now, to tell later which were replaced."""
    before = Before()
    for state in states:
        before.orders.update(state.orders)
        before.shipments.update(state.shipments)
        before.runs.update(state.runs)
        if not state.is_new:
            before.customers[state.customer.id] = state.customer
        before.conversations[state.customer.id] = state.conversation
    return before


async def save_decisions(
    connection: AsyncConnection,
    decisions: Sequence[Decision],
    before: Before,
    owners: Owners,
    inbox_ids: dict[str, int],
    now: datetime,
) -> None:
    """Write everything that `decisions` say. `inbox_ids` maps event keys to the delivery they came in.

    Raises IntegrityError when another process took a key (an identity, order or parcel) first.
    """
    states = [decision.state for decision in decisions]
    await _save_customers(connection, states, before, owners)
    await _save_parcels(connection, states, before)
    await _save_facts(connection, decisions, inbox_ids)
    await _save_ndrs(connection, decisions)
    await _save_runs(connection, states, before)
    await _save_timers(connection, decisions)
    await save_desk(connection, decisions, before.conversations, now)
    await _save_effects(connection, decisions, now)
    await save_silences(connection, decisions, now)
    await save_announcements(connection, decisions, now)


async def record_unowned(connection: AsyncConnection, events: Sequence[Event], inbox_ids: dict[str, int]) -> None:
    """Keep events that belong to no customer: account notices, statuses of messages we did not send."""
    await add_unless_there(connection, t.timeline, [fact_row(None, Recorded(event), inbox_ids) for event in events])
    await keep_notices(connection, events)


async def _save_customers(
    connection: AsyncConnection, states: list[CustomerState], before: Before, owners: Owners
) -> None:
    changed = [s.customer for s in states if before.customers.get(s.customer.id) is not s.customer]
    await put(connection, t.customers, [customer_row(customer) for customer in changed])
    rows = [
        identity_row(key.kind, key.value, owner, source, at)
        for key, (owner, source, at) in owners.new_identities.items()
    ]
    await add(connection, t.identities, rows)
    chats = [s.conversation for s in states if before.conversations.get(s.customer.id) is not s.conversation]
    changed_chats = [conversation_row(chat) | {"changed": new_id()} for chat in chats]
    await put(connection, t.conversations, changed_chats, ("customer_id",))


async def _save_parcels(connection: AsyncConnection, states: list[CustomerState], before: Before) -> None:
    """New ones as they are; of known ones only what is another than it was."""
    orders = [o for s in states for o in s.orders.values() if before.orders.get(o.id) is not o]
    known = sorted((o for o in orders if o.id in before.orders), key=lambda order: int(order.id))
    await _lock_orders(connection, [order.id for order in known])
    await add(connection, t.orders, [order_row(order) for order in orders if order.id not in before.orders])
    await change(connection, t.orders, *changed_orders([(before.orders[order.id], order) for order in known]))
    parcels = [p for s in states for p in s.shipments.values() if before.shipments.get(p.id) is not p]
    await add(connection, t.shipments, [shipment_row(each) for each in parcels if each.id not in before.shipments])
    pairs = [(before.shipments[each.id], each) for each in parcels if each.id in before.shipments]
    await change(connection, t.shipments, *changed_parcels(pairs))


_LOCKED_ORDERS = select(t.orders.c.id).where(among(t.orders.c.id, "ids")).order_by(t.orders.c.id).with_for_update()


async def _lock_orders(connection: AsyncConnection, ids: list[int]) -> None:
    """In the order in which whoever touches them does: no deadlocks. SQLite has one writer."""
    if ids and connection.dialect.name != "sqlite":
        await connection.execute(_LOCKED_ORDERS, {"ids": ids})


async def _save_runs(connection: AsyncConnection, states: list[CustomerState], before: Before) -> None:
    runs = [run for state in states for run in state.runs.values() if before.runs.get(run.id) is not run]
    await put(connection, t.runs, [plain_row(run) for run in runs])


async def _save_facts(connection: AsyncConnection, decisions: Sequence[Decision], inbox_ids: dict[str, int]) -> None:
    facts: list[dict[str, Any]] = []
    scans: list[dict[str, Any]] = []
    for decision in decisions:
        owner = decision.state.customer.id
        for recorded in decision.recorded:
            facts.append(fact_row(owner, recorded, inbox_ids))
            if isinstance(recorded.event.body, Scan) and recorded.shipment_id:
                scans.append(scan_row(owner, recorded.shipment_id, recorded.event))
    await add(connection, t.timeline, facts)
    await add(connection, t.scans, scans)
    await _count_unknown_codes(connection, decisions)


_COUNT_CODE = Change(
    update(t.unknown_codes)
    .where(t.unknown_codes.c.source == bindparam("from_source"), t.unknown_codes.c.code == bindparam("raw"))
    .values(seen=t.unknown_codes.c.seen + bindparam("more"), last_seen_at=bindparam("at"))
)


async def _count_unknown_codes(connection: AsyncConnection, decisions: Sequence[Decision]) -> None:
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for recorded in (each for decision in decisions for each in decision.recorded):
        scan, event = recorded.event.body, recorded.event
        if not isinstance(scan, Scan) or scan.understood:
            continue
        row = seen.setdefault((event.source, scan.raw_code[:100]), unknown_code_row(event, scan))
        row["seen"] += 1
    if seen:
        await add_unless_there(connection, t.unknown_codes, [{**row, "seen": 0} for row in seen.values()])
        rows = [
            {"from_source": r["source"], "raw": r["code"], "more": r["seen"], "at": r["last_seen_at"]}
            for r in seen.values()
        ]
        await _COUNT_CODE.run(connection, rows)


_CLOSE_NDR = Change(
    update(t.ndrs).where(t.ndrs.c.id == bindparam("ndr")).values(closed_at=bindparam("at"), closed_as=bindparam("how"))
)


async def _save_ndrs(connection: AsyncConnection, decisions: Sequence[Decision]) -> None:
    opened = [ndr_row(d.state.customer.id, each) for d in decisions for each in d.ndrs_opened]
    await add(connection, t.ndrs, opened)
    closed = [
        {"ndr": each.ndr_id, "at": each.closed_at, "how": each.closed_as} for d in decisions for each in d.ndrs_closed
    ]
    await _CLOSE_NDR.run(connection, closed)


_DROP_TIMER = Change(
    delete(t.timers).where(
        t.timers.c.customer_id == bindparam("owner"),
        t.timers.c.name == bindparam("what"),
        t.timers.c.subject == bindparam("about"),
    )
)


async def _save_timers(connection: AsyncConnection, decisions: Sequence[Decision]) -> None:
    gone = [
        {"owner": d.state.customer.id, "what": name, "about": subject}
        for d in decisions
        for name, subject in d.cancelled_timers
    ]
    await _DROP_TIMER.run(connection, gone)
    latest = {
        (d.state.customer.id, timer.name, timer.subject): {
            "id": new_id(),
            "customer_id": d.state.customer.id,
            **msgspec.structs.asdict(timer),
        }
        for d in decisions
        for timer in d.timers
    }
    await put(connection, t.timers, list(latest.values()), ("customer_id", "name", "subject"))


async def _save_effects(connection: AsyncConnection, decisions: Sequence[Decision], now: datetime) -> None:
    queued: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    work: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    files: list[dict[str, Any]] = []
    for decision in decisions:
        owner = decision.state.customer.id
        queued += [message_row(owner, send, now) for send in decision.sends]
        queued += [command_row(owner, ask, now) for ask in decision.asks]
        lines += [queued_line(owner, send, now) for send in decision.sends]
        lines += [withheld_line(owner, withheld, now) for withheld in decision.withheld]
        work += [task_row(owner, task, now) for task in decision.tasks]
        links += [
            {"customer_id": owner, "order_id": order, "proof": proof, "linked_at": now}
            for order, proof in decision.new_links
        ]
        files += [
            {
                "media_id": media,
                "customer_id": owner,
                "wamid": wamid,
                "mime_type": mime,
                "state": "wanted",
                "seen_at": now,
            }
            for media, wamid, mime in decision.media_wanted
        ]
    await add_unless_there(connection, t.outbox, queued)
    await add(connection, t.ledger, lines)
    await add_unless_there(connection, t.tasks, work)
    await add_unless_there(connection, t.order_links, links)
    await add_unless_there(connection, t.media, files)
