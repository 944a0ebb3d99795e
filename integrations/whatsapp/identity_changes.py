"""WhatsApp's system messages: a customer has a new phone number, a new user id or a new device."""

from typing import Any

from integrations.whatsapp.foreign import phone_of, table, text
from integrations.whatsapp.told import Person, Told, keys_of, person_in
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event, IdentityChange

KIND_OF_SYSTEM_TYPE = {
    "user_changed_number": "customer.number_changed",
    "customer_changed_number": "customer.number_changed",  # older Graph versions
    "user_changed_user_id": "customer.user_id_changed",
    "customer_identity_changed": "customer.identity_changed",
}


def read_system(told: Told, message: dict[str, Any]) -> Event:
    """A system message. A number change also gives a new user id; `from` may be missing when only that changed
    (per Meta's system messages page). Raises PayloadUnsupported for other system messages."""
    system = table(message.get("system"))
    kind = KIND_OF_SYSTEM_TYPE.get(text(system.get("type")))
    if kind is None:
        raise PayloadUnsupported(f"system message {text(system.get('type'))[:40]!r}")
    person = person_in(told.part("contact"), wa_id=message.get("from"), bsuid=message.get("from_user_id"))
    body = _change_of(kind, message, system, person)
    keys = keys_of(
        phone=(body.old_phone, body.new_phone),
        bsuid=(body.old_bsuid, body.new_bsuid),
        parent_bsuid=(text(system.get("previous_parent_user_id")), _new_parent(system, person)),
    )
    if not keys:
        raise PayloadMalformed("a change of identity of nobody")
    return told.event(kind, message.get("timestamp"), body, keys)


def _change_of(kind: str, message: dict[str, Any], system: dict[str, Any], person: Person) -> IdentityChange:
    new_phone = phone_of(system.get("wa_id") or system.get("new_wa_id"))
    if kind == "customer.number_changed" and not new_phone:
        raise PayloadMalformed("a change of number without the new number")
    if kind == "customer.identity_changed":  # same person, same number, new device
        new_phone = ""
    return IdentityChange(
        old_phone=phone_of(system.get("customer")) or phone_of(person.wa_id),
        new_phone=new_phone,
        old_bsuid=text(system.get("previous_user_id")) or _unless_new(person.bsuid, system),
        new_bsuid=text(system.get("user_id")),
        identity_hash=text(table(message.get("identity")).get("hash")),
    )


def _unless_new(bsuid: str, system: dict[str, Any]) -> str:
    """The sender's user id counts as the old one unless it is the one she has now."""
    return "" if bsuid == text(system.get("user_id")) else bsuid


def _new_parent(system: dict[str, Any], person: Person) -> str:
    return text(system.get("parent_user_id")) or person.parent_bsuid
