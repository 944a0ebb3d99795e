"""Loading what deciding needs about a batch of customers, in a constant number of statements."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import Key
from journeys.state import REMEMBERED_FOR, Conversation, Customer, CustomerState, Order
from journeys.store import reading
from journeys.store.among import among
from journeys.store.incidents import open_incidents
from journeys.store.rows import conversation_of, customer_of, order_of, run_of, shipment_of
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
CUSTOMERS = select(customers).where(among(customers.c.id, "ids")).order_by(customers.c.id)
LOCKED_CUSTOMERS = CUSTOMERS.with_for_update()
IDENTITIES = select(identities).where(among(identities.c.customer_id, "ids")).order_by(identities.c.seen_at)
CONVERSATIONS = select(conversations).where(among(conversations.c.customer_id, "ids"))
ORDERS = select(*reading.ORDERS.columns).where(
    among(orders.c.customer_id, "ids"),
    or_(orders.c.closed_at.is_(None), orders.c.closed_at > _SINCE, among(orders.c.shop_order_id, "named")),
)
PARCELS = select(*reading.PARCELS.columns).where(
    among(shipments.c.customer_id, "ids"),
    or_(shipments.c.closed_at.is_(None), shipments.c.closed_at > _SINCE, among(shipments.c.awb, "named")),
)
LIVE_RUNS = select(runs).where(among(runs.c.customer_id, "ids"), runs.c.ended_at.is_(None)).order_by(runs.c.id)
LINKED_ORDERS = (
    select(orders, order_links.c.customer_id.label("seen_by"))
    .join(order_links, order_links.c.order_id == orders.c.id)
    .where(among(order_links.c.customer_id, "ids"))
)


class CustomerMoved(Exception):
    """A customer of the batch was merged away by another process meanwhile: do the batch again."""


async def lock_customers(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, Customer]:
    """The customers, locked until the transaction ends, so that each is decided by one process at a time.

    Raises CustomerMoved when one was merged into another since its keys were looked up.
    """
    if not ids:
        return {}
    rows = (await connection.execute(LOCKED_CUSTOMERS, {"ids": sorted(ids)})).mappings().all()
    if any(row["merged_into"] for row in rows):
        raise CustomerMoved
    return {row["id"]: customer_of(row) for row in rows}


async def read_customers(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, Customer]:
    """The customers as they are, without a lock: for those who only look."""
    rows = (await connection.execute(CUSTOMERS, {"ids": sorted(ids)})).mappings()
    return {row["id"]: customer_of(row) for row in rows}


async def load_states(
    connection: AsyncConnection,
    known: dict[int, Customer],
    new: dict[int, datetime],
    named: Named,
    now: datetime,
) -> dict[int, CustomerState]:
    """The state of every customer of the batch, known and new."""
    states = {id: CustomerState(customer, Conversation(id)) for id, customer in known.items()}
    for id, created_at in new.items():
        states[id] = CustomerState(Customer(id, created_at), Conversation(id), is_new=True)
    ids = sorted(known)
    await _load_orders(connection, states, ids, now, named.shop_orders)
    await _load_parcels(connection, states, ids, now, named.awbs)
    await _load_runs(connection, states, ids)
    await _load_incidents(connection, states)
    await _load_conversations(connection, states, ids)
    if named.with_chat:
        await _load_visible(connection, states, ids)
        await _load_by_number(connection, states, sorted(named.numbers))
    return states


async def load_identities(connection: AsyncConnection, states: dict[int, CustomerState]) -> None:
    """Fill in how each customer can be reached."""
    for row in (await connection.execute(IDENTITIES, {"ids": sorted(states)})).mappings():
        states[row["customer_id"]].identities[Key(row["kind"], row["value"])] = row["source"]


async def _load_orders(
    connection: AsyncConnection,
    states: dict[int, CustomerState],
    ids: list[int],
    now: datetime,
    shop_orders: set[str],
) -> None:
    if not ids:
        return
    wanted = {"ids": ids, "since": now - REMEMBERED_FOR, "named": sorted(shop_orders)}
    rows = (await connection.execute(ORDERS, wanted)).all()
    for order in reading.ORDERS.read(rows, connection.dialect.name):
        states[order.customer_id].orders[order.id] = order


async def _load_parcels(
    connection: AsyncConnection, states: dict[int, CustomerState], ids: list[int], now: datetime, awbs: set[str]
) -> None:
    if not ids:
        return
    wanted = {"ids": ids, "since": now - REMEMBERED_FOR, "named": sorted(awbs)}
    rows = (await connection.execute(PARCELS, wanted)).all()
    for parcel in reading.PARCELS.read(rows, connection.dialect.name):
        states[parcel.customer_id].shipments[parcel.id] = parcel


async def _load_runs(connection: AsyncConnection, states: dict[int, CustomerState], ids: list[int]) -> None:
    if ids:
        for row in (await connection.execute(LIVE_RUNS, {"ids": ids})).mappings():
            states[row["customer_id"]].runs[row["id"]] = run_of(row)


async def _load_incidents(connection: AsyncConnection, states: dict[int, CustomerState]) -> None:
    """Those that are open now are few, and the same for everybody."""
    active = await open_incidents(connection) if states else ()
    for state in states.values():
        state.incidents = active


async def _load_conversations(connection: AsyncConnection, states: dict[int, CustomerState], ids: list[int]) -> None:
    if ids:
        for row in (await connection.execute(CONVERSATIONS, {"ids": ids})).mappings():
            states[row["customer_id"]].conversation = conversation_of(row)


async def _load_visible(connection: AsyncConnection, states: dict[int, CustomerState], ids: list[int]) -> None:
    """Orders of others that a customer has proved to be hers, with their parcels."""
    if not ids:
        return
    owners: dict[int, list[int]] = {}
    for row in (await connection.execute(LINKED_ORDERS, {"ids": ids})).mappings():
        states[row["seen_by"]].visible[row["id"]] = order_of(row)
        owners.setdefault(row["id"], []).append(row["seen_by"])
    if owners:
        query = select(shipments).where(shipments.c.order_id.in_(sorted(owners)))
        for row in (await connection.execute(query)).mappings():
            for customer in owners[row["order_id"]]:
                states[customer].visible_shipments[row["id"]] = shipment_of(row)


async def _load_by_number(connection: AsyncConnection, states: dict[int, CustomerState], numbers: list[str]) -> None:
    if not numbers:
        return
    query = select(orders).where(orders.c.number_key.in_(numbers))
    found: dict[str, Order] = {}
    for row in (await connection.execute(query)).mappings():
        order = order_of(row)
        found[order.number_key] = order
    if not found:
        return
    parcels = select(shipments).where(shipments.c.order_id.in_(sorted(order.id for order in found.values())))
    by_order = [shipment_of(row) for row in (await connection.execute(parcels)).mappings()]
    for state in states.values():
        state.by_number = found
        state.visible_shipments.update({p.id: p for p in by_order if p.id not in state.shipments})
