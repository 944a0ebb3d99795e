"""Returns and checkouts of any other shop, as its JSON Schema describes them."""

from datetime import UTC, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from integrations.contract import Account
from integrations.loose_json import text
from integrations.phones import e164
from integrations.shops._generic_fields import Id, ItemIn, Moment, Name, Rupees, item_of, paise_of
from integrations.shops._orders import lower_email, pincode_of
from integrations.shops._returns import checkout_event, return_event
from journeys.events import CheckoutFacts, Event, ReturnFacts

# The states of `journeys.returns`, in the words that a shop writes.
ReturnState = Literal[
    "requested",
    "approved",
    "declined",
    "pickup_scheduled",
    "pickup_failed",
    "picked_up",
    "received",
    "qc_passed",
    "qc_failed",
    "refund_started",
    "refunded",
    "cancelled",
]


class ReturnIn(msgspec.Struct):
    """A return or exchange as it is at `updated_at`. Send it at every change of `state`; repeats do no harm.

    Leave out what you do not know; `refund_by` only where it was really promised. `awb` is that of the way back.
    """

    return_id: Id
    order_id: Id
    state: ReturnState
    updated_at: Moment
    what: Literal["return", "exchange"] = "return"
    order_number: Annotated[str, Meta(max_length=64)] | None = None
    reason: Name | None = None
    qc_reason: (
        Annotated[str, Meta(max_length=200, description="What the check found; the customer reads it.")] | None
    ) = None
    pickup_from: Moment | None = None
    pickup_until: Moment | None = None
    refund_by: Moment | None = None
    amount: Rupees | None = None
    awb: Annotated[str, Meta(max_length=64)] | None = None
    items: list[ItemIn] | None = None


class CheckoutIn(msgspec.Struct):
    """Somebody began to buy; `completed_at` once it became an order. Without phone and e-mail it is nobody's."""

    checkout_id: Id
    started_at: Moment
    completed_at: Moment | None = None
    phone: Name | None = None
    email: Name | None = None
    name: Name | None = None
    pincode: Annotated[str, Meta(max_length=10)] | None = None
    total: Rupees | None = None
    items: list[ItemIn] | None = None
    url: Annotated[str, Meta(max_length=2000, description="Leads back to the cart.")] | None = None


def return_events(told: ReturnIn, account: Account, received_at: datetime) -> list[Event]:
    """`return.<state>`, keyed by state and time."""
    facts = ReturnFacts(
        account=account.name,
        return_id=told.return_id,
        order_number=text(told.order_number),
        shop_order_id=told.order_id,
        what=told.what,
        reason=text(told.reason),
        qc_reason=text(told.qc_reason),
        pickup_from_at=_utc(told.pickup_from),
        pickup_until_at=_utc(told.pickup_until),
        refund_by_at=_utc(told.refund_by),
        amount_paise=paise_of(told.amount),
        awb=text(told.awb),
        items=tuple(item_of(row) for row in told.items or ()),
    )
    at = told.updated_at.astimezone(UTC)
    version = f"{at:%Y%m%dT%H%M%SZ}"
    event = return_event(told.state, facts, account, version=version, occurred_at=at, received_at=received_at)
    return [event]


def checkout_events(told: CheckoutIn, account: Account, received_at: datetime) -> list[Event]:
    """`checkout.started` or `checkout.completed`. Raises PayloadUnsupported while it is nobody's."""
    facts = CheckoutFacts(
        account=account.name,
        checkout_id=told.checkout_id,
        phone=e164(told.phone),
        email=lower_email(text(told.email)),
        name=text(told.name),
        pincode=pincode_of(text(told.pincode)),
        total_paise=paise_of(told.total),
        items=tuple(item_of(row) for row in told.items or ()),
        url=text(told.url),
    )
    at = (told.completed_at or told.started_at).astimezone(UTC)
    meaning = "completed" if told.completed_at else "started"
    return [checkout_event(meaning, facts, account, occurred_at=at, received_at=received_at)]


def _utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at else None
