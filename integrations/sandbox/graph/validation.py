"""Checks the body of a send to the letter of Meta's per-type message pages, and says how it will look."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from integrations.sandbox.graph.answers import GraphError, bad_parameter, invalid, missing
from integrations.sandbox.graph.interactive import interactive_look

Look = dict[str, Any]

ENVELOPE_KEYS = frozenset(
    {
        "messaging_product",
        "recipient_type",
        "recipient_identity_key_hash",
        "message_activity_sharing",
        "to",
        "recipient",
        "type",
        "context",
        "biz_opaque_callback_data",
    }
)
TEXT_MAX = 4096
CAPTION_MAX = 1024
CALLBACK_MAX = 512
CAPTIONED = frozenset({"image", "video", "document"})


def check_envelope(body: dict[str, Any]) -> str:
    """The message's type. Raises GraphError 100 on anything missing, unknown or misspelled at the top."""
    if body.get("messaging_product") != "whatsapp":
        raise bad_parameter("The parameter messaging_product is required.")
    if body.get("recipient_type", "individual") != "individual":
        raise bad_parameter("Param recipient_type must be one of {INDIVIDUAL}")
    kind = str(body.get("type", "text"))
    if kind not in LOOK_OF_TYPE and kind != "template":
        names = ", ".join(sorted(name.upper() for name in (*LOOK_OF_TYPE, "template")))
        raise bad_parameter(f"Param type must be one of {{{names}}} - got {kind[:40]!r}.")
    for key in body:
        if key not in ENVELOPE_KEYS and key != kind:
            raise bad_parameter(f'Unexpected key "{key[:40]}" on param "message".')
    _check_optional(body)
    if not isinstance(body.get(kind), list if kind == "contacts" else dict):
        raise bad_parameter(f"The parameter {kind} is required.")
    return kind


def _check_optional(body: dict[str, Any]) -> None:
    callback = body.get("biz_opaque_callback_data")
    if callback is not None and (not isinstance(callback, str) or len(callback) > CALLBACK_MAX):
        raise bad_parameter(f"Param biz_opaque_callback_data must be at most {CALLBACK_MAX} characters long.")
    context = body.get("context")
    if context is not None and not (isinstance(context, dict) and isinstance(context.get("message_id"), str)):
        raise missing("context: message_id is required")


def look_of(kind: str, content: Any) -> Look:
    """How a free-form message is drawn. Raises GraphError when `content` breaks a rule of its type."""
    return LOOK_OF_TYPE[kind](content)


def _text(content: dict[str, Any]) -> Look:
    body = content.get("body")
    if not isinstance(body, str) or not body.strip():
        raise bad_parameter("The parameter text['body'] is required.")
    if len(body) > TEXT_MAX:
        raise bad_parameter(f"Param text['body'] must be at most {TEXT_MAX} characters long.")
    if not isinstance(content.get("preview_url", False), bool):
        raise bad_parameter("Param text['preview_url'] must be a boolean.")
    _only("text", content, {"body", "preview_url"})
    return {"body": body}


def _media(kind: str) -> Callable[[dict[str, Any]], Look]:
    def look(content: dict[str, Any]) -> Look:
        check_media_source(kind, content)
        allowed = {"id", "link", "voice", "provider"} | ({"caption"} if kind in CAPTIONED else set())
        _only(kind, content, allowed | ({"filename"} if kind == "document" else set()))
        caption = content.get("caption", "")
        if not isinstance(caption, str) or len(caption) > CAPTION_MAX:
            raise bad_parameter(f"Param {kind}['caption'] must be at most {CAPTION_MAX} characters long.")
        return {"body": caption, "media": {"type": kind} | content}

    return look


def check_media_source(kind: str, content: dict[str, Any]) -> None:
    """Exactly one of `id` and an http(s) `link`."""
    given = [name for name in ("id", "link") if content.get(name)]
    if not given:
        raise bad_parameter(f"The parameter {kind}['id'] or {kind}['link'] is required.")
    if len(given) > 1:
        raise bad_parameter(f"Only one of {kind}['id'] and {kind}['link'] may be given.")
    if given == ["link"] and not is_web_address(content["link"]):
        raise bad_parameter(f"Param {kind}['link'] is not a valid URI.")


def is_web_address(value: Any, *, https_only: bool = False) -> bool:
    """Whether this is an absolute http(s) address of at most 2,000 characters."""
    if not isinstance(value, str) or len(value) > 2000:
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ({"https"} if https_only else {"http", "https"}) and bool(parts.netloc)


def _location(content: dict[str, Any]) -> Look:
    for name, limit in (("latitude", 90), ("longitude", 180)):
        try:
            degrees = float(content[name])
        except KeyError:
            raise bad_parameter(f"The parameter location['{name}'] is required.") from None
        except (TypeError, ValueError):
            raise invalid(f"location: {name} must be a number") from None
        if abs(degrees) > limit:
            raise invalid(f"location: {name} must be between -{limit} and {limit}")
    return {"body": str(content.get("name", "")), "location": content}


def _reaction(content: dict[str, Any]) -> Look:
    if not isinstance(content.get("message_id"), str):
        raise bad_parameter("The parameter reaction['message_id'] is required.")
    emoji = content.get("emoji", "")
    if not isinstance(emoji, str) or len(emoji) > 16 or re.search(r"[A-Za-z]", emoji):
        raise invalid("reaction: emoji must be a single emoji")
    return {"body": emoji}


def _contacts(content: Any) -> Look:
    for card in content or [{}]:
        name = card.get("name") if isinstance(card, dict) else None
        if not (isinstance(name, dict) and name.get("formatted_name")):
            raise bad_parameter("The parameter contacts[0]['name']['formatted_name'] is required.")
    return {"body": content[0]["name"]["formatted_name"], "contacts": content}


def _interactive(content: dict[str, Any]) -> Look:
    return interactive_look(content, check_media_source)


def _only(kind: str, content: dict[str, Any], allowed: set[str]) -> None:
    for key in content:
        if key not in allowed:
            raise bad_parameter(f'Unexpected key "{key[:40]}" on param "{kind}".')


LOOK_OF_TYPE: dict[str, Callable[[Any], Look]] = {
    "text": _text,
    "image": _media("image"),
    "video": _media("video"),
    "audio": _media("audio"),
    "document": _media("document"),
    "sticker": _media("sticker"),
    "location": _location,
    "contacts": _contacts,
    "reaction": _reaction,
    "interactive": _interactive,
}


def text_of(look: Look) -> str:
    """All that the customer reads, in the order drawn: header, body, footer, button labels, list rows."""
    header = look.get("header") or {}
    parts = [str(header.get("text", "")), look.get("body", ""), look.get("footer", "")]
    parts += [button["text"] for button in look.get("buttons", ())]
    parts += [row["title"] for section in look.get("sections", ()) for row in section["rows"]]
    return "\n".join(part for part in parts if part)


def raise_if_own_number(number: str, own: str) -> None:
    if number == own:
        raise GraphError(131021, "The recipient is the sender.")
