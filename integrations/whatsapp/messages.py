"""What is written on WhatsApp, as events: customers' messages of every type, edits, deletions, identity changes, and
what our own people write from the phone that is paired with our number."""

from collections.abc import Callable
from typing import Any

from integrations.whatsapp.content import CONTENT_OF_TYPE, MALFORMED
from integrations.whatsapp.foreign import identifier, rows, table, text, whole
from integrations.whatsapp.identity_changes import read_system
from integrations.whatsapp.told import Person, Told, person_in
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event, MessageChange, MessageEcho, MessageIn


def read_message(told: Told) -> list[Event]:
    """One member of `messages`, any type (per Meta's messages webhook reference).

    Raises PayloadUnsupported for group messages, PayloadMalformed when nothing says who wrote.
    """
    message = told.part("message")
    if message.get("group_id"):
        raise PayloadUnsupported("a message in a group")
    read = READER_OF_TYPE.get(text(message.get("type")), _received)
    return [read(told, message)]


def read_echo(told: Told) -> list[Event]:
    """One member of `message_echoes` (per Meta's `smb_message_echoes` webhook reference, for numbers that stay in use
    in the WhatsApp Business app). `to` is the customer's number.

    Raises PayloadUnsupported for what is no new message, PayloadMalformed when nothing says to whom it went.
    """
    echo = told.part("echo")
    kind = text(echo.get("type"))
    if kind in READER_OF_TYPE or kind == "reaction" or echo.get("group_id"):
        raise PayloadUnsupported(f"an echo of {kind[:40]!r}, or in a group")
    person = person_in({}, wa_id=echo.get("to"), bsuid=echo.get("to_user_id"))
    if not person.keys():
        raise PayloadMalformed("an echo to nobody")
    content = _content_of(echo)
    body = MessageEcho(identifier(echo.get("id")), told.number_id, content["content"], text(content.get("text")))
    return [told.event("message.echoed", echo.get("timestamp"), body, person.keys())]


def _received(told: Told, message: dict[str, Any]) -> Event:
    person = _sender_of(told, message)
    context, errors = table(message.get("context")), rows(message.get("errors")) or rows(told.body.get("errors"))
    content = _content_of(message)
    body = MessageIn(
        wamid=identifier(message.get("id")),
        number_id=told.number_id,
        referral=_referral_of(message, context),
        profile_name=person.name,
        username=person.username,
        wa_id=person.wa_id,
        bsuid=person.bsuid,
        parent_bsuid=person.parent_bsuid,
        forwarded=context.get("forwarded") is True or context.get("frequently_forwarded") is True,
        error_code=whole(table(errors[0]).get("code")) if errors else None,
        **({"reply_to": text(context.get("id"))} | content),
    )
    return told.event("message.received", message.get("timestamp"), body, person.keys())


def _content_of(message: dict[str, Any]) -> dict[str, Any]:
    """The fields of MessageIn that depend on the message's type. Unknown types are kept, not guessed."""
    kind = text(message.get("type"))
    if not kind:
        return MALFORMED
    read = CONTENT_OF_TYPE.get(kind)
    return read(message) if read else {"content": "unsupported", "form": {"type": kind}}


def _sender_of(told: Told, message: dict[str, Any]) -> Person:
    person = person_in(
        told.part("contact"),
        wa_id=message.get("from"),
        bsuid=message.get("from_user_id"),
        parent_bsuid=message.get("from_parent_user_id"),
    )
    if not person.keys():
        raise PayloadMalformed("a message from nobody")
    return person


def _referral_of(message: dict[str, Any], context: dict[str, Any]) -> dict[str, Any]:
    """The ad or post she came from, or the catalog product she asks about."""
    product = table(context.get("referred_product"))
    return table(message.get("referral")) | ({"referred_product": product} if product else {})


def _edited(told: Told, message: dict[str, Any]) -> Event:
    edit = table(message.get("edit"))
    words = text(_content_of(table(edit.get("message"))).get("text"))
    return _change(told, message, "message.edited", edit, words)


def _deleted(told: Told, message: dict[str, Any]) -> Event:
    return _change(told, message, "message.deleted", table(message.get("revoke")), "")


def _change(told: Told, message: dict[str, Any], kind: str, change: dict[str, Any], words: str) -> Event:
    original = text(change.get("original_message_id"))
    if not original:
        raise PayloadMalformed(f"{kind}: does not say which message")
    body = MessageChange(wamid=text(message.get("id")), original_wamid=original, text=words)
    return told.event(kind, message.get("timestamp"), body, _sender_of(told, message).keys())


READER_OF_TYPE: dict[str, Callable[[Told, dict[str, Any]], Event]] = {
    "system": read_system,
    "edit": _edited,
    "revoke": _deleted,
}
