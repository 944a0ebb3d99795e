"""Messages to customers: what we can send, and the Graph API body each becomes, within Meta's limits."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from integrations.whatsapp.limits import (
    refuse_double,
    require,
    require_at_most,
    require_one_line,
    require_text,
    require_url,
)


class Button(msgspec.Struct, frozen=True):
    """A reply button. `id` comes back when she taps it."""

    id: str
    title: str


class Row(msgspec.Struct, frozen=True):
    """A row of a list. `id` comes back when she picks it."""

    id: str
    title: str
    description: str = ""


class FreeForm(msgspec.Struct, frozen=True):
    """Text of our own, inside the customer service window only; with buttons, or rows, or one link."""

    body: str
    buttons: tuple[Button, ...] = ()
    rows: tuple[Row, ...] = ()
    list_label: str = ""
    footer: str = ""
    link: tuple[str, str] | None = None  # label, url


class TemplateMessage(msgspec.Struct, frozen=True):
    """An approved template. Among its buttons the quick replies come first and the link last."""

    name: str
    language: str
    params: dict[str, str] = {}
    button_payloads: tuple[str, ...] = ()
    url_suffix: str = ""


class AddressForm(msgspec.Struct, frozen=True):
    """WhatsApp's own address form (India: both sides +91). `validation_errors` mark fields to be corrected."""

    body: str
    values: dict[str, str] = {}
    validation_errors: dict[str, str] = {}


class MediaMessage(msgspec.Struct, frozen=True):
    """A file, by WhatsApp's media id or by link. `kind` is image, video, audio, document or sticker."""

    kind: str
    media_id: str = ""
    link: str = ""
    caption: str = ""
    filename: str = ""


KIND_OF_SUFFIX = {".jpg": "image", ".jpeg": "image", ".png": "image", ".mp4": "video", ".pdf": "document"}


def kind_of_file(link: str) -> str:
    """What WhatsApp sends a linked file as, by the end of its path; "" for one that it may not take (per Meta's media
    reference)."""
    path = urlsplit(link).path.lower()
    return next((kind for suffix, kind in KIND_OF_SUFFIX.items() if path.endswith(suffix)), "")


class LocationRequest(msgspec.Struct, frozen=True):
    """Asks for a pin on the map."""

    body: str


Content = FreeForm | TemplateMessage | AddressForm | MediaMessage | LocationRequest


class Outgoing(msgspec.Struct, frozen=True):
    """One message to one customer. `token` comes back in every status; `to_phone` is E.164 and wins over `to_bsuid`."""

    token: str
    content: Content
    to_phone: str = ""
    to_bsuid: str = ""
    reply_to: str = ""


ADDRESS_FIELDS = frozenset(
    {
        "name",
        "phone_number",
        "in_pin_code",
        "house_number",
        "floor_number",
        "tower_number",
        "building_name",
        "address",
        "landmark_area",
        "city",
        "state",
    }
)
CAPTIONED = frozenset({"image", "video", "document"})
MEDIA_KINDS = CAPTIONED | {"audio", "sticker"}
TOKEN_LIMIT = 512  # biz_opaque_callback_data, per pywa's documentation


def wire(content: Content) -> tuple[str, dict[str, Any]]:
    """The Graph body's type and the object of that name. Raises `limits.MessageInvalid`, naming field and limit."""
    return WIRE_OF_CONTENT[type(content)](content)


def check_addressing(outgoing: Outgoing) -> None:
    """Raise `limits.MessageInvalid` unless the message has a token and somebody it can go to."""
    require_text("token", outgoing.token, TOKEN_LIMIT)
    require("to_phone", bool(outgoing.to_phone or outgoing.to_bsuid), "neither a phone nor a user id")
    phone = outgoing.to_phone
    require("to_phone", not phone or (phone[:1] == "+" and phone[1:].isdigit()), "not E.164")
    indian = not phone or phone.startswith("+91")
    require("to_phone", indian or not isinstance(outgoing.content, AddressForm), "address forms are for India only")


def _free_form(content: FreeForm) -> tuple[str, dict[str, Any]]:
    parts = [bool(content.buttons), bool(content.rows), content.link is not None]
    require("buttons", sum(parts) <= 1, "buttons, rows and a link exclude each other")
    if content.buttons:
        return _buttons(content)
    if content.rows:
        return _list(content)
    return _link(content) if content.link is not None else _plain(content)


def _plain(content: FreeForm) -> tuple[str, dict[str, Any]]:
    """Plain text has no footer of its own: it becomes the last line."""
    body = f"{content.body}\n\n{content.footer}" if content.footer and content.body else content.body
    require_text("body", body, 4096)
    return "text", {"body": body, "preview_url": False}


def _buttons(content: FreeForm) -> tuple[str, dict[str, Any]]:
    require_at_most("buttons", len(content.buttons), 3)
    for button in content.buttons:
        require_text("button id", button.id, 256)
        require_text("button title", button.title, 20)
    refuse_double("button title", [button.title for button in content.buttons])
    refuse_double("button id", [button.id for button in content.buttons])
    replies = [{"type": "reply", "reply": {"id": one.id, "title": one.title}} for one in content.buttons]
    return _interactive("button", content.body, {"buttons": replies}, footer=content.footer)


def _list(content: FreeForm) -> tuple[str, dict[str, Any]]:
    require_at_most("rows", len(content.rows), 10)
    require_text("list label", content.list_label, 20)
    for row in content.rows:
        require_text("row id", row.id, 200)
        require_text("row title", row.title, 24)
        require_at_most("row description", len(row.description), 72)
    refuse_double("row id", [row.id for row in content.rows])
    action = {"button": content.list_label, "sections": [{"rows": [_row(row) for row in content.rows]}]}
    return _interactive("list", content.body, action, footer=content.footer, body_limit=4096)


def _row(row: Row) -> dict[str, str]:
    described = {"description": row.description} if row.description else {}
    return {"id": row.id, "title": row.title} | described


def _link(content: FreeForm) -> tuple[str, dict[str, Any]]:
    label, url = content.link or ("", "")
    require_text("link label", label, 20)
    require_url("link", url)
    action = {"name": "cta_url", "parameters": {"display_text": label, "url": url}}
    return _interactive("cta_url", content.body, action, footer=content.footer)


def _interactive(
    kind: str, body: str, action: dict[str, Any], *, footer: str = "", body_limit: int = 1024
) -> tuple[str, dict[str, Any]]:
    require_text("body", body, body_limit)
    require_at_most("footer", len(footer), 60)
    ending = {"footer": {"text": footer}} if footer else {}
    return "interactive", {"type": kind, "body": {"text": body}, "action": action} | ending


def _template(content: TemplateMessage) -> tuple[str, dict[str, Any]]:
    require_text("template name", content.name, 512)
    require_text("language", content.language, 16)
    require_at_most("buttons", len(content.button_payloads) + bool(content.url_suffix), 10)
    components = [_body_values(content.params)] if content.params else []
    components += [_payload(index, payload) for index, payload in enumerate(content.button_payloads)]
    if content.url_suffix:
        components.append(_url_suffix(len(content.button_payloads), content.url_suffix))
    template: dict[str, Any] = {"name": content.name, "language": {"code": content.language}}
    return "template", template | ({"components": components} if components else {})


def _body_values(params: dict[str, str]) -> dict[str, Any]:
    for name, value in params.items():
        require_text(f"value of {name}", value, 1024)
        require_one_line(f"value of {name}", value)
    values = [{"type": "text", "parameter_name": name, "text": value} for name, value in params.items()]
    return {"type": "body", "parameters": values}


def _payload(index: int, payload: str) -> dict[str, Any]:
    require_text("button payload", payload, 256)
    values = [{"type": "payload", "payload": payload}]
    return {"type": "button", "sub_type": "quick_reply", "index": str(index), "parameters": values}


def _url_suffix(index: int, suffix: str) -> dict[str, Any]:
    require_text("url suffix", suffix, 2000)
    require_one_line("url suffix", suffix)
    values = [{"type": "text", "text": suffix}]
    return {"type": "button", "sub_type": "url", "index": str(index), "parameters": values}


def _address(content: AddressForm) -> tuple[str, dict[str, Any]]:
    for field in {**content.values, **content.validation_errors}:
        require("address field", field in ADDRESS_FIELDS, f"{field} is not a field of WhatsApp's address form")
    require_at_most("in_pin_code", len(content.values.get("in_pin_code", "")), 6)
    parameters: dict[str, Any] = {"country": "IN", "values": dict(content.values)}
    if content.validation_errors:
        parameters["validation_errors"] = dict(content.validation_errors)
    return _interactive("address_message", content.body, {"name": "address_message", "parameters": parameters})


def _media(content: MediaMessage) -> tuple[str, dict[str, Any]]:
    require("media kind", content.kind in MEDIA_KINDS, f"no such kind: {content.kind}")
    require("media", bool(content.media_id) != bool(content.link), "exactly one of media id and link")
    require("caption", not content.caption or content.kind in CAPTIONED, f"{content.kind} has no caption")
    require("filename", not content.filename or content.kind == "document", f"{content.kind} has no file name")
    require_at_most("caption", len(content.caption), 1024)
    if content.link:
        require_url("media link", content.link)
    source = {"id": content.media_id} if content.media_id else {"link": content.link}
    words = {"caption": content.caption, "filename": content.filename}
    return content.kind, source | {name: value for name, value in words.items() if value}


def _location_request(content: LocationRequest) -> tuple[str, dict[str, Any]]:
    return _interactive("location_request_message", content.body, {"name": "send_location"})


WIRE_OF_CONTENT: dict[type, Callable[[Any], tuple[str, dict[str, Any]]]] = {
    FreeForm: _free_form,
    TemplateMessage: _template,
    AddressForm: _address,
    MediaMessage: _media,
    LocationRequest: _location_request,
}
