"""Histories out of a store: what really reached us, to be played through another catalogue.

What we did ourselves (timers, signals, answers to commands) is left out: the catalogue under test decides it anew.
Her taps are played on the last message that carries the same button.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import RowMapping, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import (
    AnyBody,
    CommandResult,
    Event,
    Fulfilment,
    Key,
    MessageIn,
    OrderFacts,
    PaymentFacts,
    RefundFacts,
    ReturnFacts,
    Scan,
    awb_key,
    order_number_key,
)
from journeys.rehearsal.outside import Outside
from journeys.simulation.chance import Chance
from journeys.simulation.history import Course, History, Listed
from journeys.store.incidents import all_incidents
from journeys.store.schema import customers, orders, timeline

AT_ONCE = 500  # customers in one statement
A_MOMENT = timedelta(seconds=1)
APART = timedelta(milliseconds=1)

# What the outside told. Statuses of our own messages are not played: other messages would have left.
FAMILIES = frozenset(
    {"order", "shipment", "payment", "payment_link", "refund", "return", "checkout", "page", "customer"}
)
KINDS = frozenset({"message.received"})

_NEWEST = select(orders.c.customer_id).distinct().order_by(orders.c.customer_id)
_TOLD = (
    select(timeline)
    .where(timeline.c.customer_id.in_(bindparam("ids", expanding=True)))
    .order_by(timeline.c.customer_id, timeline.c.received_at, timeline.c.id)
)
_WHO = select(customers.c.id, customers.c.marketing, customers.c.language).where(
    customers.c.id.in_(bindparam("ids", expanding=True))
)
_NUMBERS = select(orders.c.id, orders.c.number_key).where(orders.c.customer_id.in_(bindparam("ids", expanding=True)))


async def recorded_histories(connection: AsyncConnection, most: int, since: datetime | None = None) -> Listed:
    """The histories of at most `most` customers who ordered (since then), as the timeline has them."""
    wanted = _NEWEST if since is None else _NEWEST.where(orders.c.placed_at >= since)
    ids = list(await connection.scalars(wanted.limit(most)))
    incidents = tuple((each, each.cleared_at) for each in await all_incidents(connection))
    found: list[History] = []
    for first in range(0, len(ids), AT_ONCE):
        read = await _read(connection, ids[first : first + AT_ONCE], len(found))
        found += [msgspec.structs.replace(history, incidents=incidents) for history in read]
    return Listed(tuple(found))


async def _read(connection: AsyncConnection, ids: Sequence[int], index: int) -> list[History]:
    rows: dict[int, list[RowMapping]] = {}
    for row in (await connection.execute(_TOLD, {"ids": ids})).mappings():
        rows.setdefault(row["customer_id"], []).append(row)
    who = {id: (marketing, language) for id, marketing, language in await connection.execute(_WHO, {"ids": ids})}
    numbers: dict[int, str] = {id: key for id, key in await connection.execute(_NUMBERS, {"ids": ids})}
    made = (history_of(rows[id], numbers, index + place, *who[id]) for place, id in enumerate(sorted(rows)))
    return [history for history in made if history]


def history_of(
    rows: Sequence[RowMapping], numbers: dict[int, str], index: int, marketing: str, language: str
) -> History | None:
    """One customer's history from her timeline; None when no shop told of an order. `numbers` are those of orders."""
    told = [_event(row, numbers) for row in rows]
    events = list(_one_by_one(event for event in told if _is_from_outside(event) and not _is_tap(event)))
    first = next((event.body for event in events if isinstance(event.body, OrderFacts)), None)
    if first is None:
        return None
    awb = next((event.body.awb for event in events if isinstance(event.body, Scan) and event.body.awb), "")
    return History(
        index=index,
        start=min(event.received_at for event in events) - A_MOMENT,
        course=Course(tuple(events)),
        outside=Outside(first, awb, wa_id=first.phone.lstrip("+"), told=10_000),
        chance=Chance(0, index),
        marketing=marketing,
        language=language,
        is_live=False,
        taps=tuple(_taps(told)),
        replies=tuple(_replies(told)),
    )


def _one_by_one(events: Iterable[Event]) -> Iterator[Event]:
    """What reached us at the same moment was mostly decided one after the other all the same."""
    last: datetime | None = None
    for event in events:
        if last and event.received_at <= last:
            event = msgspec.structs.replace(event, received_at=last + APART)
        last = event.received_at
        yield event


def _event(row: RowMapping, numbers: dict[int, str]) -> Event:
    body: Any = msgspec.convert(row["body"], AnyBody)
    keys = tuple(_keys(body, numbers.get(row["order_id"] or 0, "")))
    return Event(row["kind"], row["key"], row["occurred_at"], row["received_at"], row["source"], body, keys)


def _keys(body: Any, number: str) -> Iterator[Key]:
    """What led to the customer, as far as it can be read off the body: the timeline does not keep it."""
    if isinstance(body, OrderFacts | Fulfilment | RefundFacts | ReturnFacts) and body.shop_order_id:
        yield Key("order", f"{body.account}:{body.shop_order_id}")
    named = getattr(body, "number", "") or getattr(body, "order_number", "")
    if named or number:
        yield Key("order_number", order_number_key(named) if named else number)
    if isinstance(body, OrderFacts | PaymentFacts):
        yield from (Key(kind, value) for kind, value in (("phone", body.phone), ("email", body.email)) if value)
    if isinstance(body, Scan) and body.awb:
        yield Key("awb", awb_key(body.awb))
    if isinstance(body, MessageIn) and body.wa_id:
        yield Key("phone", f"+{body.wa_id}")


def _is_from_outside(event: Event) -> bool:
    return event.kind in KINDS or event.kind.partition(".")[0] in FAMILIES


def _is_tap(event: Event) -> bool:
    return isinstance(event.body, MessageIn) and bool(event.body.button_id)


def _taps(told: Iterable[Event]) -> Iterator[tuple[datetime, str]]:
    """When she tapped what: a token's second part is the choice."""
    for event in told:
        if isinstance(event.body, MessageIn) and event.body.button_id.startswith("1."):
            yield event.received_at, event.body.button_id.split(".")[1]


def _replies(told: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """What vendors answered, command by command."""
    seen: set[int] = set()
    for event in told:
        if isinstance(event.body, CommandResult) and event.body.outbox_id not in seen:
            seen.add(event.body.outbox_id)
            yield event.body.command, event.body.state
