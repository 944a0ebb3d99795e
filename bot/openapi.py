"""The public HTTP surface in OpenAPI 3.1: webhooks, and what machines ask about the service."""

from functools import cache
from typing import Any

from bot import openapi_api, openapi_incidents, openapi_page
from integrations.couriers.generic import EVENT_SCHEMA
from integrations.shops.generic_shop import SCHEMA as ORDER_SCHEMA

Json = dict[str, Any]

TITLE = "Harkara"
VERSION = "1.0"
WHATSAPP_PATH = "/webhooks/whatsapp"
VENDOR_PATH = "/webhooks/in/{token}"
PAGE_PATH = "/t/{token}"

SIGNATURES = {
    "whatsapp": ("X-Hub-Signature-256", "sha256= and the HMAC-SHA256 of the raw body under the app secret, as hex."),
    "harkara": ("X-Harkara-Signature", "The HMAC-SHA256 of the raw body under the account's secret, as hex."),
}


@cache
def openapi() -> Json:
    """The document that GET /openapi.json answers. Built once; do not change it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": VERSION,
            "description": "A webhook is answered 200 only when it is durably stored; sending it again does no harm.",
        },
        "paths": {
            WHATSAPP_PATH: {"get": _challenge(), "post": _whatsapp()},
            VENDOR_PATH: {"post": _vendor()},
            PAGE_PATH: openapi_page.operations(),
            "/healthz": {"get": _asked("alive", "Whether the process lives.", _said("status"))},
            "/readyz": {"get": _ready()},
            "/metrics": {"get": _asked("metrics", "What it has counted, for Prometheus.", {"text/plain": {}})},
            "/openapi.json": {"get": _asked("openapi", "This document.", {"application/json": {}})},
            **openapi_api.paths(),
            **openapi_incidents.paths(),
        },
        "webhooks": openapi_api.webhooks(),
        "components": {
            "schemas": {"CourierEvent": _embedded(EVENT_SCHEMA), "Orders": _embedded(ORDER_SCHEMA)} | _definitions(),
            "securitySchemes": {
                name: {"type": "apiKey", "in": "header", "name": header, "description": words}
                for name, (header, words) in SIGNATURES.items()
            }
            | openapi_api.SECURITY_SCHEMES,
        },
    }


def _whatsapp() -> Json:
    return {
        "operationId": "receive_whatsapp",
        "summary": "Messages, statuses and notices from Meta.",
        "security": [{"whatsapp": []}],
        "requestBody": _body({"$ref": "#/components/schemas/WhatsAppEnvelope"}),
        "responses": _outcomes(),
    }


def _vendor() -> Json:
    courier, orders = ({"$ref": f"#/components/schemas/{name}"} for name in ("CourierEvent", "Orders"))
    events = {"type": "object", "properties": {"events": {"type": "array", "items": courier}}, "required": ["events"]}
    return {
        "operationId": "receive_vendor",
        "summary": "A courier's, shop's or payment provider's delivery.",
        "description": "Couriers and shops without a file of their own send these bodies; the others send their own, "
        "proven in their own way.",
        "security": [{"harkara": []}],
        "parameters": [
            {
                "name": "token",
                "in": "path",
                "required": True,
                "description": "The secret part of the account's address.",
                "schema": {"type": "string", "pattern": "^[0-9a-f]{32,}$"},
            }
        ],
        "requestBody": _body({"anyOf": [courier, {"type": "array", "items": courier}, events, orders]}),
        "responses": _outcomes() | {"404": _refusal("No account has this address.")},
    }


def _challenge() -> Json:
    names = ("hub.mode", "hub.verify_token", "hub.challenge")
    return {
        "operationId": "verify_whatsapp",
        "summary": "Meta's question whether this address is ours.",
        "parameters": [{"name": name, "in": "query", "required": True, "schema": {"type": "string"}} for name in names],
        "responses": {
            "200": {"description": "The challenge.", "content": {"text/plain": {"schema": {"type": "string"}}}},
            "403": _refusal("The verify token is wrong or missing."),
        },
    }


def _ready() -> Json:
    ready = _asked("ready", "Whether the store answers.", _said("status"))
    ready["responses"]["503"] = {"description": "It does not.", "content": _said("status", "error")}
    return ready


def _asked(name: str, words: str, content: Json) -> Json:
    return {"operationId": name, "summary": words, "responses": {"200": {"description": words, "content": content}}}


def _outcomes() -> Json:
    return {
        "200": {"description": "Stored.", "content": {"text/plain": {"schema": {"const": "ok"}}}},
        "400": _refusal("The body is not what its headers say."),
        "401": _refusal("The proof is missing or wrong; nothing was stored."),
        "413": _refusal("More than 3 MB."),
    }


def _refusal(words: str) -> Json:
    return {"description": words, "content": _said("error")}


def _said(*names: str) -> Json:
    properties = {name: {"type": "string"} for name in names}
    return {"application/json": {"schema": {"type": "object", "properties": properties, "required": list(names)}}}


def _body(schema: Json) -> Json:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _definitions() -> Json:
    """What the schemas refer to, and the outer shape of Meta's POSTs: the rest of it is Meta's to describe."""
    change = {
        "type": "object",
        "properties": {"field": {"type": "string", "examples": ["messages"]}, "value": {"type": "object"}},
        "required": ["field", "value"],
    }
    entry = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "changes": {"type": "array", "items": change}},
        "required": ["id", "changes"],
    }
    envelope = {
        "type": "object",
        "properties": {"object": {"const": "whatsapp_business_account"}, "entry": {"type": "array", "items": entry}},
        "required": ["object", "entry"],
    }
    shared = {name: _embedded(schema) for name, schema in ORDER_SCHEMA.get("$defs", {}).items()}
    return {"WhatsAppEnvelope": envelope} | shared


def _embedded(schema: Any) -> Any:
    """The schema as a part of this document: its own definitions are components here."""
    if isinstance(schema, list):
        return [_embedded(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _embedded(part) for name, part in schema.items() if name not in {"$defs", "$schema"}}
    if isinstance(ref := kept.get("$ref"), str):
        kept["$ref"] = ref.replace("#/$defs/", "#/components/schemas/")
    return kept
