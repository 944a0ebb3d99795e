"""WooCommerce: order webhooks with their refunds in, REST v3 commands out.

Account: `secrets` are the webhooks' secrets (base64 HMAC-SHA256 over the raw body), `api_url` is the site
("https://shop.example"), `api_user` and `api_key` the REST API's consumer key and secret. Options: `cod_gateways`
(texts in the shop's own labels for cash on delivery).
Topics, headers and fields per WooCommerce's webhook and REST v3 pages. Times named `*_gmt` are UTC without saying
so; the others are shop time, which is read as Indian time.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from integrations.contract import Account, Headers, RawItem
from integrations.loose_json import first_text, iso_time, mapping, read_object, rows, text, whole_number
from integrations.money import paise_of_rupees
from integrations.phones import e164
from integrations.proof import content_key, hmac_base64, require_match
from integrations.shops._orders import (
    LONGEST_ID,
    is_cash,
    lower_email,
    order_event,
    order_keys,
    payment_of,
    pincode_of,
    required_id,
    version_of,
)
from integrations.shops._states import state_name
from integrations.shops._woocommerce_rest import TAGS_KEY, connect
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Address, Event, Item, OrderFacts, RefundFacts

__all__ = ["PROVIDER", "connect", "prove", "split", "translate"]

PROVIDER = "woocommerce"

SHOP_ZONE = ZoneInfo("Asia/Kolkata")

MEANING_OF_TOPIC = {
    "order.created": "placed",
    "order.updated": "updated",
    "order.restored": "updated",
    "order.deleted": "cancelled",
}

STATUS_OF_WOO = {
    "pending": "pending_payment",
    "on-hold": "pending_payment",
    "failed": "pending_payment",
    "processing": "open",
    "completed": "closed",
    "refunded": "closed",
    "cancelled": "cancelled",
    "trash": "cancelled",
}

NOT_AN_ORDER_YET = frozenset({"checkout-draft", "auto-draft"})

# Saving a webhook in the shop's admin sends this form, unsigned, to see whether the URL answers.
_PING = re.compile(rb"webhook_id=[0-9]{1,20}")

# Completing a COD order writes both times at once: it says that the order was completed, not that it was paid.
_SAME_MOMENT = timedelta(seconds=5)


def prove(headers: Headers, body: bytes, account: Account) -> None:
    """Raise SignatureInvalid unless the body is signed. The unsigned ping passes: `split` never stores it."""
    if _PING.fullmatch(body):
        return
    given = headers.get("x-wc-webhook-signature", "")
    require_match(given, (hmac_base64(secret, body) for secret in account.secrets if secret))


def split(headers: Headers, body: bytes) -> list[RawItem]:
    """One item per delivery, keyed on its content: `order.updated` comes several times with the same one."""
    if _PING.fullmatch(body):
        raise PayloadUnsupported("the ping of a saved webhook")
    topic = headers.get("x-wc-webhook-topic", "").lower()
    if not topic:
        raise PayloadMalformed("no X-WC-Webhook-Topic header")
    _require_known(topic)
    return [RawItem(key=content_key(topic.encode() + b"\n" + body), body=body, kind=topic)]


def translate(item: RawItem, account: Account, received_at: datetime) -> list[Event]:
    """Read one webhook. An order that was paid or cancelled says so in an event of its own, keyed once.

    Raises PayloadUnsupported (unused topic, a draft) or PayloadMalformed.
    """
    _require_known(item.kind)
    order = read_object(item.body)
    if item.kind == "order.deleted":
        return [_deleted(order, account, received_at)]
    if _status(order) in NOT_AN_ORDER_YET:
        raise PayloadUnsupported("a cart in the checkout is not an order yet")
    facts = _order_facts(order, account, received_at)
    changed_at = _time(order, "date_modified")
    meaning = MEANING_OF_TOPIC[item.kind]
    moments = [(meaning, version_of(changed_at, item.body), facts.placed_at if meaning == "placed" else changed_at)]
    if facts.financial_status == "paid":
        moments.append(("paid", "once", _time(order, "date_paid") or changed_at))
    if facts.cancelled_at:
        moments.append(("cancelled", "once", facts.cancelled_at))
    events = [
        order_event(named, facts, account, version=version, occurred_at=moment or received_at, received_at=received_at)
        for named, version, moment in moments
    ]
    return events + _refunds(order, facts, account, changed_at or received_at, received_at)


def _refunds(
    order: Mapping[str, Any], facts: OrderFacts, account: Account, changed_at: datetime, received_at: datetime
) -> list[Event]:
    """`refund.created` for each refund that the order lists, keyed once: every later update lists it again.

    An order tells of its refunds id, reason and total (below zero) and no time; the shop says nothing of when the
    money is through. Returns it has none.
    """
    events = []
    for row in rows(order.get("refunds")):
        refund_id, paise = text(row.get("id")), abs(paise_of_rupees(row.get("total")))
        if not paise or not 0 < len(refund_id) <= LONGEST_ID:
            continue
        body = RefundFacts(
            account=account.name,
            refund_id=refund_id,
            shop_order_id=facts.shop_order_id,
            order_number=facts.number,
            amount_paise=paise,
            currency=facts.currency,
        )
        key = f"refund:{account.name}:{refund_id}:created"
        keys = tuple(order_keys(account, facts.shop_order_id, facts.number))
        events.append(Event("refund.created", key, changed_at, received_at, account.name, body, keys))
    return events


def _require_known(topic: str) -> None:
    if topic not in MEANING_OF_TOPIC:
        raise PayloadUnsupported(f"topic {topic[:60]}")


def _deleted(order: Mapping[str, Any], account: Account, received_at: datetime) -> Event:
    """A deleted order comes as its id alone."""
    facts = OrderFacts(
        account=account.name,
        shop_order_id=required_id(text(order.get("id")), "the order"),
        number="",
        placed_at=received_at,
        version_at=received_at,
        payment="",
        status="cancelled",
        cancelled_at=received_at,
        cancel_reason="deleted in the shop",
        whole=False,
    )
    return order_event("cancelled", facts, account, version="once", occurred_at=received_at, received_at=received_at)


def _order_facts(order: Mapping[str, Any], account: Account, received_at: datetime) -> OrderFacts:
    status = _status(order)
    placed_at, changed_at = _time(order, "date_created"), _time(order, "date_modified")
    billing, address = mapping(order.get("billing")), _delivery_address(order)
    total = paise_of_rupees(order.get("total"))
    cash = is_cash([text(order.get("payment_method")), text(order.get("payment_method_title"))], account)
    financial = _financial_status(order, cash=cash)
    outstanding = 0 if financial != "pending" or STATUS_OF_WOO.get(status) == "cancelled" else total
    payment = payment_of(cash=cash, unpaid=financial == "pending", total_paise=total, outstanding_paise=outstanding)
    version_at = changed_at or placed_at or received_at
    return OrderFacts(
        account=account.name,
        shop_order_id=required_id(text(order.get("id")), "the order"),
        number=first_text(order.get("number"), order.get("id")),
        placed_at=placed_at or version_at,
        version_at=version_at,
        payment=payment,
        status=_canonical_status(status, payment),
        financial_status=financial,
        total_paise=total,
        outstanding_paise=outstanding,
        currency=text(order.get("currency")) or "INR",
        customer_name=_full_name(billing) or address.name,
        phone=e164(billing.get("phone")) or address.phone,
        email=lower_email(text(billing.get("email"))),
        shop_customer_id=_customer_id(order),
        address=address,
        items=_items(order),
        tags=_tags(order),
        note=text(order.get("customer_note")),
        cancelled_at=version_at if STATUS_OF_WOO.get(status) == "cancelled" else None,
    )


def _status(order: Mapping[str, Any]) -> str:
    return text(order.get("status")).lower().removeprefix("wc-")


def _canonical_status(status: str, payment: str) -> str:
    """Our word; a status that a plugin added ("packed") leaves the order open, and COD waits for no payment."""
    ours = STATUS_OF_WOO.get(status, "open")
    return "open" if ours == "pending_payment" and payment != "prepaid" else ours


def _financial_status(order: Mapping[str, Any], *, cash: bool) -> str:
    """`paid`, `pending` or `refunded`. Woo has no such field: the status and the payment time tell.

    `processing` means paid for every method but cash, per WooCommerce's page on order statuses.
    """
    status, paid_at = _status(order), _time(order, "date_paid")
    if status == "refunded":
        return "refunded"
    if not cash:
        return "paid" if paid_at or status in {"processing", "completed"} else "pending"
    completed_at = _time(order, "date_completed")
    by_completion = paid_at and completed_at and paid_at >= completed_at - _SAME_MOMENT
    return "paid" if paid_at and not by_completion else "pending"


def _time(order: Mapping[str, Any], name: str) -> datetime | None:
    return iso_time(order.get(f"{name}_gmt"), UTC) or iso_time(order.get(name), SHOP_ZONE)


def _delivery_address(order: Mapping[str, Any]) -> Address:
    """The shipping address, or the billing address when the customer gave only that."""
    shipping, billing = mapping(order.get("shipping")), mapping(order.get("billing"))
    address = shipping if text(shipping.get("address_1")) else billing
    return Address(
        name=_full_name(address),
        phone=e164(address.get("phone")) or e164(billing.get("phone")),
        line1=text(address.get("address_1")),
        line2=text(address.get("address_2")),
        city=text(address.get("city")),
        state=state_name(text(address.get("state"))),
        pincode=pincode_of(text(address.get("postcode"))),
        country=text(address.get("country")).upper() or "IN",
    )


def _full_name(person: Mapping[str, Any]) -> str:
    return f"{text(person.get('first_name'))} {text(person.get('last_name'))}".strip()


def _customer_id(order: Mapping[str, Any]) -> str:
    """The shop's customer; guests all have 0, which is nobody."""
    customer_id = text(order.get("customer_id"))
    return "" if customer_id == "0" else customer_id


def _items(order: Mapping[str, Any]) -> tuple[Item, ...]:
    return tuple(_item(row) for row in rows(order.get("line_items")))


def _item(row: Mapping[str, Any]) -> Item:
    """One line. Woo's `price` is a binary fraction; the line total over the quantity is exact to the paisa below."""
    quantity = whole_number(row.get("quantity"), 1)
    paise = paise_of_rupees(row.get("total"))
    return Item(
        title=text(row.get("name")),
        quantity=quantity,
        sku=text(row.get("sku")),
        price_paise=paise // quantity if quantity else paise,
    )


def _tags(order: Mapping[str, Any]) -> tuple[str, ...]:
    """Woo has no tags: ours live in the order's meta data."""
    meta = (row for row in rows(order.get("meta_data")) if row.get("key") == TAGS_KEY)
    return tuple(tag for row in meta for part in text(row.get("value")).split(",") if (tag := part.strip()))
