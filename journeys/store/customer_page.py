"""All that is known of one customer on one page, each fact with its source and when it was last told."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import MappingResult, RowMapping, Select, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import Key
from journeys.macro_stages import Standing, standing
from journeys.state import Conversation, Customer, CustomerState, Order, Shipment
from journeys.store.rows import conversation_of, customer_of, order_of, shipment_of
from journeys.store.schema import (
    attempts,
    conversations,
    customers,
    identities,
    order_links,
    orders,
    outbox,
    scans,
    shipments,
    tasks,
)
from journeys.store.types import BigId

NEWEST_ORDERS = 20
NEWEST_MESSAGES = 30
OWN = "harkara"


class Known(msgspec.Struct, frozen=True):
    """An identity: who told us of it, and when we last saw it."""

    kind: str
    value: str
    source: str
    told_at: datetime


class LastScan(msgspec.Struct, frozen=True):
    """The newest scan of a parcel, in the courier's own words."""

    status: str
    raw_text: str
    remark: str
    facility: str
    source: str
    occurred_at: datetime
    told_at: datetime


class ParcelOnPage(msgspec.Struct, frozen=True):
    """A parcel with its newest scan, if it was ever scanned. `source` is the account that tells of it."""

    parcel: Shipment
    last_scan: LastScan | None
    source: str
    told_at: datetime


class OrderOnPage(msgspec.Struct, frozen=True):
    """An order with its parcels. `is_own` is False for one that is another customer's and that she proved."""

    order: Order
    parcels: tuple[ParcelOnPage, ...]
    is_own: bool
    source: str
    told_at: datetime


class OpenTask(msgspec.Struct, frozen=True):
    """What waits for a person."""

    reason: str
    note: str
    order_id: int
    source: str
    told_at: datetime
    due_at: datetime | None = None
    suggested: str = ""  # the message that would answer it
    packet: dict[str, Any] = {}  # what a person taking over need not ask again


class MessageOnPage(msgspec.Struct, frozen=True):
    """A message or command: queued, sent or withheld. `status` is what became of its newest try, "" before one."""

    name: str
    channel: str
    state: str
    reason: str
    status: str
    text: str
    order_id: int | None
    not_before_at: datetime
    source: str
    told_at: datetime


class Page(msgspec.Struct, frozen=True):
    """One customer. Orders and messages newest first; `chat` is None when she never wrote."""

    customer: Customer
    identities: tuple[Known, ...]
    orders: tuple[OrderOnPage, ...]
    loose_parcels: tuple[ParcelOnPage, ...]
    chat: Conversation | None
    tasks: tuple[OpenTask, ...]
    messages: tuple[MessageOnPage, ...]

    def standing(self, now: datetime) -> Standing:
        """Where she stands with the brand."""
        own = [each for each in self.orders if each.is_own]
        orders = {each.order.id: each.order for each in own}
        parcels = {each.parcel.id: each.parcel for shown in own for each in shown.parcels}
        chat = self.chat or Conversation(self.customer.id)
        return standing(CustomerState(self.customer, chat, orders=orders, shipments=parcels), now)


_OWNER = bindparam("owner", type_=BigId)
_MERGED = customers.alias()
_SURVIVOR = select(customers).where(
    customers.c.id
    == select(func.coalesce(_MERGED.c.merged_into, _MERGED.c.id)).where(_MERGED.c.id == _OWNER).scalar_subquery()
)
_IDENTITIES = select(identities).where(identities.c.customer_id == _OWNER).order_by(identities.c.seen_at.desc())
_PROVED = select(order_links.c.order_id).where(order_links.c.customer_id == _OWNER)
_ORDERS = (
    select(orders)
    .where(or_(orders.c.customer_id == _OWNER, orders.c.id.in_(_PROVED)))
    .order_by(orders.c.placed_at.desc(), orders.c.id.desc())
    .limit(NEWEST_ORDERS)
)
_OF_PROVED = shipments.c.order_id.in_(_PROVED)
_PARCELS = (
    select(shipments)
    .where(or_(shipments.c.customer_id == _OWNER, _OF_PROVED))
    .order_by(shipments.c.created_at, shipments.c.id)
)
_NEWEST = func.row_number().over(
    partition_by=scans.c.shipment_id, order_by=(scans.c.occurred_at.desc(), scans.c.id.desc())
)
_SEEN = (
    select(scans, _NEWEST.label("place_from_newest"))
    .join(shipments, shipments.c.id == scans.c.shipment_id)
    .where(or_(shipments.c.customer_id == _OWNER, _OF_PROVED))
    .subquery()
)
_LAST_SCANS = select(_SEEN).where(_SEEN.c.place_from_newest == 1)
_CHAT = select(conversations).where(conversations.c.customer_id == _OWNER)
_TASKS = (
    select(tasks)
    .where(tasks.c.customer_id == _OWNER, tasks.c.closed_at.is_(None))
    .order_by(tasks.c.opened_at, tasks.c.id)
)
_NEWEST_TRY = (attempts.c.outbox_id == outbox.c.id) & (attempts.c.number == outbox.c.attempts)
_MESSAGES = (
    select(outbox, attempts.c.status, attempts.c.text)
    .outerjoin(attempts, _NEWEST_TRY)
    .where(outbox.c.customer_id == _OWNER, outbox.c.channel.in_(("whatsapp", "vendor")))
    .order_by(outbox.c.created_at.desc(), outbox.c.id.desc())
    .limit(NEWEST_MESSAGES)
)


async def customers_named(connection: AsyncConnection, keys: Sequence[Key]) -> list[int]:
    """The customers that any of the keys leads to (phone, e-mail ..., `order_number`, `awb`), in one statement."""
    if not keys:
        return []
    found: Select[Any] = select(identities.c.customer_id.label("id")).where(
        or_(*((identities.c.kind == key.kind) & (identities.c.value == key.value) for key in keys))
    )
    named = select(orders.c.customer_id).where(orders.c.number_key.in_(_values(keys, "order_number")))
    carried = select(shipments.c.customer_id).where(shipments.c.awb.in_(_values(keys, "awb")))
    return sorted(set(await connection.scalars(found.union(named, carried))))


def _values(keys: Iterable[Key], kind: str) -> list[str]:
    return [key.value for key in keys if key.kind == kind]


async def customer_page(connection: AsyncConnection, customer_id: int) -> Page | None:
    """The page of a customer, in a constant number of statements; None when there is no such customer.

    A customer who was merged into another is shown as that other.
    """
    row = (await _of(connection, _SURVIVOR, customer_id)).first()
    if row is None:
        return None
    owner = row["id"]
    own_orders = {each["id"]: each for each in await _of(connection, _ORDERS, owner)}
    last_scans = {each["shipment_id"]: _last_scan(each) for each in await _of(connection, _LAST_SCANS, owner)}
    parcels = [_parcel(each, last_scans) for each in await _of(connection, _PARCELS, owner)]
    chat = (await _of(connection, _CHAT, owner)).first()
    return Page(
        customer=customer_of(row),
        identities=tuple(_known(each) for each in await _of(connection, _IDENTITIES, owner)),
        orders=tuple(_order(each, parcels, owner) for each in own_orders.values()),
        loose_parcels=tuple(each for each in parcels if each.parcel.order_id not in own_orders),
        chat=conversation_of(chat) if chat else None,
        tasks=tuple(_task(each) for each in await _of(connection, _TASKS, owner)),
        messages=tuple(_message(each) for each in await _of(connection, _MESSAGES, owner)),
    )


async def _of(connection: AsyncConnection, query: Select[Any], owner: int) -> MappingResult:
    found: MappingResult = (await connection.execute(query, {"owner": owner})).mappings()
    return found


def _known(row: RowMapping) -> Known:
    return Known(row["kind"], row["value"], row["source"], row["seen_at"])


def _last_scan(row: RowMapping) -> LastScan:
    plain = {name: row[name] for name in LastScan.__struct_fields__ if name != "told_at"}
    return LastScan(**plain, told_at=row["received_at"])


def _parcel(row: RowMapping, last_scans: dict[int, LastScan]) -> ParcelOnPage:
    parcel, scan = shipment_of(row), last_scans.get(row["id"])
    source = scan.source if scan else parcel.account or parcel.courier
    return ParcelOnPage(parcel, scan, source, scan.told_at if scan else parcel.created_at)


def _order(row: RowMapping, parcels: Sequence[ParcelOnPage], owner: int) -> OrderOnPage:
    order = order_of(row)
    carried = tuple(each for each in parcels if each.parcel.order_id == order.id)
    return OrderOnPage(order, carried, order.customer_id == owner, order.account, order.version_at)


def _task(row: RowMapping) -> OpenTask:
    plain = (row["reason"], row["note"], row["order_id"], OWN, row["opened_at"])
    return OpenTask(*plain, due_at=row["due_at"], suggested=row["suggested"], packet=row["packet"])


def _message(row: RowMapping) -> MessageOnPage:
    return MessageOnPage(
        name=row["name"],
        channel=row["channel"],
        state=row["state"],
        reason=row["reason"],
        status=row["status"] or "",
        text=row["text"] or "",
        order_id=row["order_id"],
        not_before_at=row["not_before_at"],
        source=row["account"] or OWN,
        told_at=row["done_at"] or row["sent_at"] or row["created_at"],
    )
