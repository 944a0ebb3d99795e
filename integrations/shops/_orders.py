"""What every shop's translation shares: the keys an order leads to, its event key, and how COD is told."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from integrations.contract import Account
from integrations.proof import content_key
from journeys.errors import PayloadMalformed
from journeys.events import Event, Key, OrderFacts, Parcel, awb_key, order_number_key

# Gateway labels that mean cash: "Cash on Delivery (COD)", "cash_on_delivery", "PPCOD". Not "Cashfree" or "QR Code".
_CASH = re.compile(r"cod(?!e)|cash(?![a-z])|cash\W?on\W?delivery", re.IGNORECASE)
_PINCODE = re.compile(r"[1-9][0-9]{5}")

# Characters; real ones are far shorter.
LONGEST_ID = 64
LONGEST_NAME = 100
LONGEST_EMAIL = 254  # per RFC 5321
LONGEST_STATUS = 30
LONGEST_CURRENCY = 3
LONGEST_LANGUAGE = 16

UNPAID_STATUSES = frozenset({"pending", "voided", "expired"})  # nothing was ever taken from the customer


def is_cash(labels: Iterable[str], account: Account) -> bool:
    """Whether a payment label means cash on delivery.

    The shop's own words come first: `account.options["cod_gateways"]` lists texts that a label may contain.
    """
    own_words = tuple(str(word).casefold() for word in account.options.get("cod_gateways", ()))
    return any(_CASH.search(label) or any(word and word in label.casefold() for word in own_words) for label in labels)


def payment_of(*, cash: bool, unpaid: bool, total_paise: int, outstanding_paise: int) -> str:
    """`cod`, `part_cod` or `prepaid`. An order paid in part by a cash gateway is `part_cod`."""
    if not cash or not (unpaid or outstanding_paise):
        return "prepaid"
    return "part_cod" if 0 < outstanding_paise < total_paise else "cod"


def pincode_of(value: str) -> str:
    """Six digits, or "" when it is none: "411 038" -> "411038"."""
    compact = "".join(value.split())
    return compact if _PINCODE.fullmatch(compact) else ""


def lower_email(value: str) -> str:
    """An e-mail address as it is compared; "" when it has no @."""
    return value.casefold() if "@" in value else ""


def required_id(value: str, what: str) -> str:
    """`value`. Raises PayloadMalformed when it is empty or endless: without it nothing can be filed."""
    if not 0 < len(value) <= LONGEST_ID:
        raise PayloadMalformed(f"{what} has no id of at most {LONGEST_ID} characters")
    return value


def order_keys(account: Account, order_id: str, number: str = "") -> list[Key]:
    """The keys of an order, strongest first."""
    keys = [Key("order", f"{account.name}:{order_id}")]
    compared = order_number_key(number)
    return [*keys, Key("order_number", compared)] if compared else keys


def parcel_keys(parcels: Sequence[Parcel]) -> list[Key]:
    """The keys of parcels that have an AWB."""
    return [Key("awb", awb) for parcel in parcels if (awb := awb_key(parcel.awb))]


def person_keys(facts: OrderFacts) -> list[Key]:
    """The keys of the person who ordered. Only one phone: the address may carry that of somebody else."""
    named = {
        "phone": facts.phone,
        "email": facts.email,
        "shop_customer": f"{facts.account}:{facts.shop_customer_id}" if facts.shop_customer_id else "",
    }
    return [Key(kind, value) for kind, value in named.items() if value]


def version_of(changed_at: datetime | None, body: bytes) -> str:
    """When a thing changed and a hash of its content, as shops keep times to the second only."""
    moment = f"{changed_at:%Y%m%dT%H%M%SZ}" if changed_at else "undated"
    return f"{moment}-{content_key(body)[:12]}"


def _measured(facts: OrderFacts) -> OrderFacts:
    """The facts with texts no longer than texts of their kind are. Raises PayloadMalformed on an id that is longer."""
    parcels = facts.parcels
    ids = (facts.shop_order_id, facts.number, *(p.awb for p in parcels), *(p.fulfilment_id for p in parcels))
    if any(len(each) > LONGEST_ID for each in ids):
        raise PayloadMalformed(f"an order number or AWB of more than {LONGEST_ID} characters")
    return msgspec.structs.replace(
        facts,
        customer_name=facts.customer_name[:LONGEST_NAME],
        email=facts.email if len(facts.email) <= LONGEST_EMAIL else "",
        shop_customer_id=facts.shop_customer_id if len(facts.shop_customer_id) <= LONGEST_ID else "",
        financial_status=facts.financial_status[:LONGEST_STATUS],
        currency=facts.currency[:LONGEST_CURRENCY],
        cancel_reason=facts.cancel_reason[:LONGEST_NAME],
        language=facts.language[:LONGEST_LANGUAGE],
        parcels=tuple(msgspec.structs.replace(p, courier=p.courier[:LONGEST_ID]) for p in parcels),
    )


def order_event(
    meaning: str, facts: OrderFacts, account: Account, *, version: str, occurred_at: datetime, received_at: datetime
) -> Event:
    """The event `order.<meaning>`, keyed so that the same version told twice is one event. Raises PayloadMalformed."""
    facts = _measured(facts)
    own = order_keys(account, facts.shop_order_id, facts.number)
    return Event(
        kind=f"order.{meaning}",
        key=f"order:{account.name}:{facts.shop_order_id}:{meaning}:{version}",
        occurred_at=occurred_at,
        received_at=received_at,
        source=account.name,
        body=facts,
        keys=(*own, *person_keys(facts), *parcel_keys(facts.parcels)),
    )
