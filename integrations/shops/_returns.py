"""What every shop's translation of returns and checkouts shares: the keys they lead to, and their event keys."""

from datetime import datetime

import msgspec

from integrations.contract import Account
from integrations.shops._orders import LONGEST_EMAIL, LONGEST_ID, LONGEST_NAME, order_keys
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import CheckoutFacts, Event, Key, ReturnFacts, awb_key, order_number_key

LONGEST_REASON = 200  # characters; customers read it
LONGEST_URL = 2_000


def return_event(
    state: str, facts: ReturnFacts, account: Account, *, version: str, occurred_at: datetime, received_at: datetime
) -> Event:
    """The event `return.<state>`, keyed so that the same version told twice is one event. Raises PayloadMalformed."""
    ids = (facts.return_id, facts.shop_order_id, facts.order_number, facts.awb)
    if not facts.return_id or any(len(each) > LONGEST_ID for each in ids):
        raise PayloadMalformed(f"a return, order or AWB without an id of at most {LONGEST_ID} characters")
    short = msgspec.structs.replace(
        facts, reason=facts.reason[:LONGEST_REASON], qc_reason=facts.qc_reason[:LONGEST_REASON]
    )
    return Event(
        kind=f"return.{state}",
        key=f"return:{account.name}:{facts.return_id}:{state}:{version}",
        occurred_at=occurred_at,
        received_at=received_at,
        source=account.name,
        body=short,
        keys=_keys_of_return(facts, account),
    )


def _keys_of_return(facts: ReturnFacts, account: Account) -> tuple[Key, ...]:
    number = order_number_key(facts.order_number)
    order = order_keys(account, facts.shop_order_id, facts.order_number) if facts.shop_order_id else []
    by_number = [Key("order_number", number)] if number and not facts.shop_order_id else []
    parcel = [Key("awb", awb)] if (awb := awb_key(facts.awb)) else []
    return (*order, *by_number, Key("return", f"{account.name}:{facts.return_id}"), *parcel)


def checkout_event(
    meaning: str, facts: CheckoutFacts, account: Account, *, occurred_at: datetime, received_at: datetime
) -> Event:
    """The event `checkout.<meaning>`, once for each checkout.

    Raises PayloadUnsupported while nobody can be told from it: neither phone nor e-mail.
    """
    if not facts.checkout_id or len(facts.checkout_id) > LONGEST_ID:
        raise PayloadMalformed(f"the checkout has no id of at most {LONGEST_ID} characters")
    email = facts.email if len(facts.email) <= LONGEST_EMAIL else ""
    named = {"phone": facts.phone, "email": email}
    keys = tuple(Key(kind, value) for kind, value in named.items() if value)
    if not keys:
        raise PayloadUnsupported("a checkout of nobody: neither phone nor e-mail")
    short = msgspec.structs.replace(
        facts, name=facts.name[:LONGEST_NAME], email=email, url=facts.url if len(facts.url) <= LONGEST_URL else ""
    )
    return Event(
        kind=f"checkout.{meaning}",
        key=f"checkout:{account.name}:{facts.checkout_id}:{meaning}",
        occurred_at=occurred_at,
        received_at=received_at,
        source=account.name,
        body=short,
        keys=keys,
    )
