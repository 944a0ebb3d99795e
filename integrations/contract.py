"""What every vendor file offers: how it proves itself, how its deliveries are read, what it can be asked to do.

A vendor file is a module with

    PROVIDER   its name in the settings, equal to the file's name
    prove()    raises SignatureInvalid unless the delivery is the account's
    split()    cuts one delivery into raw items, each stored on its own under a unique key
    translate()  turns one raw item into events; pure
    connect()  optional: the client that carries out commands and pulls, see `Client`
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import msgspec

from journeys.events import Event


class Account(msgspec.Struct, frozen=True):
    """One configured connection to a vendor. Secrets are tried in order, so that one can be rotated.

    `name` is the brand's word for it ("delhivery-main") and is stored as the source of every event.
    `path_token` stands in the webhook's URL; `header_token` is a static header some couriers send.
    `options` are vendor-specific, documented in the vendor's file.
    """

    name: str
    provider: str
    path_token: str
    secrets: tuple[str, ...] = ()
    header_token: str = ""
    api_url: str = ""
    api_user: str = ""
    api_key: str = ""
    options: dict[str, Any] = {}


class RawItem(msgspec.Struct, frozen=True):
    """One thing a vendor told us, as stored before it is understood.

    `key` is unique within the account: the vendor's own delivery id, or a hash of the content.
    `kind` is the vendor's topic where a header carries it (else "").
    `body` is JSON (or whatever came, when unreadable), already without secrets and rider data.
    """

    key: str
    body: bytes
    kind: str = ""


Headers = Mapping[str, str]  # names in lower case


class Vendor(Protocol):
    """The shape of a vendor module."""

    PROVIDER: str

    def prove(self, headers: Headers, body: bytes, account: Account) -> None:
        """Raise SignatureInvalid unless this delivery carries the account's proof."""

    def split(self, headers: Headers, body: bytes) -> list[RawItem]:
        """Cut a proven delivery into raw items. Raises PayloadMalformed when it cannot be read at all,
        PayloadUnsupported for pings and the like, which are acknowledged and not stored."""

    def translate(self, item: RawItem, account: Account, received_at: datetime) -> list[Event]:
        """Read one raw item. Pure. Raises PayloadUnsupported (known, unused kind) or PayloadMalformed."""


class Command(msgspec.Struct, frozen=True):
    """Something to ask of a vendor.

    names: `courier.request_reattempt` {awb, date?, phone?, address?, landmark?, pincode?, remark?},
    `courier.request_rto` {awb, remark?}, `courier.update_address` {awb, order_id?, name, phone, address{}},
    `courier.cancel` {awb}, `shop.tag_order` {shop_order_id, tags[]}, `shop.note_order` {shop_order_id, note},
    `shop.update_address` {shop_order_id, address{}}, `shop.cancel_order` {shop_order_id, reason, refund},
    `shop.mark_paid` {shop_order_id}, `payment.create_link` {reference, amount_paise, description, phone,
    email, name, order_number, expire_at}, `payment.cancel_link` {link_id}.

    Returns: `shop.create_return` {shop_order_id, sku, title, quantity, reason, note, what, approve, variant_id?}, where
    `reason` is one of `journeys.return_rules.REASONS`, `what` refund or exchange (for the variant), and `approve` says
    that no person need decide; `shop.check_stock` {shop_order_id, sku, title, wanted}: `confirmed` with {variant_id}
    when what she wants instead is there, else refused with `out_of_stock` or `not_found`; `shop.approve_return`
    {shop_order_id, return_id} and `shop.decline_return` {shop_order_id, return_id, note} answer one that waits.

    Cases put to a courier, all with {awb, order_number, status?, history[]?, ask?, about?, evidence{}?, again?}:
    `courier.escalate` (late or stuck), `courier.dispute_attempt` (nobody came), `courier.dispute_delivery` (marked
    delivered, not received). `history` are lines of "time place", oldest first; `ask` is what we want, in a sentence
    (else the usual one); `evidence` maps a name to what speaks for us; `again` counts the asks, from 1. Answered
    `accepted` with {ticket} or {mailed_to}; see `integrations.couriers.escalating`.

    `token` is ours and unique per ask: where the vendor takes an idempotency key or reference, this is it.
    """

    name: str
    params: dict[str, Any]
    token: str


class Outcome(msgspec.Struct, frozen=True):
    """What the vendor answered: `accepted` (asked, will be done), `confirmed` (done), or `refused`."""

    state: str
    code: str = ""
    reason: str = ""
    data: dict[str, Any] = {}


class Client(Protocol):
    """A vendor's API. Errors: CommandRefused, ServiceUnavailable (nothing happened), OutcomeUnknown."""

    capabilities: frozenset[str]  # command names this account may use
    idempotent: frozenset[str]  # of these, the ones that may be repeated when the outcome is unknown

    async def carry_out(self, command: Command) -> Outcome: ...

    async def look_up(self, command: Command) -> Outcome | None:
        """After OutcomeUnknown: what became of it, read from the vendor; None when it cannot tell."""

    async def track(self, awbs: Sequence[str]) -> list[RawItem]:
        """Pull tracking (couriers only) as raw items that `translate` reads like pushed ones."""
