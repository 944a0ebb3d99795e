"""Shopify's returns, the parcels they travel in, and checkouts.

`returns/request`, `returns/decline` and the checkout topics are read as Shopify's webhook reference shows them.
Not verified against a live shop: that `returns/approve` and `returns/cancel` look like the other two, the shape of
`reverse_deliveries/attach_deliverable`, and that `reverse_fulfillment_orders/dispose` may name its return. Fields are
looked for where the reference of the objects puts them; what is not there is left out, never guessed. None of these
carries a time: they count from when they came. A return has no amount; its refund tells that.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from integrations.contract import Account
from integrations.loose_json import first_text, iso_time, mapping, rows, text, whole_number
from integrations.money import paise_of_rupees
from integrations.phones import e164
from integrations.shops._orders import lower_email, pincode_of, required_id
from integrations.shops._returns import checkout_event, return_event
from journeys.errors import PayloadUnsupported
from journeys.events import CheckoutFacts, Event, Item, ReturnFacts

# Topics that move a return; closing and reopening file it, and say nothing to its customer.
STATE_OF_TOPIC = {
    "returns/request": "requested",
    "returns/approve": "approved",
    "returns/decline": "declined",
    "returns/cancel": "cancelled",
}


def return_events(state: str, payload: Mapping[str, Any], account: Account, received_at: datetime) -> list[Event]:
    """`return.<state>`. A declined or cancelled return may come without its order."""
    order = mapping(payload.get("order"))
    lines = rows(payload.get("return_line_items"))
    facts = ReturnFacts(
        account=account.name,
        return_id=required_id(text(payload.get("id")), "the return"),
        shop_order_id=text(order.get("id")),
        order_number=text(order.get("name")),
        what="exchange" if _has_exchange(payload) else "return",
        reason=_reason(lines),
        qc_reason=_why_declined(mapping(payload.get("decline"))),
    )
    return [_once(state, facts, account, received_at)]


def parcel_events(payload: Mapping[str, Any], account: Account, received_at: datetime) -> list[Event]:
    """A label for the way back is there: `return.approved` with its AWB. Raises PayloadUnsupported without one."""
    tracking = mapping(mapping(payload.get("shipping_deliverable")).get("tracking"))
    awb = text(tracking.get("number"))
    if not awb:
        raise PayloadUnsupported("a reverse delivery without a tracking number")
    facts = _facts_of_named_return(payload, account, awb)
    event = return_event(
        "approved", facts, account, version=f"parcel-{awb}", occurred_at=received_at, received_at=received_at
    )
    return [event]


def disposal_events(payload: Mapping[str, Any], account: Account, received_at: datetime) -> list[Event]:
    """Somebody handled the goods, so the warehouse has them: `return.received`. What the check found is not said."""
    return [_once("received", _facts_of_named_return(payload, account), account, received_at)]


def checkout_events(payload: Mapping[str, Any], account: Account, received_at: datetime) -> list[Event]:
    """`checkout.started`, or `checkout.completed` once it became an order."""
    customer, address = mapping(payload.get("customer")), mapping(payload.get("shipping_address"))
    billing = mapping(payload.get("billing_address"))
    completed_at = iso_time(payload.get("completed_at"))
    phones = (e164(source.get("phone")) for source in (payload, address, customer, billing))
    facts = CheckoutFacts(
        account=account.name,
        checkout_id=first_text(payload.get("token"), payload.get("id")),
        phone=next((phone for phone in phones if phone), ""),
        email=lower_email(first_text(payload.get("email"), customer.get("email"))),
        name=first_text(customer.get("first_name"), address.get("first_name")),
        pincode=pincode_of(text(address.get("zip"))),
        total_paise=max(0, paise_of_rupees(payload.get("total_price"))),
        items=tuple(_item(row) for row in rows(payload.get("line_items"))),
        url=text(payload.get("abandoned_checkout_url")),
    )
    began_at = iso_time(payload.get("created_at")) or received_at
    meaning = "completed" if completed_at else "started"
    event = checkout_event(meaning, facts, account, occurred_at=completed_at or began_at, received_at=received_at)
    return [event]


def return_id_of(payload: Mapping[str, Any]) -> str:
    """The return that an object names, "" when it names none."""
    return text(mapping(payload.get("return")).get("id"))


def _once(state: str, facts: ReturnFacts, account: Account, received_at: datetime) -> Event:
    return return_event(state, facts, account, version="once", occurred_at=received_at, received_at=received_at)


def _facts_of_named_return(payload: Mapping[str, Any], account: Account, awb: str = "") -> ReturnFacts:
    return_id = return_id_of(payload)
    if not return_id:
        raise PayloadUnsupported("it names no return")
    order = mapping(payload.get("order"))
    return ReturnFacts(
        account=account.name, return_id=return_id, shop_order_id=text(order.get("id")), what="return", awb=awb
    )


def _has_exchange(payload: Mapping[str, Any]) -> bool:
    return bool(rows(payload.get("exchange_line_items")) or whole_number(payload.get("total_exchange_line_items"), 0))


def _why_declined(decline: Mapping[str, Any]) -> str:
    """The note, which Shopify's own notice to the customer carries too, else the shop's word: "return period ended"."""
    return text(decline.get("note")) or text(decline.get("reason")).lower().replace("_", " ")


def _reason(lines: list[Mapping[str, Any]]) -> str:
    """What the customer wrote, else the word that was chosen for it: "size too small"."""
    written = (first_text(row.get("customer_note"), row.get("return_reason_note")) for row in lines)
    chosen = (text(row.get("return_reason")).lower().replace("_", " ") for row in lines)
    return next((said for said in (*written, *chosen) if said), "")


def _item(row: Mapping[str, Any]) -> Item:
    return Item(
        title=first_text(row.get("title"), row.get("presentment_title")),
        quantity=whole_number(row.get("quantity"), 1),
        sku=text(row.get("sku")),
        price_paise=max(0, paise_of_rupees(row.get("price"))),
    )
