"""Making two customers one: every row of the one becomes the other's. The merged row stays and points on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    Table,
    Update,
    bindparam,
    case,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.ids import new_id
from journeys.store.schema import (
    attempts,
    conversations,
    customers,
    identities,
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
from journeys.store.writing import add

MOVED: tuple[Table, ...] = (
    identities,
    orders,
    shipments,
    scans,
    ndrs,
    timeline,
    outbox,
    attempts,
    ledger,
    media,
    runs,
    promises,
    silences,
    notes,
    ratings,
    merges,
    audit,
)


_CHAT, _LINK, _TASK = conversations.alias(), order_links.alias(), tasks.alias()
_DRAFT, _SEEN, _TIMER = drafts.alias(), presence.alias(), timers.alias()

# Rows of which a customer has one at most: what the survivor has already stays, hers or of an earlier pair.
TAKEN: dict[Table, Select[tuple[int]]] = {
    conversations: select(_CHAT.c.customer_id).where(_CHAT.c.customer_id == bindparam("into")),
    order_links: select(_LINK.c.customer_id).where(
        _LINK.c.customer_id == bindparam("into"), _LINK.c.order_id == order_links.c.order_id
    ),
    tasks: select(_TASK.c.customer_id).where(
        _TASK.c.customer_id == bindparam("into"),
        _TASK.c.order_id == tasks.c.order_id,
        _TASK.c.reason == tasks.c.reason,
        _TASK.c.closed_at.is_(None),
        tasks.c.closed_at.is_(None),
    ),
    timers: select(_TIMER.c.id).where(
        _TIMER.c.customer_id == bindparam("into"),
        _TIMER.c.name == timers.c.name,
        _TIMER.c.subject == timers.c.subject,
    ),
    drafts: select(_DRAFT.c.user_id).where(
        _DRAFT.c.customer_id == bindparam("into"), _DRAFT.c.user_id == drafts.c.user_id
    ),
    presence: select(_SEEN.c.user_id).where(
        _SEEN.c.customer_id == bindparam("into"), _SEEN.c.user_id == presence.c.user_id
    ),
}


_GONE = customers.alias()


def _of_gone(name: str) -> ScalarSelect[Any]:
    return select(_GONE.c[name]).where(_GONE.c.id == bindparam("gone")).scalar_subquery()


def _own_or_gone(name: str) -> ColumnElement[str]:
    return func.coalesce(func.nullif(customers.c[name], ""), _of_gone(name))


# What either of the two wished counts for both: one who opted out is not written to because she has two numbers.
_KEEP_WISHES = (
    update(customers)
    .where(customers.c.id == bindparam("into"))
    .values(
        name=_own_or_gone("name"),
        language=_own_or_gone("language"),
        marketing=case((_of_gone("marketing") == "no", "no"), else_=_own_or_gone("marketing")),
        opted_out_at=func.coalesce(customers.c.opted_out_at, _of_gone("opted_out_at")),
        checkout=func.coalesce(customers.c.checkout, _of_gone("checkout")),
    )
)


# Of two chats the later word, the later handoff and the longer hold count, each with what belongs to it. Work that is
# open in either is open.
_GONE_CHAT = conversations.alias()
BELONGS_TO = {
    "last_inbound_at": ("last_wamid", "number_id", "stack", "heard"),
    "about_at": ("about",),
    "handoff_at": ("handoff_reason", "opened_at", "team"),
    "held_until": ("held_by",),
    "answered_at": ("answered_by",),
    "assigned_at": ("assigned_to",),
    "rating_asked_at": (),
    "away_told_at": (),
}


def _of_gone_chat(name: str) -> ScalarSelect[Any]:
    return select(_GONE_CHAT.c[name]).where(_GONE_CHAT.c.customer_id == bindparam("gone")).scalar_subquery()


def _later(name: str, judge: str) -> ColumnElement[Any]:
    own, gone = conversations.c[judge], _of_gone_chat(judge)
    is_later = gone.is_not(None) & (own.is_(None) | (gone > own))
    return case((is_later, _of_gone_chat(name)), else_=conversations.c[name])


_KEEP_CHAT = (
    update(conversations)
    .where(conversations.c.customer_id == bindparam("into"))
    .values({name: _later(name, judge) for judge, others in BELONGS_TO.items() for name in (judge, *others)})
    .values(
        waiting_since_at=func.coalesce(conversations.c.waiting_since_at, _of_gone_chat("waiting_since_at")),
        resolved_at=case(
            (_of_gone_chat("handoff_at").is_not(None) & _of_gone_chat("resolved_at").is_(None), None),
            else_=conversations.c.resolved_at,
        ),
        changed=bindparam("into_changed"),
    )
)


async def merge_customers(connection: AsyncConnection, pairs: Sequence[tuple[int, int]], now: datetime) -> None:
    """Move everything of each `(gone, into)` pair, and put the merge on the timeline.

    Both must be locked: what another process writes for `gone` meanwhile would stay behind.
    """
    if not pairs:
        return
    moves = [{"gone": gone, "into": into} for gone, into in pairs]
    for table in MOVED:
        await connection.execute(_move(table), moves)
    await connection.execute(_KEEP_CHAT, [move | {"into_changed": new_id()} for move in moves])
    for table, taken in TAKEN.items():
        await connection.execute(_move(table).where(~taken.exists()), moves)
        await connection.execute(delete(table).where(table.c.customer_id == bindparam("gone")), moves)
    await connection.execute(_KEEP_WISHES, moves)
    for pointing in (customers.c.id, customers.c.merged_into):  # so that one look finds the survivor
        statement = update(customers).where(pointing == bindparam("gone")).values(merged_into=bindparam("into"))
        await connection.execute(statement, moves)
    await add(connection, timeline, [_merged(gone, into, now) for gone, into in pairs])


def _move(table: Table) -> Update:
    gone = table.c.customer_id == bindparam("gone")
    return update(table).where(gone).values(customer_id=bindparam("into"))


def _merged(gone: int, into: int, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "customer_id": into,
        "order_id": None,
        "shipment_id": None,
        "kind": "customer.merged",
        "key": f"merged:{gone}:{new_id()}",
        "source": "harkara",
        "occurred_at": now,
        "received_at": now,
        "late": False,
        "body": {"gone": gone},
        "inbox_id": None,
    }
