"""Any other shop: one signed JSON endpoint for orders, and the same signature on the commands we send back.

The shop POSTs one order, or a list of them, as SCHEMA describes, with the header `x-harkara-signature`: the
HMAC-SHA256 of the raw body as lower-case hex, under one of the account's `secrets`. Every post shows the whole order
as it is now. Money is in rupees ("1499.00", 1499 or 1499.5), times are ISO 8601 with an offset.

When `api_url` is set, commands are POSTed there as {"command", "token", "params"}, signed the same way with the first
secret and with the token in `Idempotency-Key`. The shop carries a token out once, however often it hears it, and
answers 2xx with {"state": "accepted" | "confirmed" | "refused", "code", "reason", "data"}; an empty body is
`accepted`. Option `commands`: the names of those it can carry out (all five by default).
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

import aiohttp
import msgspec
from msgspec import Meta

from integrations.contract import Account, Command, Headers, Outcome, RawItem
from integrations.http import VendorApi
from integrations.loose_json import mapping, text
from integrations.money import paise_of_rupees
from integrations.phones import e164
from integrations.proof import content_key, hmac_hex, require_match
from integrations.shops._orders import lower_email, order_event, pincode_of, version_of
from integrations.shops._states import state_name
from journeys.errors import CommandRefused, OutcomeUnknown, PayloadMalformed, PayloadUnsupported
from journeys.events import Address, Event, Item, OrderFacts, Parcel

PROVIDER = "generic_shop"
SIGNATURE_HEADER = "x-harkara-signature"
COMMANDS = ("shop.tag_order", "shop.note_order", "shop.update_address", "shop.cancel_order", "shop.mark_paid")

RUPEES_SCHEMA: dict[str, Any] = {
    "description": "Rupees, exact to the paisa.",
    "examples": ["1499.00", 1499],
    "anyOf": [
        {"type": "string", "pattern": r"^[0-9]{1,9}(\.[0-9]{1,2})?$"},
        {"type": "number", "minimum": 0, "maximum": 999_999_999},
    ],
}

Rupees = Decimal
Moment = Annotated[datetime, Meta(tz=True, description="ISO 8601 with an offset.")]
Id = Annotated[str, Meta(min_length=1, max_length=120, pattern=r"^[^\x00\s]+$")]
Name = Annotated[str, Meta(max_length=500)]


class CustomerIn(msgspec.Struct):
    """Who ordered. `phone` as people write it; without a country code it is Indian."""

    id: Name | None = None
    name: Name | None = None
    phone: Name | None = None
    email: Name | None = None
    language: Annotated[str, Meta(max_length=20, description='"hi", "ta-IN"')] | None = None


class AddressIn(msgspec.Struct):
    """Where the order goes. `state` as name or code."""

    name: Name | None = None
    phone: Name | None = None
    line1: Name | None = None
    line2: Name | None = None
    landmark: Name | None = None
    city: Name | None = None
    state: Name | None = None
    pincode: Name | None = None
    country: Annotated[str, Meta(max_length=2)] | None = None


class ItemIn(msgspec.Struct):
    """One line; `price` is that of one piece."""

    title: Name
    quantity: Annotated[int, Meta(ge=0, le=100_000)] = 1
    sku: Name | None = None
    price: Rupees | None = None


class ParcelIn(msgspec.Struct):
    """One parcel on its way. `courier` is the shop's word for it."""

    awb: Annotated[str, Meta(min_length=1, max_length=120)]
    courier: Name | None = None
    tracking_url: Annotated[str, Meta(max_length=2000)] | None = None


class OrderIn(msgspec.Struct):
    """The whole order as it is now, and why it is told: `event`.

    `outstanding` is what is still to be paid; left out, it is the total of a COD order and nothing of a prepaid one.
    """

    event: Literal["placed", "updated", "cancelled", "paid", "fulfilled"]
    id: Id
    number: Annotated[str, Meta(min_length=1, max_length=120, description="As the customer knows it.")]
    placed_at: Moment
    updated_at: Moment
    payment: Literal["cod", "prepaid", "part_cod"]
    total: Rupees
    outstanding: Rupees | None = None
    status: Literal["open", "pending_payment", "cancelled", "closed"] = "open"
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")] = "INR"
    customer: CustomerIn | None = None
    address: AddressIn | None = None
    items: list[ItemIn] | None = None
    tags: list[Name] | None = None
    note: Annotated[str, Meta(max_length=5000)] | None = None
    cancelled_at: Moment | None = None
    cancel_reason: Name | None = None
    parcels: list[ParcelIn] | None = None


def _with_rupees(schema: Any) -> Any:
    """The schema with our own words where msgspec writes a bare decimal."""
    if isinstance(schema, list):
        return [_with_rupees(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        return RUPEES_SCHEMA
    return {name: _with_rupees(part) for name, part in schema.items()}


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Orders for Harkara",
    **_with_rupees(msgspec.json.schema(OrderIn | Annotated[list[OrderIn], Meta(min_length=1)])),
}

_ORDER = msgspec.json.Decoder(OrderIn)
_BATCH = msgspec.json.Decoder(list[msgspec.Raw])


def prove(headers: Headers, body: bytes, account: Account) -> None:
    """Raise SignatureInvalid unless the body is signed with one of the account's secrets."""
    require_match(headers.get(SIGNATURE_HEADER, ""), (hmac_hex(secret, body) for secret in account.secrets if secret))


def split(headers: Headers, body: bytes) -> list[RawItem]:
    """One item per order; a broken order in a list stands alone and parks nobody else."""
    try:
        orders = [bytes(raw) for raw in _BATCH.decode(body)] if body.lstrip()[:1] == b"[" else [body]
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise PayloadMalformed(f"not JSON: {type(error).__name__}") from error
    if not any(order.strip() for order in orders):
        raise PayloadUnsupported("no order in it")
    unique = {content_key(order): order for order in orders}
    return [RawItem(key=key, body=order, kind="order") for key, order in unique.items()]


def translate(item: RawItem, account: Account, received_at: datetime) -> list[Event]:
    """Read one order. Raises PayloadMalformed with the field that does not fit SCHEMA."""
    try:
        order = _ORDER.decode(item.body)
        facts = _facts(order, account)
    except (msgspec.DecodeError, ValueError, ArithmeticError, RecursionError) as error:
        raise PayloadMalformed(f"not an order: {error}") from error
    event = order_event(
        order.event,
        facts,
        account,
        version=version_of(facts.version_at, item.body),
        occurred_at=facts.placed_at if order.event == "placed" else facts.version_at,
        received_at=received_at,
    )
    return [event]


def _facts(order: OrderIn, account: Account) -> OrderFacts:
    customer, address = order.customer or CustomerIn(), order.address or AddressIn()
    total = _paise(order.total)
    unstated = 0 if order.payment == "prepaid" else total
    cancelled_at = order.cancelled_at or (order.updated_at if "cancelled" in (order.event, order.status) else None)
    return OrderFacts(
        account=account.name,
        shop_order_id=order.id,
        number=text(order.number) or order.id,
        placed_at=order.placed_at.astimezone(UTC),
        version_at=order.updated_at.astimezone(UTC),
        payment=order.payment,
        status="cancelled" if cancelled_at else order.status,
        total_paise=total,
        outstanding_paise=unstated if order.outstanding is None else _paise(order.outstanding),
        currency=order.currency,
        customer_name=text(customer.name) or text(address.name),
        phone=e164(customer.phone) or e164(address.phone),
        email=lower_email(text(customer.email)),
        shop_customer_id=text(customer.id),
        address=_address(address),
        items=tuple(_item(row) for row in order.items or ()),
        tags=tuple(tag for row in order.tags or () if (tag := text(row))),
        note=text(order.note),
        language=text(customer.language).lower().split("-")[0],
        cancelled_at=cancelled_at.astimezone(UTC) if cancelled_at else None,
        cancel_reason=text(order.cancel_reason),
        parcels=tuple(_parcel(row) for row in order.parcels or () if text(row.awb)),
    )


def _paise(amount: Decimal | None) -> int:
    paise = paise_of_rupees(amount)
    if paise < 0:
        raise PayloadMalformed("not an order: money below zero")
    return paise


def _address(address: AddressIn) -> Address:
    return Address(
        name=text(address.name),
        phone=e164(address.phone),
        line1=text(address.line1),
        line2=text(address.line2),
        landmark=text(address.landmark),
        city=text(address.city),
        state=state_name(text(address.state)),
        pincode=pincode_of(text(address.pincode)),
        country=text(address.country).upper() or "IN",
    )


def _item(row: ItemIn) -> Item:
    return Item(text(row.title), row.quantity, text(row.sku), _paise(row.price))


def _parcel(row: ParcelIn) -> Parcel:
    return Parcel(text(row.awb), text(row.courier), text(row.tracking_url))


class SignedCommands:
    """POSTs `shop.*` commands to the shop's own endpoint; the shop keeps the token and does nothing twice."""

    def __init__(self, api: VendorApi, secret: str, commands: Sequence[str]) -> None:
        self._api = api
        self._secret = secret
        self.capabilities = frozenset(commands)
        self.idempotent = self.capabilities

    async def carry_out(self, command: Command) -> Outcome:
        """What the shop answers. Raises CommandRefused, ServiceUnavailable, OutcomeUnknown."""
        if command.name not in self.capabilities:
            raise CommandRefused(f"this shop carries out no {command.name}")
        body = msgspec.json.encode({"command": command.name, "token": command.token, "params": command.params})
        headers = {
            SIGNATURE_HEADER: hmac_hex(self._secret, body),
            "Idempotency-Key": command.token,
            "Content-Type": "application/json",
        }
        reply = await self._api.call("POST", "", repeatable=False, data=body, headers=headers)
        return _outcome(reply.json) if reply.body.strip() else Outcome("accepted")

    async def look_up(self, command: Command) -> Outcome | None:
        """Unknown: the endpoint has no reading side. Asking again with the same token is safe."""
        return None

    async def track(self, awbs: Sequence[str]) -> list[RawItem]:
        """Shops have no tracking to pull."""
        return []


def connect(session: aiohttp.ClientSession, account: Account) -> SignedCommands:
    """The command client; it can do nothing when the account has no `api_url`."""
    commands = account.options.get("commands", COMMANDS) if account.api_url and account.secrets else ()
    secret = account.secrets[0] if account.secrets else ""
    return SignedCommands(VendorApi(session, account.api_url), secret, commands)


def _outcome(answer: Any) -> Outcome:
    found = mapping(answer)
    state, code, reason = text(found.get("state")), text(found.get("code")), text(found.get("reason"))
    if state == "refused":
        raise CommandRefused(reason or "refused", code=code)
    if state not in {"accepted", "confirmed"}:
        raise OutcomeUnknown("the shop answered no state")
    return Outcome(state, code=code, reason=reason, data=dict(mapping(found.get("data"))))
