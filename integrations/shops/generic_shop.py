"""Any other shop: one signed JSON endpoint for orders, returns and checkouts, and the same signature on our commands.

The shop POSTs an order, return or checkout, or a list of them, as SCHEMA describes, with the header
`x-harkara-signature`: the HMAC-SHA256 of the raw body as lower-case hex, under one of the account's `secrets`. Every
post of an order shows the whole order as it is now. Money is in rupees ("1499.00", 1499 or 1499.5), times are ISO 8601
with an offset.

When `api_url` is set, commands are POSTed there as {"command", "token", "params"}, signed the same way with the first
secret and with the token in `Idempotency-Key`. The shop carries a token out once, however often it hears it, and
answers 2xx with {"state": "accepted" | "confirmed" | "refused", "code", "reason", "data"}; an empty body is
`accepted`. Option `commands`: the names of those it can carry out (all of COMMANDS by default).
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import aiohttp
import msgspec
from msgspec import Meta

from integrations.contract import Account, Command, Headers, Outcome, RawItem
from integrations.http import VendorApi
from integrations.loose_json import mapping, text
from integrations.phones import e164
from integrations.proof import content_key, hmac_hex, require_match
from integrations.shops._generic_fields import Id, ItemIn, Moment, Name, Rupees, item_of, paise_of, schema_of
from integrations.shops._generic_returns import CheckoutIn, ReturnIn, checkout_events, return_events
from integrations.shops._orders import lower_email, order_event, pincode_of, version_of
from integrations.shops._states import state_name
from journeys.errors import CommandRefused, OutcomeUnknown, PayloadMalformed, PayloadUnsupported
from journeys.events import Address, Event, OrderFacts, Parcel

PROVIDER = "generic_shop"
SIGNATURE_HEADER = "x-harkara-signature"
COMMANDS = (
    *("shop.tag_order", "shop.note_order", "shop.update_address", "shop.cancel_order", "shop.mark_paid"),
    *("shop.create_return", "shop.check_stock", "shop.approve_return", "shop.decline_return"),
)


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


class _Ids(msgspec.Struct):
    """What tells one kind from another, before it is read."""

    return_id: Any = msgspec.UNSET
    checkout_id: Any = msgspec.UNSET


SCHEMA: dict[str, Any] = schema_of("What a shop tells Harkara", OrderIn, ReturnIn, CheckoutIn)

_ORDER = msgspec.json.Decoder(OrderIn)
_RETURN = msgspec.json.Decoder(ReturnIn)
_CHECKOUT = msgspec.json.Decoder(CheckoutIn)
_IDS = msgspec.json.Decoder(_Ids)
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
    """Read one order, return or checkout. Raises PayloadMalformed with the field that does not fit SCHEMA, and
    PayloadUnsupported for a checkout of nobody."""
    try:
        return READER_OF_KIND[kind_of(item.body)](item.body, account, received_at)
    except (msgspec.DecodeError, ValueError, ArithmeticError, RecursionError) as error:
        raise PayloadMalformed(f"not an order, return or checkout: {error}") from error


def kind_of(body: bytes) -> str:
    """`return`, `checkout` or `order`, by the id that it has."""
    ids = _IDS.decode(body)
    if ids.return_id is not msgspec.UNSET:
        return "return"
    return "order" if ids.checkout_id is msgspec.UNSET else "checkout"


def _read_order(body: bytes, account: Account, received_at: datetime) -> list[Event]:
    order = _ORDER.decode(body)
    facts = _facts(order, account)
    event = order_event(
        order.event,
        facts,
        account,
        version=version_of(facts.version_at, body),
        occurred_at=facts.placed_at if order.event == "placed" else facts.version_at,
        received_at=received_at,
    )
    return [event]


def _read_return(body: bytes, account: Account, received_at: datetime) -> list[Event]:
    return return_events(_RETURN.decode(body), account, received_at)


def _read_checkout(body: bytes, account: Account, received_at: datetime) -> list[Event]:
    return checkout_events(_CHECKOUT.decode(body), account, received_at)


READER_OF_KIND: dict[str, Callable[[bytes, Account, datetime], list[Event]]] = {
    "order": _read_order,
    "return": _read_return,
    "checkout": _read_checkout,
}


def _facts(order: OrderIn, account: Account) -> OrderFacts:
    customer, address = order.customer or CustomerIn(), order.address or AddressIn()
    total = paise_of(order.total)
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
        outstanding_paise=unstated if order.outstanding is None else paise_of(order.outstanding),
        currency=order.currency,
        customer_name=text(customer.name) or text(address.name),
        phone=e164(customer.phone) or e164(address.phone),
        email=lower_email(text(customer.email)),
        shop_customer_id=text(customer.id),
        address=_address(address),
        items=tuple(item_of(row) for row in order.items or ()),
        tags=tuple(tag for row in order.tags or () if (tag := text(row))),
        note=text(order.note),
        language=text(customer.language).lower().split("-")[0],
        cancelled_at=cancelled_at.astimezone(UTC) if cancelled_at else None,
        cancel_reason=text(order.cancel_reason),
        parcels=tuple(_parcel(row) for row in order.parcels or () if text(row.awb)),
    )


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
