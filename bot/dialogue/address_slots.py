"""The slots of the address form as an address, and what her message brought for them. Pure.

Slots: `pincode`, `street`, `house`, `landmark`, `town` (her answer where pincode and town disagree), `right` (the whole
was read back); and what is never asked: `wrote` (the town she wrote), `name`, `phone`, `pin` (latitude, longitude).
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from bot.dialogue.chat import Chat
from bot.dialogue.understanding import SURE
from bot.understanding.addresses import Written, address_of_form, has_number, read_address
from integrations.phones import mobile_of
from journeys.addresses import with_pin
from journeys.events import Address
from journeys.order_words import address_line
from journeys.state import Order
from journeys.towns import lies_elsewhere, state_named, town_of

FORM = "change_address_form"
ALL = ("pincode", "street", "house", "town", "landmark", "wrote", "name", "phone", "pin", "right")
# What she means while she writes an address, as far as an interpreter can tell.
LIKE_AN_ADDRESS = frozenset({"change_address", "unclear", "out_of_scope", "affirm", "correction", ""})
# These are heard also where an address was asked for and her words might be one.
NEVER_AN_ADDRESS = frozenset({"opt_out", "repeat"})


def wanted(slots: Mapping[str, Any]) -> tuple[str, ...]:
    """What is to be asked, in order, as far as it is known."""
    street = slots.get("street")
    needs_house = isinstance(street, str) and not has_number(street)
    is_torn = lies_elsewhere(str(slots.get("wrote") or ""), str(slots.get("pincode") or ""))
    return ("pincode", *(["town"] * is_torn), "street", *(["house"] * needs_house), "landmark", "right")


def slots_in(chat: Chat) -> dict[str, Any]:
    """All that her message tells of an address: WhatsApp's form, a pin, or words."""
    if chat.body.content == "address":
        return _of_form(address_of_form(chat.body.form))
    if chat.body.location:
        return {"pin": list(chat.body.location)}
    written = read_address(chat.text, is_request=not _is_asked(chat))
    return _of_words(written) if written.is_whole and _sounds_like_one(chat) else {}


def address_of(order: Order, slots: Mapping[str, Any]) -> Address:
    """The new address; name and phone stay those of the order where she gave none."""
    known = order.address
    pincode = str(slots.get("pincode") or order.pincode)
    is_same_pincode = pincode == (known.pincode or order.pincode)
    street = ", ".join(part for part in (slots.get("house"), slots.get("street")) if part)
    address = msgspec.structs.replace(
        known,
        name=slots.get("name") or known.name,
        phone=slots.get("phone") or known.phone,
        line1=street,
        line2="",
        landmark=str(slots.get("landmark") or ""),
        city=known.city if is_same_pincode and known.city else town_of(pincode),
        state=known.state if is_same_pincode and known.state else state_named(pincode),
        pincode=pincode,
    )
    return with_pin(address, *slots["pin"]) if slots.get("pin") else address


def line_of(order: Order, slots: Mapping[str, Any]) -> str:
    """The new address as it is read back."""
    return address_line(address_of(order, slots), order.pincode)


def _of_form(address: Address) -> dict[str, Any]:
    phone = mobile_of(address.phone)
    found = {
        "pincode": address.pincode,
        "street": address.line1,
        "landmark": address.landmark,
        "wrote": address.city or address.state,
        "name": address.name,
        "phone": phone,
    }
    return {name: said for name, said in found.items() if said}


def _of_words(written: Written) -> dict[str, Any]:
    found = {
        "pincode": written.pincode,
        "street": written.street,
        "landmark": written.landmark,
        "wrote": written.town,
    }
    return {name: said for name, said in found.items() if said}


def _is_asked(chat: Chat) -> bool:
    """Whether we asked her for it: then her words are the address, and not a request."""
    stack = chat.conversation.stack
    return bool(stack) and stack[-1].form == FORM and bool(stack[-1].asked)


def _sounds_like_one(chat: Chat) -> bool:
    """A sentence that clearly means something else is no address, unless it names a pincode or a door."""
    meaning = chat.meaning
    if chat.text.rstrip().endswith("?") or (meaning.intent in NEVER_AN_ADDRESS and meaning.confidence >= SURE):
        return False
    is_unsure = chat.meaning.intent in LIKE_AN_ADDRESS or chat.meaning.confidence < SURE
    return is_unsure or has_number(chat.text)
