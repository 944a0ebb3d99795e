"""Who the customer of a story is, and what was so before it began, of which nothing was said."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from journeys.brand import Brand
from journeys.catalogue import NO_JOURNEYS
from journeys.durations import parse_duration
from journeys.events import Item
from journeys.rehearsal import Rehearsal
from journeys.rehearsal.outside import ADDRESS, Outside, new_outside
from journeys.status import Status
from journeys.stories.moments import parse_ago, parse_yes

EARLIER = timedelta(days=30)  # a customer who has bought before did so then


def outside_of(given: dict[str, Any], start: datetime, number: int = 0) -> Outside:
    """The order of the story, or one more of the same customer."""
    placed_at = start - parse_ago(given["placed"]) if "placed" in given else start
    payment = given.get("payment", "cod")
    total = int(given.get("total", 1499) * 100)
    address = msgspec.structs.replace(ADDRESS, **{k: str(v) for k, v in given.get("address", {}).items()})
    address = msgspec.structs.replace(address, name=str(given.get("name", address.name)))
    items = tuple(Item(str(title), price_paise=total) for title in given.get("items", ["Indigo kurta"]))
    outside = new_outside(
        placed_at,
        payment=payment,
        number=f"#KH-{10234 + number}",
        shop_order_id=str(5001 + number),
        awb=f"KHA{200011 + number}",
        total_paise=total,
        items=items,
        address=address,
        language=str(given.get("language", "")),
        tags=tuple(str(tag) for tag in given.get("tags", ())),
        note=str(given.get("note", "")),
    )
    return _unpaid(outside) if payment == "prepaid" and not parse_yes(given.get("paid", True)) else outside


def _unpaid(outside: Outside) -> Outside:
    owed = {"status": "pending_payment", "financial_status": "pending", "outstanding_paise": outside.facts.total_paise}
    return msgspec.structs.replace(outside, facts=msgspec.structs.replace(outside.facts, **owed))


def brand_of(given: dict[str, Any], brand: Brand) -> Brand:
    """The brand with the rules that the story sets otherwise: `brand: {daily_cap: 1, spacing: 2h}`."""
    rules = dict(given.get("brand", {}))
    for name, value in rules.items():
        if isinstance(getattr(brand, name), timedelta):
            rules[name] = parse_duration(value)
    return msgspec.structs.replace(brand, **rules)


def prepare(rehearsal: Rehearsal, given: dict[str, Any]) -> None:
    """Put the customer into the world: her consent, her language, what she bought and wrote before."""
    now = rehearsal.now
    if not parse_yes(given.get("first_order", True)):
        _buy_before(rehearsal, given)
    known: dict[str, Any] = {"language": str(given.get("language", ""))}
    if "marketing" in given:
        known["marketing"] = "yes" if parse_yes(given["marketing"]) else "no"
    rehearsal.state.customer = msgspec.structs.replace(rehearsal.state.customer, **known)
    if "wrote" in given:
        chat = msgspec.structs.replace(rehearsal.state.conversation, last_inbound_at=now - parse_ago(given["wrote"]))
        rehearsal.state.conversation = chat


def tell_silently(rehearsal: Rehearsal, outside: Outside, given: dict[str, Any]) -> None:
    """The order, and where its parcel is, as known before the story began: no journey starts with it."""
    now, journeys = rehearsal.now, rehearsal.catalogue
    rehearsal.catalogue = NO_JOURNEYS
    rehearsal.feed(outside.order(min(outside.facts.placed_at, now), received_at=now))
    if "parcel" in given:
        at = now - parse_ago(given.get("since", "1h"))
        rehearsal.feed(outside.scan(Status(given["parcel"]), at, received_at=now))
    rehearsal.catalogue = journeys


def _buy_before(rehearsal: Rehearsal, given: dict[str, Any]) -> None:
    at = rehearsal.now - EARLIER
    earlier = outside_of({"address": given.get("address", {})}, at, number=-133)
    tell_silently(rehearsal, earlier, {"parcel": "delivered", "since": "25d"})
