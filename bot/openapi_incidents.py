"""The part of the OpenAPI document that is about incidents."""

from typing import Any

from bot.incidents import LONGEST
from bot.openapi_api import asked_by_token, refusal
from journeys.incidents import CAUSES, SCOPE_KINDS

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
WHEN: Json = {"type": ["string", "null"], "format": "date-time"}
FAULTS: Json = {
    "description": "What is wrong with what was said, line by line.",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {"errors": {"type": "array", "items": TEXT}},
                "required": ["errors"],
            }
        }
    },
}


def paths() -> Json:
    """Routes under /api/incidents."""
    return {
        "/api/incidents": {"post": _raise(), "get": _list()},
        "/api/incidents/preview": {"get": _preview()},
        "/api/incidents/{incident}/clear": {"post": _clear()},
    }


def _raise() -> Json:
    told = _incident(customers_told={"type": "integer", "minimum": 0})
    words = "One cause that hits many orders: their customers are told, and every answer names it until it is cleared."
    created = {"description": "It is open now.", "content": {"application/json": {"schema": told}}}
    operation = asked_by_token("raise_incident", words, told, more={"201": created, "422": FAULTS})
    operation["responses"]["200"]["description"] = "The same cause and scope is open already."
    return operation | {"requestBody": {"required": True, "content": {"application/json": {"schema": _draft()}}}}


def _list() -> Json:
    answer = {"type": "object", "properties": {"incidents": {"type": "array", "items": _incident()}}}
    everything = {"name": "all", "in": "query", "schema": {"enum": ["1"]}, "description": "Cleared ones too."}
    words = "The incidents that are open."
    return asked_by_token("list_incidents", words, answer | {"required": ["incidents"]}) | {"parameters": [everything]}


def _preview() -> Json:
    counts = {name: {"type": "integer", "minimum": 0} for name in ("customers", "orders", "parcels")}
    sample = {"type": "array", "items": TEXT, "maxItems": 10}
    answer = {"type": "object", "properties": counts | {"sample": sample}, "required": [*counts, "sample"]}
    kind = {"name": "scope_kind", "in": "query", "required": True, "schema": {"enum": list(SCOPE_KINDS)}}
    scope = {"name": "scope", "in": "query", "required": True, "schema": TEXT}
    operation = asked_by_token("preview_incident", "Whom an incident would reach now.", answer, more={"422": FAULTS})
    return operation | {"parameters": [kind, scope]}


def _clear() -> Json:
    told = _incident(customers_told={"type": "integer", "minimum": 0})
    more = {"404": refusal("There is no such incident.")}
    named = {"name": "incident", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[0-9]+$"}}
    operation = asked_by_token("clear_incident", "The cause is over: its customers are told.", told, more=more)
    return operation | {"parameters": [named]}


def _draft() -> Json:
    optional = {name: TEXT | {"maxLength": LONGEST[name]} for name in ("place", "note")}
    required = {
        "cause": {"enum": list(CAUSES)},
        "scope_kind": {"enum": list(SCOPE_KINDS)},
        "scope": TEXT | {"maxLength": LONGEST["scope"], "description": "A hub, a courier, or a pincode's beginning."},
    }
    return {
        "type": "object",
        "properties": required | optional,
        "required": list(required),
        "additionalProperties": False,
    }


def _incident(**more: Json) -> Json:
    properties: Json = {
        "id": TEXT,
        "cause": TEXT,
        "scope_kind": {"enum": list(SCOPE_KINDS)},
        "scope": TEXT,
        "place": TEXT,
        "raised_by": TEXT,
        "note": TEXT,
        "evidence": {"type": "object"},
        "opened_at": {"type": "string", "format": "date-time"},
        "cleared_at": WHEN,
        "spread": TEXT,
        "is_open": {"type": "boolean"},
        **more,
    }
    return {"type": "object", "properties": properties, "required": list(properties)}
