"""Shopify: order, fulfilment, tracking, return, refund and checkout webhooks in, Admin GraphQL commands out.

Account: `secrets` are the app's client secrets (base64 HMAC-SHA256 over the raw body; Shopify signs with the old
one for up to an hour after a rotation), `api_url` is the shop ("https://name.myshopify.com"), `api_key` the Admin
API access token. Options: `cod_gateways` (texts in the shop's own labels for cash on delivery), `shop_domain`
(refuses other shops of the same app), `api_version`.
Topics, fields and headers per Shopify's webhook reference, version 2025-10.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from integrations.contract import Account, Headers, RawItem
from integrations.loose_json import first_text, iso_time, mapping, read_object, rows, text, whole_number
from integrations.money import paise_of_rupees
from integrations.phones import e164
from integrations.proof import content_key, hmac_base64, require_match
from integrations.shops import _shopify_parcels as parcels
from integrations.shops import _shopify_returns as returns
from integrations.shops._orders import (
    UNPAID_STATUSES,
    is_cash,
    lower_email,
    order_event,
    payment_of,
    pincode_of,
    required_id,
    version_of,
)
from integrations.shops._shopify_admin import connect
from integrations.shops._states import state_name
from journeys.errors import PayloadMalformed, PayloadUnsupported, SignatureInvalid
from journeys.events import Address, Event, Item, OrderFacts

__all__ = ["PROVIDER", "connect", "prove", "split", "translate"]

PROVIDER = "shopify"

MEANING_OF_TOPIC = {
    "orders/create": "placed",
    "orders/updated": "updated",
    "orders/edited": "updated",
    "orders/cancelled": "cancelled",
    "orders/paid": "paid",
    "orders/fulfilled": "fulfilled",
}

READER_OF_TOPIC: dict[str, Callable[[Mapping[str, Any], Account, datetime], list[Event]]] = {
    **{topic: partial(returns.return_events, state) for topic, state in returns.STATE_OF_TOPIC.items()},
    "reverse_deliveries/attach_deliverable": returns.parcel_events,
    "reverse_fulfillment_orders/dispose": returns.disposal_events,
    "checkouts/create": returns.checkout_events,
    "checkouts/update": returns.checkout_events,
    "fulfillments/create": parcels.fulfilment_events,
    "fulfillments/update": parcels.fulfilment_events,
    "fulfillment_events/create": parcels.scan_events,
    "refunds/create": parcels.refund_events,
}

_TIME_OF_MEANING = {"placed": "created_at", "cancelled": "cancelled_at"}


def prove(headers: Headers, body: bytes, account: Account) -> None:
    """Raise SignatureInvalid unless the body is signed with one of the account's secrets, for its own shop."""
    require_match(_header(headers, "hmac-sha256"), (hmac_base64(secret, body) for secret in account.secrets if secret))
    wanted = text(account.options.get("shop_domain")).casefold()
    if wanted and _header(headers, "shop-domain").casefold() != wanted:
        raise SignatureInvalid("signed for another shop")


def split(headers: Headers, body: bytes) -> list[RawItem]:
    """One item per delivery. Raises PayloadUnsupported on a topic we do not read."""
    topic = _header(headers, "topic").lower()
    if not topic:
        raise PayloadMalformed("no X-Shopify-Topic header")
    _require_known(topic)
    return [RawItem(key=_header(headers, "webhook-id") or content_key(topic.encode() + body), body=body, kind=topic)]


def translate(item: RawItem, account: Account, received_at: datetime) -> list[Event]:
    """Read one webhook. Raises PayloadUnsupported (unused topic, an edit without its order) or PayloadMalformed."""
    _require_known(item.kind)
    payload = read_object(item.body)
    if item.kind in READER_OF_TOPIC:
        return READER_OF_TOPIC[item.kind](payload, account, received_at)
    if "order_edit" in payload:
        raise PayloadUnsupported("an edit is a difference; the whole order comes as orders/updated")
    return [_order_event(MEANING_OF_TOPIC[item.kind], payload, account, item.body, received_at)]


def _header(headers: Headers, name: str) -> str:
    """A Shopify header; the newer deliveries drop the X."""
    return headers.get(f"x-shopify-{name}") or headers.get(f"shopify-{name}") or ""


def _require_known(topic: str) -> None:
    if topic not in MEANING_OF_TOPIC and topic not in READER_OF_TOPIC:
        raise PayloadUnsupported(f"topic {topic[:60]}")


def _order_event(meaning: str, order: Mapping[str, Any], account: Account, body: bytes, received_at: datetime) -> Event:
    changed_at = iso_time(order.get("updated_at"))
    facts = _order_facts(order, account, received_at)
    return order_event(
        meaning,
        facts,
        account,
        version=version_of(changed_at, body),
        occurred_at=iso_time(order.get(_TIME_OF_MEANING.get(meaning, ""))) or changed_at or received_at,
        received_at=received_at,
    )


def _order_facts(order: Mapping[str, Any], account: Account, received_at: datetime) -> OrderFacts:
    created_at = iso_time(order.get("created_at"))
    changed_at = iso_time(order.get("updated_at"))
    total = paise_of_rupees(order.get("current_total_price") or order.get("total_price"))
    customer, address = mapping(order.get("customer")), mapping(order.get("shipping_address"))
    payment, outstanding = _payment(order, account, total)
    return OrderFacts(
        account=account.name,
        shop_order_id=required_id(text(order.get("id")), "the order"),
        number=first_text(order.get("name"), order.get("order_number")),
        placed_at=created_at or changed_at or received_at,
        version_at=changed_at or created_at or received_at,
        payment=payment,
        status=_status(order, payment),
        financial_status=text(order.get("financial_status")).lower(),
        total_paise=total,
        outstanding_paise=outstanding,
        currency=text(order.get("currency")) or "INR",
        customer_name=_full_name(customer) or _full_name(address),
        phone=_phone(order, address, customer),
        email=lower_email(first_text(order.get("email"), order.get("contact_email"), customer.get("email"))),
        shop_customer_id=text(customer.get("id")),
        address=_address(address),
        items=_items(order),
        tags=_tags(order),
        note=text(order.get("note")),
        language=text(order.get("customer_locale")).lower().split("-")[0],
        cancelled_at=iso_time(order.get("cancelled_at")),
        cancel_reason=text(order.get("cancel_reason")),
        parcels=parcels.parcels_of_order(order),
    )


def _payment(order: Mapping[str, Any], account: Account, total_paise: int) -> tuple[str, int]:
    """(payment, outstanding paise). Shopify has no COD flag: the gateway's label and an unpaid status tell."""
    financial = text(order.get("financial_status")).lower()
    labels = order.get("payment_gateway_names")
    labels = [text(label) for label in labels] if isinstance(labels, list) else [text(order.get("gateway"))]
    stated = order.get("total_outstanding")
    outstanding = paise_of_rupees(stated) if stated is not None else total_paise * (financial == "pending")
    cash = is_cash(labels, account)
    unpaid = financial in UNPAID_STATUSES
    return payment_of(cash=cash, unpaid=unpaid, total_paise=total_paise, outstanding_paise=outstanding), outstanding


def _status(order: Mapping[str, Any], payment: str) -> str:
    if text(order.get("cancelled_at")):
        return "cancelled"
    if text(order.get("closed_at")):
        return "closed"
    unpaid = text(order.get("financial_status")).lower() in UNPAID_STATUSES
    return "pending_payment" if unpaid and payment == "prepaid" else "open"


def _phone(order: Mapping[str, Any], address: Mapping[str, Any], customer: Mapping[str, Any]) -> str:
    """The first valid phone: of the order, the delivery address, the customer, the bill."""
    billing = mapping(order.get("billing_address"))
    found = (e164(source.get("phone")) for source in (order, address, customer, billing))
    return next((phone for phone in found if phone), "")


def _full_name(person: Mapping[str, Any]) -> str:
    names = f"{text(person.get('first_name'))} {text(person.get('last_name'))}".strip()
    return text(person.get("name")) or names


def _address(address: Mapping[str, Any]) -> Address:
    return Address(
        name=_full_name(address),
        phone=e164(address.get("phone")),
        line1=text(address.get("address1")),
        line2=text(address.get("address2")),
        city=text(address.get("city")),
        state=first_text(address.get("province"), state_name(text(address.get("province_code")))),
        pincode=pincode_of(text(address.get("zip"))),
        country=text(address.get("country_code")).upper() or "IN",
    )


def _items(order: Mapping[str, Any]) -> tuple[Item, ...]:
    """The lines still in the order: an edit leaves removed lines behind with a current quantity of 0."""
    lines = [(row, _quantity(row)) for row in rows(order.get("line_items"))]
    return tuple(
        Item(
            title=first_text(row.get("name"), row.get("title")),
            quantity=quantity,
            sku=text(row.get("sku")),
            price_paise=paise_of_rupees(row.get("price")),
        )
        for row, quantity in lines
        if quantity
    )


def _quantity(row: Mapping[str, Any]) -> int:
    return whole_number(row.get("current_quantity"), whole_number(row.get("quantity"), 1))


def _tags(order: Mapping[str, Any]) -> tuple[str, ...]:
    """Tags come as one text with commas. A test order is tagged `test`."""
    tags = order.get("tags")
    named = [text(tag) for tag in (tags if isinstance(tags, list) else text(tags).split(","))]
    if order.get("test") is True and "test" not in named:
        named.append("test")
    return tuple(tag for tag in named if tag)
