"""The interactive message types, each with the limits of its own page in Meta's documentation."""

import re
from collections.abc import Callable
from typing import Any

from integrations.sandbox.graph.answers import invalid, missing

Look = dict[str, Any]
CheckMedia = Callable[[str, dict[str, Any]], None]

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
ORDER_STATUSES = frozenset({"pending", "processing", "partially_shipped", "shipped", "completed", "canceled"})
BODY_MAX = 1024
LIST_BODY_MAX = 4096


def interactive_look(content: dict[str, Any], check_media: CheckMedia) -> Look:
    """How an interactive message is drawn. Raises GraphError 131008 (missing) or 131009 (invalid)."""
    kind = content.get("type")
    if kind is None:
        raise missing("interactive: type is required")
    kind = str(kind)
    if kind not in ACTION_LOOK_OF_TYPE:
        raise invalid(f"interactive: type {kind[:40]!r} is not valid")
    look = _frame(content, kind, check_media)
    action = content.get("action")
    if not isinstance(action, dict):
        raise missing("interactive: action is required")
    return look | {"interactive": kind} | ACTION_LOOK_OF_TYPE[kind](action)


def short(holder: dict[str, Any], key: str, limit: int, where: str) -> str:
    """A required, non-blank string of at most `limit` characters."""
    value = holder.get(key)
    if value is None:
        raise missing(f"{where}: {key} is required")
    if not isinstance(value, str) or not value.strip() or len(value) > limit:
        raise invalid(f"{where}: {key} length invalid. Min length: 1, Max length: {limit}")
    return value


def _part(holder: Any, key: str, where: str) -> dict[str, Any]:
    value = holder.get(key) if isinstance(holder, dict) else None
    if value is None:
        raise missing(f"{where}: {key} is required")
    if not isinstance(value, dict):
        raise invalid(f"{where}: {key} must be an object")
    return value


def _frame(content: dict[str, Any], kind: str, check_media: CheckMedia) -> Look:
    look: Look = {"body": ""}
    if kind not in {"product"} or "body" in content:
        limit = LIST_BODY_MAX if kind == "list" else BODY_MAX
        look["body"] = short(_part(content, "body", "interactive"), "text", limit, "interactive body")
    if content.get("footer") is not None:
        look["footer"] = short(_part(content, "footer", "interactive"), "text", 60, "interactive footer")
    if content.get("header") is not None:
        look["header"] = _header(_part(content, "header", "interactive"), kind, check_media)
    return look


def _header(header: dict[str, Any], kind: str, check_media: CheckMedia) -> dict[str, Any]:
    style = str(header.get("type"))
    if style == "text":
        return {"type": "text", "text": short(header, "text", 60, "interactive header")}
    if style not in {"image", "video", "document"} or kind in {"list", "product_list"}:
        raise invalid(f"interactive header: type {style[:40]!r} is not valid for {kind}")
    check_media(style, _part(header, style, "interactive header"))
    return {"type": style, style: header[style]}


def _buttons(action: dict[str, Any]) -> Look:
    buttons = action.get("buttons")
    if buttons is None:
        raise missing("interactive action: buttons is required")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 3:
        raise invalid("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3")
    drawn = [_reply_button(button) for button in buttons]
    for key, word in (("id", "id"), ("text", "title")):
        if len({button[key] for button in drawn}) < len(drawn):
            raise invalid(f"Reply button {word} must be unique")
    return {"buttons": drawn}


def _reply_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict) or button.get("type") != "reply":
        raise invalid("interactive button: type must be reply")
    reply = _part(button, "reply", "interactive button")
    title = short(reply, "title", 20, "Button title")
    return {"type": "reply", "id": short(reply, "id", 256, "Button id"), "text": title}


def _list(action: dict[str, Any]) -> Look:
    label = short(action, "button", 20, "interactive action")
    sections = action.get("sections")
    if sections is None:
        raise missing("interactive action: sections is required")
    if not isinstance(sections, list) or not 1 <= len(sections) <= 10:
        raise invalid("Section count invalid. Min allowed sections: 1, Max allowed sections: 10")
    drawn = [_section(section, only=len(sections) == 1) for section in sections]
    rows = [row for section in drawn for row in section["rows"]]
    if len(rows) > 10:
        raise invalid("Total row count exceed max allowed count: 10")
    if len({row["id"] for row in rows}) < len(rows):
        raise invalid("Row ids must be unique")
    return {"list": label, "sections": drawn}


def _section(section: Any, *, only: bool) -> dict[str, Any]:
    if not isinstance(section, dict):
        raise invalid("interactive section must be an object")
    title = section.get("title")
    if title is not None or not only:
        title = short(section, "title", 24, "Section title")
    rows = section.get("rows")
    if not isinstance(rows, list) or not rows:
        raise missing("interactive section: rows is required")
    return {"title": title or "", "rows": [_row(row) for row in rows]}


def _row(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise invalid("interactive row must be an object")
    drawn = {"id": short(row, "id", 200, "Row id"), "title": short(row, "title", 24, "Row title")}
    if row.get("description"):
        drawn["description"] = short(row, "description", 72, "Row description")
    return drawn


def _named(action: dict[str, Any], name: str) -> dict[str, Any]:
    given = action.get("name")
    if given is None:
        raise missing("interactive action: name is required")
    if given != name:
        raise invalid(f"interactive action: name must be {name}")
    return action.get("parameters") if isinstance(action.get("parameters"), dict) else {}  # type: ignore[return-value]


def _cta_url(action: dict[str, Any]) -> Look:
    parameters = _named(action, "cta_url")
    url = short(parameters, "url", 2000, "interactive action parameters")
    if not re.match(r"https?://[^/\s]+", url):
        raise invalid("interactive action parameters: url is not valid")
    label = short(parameters, "display_text", 20, "interactive action parameters")
    return {"buttons": [{"type": "url", "text": label, "url": url}]}


def _location_request(action: dict[str, Any]) -> Look:
    _named(action, "send_location")
    return {"buttons": [{"type": "send_location", "text": "Send location"}]}


def _address(action: dict[str, Any]) -> Look:
    parameters = _named(action, "address_message")
    if parameters.get("country") is None:
        raise missing("interactive action parameters: country is required")
    if parameters["country"] != "IN":
        raise invalid("interactive action parameters: country must be IN for this business")
    for group in ("values", "validation_errors"):
        _address_fields(parameters.get(group, {}), group)
    saved = parameters.get("saved_addresses", [])
    if not isinstance(saved, list):
        raise invalid("interactive action parameters: saved_addresses must be an array")
    for address in saved:
        short(address if isinstance(address, dict) else {}, "id", 256, "saved_addresses")
        _address_fields(_part(address, "value", "saved_addresses"), "saved_addresses")
    return {"address_form": parameters, "buttons": [{"type": "address", "text": "Provide address"}]}


def _address_fields(values: Any, where: str) -> None:
    if not isinstance(values, dict):
        raise invalid(f"{where} must be an object")
    for name, value in values.items():
        if name not in ADDRESS_FIELDS or not isinstance(value, str):
            raise invalid(f"{where}: {str(name)[:40]} is not a valid address field")
    if where != "validation_errors" and not re.fullmatch(r"\d{0,6}", values.get("in_pin_code", "")):
        raise invalid(f"{where}: in_pin_code must have at most 6 digits")


def _flow(action: dict[str, Any]) -> Look:
    parameters = _named(action, "flow")
    for key in ("flow_message_version", "flow_cta"):
        short(parameters, key, 30, "interactive action parameters")
    if not (parameters.get("flow_id") or parameters.get("flow_name")):
        raise missing("interactive action parameters: flow_id or flow_name is required")
    if str(parameters["flow_message_version"]) != "3":
        raise invalid("interactive action parameters: flow_message_version must be 3")
    if str(parameters.get("flow_action", "navigate")) not in {"navigate", "data_exchange"}:
        raise invalid("interactive action parameters: flow_action is not valid")
    return {"buttons": [{"type": "flow", "text": parameters["flow_cta"], "flow": parameters}]}


def _order_details(action: dict[str, Any]) -> Look:
    parameters = _named(action, "review_and_pay")
    short(parameters, "reference_id", 35, "interactive action parameters")
    if str(parameters.get("type")) not in {"physical-goods", "digital-goods"}:
        raise invalid("interactive action parameters: type must be physical-goods or digital-goods")
    if parameters.get("currency") != "INR":
        raise invalid("interactive action parameters: currency must be INR")
    if not (parameters.get("payment_configuration") or parameters.get("payment_settings")):
        raise missing("interactive action parameters: payment_configuration or payment_settings is required")
    total = _amount(parameters, "total_amount")
    order = _part(parameters, "order", "interactive action parameters")
    if not order.get("items"):
        raise missing("order: items is required")
    parts = [_amount(order, key) for key in ("subtotal", "tax", "shipping") if order.get(key) is not None]
    discount = _amount(order, "discount") if order.get("discount") is not None else 0
    if sum(parts) - discount != total:
        raise invalid("total_amount must equal subtotal + tax + shipping - discount")
    return {"order_details": parameters, "buttons": [{"type": "pay", "text": "Review and pay"}]}


def _amount(holder: dict[str, Any], key: str) -> int:
    amount = _part(holder, key, "interactive action parameters")
    value = amount.get("value")
    if not isinstance(value, int) or value < 0 or amount.get("offset") != 100:
        raise invalid(f"{key}: value must be a whole number of paise and offset 100")
    return value


def _order_status(action: dict[str, Any]) -> Look:
    parameters = _named(action, "review_order")
    short(parameters, "reference_id", 35, "interactive action parameters")
    order = _part(parameters, "order", "interactive action parameters")
    if str(order.get("status")) not in ORDER_STATUSES:
        raise invalid("order: status is not valid")
    return {"order_status": parameters}


def _catalog(action: dict[str, Any]) -> Look:
    _named(action, "catalog_message")
    return {"buttons": [{"type": "catalog", "text": "View catalog"}]}


def _product(action: dict[str, Any]) -> Look:
    for key in ("catalog_id", "product_retailer_id"):
        short(action, key, 256, "interactive action")
    return {"product": action}


def _product_list(action: dict[str, Any]) -> Look:
    short(action, "catalog_id", 256, "interactive action")
    sections = action.get("sections")
    if not isinstance(sections, list) or not 1 <= len(sections) <= 10:
        raise invalid("Section count invalid. Min allowed sections: 1, Max allowed sections: 10")
    return {"products": action}


def _contact_request(action: dict[str, Any]) -> Look:
    _named(action, "request_contact_info")
    return {"buttons": [{"type": "contact_request", "text": "Share contact info"}]}


ACTION_LOOK_OF_TYPE: dict[str, Callable[[dict[str, Any]], Look]] = {
    "button": _buttons,
    "list": _list,
    "cta_url": _cta_url,
    "location_request_message": _location_request,
    "address_message": _address,
    "flow": _flow,
    "order_details": _order_details,
    "order_status": _order_status,
    "catalog_message": _catalog,
    "product": _product,
    "product_list": _product_list,
    # Meta's pages disagree on the name of this one, so both are taken.
    "request_contact_info": _contact_request,
    "contact_request": _contact_request,
}
