"""Whose an event is, from the keys that were looked up for its batch: somebody's, a new customer's, or of two who turn
out to be one. Pure; what is decided for one event is known to the next.

A parcel that nobody has announced gets a customer of its own; when its order appears, that customer is merged into the
order's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from journeys.events import (
    Body,
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
from journeys.store.ids import new_id
from journeys.store.owners import Owners

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


def owner_of(owners: Owners, event: Event) -> int | None:
    """Whose the event is; None when it is nobody's."""
    return OWNER_OF.get(type(event.body), _owner_by_any_key)(owners, event)


def _owner_by_any_key(owners: Owners, event: Event) -> int | None:
    return _strongest(owners, event.keys, STRENGTH)


def _owner_of_status(owners: Owners, event: Event) -> int | None:
    """Of a message that we sent: whoever got it."""
    assert isinstance(event.body, MessageStatus)
    attempt = owners.attempt_of(event.body)
    return _strongest(owners, (Key("customer", str(attempt.customer_id)),) if attempt else event.keys, STRENGTH)


def _owner_of_scan(owners: Owners, event: Event) -> int:
    refs = [Key("order_ref", key.value) for key in event.keys if key.kind == "order_number"]
    owner = _strongest(owners, [*event.keys, *refs], STRENGTH_FOR_SCANS)
    if owner is None:
        owner = _create(owners, event)
        owners.orphans.add(owner)
        _remember(owners, refs, owner)
    elif owner in owners.orphans:  # its order came meanwhile, perhaps in another process at the same moment
        other = _strongest(owners, event.keys, ("order", "order_number"))
        owner = owner if other in {None, owner} else _merge(owners, owner, other)
    _remember(owners, [key for key in event.keys if key.kind == "awb"], owner)
    return owner


def _owner_of_fulfilment(owners: Owners, event: Event) -> int:
    """Of an order that nobody has told of, its parcels wait like those that only a courier knows: it will say whose."""
    if any(key.kind == "order" and key in owners.of_key for key in event.keys):
        return _owner_of_order(owners, event)
    return _owner_of_scan(owners, event)


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


def _owner_of_joined(owners: Owners, event: Event) -> int | None:
    """An agent says that two are one."""
    body = event.body
    assert isinstance(body, Joined)
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


OWNER_OF: Mapping[type[Body], Callable[[Owners, Event], int | None]] = MappingProxyType(
    {
        MessageStatus: _owner_of_status,
        Scan: _owner_of_scan,
        Fulfilment: _owner_of_fulfilment,
        OrderFacts: _owner_of_order,
        MessageIn: _owner_of_message,
        ReturnFacts: _owner_of_return,
        CheckoutFacts: _owner_of_checkout,
        Joined: _owner_of_joined,
    }
)
