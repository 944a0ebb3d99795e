"""Shopify's fulfilments, tracking events and refunds: what happens to an order after it is placed."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from integrations.contract import Account
from integrations.loose_json import iso_time, rows, text
from integrations.money import paise_of_rupees
from integrations.proof import content_key
from integrations.shops._orders import order_keys, parcel_keys, required_id
from integrations.shops._shopify_returns import return_id_of
from journeys.errors import PayloadUnsupported
from journeys.events import Event, Fulfilment, Ndr, Parcel, RefundFacts, Scan, scan_kind
from journeys.status import Leg, NdrReason, Status

# Shopify's FulfillmentEventStatus, in our words. FAILURE is left out on purpose: it may be a loss, damage or an RTO.
STATUS_OF_EVENT: dict[str, Status] = {
    "label_purchased": Status.LABEL_CREATED,
    "label_printed": Status.LABEL_CREATED,
    "confirmed": Status.LABEL_CREATED,
    "carrier_picked_up": Status.PICKED_UP,
    "in_transit": Status.IN_TRANSIT,
    "delayed": Status.IN_TRANSIT,
    "attempted_delivery": Status.DELIVERY_ATTEMPT_FAILED,
    "out_for_delivery": Status.OUT_FOR_DELIVERY,
    "ready_for_pickup": Status.AVAILABLE_FOR_PICKUP,
    "delivered": Status.DELIVERED,
}

# A fulfilment in one of these was taken back; it ships nothing.
WITHDRAWN = frozenset({"cancelled", "error", "failure"})

_FULFILMENT_SUFFIX = re.compile(r"(\.\d+|-F\d+)$")  # "#1001.1" and "#1001-F1" belong to order "#1001"


def parcels_of_order(order: Mapping[str, Any]) -> tuple[Parcel, ...]:
    """The parcels of all fulfilments that stand."""
    standing = (row for row in rows(order.get("fulfillments")) if not _is_withdrawn(row))
    return tuple(parcel for fulfilment in standing for parcel in _parcels(fulfilment))


def fulfilment_events(payload: Mapping[str, Any], account: Account, received_at: datetime) -> list[Event]:
    """`order.fulfilled`, or `order.unfulfilled` when the shop took it back.

    Keyed on what is shipped, not on when it was written: Shopify sends an update for each tracking status too.
    """
    number = _FULFILMENT_SUFFIX.sub("", text(payload.get("name")))
    body = Fulfilment(
        account=account.name,
        shop_order_id=required_id(text(payload.get("order_id")), "the fulfilment's order"),
        number=number,
        fulfilment_id=required_id(text(payload.get("id")), "the fulfilment"),
        parcels=_parcels(payload),
    )
    meaning = "unfulfilled" if _is_withdrawn(payload) else "fulfilled"
    shipped = content_key("|".join(f"{parcel.awb} {parcel.courier}" for parcel in body.parcels).encode())
    written_at = iso_time(payload.get("updated_at")) or iso_time(payload.get("created_at"))
    event = Event(
        kind=f"order.{meaning}",
        key=f"fulfilment:{account.name}:{body.fulfilment_id}:{meaning}:{shipped[:12]}",
        occurred_at=written_at or received_at,
        received_at=received_at,
        source=account.name,
        body=body,
        keys=(*order_keys(account, body.shop_order_id, number), *parcel_keys(body.parcels)),
    )
    return [event]


def scan_events(payload: Mapping[str, Any], account: Account, received_at: datetime) -> list[Event]:
    """A tracking event that the shop relays. It names the fulfilment, never the AWB."""
    order_id = required_id(text(payload.get("order_id")), "the tracking event's order")
    event_id = required_id(text(payload.get("id")), "the tracking event")
    scan = _scan(payload)
    event = Event(
        kind=scan_kind(scan.status),
        key=f"scan:{account.name}:{event_id}",
        occurred_at=iso_time(payload.get("happened_at")) or iso_time(payload.get("created_at")) or received_at,
        received_at=received_at,
        source=account.name,
        body=scan,
        keys=tuple(order_keys(account, order_id)),
    )
    return [event]


def refund_events(payload: Mapping[str, Any], account: Account, received_at: datetime) -> list[Event]:
    """`refund.created`, or `refund.failed` when every transaction failed.

    Raises PayloadUnsupported on a refund that moves no money (a cancelled COD order, a restock).
    """
    transactions = [row for row in rows(payload.get("transactions")) if text(row.get("kind")) in {"refund", "void"}]
    moving = [row for row in transactions if text(row.get("status")) in {"success", "pending"}]
    amount = sum(paise_of_rupees(row.get("amount")) for row in moving or transactions)
    if not amount:
        raise PayloadUnsupported("a refund without money")
    facts = RefundFacts(
        account=account.name,
        refund_id=required_id(text(payload.get("id")), "the refund"),
        payment_id=text((moving or transactions)[0].get("payment_id")),
        shop_order_id=required_id(text(payload.get("order_id")), "the refund's order"),
        amount_paise=amount,
        currency=text((moving or transactions)[0].get("currency")) or "INR",
        return_id=return_id_of(payload),
    )
    meaning = "created" if moving else "failed"
    event = Event(
        kind=f"refund.{meaning}",
        key=f"refund:{account.name}:{facts.refund_id}:{meaning}",
        occurred_at=iso_time(payload.get("processed_at")) or iso_time(payload.get("created_at")) or received_at,
        received_at=received_at,
        source=account.name,
        body=facts,
        keys=tuple(order_keys(account, facts.shop_order_id)),
    )
    return [event]


def _is_withdrawn(fulfilment: Mapping[str, Any]) -> bool:
    return text(fulfilment.get("status")).lower() in WITHDRAWN


def _parcels(fulfilment: Mapping[str, Any]) -> tuple[Parcel, ...]:
    """One parcel per tracking number; a fulfilment without one is not a parcel yet."""
    numbers = _texts(fulfilment.get("tracking_numbers")) or _texts([fulfilment.get("tracking_number")])
    urls = _texts(fulfilment.get("tracking_urls")) or _texts([fulfilment.get("tracking_url")])
    urls += [""] * (len(numbers) - len(urls))
    courier, fulfilment_id = text(fulfilment.get("tracking_company")), text(fulfilment.get("id"))
    return tuple(
        Parcel(awb=number, courier=courier, tracking_url=url, fulfilment_id=fulfilment_id)
        for number, url in zip(numbers, urls, strict=False)
    )


def _texts(values: Any) -> list[str]:
    return [found for value in values if (found := text(value))] if isinstance(values, list) else []


def _scan(payload: Mapping[str, Any]) -> Scan:
    code = text(payload.get("status")).lower()
    status = STATUS_OF_EVENT.get(code, Status.UNKNOWN)
    city, state = text(payload.get("city")), text(payload.get("province"))
    return Scan(
        awb="",
        courier="shopify",
        leg=Leg.FORWARD,
        status=status,
        raw_code=code,
        raw_text=text(payload.get("status")),
        remark=text(payload.get("message")),
        place=", ".join(part for part in (city, state) if part),
        facility=city,
        understood=status is not Status.UNKNOWN,
        incident="delayed" if code == "delayed" else "",
        ndr=Ndr(reason=NdrReason.OTHER) if status is Status.DELIVERY_ATTEMPT_FAILED else None,
        edd_at=iso_time(payload.get("estimated_delivery_at")),
        fulfilment_id=text(payload.get("fulfillment_id")),
    )
