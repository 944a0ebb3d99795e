"""Loading what deciding needs about a batch of customers, in a constant number of statements."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import Key
from journeys.state import REMEMBERED_FOR, Conversation, Customer, CustomerState
from journeys.store import reading
from journeys.store.among import among
from journeys.store.incidents import OPEN_INCIDENTS
from journeys.store.prepared import Asked, Question, ask
from journeys.store.schema import conversations, customers, identities, order_links, orders, runs, shipments
from journeys.store.types import UtcDateTime


class Named(msgspec.Struct):
    """What the batch names: parcels and shop orders to read even if they ended long ago, and the order numbers that
    customers wrote. `with_chat=False` leaves out what only an answer to her needs."""

    awbs: set[str] = set()
    shop_orders: set[str] = set()
    numbers: set[str] = set()
    with_chat: bool = True


# Building a statement costs as much as running it, so each is built once.
_SINCE = bindparam("since", type_=UtcDateTime())
_CUSTOMERS = (
    select(*reading.CUSTOMERS.columns, customers.c.merged_into)
    .where(among(customers.c.id, "ids"))
    .order_by(customers.c.id)
)
CUSTOMERS, LOCKED_CUSTOMERS = Question(_CUSTOMERS), Question(_CUSTOMERS.with_for_update())
IDENTITIES = Question(
    select(*(identities.c[name] for name in ("customer_id", "kind", "value", "source")))
    .where(among(identities.c.customer_id, "ids"))
    .order_by(identities.c.seen_at)
)
CONVERSATIONS = Question(select(*reading.CONVERSATIONS.columns).where(among(conversations.c.customer_id, "ids")))
ORDERS = Question(
    select(*reading.ORDERS.columns).where(
        among(orders.c.customer_id, "ids"),
        or_(orders.c.closed_at.is_(None), orders.c.closed_at > _SINCE, among(orders.c.shop_order_id, "named")),
    )
)
PARCELS = Question(
    select(*reading.PARCELS.columns).where(
        among(shipments.c.customer_id, "ids"),
        or_(shipments.c.closed_at.is_(None), shipments.c.closed_at > _SINCE, among(shipments.c.awb, "named")),
    )
)
LIVE_RUNS = Question(
    select(*reading.RUNS.columns).where(among(runs.c.customer_id, "ids"), runs.c.ended_at.is_(None)).order_by(runs.c.id)
)
LINKED_ORDERS = Question(
    select(*reading.ORDERS.columns, order_links.c.customer_id.label("seen_by"))
    .join(order_links, order_links.c.order_id == orders.c.id)
    .where(among(order_links.c.customer_id, "ids"))
)
NUMBERED_ORDERS = Question(select(*reading.ORDERS.columns).where(among(orders.c.number_key, "numbers")))
PARCELS_OF_ORDERS = Question(select(*reading.PARCELS.columns).where(among(shipments.c.order_id, "ids")))


class CustomerMoved(Exception):
    """A customer of the batch was merged away by another process meanwhile: do the batch again."""


async def lock_customers(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Lock customers until the transaction ends, so that each is decided by one process at a time.

    Raises CustomerMoved when one was merged into another since its keys were looked up.
    """
    if ids:
        (rows,) = await ask(connection, Asked(LOCKED_CUSTOMERS, {"ids": sorted(ids)}))
        _none_has_moved(rows)


async def lock_states(
    connection: AsyncConnection, ids: Sequence[int], new: Mapping[int, datetime], named: Named, now: datetime
) -> dict[int, CustomerState]:
    """The state of every customer of a batch, known and new (with when each came to be); the known are locked as
    `lock_customers` does it. Raises CustomerMoved."""
    questions = [Asked(LOCKED_CUSTOMERS, {"ids": sorted(ids)}), *_questions(sorted(ids), named, now)]
    locked, *found = await ask(connection, *questions) if ids else [[]]
    _none_has_moved(locked)
    states = _states(connection, locked)
    for id, created_at in new.items():
        states[id] = CustomerState(Customer(id, created_at), Conversation(id), is_new=True)
    await _fill(connection, states, named, found)
    return states


async def read_states(
    connection: AsyncConnection, ids: Iterable[int], now: datetime, named: Named | None = None
) -> dict[int, CustomerState]:
    """The state of the customers as it is, with how each can be reached: for those who only look."""
    wanted, named = {"ids": sorted(ids)}, named or Named()
    questions = [Asked(CUSTOMERS, wanted), Asked(IDENTITIES, wanted), *_questions(wanted["ids"], named, now)]
    people, keys, *found = await ask(connection, *questions)
    states = _states(connection, people)
    await _fill(connection, states, named, found)
    _note_identities(states, keys)
    return states


async def load_identities(connection: AsyncConnection, states: dict[int, CustomerState]) -> None:
    """Fill in how each customer can be reached."""
    (rows,) = await ask(connection, Asked(IDENTITIES, {"ids": sorted(states)}))
    _note_identities(states, rows)


def _questions(ids: list[int], named: Named, now: datetime) -> list[Asked]:
    since = now - REMEMBERED_FOR
    asked = [
        Asked(ORDERS, {"ids": ids, "since": since, "named": sorted(named.shop_orders)}),
        Asked(PARCELS, {"ids": ids, "since": since, "named": sorted(named.awbs)}),
        Asked(LIVE_RUNS, {"ids": ids}),
        Asked(CONVERSATIONS, {"ids": ids}),
        Asked(OPEN_INCIDENTS),
    ]
    return [*asked, Asked(LINKED_ORDERS, {"ids": ids})] if named.with_chat else asked


def _none_has_moved(locked: Sequence[Any]) -> None:
    if any(row[-1] for row in locked):
        raise CustomerMoved


def _states(connection: AsyncConnection, rows: Sequence[Any]) -> dict[int, CustomerState]:
    people = reading.CUSTOMERS.read((row[:-1] for row in rows), connection.dialect.name)
    return {each.id: CustomerState(each, Conversation(each.id)) for each in people}


async def _fill(
    connection: AsyncConnection, states: dict[int, CustomerState], named: Named, found: Sequence[Sequence[Any]]
) -> None:
    """With the answers to `_questions`, and what these lead to."""
    dialect = connection.dialect.name
    if not found:
        (open_now,) = await ask(connection, Asked(OPEN_INCIDENTS))
        found = ((), (), (), (), open_now, ())
    orders_of, parcels, live, chats, open_now, *linked = found
    for order in reading.ORDERS.read(orders_of, dialect):
        states[order.customer_id].orders[order.id] = order
    for parcel in reading.PARCELS.read(parcels, dialect):
        states[parcel.customer_id].shipments[parcel.id] = parcel
    for run in reading.RUNS.read(live, dialect):
        states[run.customer_id].runs[run.id] = run
    for chat in reading.CONVERSATIONS.read(chats, dialect):
        states[chat.customer_id].conversation = chat
    active = tuple(reading.INCIDENTS.read(open_now, dialect))  # few, and the same for everybody
    for state in states.values():
        state.incidents = active
    if named.with_chat:
        await _load_visible(connection, states, *linked)
        await _load_by_number(connection, states, sorted(named.numbers))


def _note_identities(states: dict[int, CustomerState], rows: Sequence[Any]) -> None:
    for customer, kind, value, source in rows:
        states[customer].identities[Key(kind, value)] = source


async def _load_visible(connection: AsyncConnection, states: dict[int, CustomerState], linked: Sequence[Any]) -> None:
    """Orders of others that a customer has proved to be hers, with their parcels."""
    if not linked:
        return
    dialect, owners = connection.dialect.name, dict[int, list[int]]()
    for row, order in zip(linked, reading.ORDERS.read((row[:-1] for row in linked), dialect), strict=True):
        states[row[-1]].visible[order.id] = order
        owners.setdefault(order.id, []).append(row[-1])
    (rows,) = await ask(connection, Asked(PARCELS_OF_ORDERS, {"ids": sorted(owners)}))
    for parcel in reading.PARCELS.read(rows, dialect):
        for customer in owners[parcel.order_id or 0]:
            states[customer].visible_shipments[parcel.id] = parcel


async def _load_by_number(connection: AsyncConnection, states: dict[int, CustomerState], numbers: list[str]) -> None:
    if not numbers:
        return
    dialect = connection.dialect.name
    (rows,) = await ask(connection, Asked(NUMBERED_ORDERS, {"numbers": numbers}))
    found = {order.number_key: order for order in reading.ORDERS.read(rows, dialect)}
    if not found:
        return
    ids = sorted(order.id for order in found.values())
    (rows,) = await ask(connection, Asked(PARCELS_OF_ORDERS, {"ids": ids}))
    by_order = reading.PARCELS.read(rows, dialect)
    for state in states.values():
        state.by_number = found
        state.visible_shipments.update({p.id: p for p in by_order if p.id not in state.shipments})
