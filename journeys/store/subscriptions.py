"""What other tools are to be told, as outbox rows: queued with the decision, claimed one listener at a time.

ready -> sending -> done, or ready again later; what cannot be delivered at all is parked. A row is told at least
once: its id is the announcement's id, by which the listener knows one that it has had already.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, func, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.announcing import who_listens
from journeys.brand import Listener
from journeys.decision import Announcement, Decision
from journeys.store.alerts import alert_row, raise_alerts
from journeys.store.ids import new_id
from journeys.store.schema import identities, outbox
from journeys.store.writing import add_unless_there

WEBHOOK = "webhook"  # the outbox channel
OUTWARD_LANE = 6
NOBODY = 0  # the customer id of what is about the brand as a whole


class Telling(msgspec.Struct, frozen=True):
    """A row that is to leave. `body` holds `facts` and `occurred_at` of an announcement, or a text for people."""

    id: int
    customer_id: int
    name: str
    body: dict[str, Any]
    attempts: int
    created_at: datetime


_COLUMNS = tuple(outbox.c[name] for name in Telling.__struct_fields__)


async def save_announcements(connection: AsyncConnection, decisions: Sequence[Decision], now: datetime) -> None:
    """Queue what a batch of decisions tells outside, and raise its alerts."""
    rows = [row for d in decisions for each in d.told_outside for row in rows_of(each, d.state.customer.id, now)]
    await add_unless_there(connection, outbox, rows)
    await raise_alerts(connection, [row for decision in decisions for row in _alert_rows(decision, now)])


async def announce_to_all(
    connection: AsyncConnection,
    listeners: tuple[Listener, ...],
    kind: str,
    key: str,
    facts: dict[str, Any],
    now: datetime,
) -> None:
    """Announce something about the brand as a whole: an incident, an alert. The same `key` is told once."""
    told = Announcement(kind, f"{kind}:{key}", now, facts, who_listens(listeners, kind))
    await add_unless_there(connection, outbox, rows_of(told, NOBODY, now))


def rows_of(told: Announcement, customer: int, now: datetime) -> list[dict[str, Any]]:
    """One row for each listener."""
    body = {"facts": told.facts, "occurred_at": told.occurred_at.isoformat()}
    return [
        outward_row(WEBHOOK, name, told.kind, f"{name}:{told.key}", body, now, customer=customer, order=told.order_id)
        for name in told.listeners
    ]


def outward_row(  # noqa: PLR0913 - a flat record
    channel: str,
    account: str,
    name: str,
    key: str,
    body: dict[str, Any],
    now: datetime,
    *,
    customer: int = NOBODY,
    order: int | None = None,
) -> dict[str, Any]:
    """A row of the outbox for somebody who is not a customer."""
    return {
        "id": new_id(),
        "customer_id": customer,
        "order_id": order,
        "channel": channel,
        "account": account,
        "name": name,
        "lane": OUTWARD_LANE,
        "proactive": False,
        "dedupe_key": f"{channel}:{key}"[:200],
        "body": body,
        "rule": name,
        "rule_version": 1,
        "causes": [],
        "created_at": now,
        "not_before_at": now,
    }


def _alert_rows(decision: Decision, now: datetime) -> list[dict[str, Any]]:
    rows = []
    for alert in decision.alerts:
        order = decision.state.orders.get(alert.order_id or 0)
        sample = alert.sample | ({"order_number": order.number} if order else {})
        rows.append(alert_row(alert.reason, alert.group_key, sample, now))
    return rows


_IS_READY = outbox.c.state == literal_column("'ready'")  # spelt out, so that the partial index is used
_TO_ACCOUNT = (outbox.c.channel == bindparam("of_channel")) & (outbox.c.account == bindparam("of_account"))
_NOW: Any = bindparam("now", type_=outbox.c.not_before_at.type)
_READY = (
    select(*_COLUMNS)
    .where(_IS_READY, _TO_ACCOUNT, outbox.c.not_before_at <= _NOW)
    .order_by(outbox.c.not_before_at, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_CLAIMED = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(state="sending", attempts=outbox.c.attempts + 1, claimed_at=_NOW, sent_at=_NOW)
)


async def claim(connection: AsyncConnection, channel: str, account: str, now: datetime, limit: int) -> list[Telling]:
    """The oldest rows that may leave to this listener now, noted as being sent."""
    wanted = {"of_channel": channel, "of_account": account, "now": now, "most": limit}
    rows = [Telling(*row) for row in await connection.execute(_READY, wanted)]
    if rows:
        await connection.execute(_CLAIMED, [{"row": row.id, "now": now} for row in rows])
    return rows


async def put_off(connection: AsyncConnection, channel: str, account: str, until: datetime) -> None:
    """Let nothing leave to this listener before `until`: it does not answer, and the rest would fare no better."""
    waiting = (outbox.c.channel == channel) & (outbox.c.account == account) & (outbox.c.not_before_at < until)
    await connection.execute(update(outbox).where(_IS_READY, waiting).values(not_before_at=until))


async def recover(connection: AsyncConnection, channels: Sequence[str]) -> None:
    """Rows that were being sent when the last sender died leave again: listeners know what they have had."""
    stuck = (outbox.c.state == literal_column("'sending'")) & outbox.c.channel.in_(channels)
    await connection.execute(update(outbox).where(stuck).values(state="ready", reason="interrupted"))


async def identities_of(connection: AsyncConnection, customers: Sequence[int]) -> dict[int, list[tuple[str, str, str]]]:
    """How each customer is known, as (kind, value, sha256), newest last."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    if not customers:
        return found
    columns = (identities.c.customer_id, identities.c.kind, identities.c.value, identities.c.sha256)
    query = select(*columns).where(identities.c.customer_id.in_(sorted(set(customers)))).order_by(identities.c.seen_at)
    for customer, kind, value, sha256 in await connection.execute(query):
        found.setdefault(customer, []).append((kind, value, sha256))
    return found


async def waiting_by_listener(connection: AsyncConnection) -> dict[tuple[str, str], int]:
    """How many webhooks are (listener, state), of those that are not done."""
    query = (
        select(outbox.c.account, outbox.c.state, func.count())
        .where(outbox.c.channel == WEBHOOK, outbox.c.state.in_(("ready", "sending", "parked")))
        .group_by(outbox.c.account, outbox.c.state)
    )
    return {(account, state): count for account, state, count in await connection.execute(query)}


async def newest(connection: AsyncConnection, limit: int = 50) -> list[dict[str, Any]]:
    """The newest webhooks: id, account, name, state, reason, attempts, created_at, not_before_at, done_at."""
    names = ("id", "account", "name", "state", "reason", "attempts", "created_at", "not_before_at", "done_at")
    query = select(*(outbox.c[name] for name in names)).where(outbox.c.channel == WEBHOOK)
    rows = await connection.execute(query.order_by(outbox.c.id.desc()).limit(limit))
    return [dict(row._mapping) for row in rows]


async def replay(connection: AsyncConnection, ids: Sequence[int] | None, now: datetime) -> int:
    """Let parked webhooks (all when `ids` is None) leave again, with fresh attempts; returns how many."""
    parked = (outbox.c.state == literal_column("'parked'")) & (outbox.c.channel == WEBHOOK)
    again = (
        update(outbox)
        .where(parked)
        .values(state="ready", reason="replayed", attempts=0, not_before_at=now, done_at=None)
    )
    return int((await connection.execute(again if ids is None else again.where(outbox.c.id.in_(ids)))).rowcount)
