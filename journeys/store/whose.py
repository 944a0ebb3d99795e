"""Whose is it? From the keys that events carry to customers: known, new, or two that turn out to be one.

Constant number of statements for any batch; what they find is judged in `journeys.store.ownership`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import Event, Key, MessageStatus
from journeys.store.among import among
from journeys.store.owners import Attempt, Owners
from journeys.store.ownership import IDENTITY_KINDS, owner_of
from journeys.store.prepared import Asked, Question, ask
from journeys.store.schema import attempts, customers, identities, orders, shipments

__all__ = ["Attempt", "Owners", "find_owners", "refresh_attempts"]

# Building a statement costs as much as running it, so each is built once.
MERGED = select(customers.c.id, customers.c.merged_into).where(
    among(customers.c.id, "ids"), customers.c.merged_into.is_not(None)
)
_KINDS: list[ColumnElement[str]] = [literal_column(f"'{kind}'") for kind in sorted(IDENTITY_KINDS)]
NAMED = Question(
    select(identities.c.kind, identities.c.value, identities.c.customer_id).where(
        identities.c.kind.in_(_KINDS),  # the key begins with it: without it every identity is looked through
        among(identities.c.value, "values"),
    )
)
WITH_A_NAME = select(identities.c.customer_id).where(among(identities.c.customer_id, "ids"))
ANNOUNCED = select(shipments.c.awb, shipments.c.order_id, shipments.c.customer_id).where(among(shipments.c.awb, "awbs"))
ANNOUNCED_FOR = select(shipments.c.order_ref, shipments.c.order_id, shipments.c.customer_id).where(
    among(shipments.c.order_ref, "numbers")
)
_ORDER_KEYS = select(orders.c.account, orders.c.shop_order_id, orders.c.number_key, orders.c.customer_id)
_BY_REF = among(orders.c.account, "accounts") & among(orders.c.shop_order_id, "shop_ids")
_BY_NUMBER = among(orders.c.number_key, "numbers")
ORDERED = {  # by (whether ids of the shop are asked for, whether numbers are)
    (True, True): _ORDER_KEYS.where(or_(_BY_REF, _BY_NUMBER)),
    (True, False): _ORDER_KEYS.where(_BY_REF),
    (False, True): _ORDER_KEYS.where(_BY_NUMBER),
}


async def find_owners(connection: AsyncConnection, events: Sequence[Event]) -> Owners:
    """Look up every key of the batch, then settle event by event, oldest received first."""
    owners = Owners()
    keys = {key for event in events for key in event.keys}
    await _look_up_identities(connection, owners, keys)
    await _look_up_orders(connection, owners, keys)
    await _look_up_parcels(connection, owners, keys)
    await _look_up_attempts(connection, owners, events)
    await _look_up_merged(connection, owners, keys)
    for event in events:
        owner = owner_of(owners, event)
        if owner is not None:
            owners.of_event[event.key] = owner
    return owners


def _values(keys: Iterable[Key], kinds: frozenset[str] | set[str]) -> list[str]:
    return sorted({key.value for key in keys if key.kind in kinds})


async def _look_up_merged(connection: AsyncConnection, owners: Owners, keys: set[Key]) -> None:
    """Customers named by their id who have become somebody else meanwhile."""
    senders = {attempt.customer_id for attempt in owners.attempts_of_token.values()}
    ids = senders | {int(value) for value in _values(keys, {"customer"})}
    if ids:
        for customer, into in await connection.execute(MERGED, {"ids": sorted(ids)}):
            owners.of_key[Key("customer", str(customer))] = into


async def _look_up_identities(connection: AsyncConnection, owners: Owners, keys: set[Key]) -> None:
    values = _values(keys, IDENTITY_KINDS)
    if values:
        (rows,) = await ask(connection, Asked(NAMED, {"values": values}))
        for kind, value, customer in rows:
            owners.of_key[Key(kind, value)] = customer


async def _look_up_orders(connection: AsyncConnection, owners: Owners, keys: set[Key]) -> None:
    refs, numbers = _values(keys, {"order"}), _values(keys, {"order_number"})
    shop_ids = sorted({ref.partition(":")[2] for ref in refs})
    accounts = sorted({ref.partition(":")[0] for ref in refs})
    wanted = {"accounts": accounts, "shop_ids": shop_ids, "numbers": numbers}
    if not refs and not numbers:
        return
    for account, shop_id, number, customer in await connection.execute(ORDERED[bool(refs), bool(numbers)], wanted):
        owners.of_key[Key("order", f"{account}:{shop_id}")] = customer
        owners.of_key.setdefault(Key("order_number", number), customer)


async def _look_up_parcels(connection: AsyncConnection, owners: Owners, keys: set[Key]) -> None:
    awbs, numbers = _values(keys, {"awb"}), _values(keys, {"order_number"})
    if awbs:
        for awb, order_id, customer in await connection.execute(ANNOUNCED, {"awbs": awbs}):
            owners.of_key[Key("awb", awb)] = customer
            if order_id is None:
                owners.orphans.add(customer)
    if numbers:
        for ref, order_id, customer in await connection.execute(ANNOUNCED_FOR, {"numbers": numbers}):
            if order_id is None:
                owners.of_key[Key("order_ref", ref)] = customer
                owners.orphans.add(customer)
    if owners.orphans:  # somebody with a name of her own is nobody's orphan, whatever parcel of hers has no order
        owners.orphans -= set(await connection.scalars(WITH_A_NAME, {"ids": sorted(owners.orphans)}))


async def _look_up_attempts(connection: AsyncConnection, owners: Owners, events: Sequence[Event]) -> None:
    statuses = [event.body for event in events if isinstance(event.body, MessageStatus)]
    if not statuses:
        return
    tokens = sorted({status.token for status in statuses if status.token})
    wamids = sorted({status.wamid for status in statuses if status.wamid and not status.token})
    columns = [attempts.c[name] for name in Attempt.__struct_fields__]
    condition = or_(attempts.c.token.in_(tokens), attempts.c.wamid.in_(wamids))
    _keep_attempts(owners, await connection.execute(select(*columns).where(condition)))


async def refresh_attempts(connection: AsyncConnection, owners: Owners) -> None:
    """Read the attempts again, now that their customers are locked: another process may have moved them meanwhile."""
    ids = sorted({attempt.id for attempt in owners.attempts_of_token.values()})
    columns = [attempts.c[name] for name in Attempt.__struct_fields__]
    if ids:
        _keep_attempts(owners, (await connection.execute(select(*columns).where(attempts.c.id.in_(ids)))).all())


def _keep_attempts(owners: Owners, rows: Iterable[Any]) -> None:
    for row in rows:
        attempt = Attempt(*row)
        owners.attempts_of_token[attempt.token] = attempt
        if attempt.wamid:
            owners.attempts_of_wamid[attempt.wamid] = attempt
