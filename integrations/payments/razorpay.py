"""Razorpay: payment, payment link and refund webhooks in, payment links out.

Account: `secrets` are the webhook's secrets (hex HMAC-SHA256 over the raw body; retries of old events keep the old
one), `api_user` and `api_key` the key id and key secret, `api_url` "https://api.razorpay.com" unless told otherwise.
Options: `order_note_keys` (the notes that may hold the shop's order number; `shop_order` by default).
Events and entities per Razorpay's webhook pages. Amounts are in paise already.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from integrations.contract import Account, Headers, RawItem
from integrations.loose_json import epoch_time, first_text, mapping, read_object, rows, text
from integrations.money import whole_paise
from integrations.payments._razorpay_links import connect
from integrations.phones import e164
from integrations.proof import content_key, hmac_hex, require_match
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event, Key, PaymentFacts, RefundFacts, order_number_key

__all__ = ["PROVIDER", "connect", "prove", "split", "translate"]

PROVIDER = "razorpay"

ORDER_NOTE_KEYS = ("shop_order",)

# What Razorpay puts where the customer gave nothing; as identities they would make all customers one.
PLACEHOLDER_EMAILS = frozenset({"void@razorpay.com"})

Entities = Mapping[str, Mapping[str, Any]]  # payment, order, payment_link, refund -> the entity


def prove(headers: Headers, body: bytes, account: Account) -> None:
    """Raise SignatureInvalid unless the body is signed with one of the account's secrets."""
    given = headers.get("x-razorpay-signature", "")
    require_match(given, (hmac_hex(secret, body) for secret in account.secrets if secret))


def split(headers: Headers, body: bytes) -> list[RawItem]:
    """One item per delivery, keyed on Razorpay's event id, which stays the same in retries."""
    return [RawItem(key=headers.get("x-razorpay-event-id") or content_key(body), body=body)]


def translate(item: RawItem, account: Account, received_at: datetime) -> list[Event]:
    """Read one webhook. Raises PayloadUnsupported (settlements, disputes ...) or PayloadMalformed."""
    payload = read_object(item.body)
    name = text(payload.get("event"))
    if not name:
        raise PayloadMalformed("no event name")
    read = READER_OF_EVENT.get(name)
    if read is None:
        raise PayloadUnsupported(f"event {name[:60]}")
    parts = mapping(payload.get("payload"))
    entities = {part: mapping(mapping(parts.get(part)).get("entity")) for part in parts}
    occurred_at = epoch_time(payload.get("created_at")) or received_at
    return [read(name, entities, account, occurred_at, received_at)]


def _payment(name: str, entities: Entities, account: Account, occurred_at: datetime, received_at: datetime) -> Event:
    payment = entities.get("payment", {})
    facts = _payment_facts(entities, account, amount=payment.get("amount"), status=payment.get("status"))
    meaning = name.removeprefix("payment.")
    key = f"payment:{account.name}:{_required(facts.payment_id, 'payment')}:{meaning}"
    return _event(f"payment.{meaning}", key, facts, account, occurred_at, received_at)


def _order_paid(name: str, entities: Entities, account: Account, occurred_at: datetime, received_at: datetime) -> Event:
    """All of a Razorpay order is paid, maybe in several payments: `payment.completed`."""
    order = entities.get("order", {})
    facts = _payment_facts(entities, account, amount=order.get("amount_paid"), status=order.get("status"))
    key = f"payment_order:{account.name}:{_required(text(order.get('id')), 'order')}:paid"
    return _event("payment.completed", key, facts, account, occurred_at, received_at)


def _link(name: str, entities: Entities, account: Account, occurred_at: datetime, received_at: datetime) -> Event:
    link, payment = entities.get("payment_link", {}), entities.get("payment", {})
    amount = payment.get("amount") if payment else link.get("amount")
    facts = _payment_facts(entities, account, amount=amount, status=link.get("status"))
    # a link may be paid in parts: each part is a fact of its own
    part = f":{facts.payment_id}" if name == "payment_link.partially_paid" else ""
    meaning = name.removeprefix("payment_link.")
    key = f"payment_link:{account.name}:{_required(facts.link_id, 'payment link')}:{meaning}{part}"
    return _event(name, key, facts, account, occurred_at, received_at)


def _refund(name: str, entities: Entities, account: Account, occurred_at: datetime, received_at: datetime) -> Event:
    refund, payment = entities.get("refund", {}), entities.get("payment", {})
    bank = mapping(refund.get("acquirer_data"))
    facts = RefundFacts(
        account=account.name,
        refund_id=_required(text(refund.get("id")), "refund"),
        payment_id=first_text(refund.get("payment_id"), payment.get("id")),
        order_number=_order_number(entities, account),
        amount_paise=whole_paise(refund.get("amount")),
        currency=text(refund.get("currency")) or "INR",
        reference=first_text(bank.get("arn"), bank.get("rrn"), bank.get("utr")),
    )
    meaning = name.removeprefix("refund.")
    keys = _keys("", facts.order_number, _phone(entities), _email(entities))
    return Event(
        kind=name,
        key=f"refund:{account.name}:{facts.refund_id}:{meaning}",
        occurred_at=occurred_at,
        received_at=received_at,
        source=account.name,
        body=facts,
        keys=keys,
    )


READER_OF_EVENT: dict[str, Callable[[str, Entities, Account, datetime, datetime], Event]] = {
    "payment.authorized": _payment,
    "payment.captured": _payment,
    "payment.failed": _payment,
    "payment.pending": _payment,  # method cod, from Standard and Magic Checkout
    "order.paid": _order_paid,
    "payment_link.paid": _link,
    "payment_link.partially_paid": _link,
    "payment_link.cancelled": _link,
    "payment_link.expired": _link,
    "refund.created": _refund,
    "refund.processed": _refund,
    "refund.failed": _refund,
}


def _payment_facts(entities: Entities, account: Account, *, amount: Any, status: Any) -> PaymentFacts:
    payment, link = entities.get("payment", {}), entities.get("payment_link", {})
    return PaymentFacts(
        account=account.name,
        payment_id=text(payment.get("id")),
        link_id=text(link.get("id")),
        order_number=_order_number(entities, account),
        amount_paise=whole_paise(amount),
        currency=first_text(payment.get("currency"), link.get("currency")) or "INR",
        method=text(payment.get("method")),
        status=text(status),
        error=first_text(payment.get("error_reason"), payment.get("error_code")),
        phone=_phone(entities),
        email=_email(entities),
    )


def _event(
    kind: str, key: str, facts: PaymentFacts, account: Account, occurred_at: datetime, received_at: datetime
) -> Event:
    return Event(
        kind=kind,
        key=key,
        occurred_at=occurred_at,
        received_at=received_at,
        source=account.name,
        body=facts,
        keys=_keys(facts.link_id, facts.order_number, facts.phone, facts.email),
    )


def _keys(link_id: str, order_number: str, phone: str, email: str) -> tuple[Key, ...]:
    named = {
        "payment_link": link_id,
        "order_number": order_number_key(order_number),
        "phone": phone,
        "email": email,
    }
    return tuple(Key(kind, value) for kind, value in named.items() if value)


def _order_number(entities: Entities, account: Account) -> str:
    """The shop's order number: from the notes of the nearest entity that has them, else the order's receipt."""
    wanted = tuple(account.options.get("order_note_keys", ORDER_NOTE_KEYS))
    for part in ("payment_link", "payment", "order", "refund"):
        notes = _notes(entities.get(part, {}).get("notes"))
        if found := first_text(*(notes.get(name) for name in wanted)):
            return found
    return text(entities.get("order", {}).get("receipt"))


def _notes(notes: Any) -> Mapping[str, Any]:
    """Notes as an object. Empty ones come as `[]`, and some answers list them as {key, value}."""
    if isinstance(notes, list):
        return {text(row.get("key")): row.get("value") for row in rows(notes)}
    return mapping(notes)


def _phone(entities: Entities) -> str:
    customer = mapping(entities.get("payment_link", {}).get("customer"))
    return e164(entities.get("payment", {}).get("contact")) or e164(customer.get("contact"))


def _email(entities: Entities) -> str:
    customer = mapping(entities.get("payment_link", {}).get("customer"))
    found = (text(source.get("email")).casefold() for source in (entities.get("payment", {}), customer))
    return next((email for email in found if "@" in email and email not in PLACEHOLDER_EMAILS), "")


def _required(value: str, what: str) -> str:
    if not value:
        raise PayloadMalformed(f"the {what} has no id")
    return value
