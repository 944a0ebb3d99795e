"""Fills a template with what a send brought: Meta's 1320xx errors, or how the message looks."""

import re
from typing import Any

from integrations.sandbox.graph.answers import GraphError, missing
from integrations.sandbox.graph.template_rules import BODY_MAX, HEADER_MAX, VARIABLE, variables_of
from integrations.sandbox.graph.templates import Template
from integrations.sandbox.graph.validation import check_media_source

Look = dict[str, Any]
TEXTS = {"text": "text", "currency": "fallback_value", "date_time": "fallback_value"}


def template_look(template: Template, sent: Any) -> Look:
    """How the filled template is drawn. Raises GraphError 131008, 132000, 132005, 132008, 132012 or 132018."""
    by_kind, buttons = _sort_components(sent)
    look: Look = {"body": _body(template, by_kind.get("body"))}
    header = template.part("HEADER")
    if header:
        look["header"] = _header(template, header, by_kind.get("header"))
    elif by_kind.get("header"):
        raise GraphError(132000, _count_details("header", len(by_kind["header"]), 0))
    if footer := template.part("FOOTER"):
        look["footer"] = footer["text"]
    if drawn := _buttons(template, buttons):
        look["buttons"] = drawn
    return look


def _sort_components(sent: Any) -> tuple[dict[str, list[Any]], dict[int, dict[str, Any]]]:
    by_kind: dict[str, list[Any]] = {}
    buttons: dict[int, dict[str, Any]] = {}
    for part in sent if isinstance(sent, list) else []:
        kind = str(part.get("type", "")).lower() if isinstance(part, dict) else ""
        if kind == "button":
            buttons[_index(part)] = part
        elif kind in {"header", "body"}:
            by_kind[kind] = _parameters(part)
        else:
            raise GraphError(132018, f"components: unexpected type {kind[:40]!r}")
    return by_kind, buttons


def _parameters(part: dict[str, Any]) -> list[Any]:
    parameters = part.get("parameters")
    return parameters if isinstance(parameters, list) else []


def _index(part: dict[str, Any]) -> int:
    try:
        return int(part["index"])
    except (KeyError, TypeError, ValueError):
        raise GraphError(132018, "buttons: index is missing or no number") from None


def _count_details(where: str, given: int, expected: int) -> str:
    return f"{where}: number of localizable_params ({given}) does not match the expected number of params ({expected})"


def _body(template: Template, parameters: list[Any] | None) -> str:
    text = str(template.part("BODY")["text"])
    filled = _fill(template, "body", text, parameters or [])
    if len(filled) > BODY_MAX:
        raise GraphError(132005, f"body: the filled text has more than {BODY_MAX} characters")
    return filled


def _fill(template: Template, where: str, text: str, parameters: list[Any]) -> str:
    names = variables_of(text)
    if len(parameters) != len(names):
        raise GraphError(132000, _count_details(where, len(parameters), len(names)))
    values: dict[str, str] = {}
    for position, parameter in enumerate(parameters, start=1):
        name = _name_of(template, where, parameter, position)
        values[name] = _value_of(where, parameter)
    if set(values) != set(names):
        raise GraphError(132012, f"{where}: parameter names do not match those of the template")
    return VARIABLE.sub(lambda match: values[match[1]], text)


def _name_of(template: Template, where: str, parameter: Any, position: int) -> str:
    name = parameter.get("parameter_name") if isinstance(parameter, dict) else None
    if template.parameter_format == "NAMED":
        if not isinstance(name, str) or not name:
            raise GraphError(132012, f"{where}: parameter_name is missing or empty")
        return name
    if name is not None:
        raise GraphError(132012, f"{where}: the template has positional parameters")
    return str(position)


def _value_of(where: str, parameter: Any) -> str:
    kind = str(parameter.get("type")) if isinstance(parameter, dict) else "none"
    if kind not in TEXTS:
        raise GraphError(132012, f"{where}: Format mismatch, expected TEXT, received {kind.upper()[:40]}")
    holder = parameter if kind == "text" else parameter.get(kind)
    value = holder.get(TEXTS[kind]) if isinstance(holder, dict) else None
    if not isinstance(value, str) or not value.strip():
        raise missing(f"{where}: Parameter of type text is missing text value")
    if re.search(r"[\n\r\t]| {4,}", value):
        raise GraphError(132008, f"{where}: text may not have new-line/tab characters or 4 spaces in a row")
    return value


def _header(template: Template, header: dict[str, Any], parameters: list[Any] | None) -> dict[str, Any]:
    style = str(header.get("format", "TEXT")).upper()
    if style == "TEXT":
        text = _fill(template, "header", str(header["text"]), parameters or [])
        if len(text) > HEADER_MAX:
            raise GraphError(132005, f"header: the filled text has more than {HEADER_MAX} characters")
        return {"type": "text", "text": text}
    return _media_header(style, parameters or [])


def _media_header(style: str, parameters: list[Any]) -> dict[str, Any]:
    first = parameters[0] if parameters and isinstance(parameters[0], dict) else {}
    kind = str(first.get("type", "unknown"))
    if kind.upper() != style:
        raise GraphError(132012, f"header: Format mismatch, expected {style}, received {kind.upper()[:40]}")
    if not isinstance(first.get(kind), dict):
        raise missing(f"header: {kind} is required")
    if style != "LOCATION":
        check_media_source(kind, first[kind])
    return {"type": kind, kind: first[kind]}


def _buttons(template: Template, sent: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    buttons = (template.part("BUTTONS") or {}).get("buttons", [])
    for index in sent:
        if not 0 <= index < len(buttons):
            raise GraphError(132018, f"buttons: the template has no button at index {index}")
    return [_button(index, button, sent.get(index)) for index, button in enumerate(buttons)]


def _button(index: int, button: dict[str, Any], sent: dict[str, Any] | None) -> dict[str, Any]:
    kind = str(button["type"]).upper()
    if sent and str(sent.get("sub_type", "")).upper() != kind:
        raise GraphError(132018, f"buttons: sub_type of the button at index {index} must be {kind.lower()}")
    drawn: dict[str, Any] = {"type": kind.lower(), "text": button.get("text") or kind.replace("_", " ").capitalize()}
    parameters = _parameters(sent or {})
    first = parameters[0] if parameters and isinstance(parameters[0], dict) else {}
    if kind == "QUICK_REPLY":
        drawn["id"] = str(first.get("payload") or drawn["text"])  # the label is the payload when none was set
    elif kind == "URL":
        drawn["url"] = _url(index, str(button["url"]), first)
    elif kind == "COPY_CODE":
        drawn["code"] = _needed(index, kind, first.get("coupon_code") or first.get("text"))
    elif kind == "ORDER_DETAILS":
        drawn["order_details"] = _needed(index, kind, first.get("action"))
    elif kind == "FLOW":
        drawn["flow"] = first.get("action", {})
    return drawn


def _url(index: int, url: str, parameter: dict[str, Any]) -> str:
    if not VARIABLE.search(url):
        return url
    suffix = _needed(index, "Url", parameter.get("text"))
    return VARIABLE.sub(lambda _: str(suffix), url)


def _needed(index: int, kind: str, value: Any) -> Any:
    if not value:
        raise missing(f"buttons: Button at index {index} of type {kind.capitalize()} requires a parameter")
    return value
