"""How an order's state follows from what the shop shows: the newest version counts, a cancellation stays.

Whichever version arrives last: an older one still brings what the newer ones left empty, and its cancellation.
"""

from collections.abc import Callable
from datetime import datetime

import msgspec

from journeys.addresses import is_outdated, is_same_place, settled
from journeys.events import Address, Event, Fulfilment, OrderFacts, Parcel, awb_key, order_number_key
from journeys.state import Order, Shipment


def apply_order(order: Order | None, event: Event, customer_id: int, new_id: Callable[[], int]) -> Order:
    """The order after `event`, whose body must be OrderFacts. An older version changes nothing but fills gaps."""
    facts = event.body
    assert isinstance(facts, OrderFacts)
    if order is None:
        return _placed(facts, event, customer_id, new_id())
    cancelled_at = _earliest(order.cancelled_at, facts.cancelled_at or (None if facts.whole else facts.version_at))
    if cancelled_at:
        order = msgspec.structs.replace(
            order,
            status="cancelled",
            cancelled_at=cancelled_at,
            cancel_reason=order.cancel_reason or facts.cancel_reason,
            closed_at=_earliest(order.closed_at, cancelled_at),
        )
    if not facts.whole:
        return order
    return _with_gaps_filled(order, facts) if facts.version_at < order.version_at else _at_version(order, facts)


def _at_version(order: Order, facts: OrderFacts) -> Order:
    if is_outdated(order, facts.address):  # she gave another one, which the shop does not show yet
        facts = msgspec.structs.replace(facts, address=order.address)
    elif facts.address.line1:
        order = settled(order)
    return msgspec.structs.replace(
        order,
        version_at=facts.version_at,
        status="cancelled" if order.cancelled_at else facts.status,
        payment=facts.payment,
        financial_status=facts.financial_status,
        total_paise=facts.total_paise,
        outstanding_paise=facts.outstanding_paise,
        customer_name=facts.customer_name or order.customer_name,
        phone=facts.phone or order.phone,
        email=facts.email or order.email,
        pincode=facts.address.pincode or order.pincode,
        address=facts.address if facts.address.pincode or facts.address.line1 else order.address,
        address_edits=_edits(order, facts),
        items=facts.items or order.items,
        tags=facts.tags,
        note=facts.note,
        cancel_reason=facts.cancel_reason or order.cancel_reason,
    )


MOST_EDITS = 10


def _edits(order: Order, facts: OrderFacts) -> tuple[datetime, ...]:
    """When the address became another one: where it leads, not how its landmark is written."""
    known, new = order.address, facts.address
    if not known.line1 or not new.line1 or facts.version_at in order.address_edits:
        return order.address_edits
    if (known.line1, known.line2, known.city, known.pincode) == (new.line1, new.line2, new.city, new.pincode):
        return order.address_edits
    if is_same_place(known, new):
        return order.address_edits
    return (*order.address_edits, facts.version_at)[-MOST_EDITS:]


def _with_gaps_filled(order: Order, facts: OrderFacts) -> Order:
    """The order with what an older version knows and the newer ones left empty."""
    return msgspec.structs.replace(
        order,
        customer_name=order.customer_name or facts.customer_name,
        phone=order.phone or facts.phone,
        email=order.email or facts.email,
        pincode=order.pincode or facts.address.pincode,
        address=order.address if order.address != Address() else facts.address,
        items=order.items or facts.items,
    )


def _earliest(*times: datetime | None) -> datetime | None:
    return min((at for at in times if at), default=None)


def parcels_named_by(event: Event) -> tuple[Parcel, ...]:
    """The parcels an order or fulfilment event announces, without empty AWBs."""
    body = event.body
    if not isinstance(body, OrderFacts | Fulfilment):
        return ()
    return tuple(parcel for parcel in body.parcels if awb_key(parcel.awb))


def announced(parcel: Shipment, named: Parcel, order_id: int) -> Shipment:
    """The parcel after a shop said which order it belongs to. The first order to claim it keeps it."""
    return msgspec.structs.replace(
        parcel,
        order_id=parcel.order_id or order_id,
        fulfilment_id=named.fulfilment_id or parcel.fulfilment_id,
        courier=parcel.courier or named.courier,
        tracking_url=named.tracking_url or parcel.tracking_url,
    )


def _placed(facts: OrderFacts, event: Event, customer_id: int, order_id: int) -> Order:
    return Order(
        id=order_id,
        customer_id=customer_id,
        account=facts.account,
        shop_order_id=facts.shop_order_id,
        number=facts.number,
        number_key=order_number_key(facts.number),
        placed_at=facts.placed_at,
        version_at=facts.version_at,
        received_at=event.received_at,
        status="cancelled" if facts.cancelled_at else facts.status,
        payment=facts.payment,
        financial_status=facts.financial_status,
        total_paise=facts.total_paise,
        outstanding_paise=facts.outstanding_paise,
        currency=facts.currency,
        customer_name=facts.customer_name,
        phone=facts.phone,
        email=facts.email,
        pincode=facts.address.pincode,
        address=facts.address,
        items=facts.items,
        tags=facts.tags,
        note=facts.note,
        cancelled_at=facts.cancelled_at,
        cancel_reason=facts.cancel_reason,
        closed_at=facts.cancelled_at,
    )
