"""What a message says, by its type: each function gives the fields of MessageIn that the type fills."""

from collections.abc import Callable
from typing import Any

import orjson

from integrations.whatsapp.foreign import identifier, number, phone_of, rows, table, text
from journeys.events import Media

Content = dict[str, Any]

LONGEST_MEDIA_ID = 100  # characters; the real ones are some 16 digits
LONGEST_MIME_TYPE = 100

MALFORMED: Content = {"content": "malformed"}  # a type without its object: Meta sends these beside error 131000


def _text(message: dict[str, Any]) -> Content:
    body = message.get("text")
    return {"content": "text", "text": text(body.get("body"))} if isinstance(body, dict) else MALFORMED


def _template_button(message: dict[str, Any]) -> Content:
    """A template's quick reply. The payload is the label when the sender set none."""
    button = table(message.get("button"))
    if not button:
        return MALFORMED
    return {"content": "button", "text": text(button.get("text")), "button_id": text(button.get("payload"))}


def _interactive(message: dict[str, Any]) -> Content:
    interactive = table(message.get("interactive"))
    kind = text(interactive.get("type"))
    if not kind:
        return MALFORMED
    read = CONTENT_OF_REPLY.get(kind)
    if read is None:
        return {"content": "unsupported", "form": {"type": kind}}
    reply = table(interactive.get(kind))
    return read(reply) if reply else MALFORMED


def _button_reply(reply: dict[str, Any]) -> Content:
    return {"content": "button", "text": text(reply.get("title")), "button_id": text(reply.get("id"))}


def _list_reply(reply: dict[str, Any]) -> Content:
    return {"content": "list", "text": text(reply.get("title")), "button_id": text(reply.get("id"))}


def _form_reply(reply: dict[str, Any]) -> Content:
    """An address or a flow filled in. `response_json` is JSON inside a string (per Meta's address messages page)."""
    answer = _inner_json(reply.get("response_json"))
    if answer is None:
        return MALFORMED | {"text": text(reply.get("body"))}
    if text(reply.get("name")) != "address_message":
        return {"content": "flow", "text": text(reply.get("body")), "form": answer}
    saved = {"saved_address_id": answer["saved_address_id"]} if "saved_address_id" in answer else {}
    values = answer.get("values")
    form = (values if isinstance(values, dict) else answer) | saved
    return {"content": "address", "text": text(reply.get("body")), "form": form}


def _inner_json(value: Any) -> dict[str, Any] | None:
    try:
        answer = orjson.loads(value) if isinstance(value, str) else value
    except orjson.JSONDecodeError:
        return None
    return answer if isinstance(answer, dict) else None


def _media(kind: str) -> Callable[[dict[str, Any]], Content]:
    def read(message: dict[str, Any]) -> Content:
        file = table(message.get(kind))
        media_id, caption = identifier(file.get("id"), LONGEST_MEDIA_ID), text(file.get("caption"))
        if not media_id:
            return MALFORMED | {"text": caption}
        media = Media(
            media_id=media_id,
            mime_type=text(file.get("mime_type"))[:LONGEST_MIME_TYPE],
            sha256=text(file.get("sha256")),
            filename=text(file.get("filename")),
            caption=caption,
            voice=file.get("voice") is True,
        )
        return {"content": kind, "text": caption, "media": media}

    return read


def _location(message: dict[str, Any]) -> Content:
    place = table(message.get("location"))
    latitude, longitude = number(place.get("latitude")), number(place.get("longitude"))
    words = ", ".join(filter(None, (text(place.get("name")), text(place.get("address")))))
    if latitude is None or longitude is None or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return MALFORMED | {"text": words}
    return {"content": "location", "text": words, "location": (latitude, longitude)}


def _contacts(message: dict[str, Any]) -> Content:
    """Contact cards. `form.origin` is `contact_request` when she answers our request for her own number."""
    cards = [table(card) for card in rows(message.get("contacts"))]
    if not cards:
        return MALFORMED
    numbers = [_card_phone(table(phone)) for card in cards for phone in rows(card.get("phones"))]
    names = [text(table(card.get("name")).get("formatted_name")) for card in cards]
    origin = text(cards[0].get("origin"))
    return {
        "content": "contacts",
        "text": ", ".join(filter(None, names)),
        "contacts": tuple(dict.fromkeys(filter(None, numbers))),
        "form": {"origin": origin} if origin else {},
    }


def _card_phone(phone: dict[str, Any]) -> str:
    """The phone on a card as E.164. Numbers written without a country code and unknown to WhatsApp are left out."""
    written = text(phone.get("phone"))
    compact = "".join(sign for sign in written if sign.isdigit() or sign == "+")
    return phone_of(phone.get("wa_id")) or (phone_of(compact) if compact.startswith("+") else "")


def _reaction(message: dict[str, Any]) -> Content:
    """A reaction to one of our messages; an empty emoji takes it back."""
    reaction = table(message.get("reaction"))
    target = text(reaction.get("message_id"))
    return {"content": "reaction", "emoji": text(reaction.get("emoji")), "reply_to": target} if target else MALFORMED


def _order(message: dict[str, Any]) -> Content:
    """A cart sent from the catalog; `form` is the cart."""
    order = table(message.get("order"))
    return {"content": "order", "text": text(order.get("text")), "form": order} if order else MALFORMED


def _unsupported(message: dict[str, Any]) -> Content:
    """Something WhatsApp itself cannot give us (a poll, a view-once photo); `form.type` names it if Meta does."""
    kind = text(table(message.get("unsupported")).get("type"))
    return {"content": "unsupported", "form": {"type": kind} if kind else {}}


def _welcome(message: dict[str, Any]) -> Content:
    return {"content": "welcome"}


CONTENT_OF_TYPE: dict[str, Callable[[dict[str, Any]], Content]] = {
    "text": _text,
    "button": _template_button,
    "interactive": _interactive,
    "image": _media("image"),
    "document": _media("document"),
    "audio": _media("audio"),
    "video": _media("video"),
    "sticker": _media("sticker"),
    "location": _location,
    "contacts": _contacts,
    "reaction": _reaction,
    "order": _order,
    "unsupported": _unsupported,
    "unknown": _unsupported,
    "request_welcome": _welcome,
}

CONTENT_OF_REPLY: dict[str, Callable[[dict[str, Any]], Content]] = {
    "button_reply": _button_reply,
    "list_reply": _list_reply,
    "nfm_reply": _form_reply,
}
