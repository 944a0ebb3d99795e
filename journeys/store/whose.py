"""Whose is it? From the keys that events carry to customers: known, new, or two that turn out to be one.

Constant number of statements for any batch. A parcel that nobody has announced gets a customer of its own; when
its order appears, that customer is merged into the order's.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import (
    CheckoutFacts,
    Event,
    Fulfilment,
    Joined,
    Key,
    MessageIn,
    MessageStatus,
    OrderFacts,
    ReturnFacts,
    Scan,
)
from journeys.store.among import among
from journeys.store.ids import new_id
from journeys.store.owners import Attempt, Owners
from journeys.store.schema import attempts, customers, identities, orders, shipments

__all__ = ["Attempt", "Owners", "find_owners", "refresh_attempts"]

# A return is kept like an identity: later news of it do not always name the order.
IDENTITY_KINDS = frozenset({"phone", "bsuid", "parent_bsuid", "email", "shop_customer", "return"})

# Keys in the order in which they are believed. A shared e-mail or shop account is a hint, not a proof (a gift goes
# to another phone): an order that carries a phone is never given to somebody because of the e-mail.
STRENGTH_OF_NAMES = ("customer", "bsuid", "phone", "parent_bsuid")
STRENGTH = (*STRENGTH_OF_NAMES, "order", "return", "awb", "order_number", "shop_customer", "email")
STRENGTH_FOR_RETURNS = ("order", "return", "order_number", "awb")
STRENGTH_FOR_CHECKOUTS = ("phone", "bsuid")
STRENGTH_FOR_CHECKOUTS_WITHOUT_PHONE = ("shop_customer", "email")
STRENGTH_FOR_ORDERS = ("order", "phone", "bsuid")
STRENGTH_FOR_ORDERS_WITHOUT_PHONE = (*STRENGTH_FOR_ORDERS, "shop_customer", "email")
STRENGTH_FOR_SCANS = ("awb", "order", "order_number", "order_ref")

# Building a statement costs as much as running it, so each is built once.
MERGED = select(customers.c.id, customers.c.merged_into).where(
    among(customers.c.id, "ids"), customers.c.merged_into.is_not(None)
)
NAMED = select(identities.c.kind, identities.c.value, identities.c.customer_id).where(
    identities.c.kind.in_(
        sorted(IDENTITY_KINDS)
    ),  # the key begins with it: without it every identity is looked through
    among(identities.c.value, "values"),
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
        owner = _settle(owners, event)
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
        for kind, value, customer in await connection.execute(NAMED, {"values": values}):
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


def _settle(owners: Owners, event: Event) -> int | None:
    if isinstance(event.body, MessageStatus):
        attempt = owners.attempt_of(event.body)
        mine = (Key("customer", str(attempt.customer_id)),) if attempt else event.keys
        return _strongest(owners, mine, STRENGTH)
    if isinstance(event.body, Scan):
        return _owner_of_scan(owners, event)
    if isinstance(event.body, OrderFacts | Fulfilment):
        return _owner_of_order(owners, event)
    if isinstance(event.body, MessageIn):
        return _owner_of_message(owners, event)
    if isinstance(event.body, ReturnFacts):
        return _owner_of_return(owners, event)
    if isinstance(event.body, CheckoutFacts):
        return _owner_of_checkout(owners, event)
    if isinstance(event.body, Joined):
        return _owner_of_joined(owners, event, event.body)
    return _strongest(owners, event.keys, STRENGTH)


def _owner_of_scan(owners: Owners, event: Event) -> int:
    refs = [Key("order_ref", key.value) for key in event.keys if key.kind == "order_number"]
    owner = _strongest(owners, [*event.keys, *refs], STRENGTH_FOR_SCANS)
    if owner is None:
        owner = _create(owners, event)
        owners.orphans.add(owner)
        _remember(owners, refs, owner)
    _remember(owners, [key for key in event.keys if key.kind == "awb"], owner)
    return owner


def _owner_of_order(owners: Owners, event: Event) -> int:
    has_phone = any(key.kind == "phone" for key in event.keys)
    strength = STRENGTH_FOR_ORDERS if has_phone else STRENGTH_FOR_ORDERS_WITHOUT_PHONE
    owner = _strongest(owners, event.keys, strength)
    if owner is None:
        owner = _create(owners, event)
    _remember(owners, [key for key in event.keys if key.kind in {"order", "order_number"}], owner)
    _claim_identities(owners, event, owner)
    return _joined_with_parcels(owners, event, owner)


def _joined_with_parcels(owners: Owners, event: Event, owner: int) -> int:
    """The owner, after whoever held parcels of this order for want of one became the same person."""
    for key in event.keys:
        ref = Key("order_ref", key.value) if key.kind == "order_number" else key
        other = owners.of_key.get(ref) if ref.kind in {"awb", "order_ref"} else None
        if other is None or other == owner:
            continue
        if other in owners.orphans:
            owner = _merge(owners, other, owner)
        elif ref.kind == "awb":
            owners.taken.setdefault(owner, set()).add(ref.value)
    _remember(owners, [key for key in event.keys if key.kind == "awb"], owner)
    return owner


def _owner_of_return(owners: Owners, event: Event) -> int | None:
    """A return belongs to whom its order does; one of an order that we do not know belongs to nobody."""
    owner = _strongest(owners, event.keys, STRENGTH_FOR_RETURNS)
    if owner is None:
        return None
    if owner not in owners.orphans:
        _claim_identities(owners, event, owner)
    return _joined_with_parcels(owners, event, owner)


def _owner_of_checkout(owners: Owners, event: Event) -> int | None:
    """Who begins to buy is a customer from then on, known by phone or e-mail. One without either is nobody."""
    if not event.keys:
        return None
    has_phone = any(key.kind == "phone" for key in event.keys)
    strength = STRENGTH_FOR_CHECKOUTS if has_phone else STRENGTH_FOR_CHECKOUTS_WITHOUT_PHONE
    owner = _strongest(owners, event.keys, strength)
    if owner is None:
        owner = _create(owners, event)
    _claim_identities(owners, event, owner)
    return owner


def _owner_of_joined(owners: Owners, event: Event, body: Joined) -> int | None:
    """An agent says that two are one."""
    gone = Key("customer", str(body.gone))
    owner, other = _strongest(owners, event.keys[:1], STRENGTH), owners.of_key.get(gone, body.gone)
    return owner if owner is None or other == owner else _merge(owners, other, owner)


def _owner_of_message(owners: Owners, event: Event) -> int:
    """WhatsApp vouches for phone and user id together: two customers found that way are one person."""
    found = [owners.of_key[key] for key in event.keys if key.kind in {"phone", "bsuid"} and key in owners.of_key]
    owner = min(found) if found else _strongest(owners, event.keys, STRENGTH)
    if owner is None:
        owner = _create(owners, event)
    for other in set(found) - {owner}:
        owner = _merge(owners, other, owner)
    _claim_identities(owners, event, owner)
    return owner


def _strongest(owners: Owners, keys: Sequence[Key], strength: Sequence[str]) -> int | None:
    for kind in strength:
        for key in keys:
            if key.kind != kind:
                continue
            if key in owners.of_key:
                return owners.of_key[key]
            if kind == "customer":
                return int(key.value)
    return None


def _create(owners: Owners, event: Event) -> int:
    customer = new_id()
    owners.new[customer] = event.received_at
    return customer


def _remember(owners: Owners, keys: Iterable[Key], owner: int) -> None:
    for key in keys:
        owners.of_key.setdefault(key, owner)


def _claim_identities(owners: Owners, event: Event, owner: int) -> None:
    """Keep identities that nobody has yet; one that belongs to somebody else stays theirs."""
    for key in event.keys:
        if key.kind in IDENTITY_KINDS and key not in owners.of_key:
            owners.of_key[key] = owner
            owners.new_identities[key] = (owner, event.source, event.received_at)


def _merge(owners: Owners, gone: int, into: int) -> int:
    """Make two customers one; returns which stays. Of a new one nothing is stored yet, so it is the one to go."""
    if into in owners.new and gone not in owners.new:
        gone, into = into, gone
    owners.orphans -= {gone, into}
    owners.of_key[Key("customer", str(gone))] = into
    for key, owner in owners.of_key.items():
        if owner == gone:
            owners.of_key[key] = into
    for key, (owner, source, at) in owners.new_identities.items():
        if owner == gone:
            owners.new_identities[key] = (into, source, at)
    for event_key, owner in owners.of_event.items():
        if owner == gone:
            owners.of_event[event_key] = into
    if gone in owners.taken:
        owners.taken[into] = owners.taken.pop(gone) | owners.taken.get(into, set())
    if owners.new.pop(gone, None) is None:
        owners.merges.append((gone, into))
    return into
