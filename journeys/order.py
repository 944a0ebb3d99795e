"""How an order's state follows from what the shop shows: the newest version counts, a cancellation stays."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from journeys.events import Event, Fulfilment, OrderFacts, Parcel, awb_key, order_number_key
from journeys.state import Order, Shipment


def apply_order(order: Order | None, event: Event, customer_id: int, new_id: Callable[[], int]) -> Order:
    """The order after `event`, whose body must be OrderFacts. An older version changes nothing but fills gaps."""
    facts = event.body
    assert isinstance(facts, OrderFacts)
    if order is None:
        return _placed(facts, event, customer_id, new_id())
    if facts.version_at < order.version_at:
        return order
    cancelled_at = facts.cancelled_at or order.cancelled_at
    if not facts.whole:
        return msgspec.structs.replace(
            order, version_at=facts.version_at, **_cancelled(cancelled_at or facts.version_at)
        )
    return msgspec.structs.replace(
        order,
        version_at=facts.version_at,
        status="cancelled" if cancelled_at else facts.status,
        payment=facts.payment,
        financial_status=facts.financial_status,
        total_paise=facts.total_paise,
        outstanding_paise=facts.outstanding_paise,
        customer_name=facts.customer_name or order.customer_name,
        phone=facts.phone or order.phone,
        email=facts.email or order.email,
        pincode=facts.address.pincode or order.pincode,
        address=facts.address if facts.address.pincode or facts.address.line1 else order.address,
        items=facts.items or order.items,
        tags=facts.tags,
        note=facts.note,
        cancelled_at=cancelled_at,
        cancel_reason=facts.cancel_reason or order.cancel_reason,
        closed_at=cancelled_at or order.closed_at,
    )


def _cancelled(at: datetime) -> dict[str, Any]:
    return {"status": "cancelled", "cancelled_at": at, "closed_at": at}


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
