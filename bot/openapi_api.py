"""The part of the OpenAPI document that is for tools beside us: what they ask, and the webhooks that they are sent."""

from typing import Any

from journeys.announcing import KINDS
from journeys.drawing.stages import Part
from journeys.macro_stages import MacroStage

Json = dict[str, Any]

SECURITY_SCHEMES: Json = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token of HARKARA_API_TOKENS."},
}
NAMED = "Our id, a phone in E.164 (or its SHA-256 as hex, of the number with its plus), or an order number."
WHEN: Json = {"type": ["string", "null"], "format": "date-time"}
WORD: Json = {"type": ["string", "null"]}


def paths() -> Json:
    """Routes under /api."""
    return {
        "/api/guard/{customer}": {"get": _guard()},
        "/api/customers/{customer}/stage": {"get": _stage()},
        "/api/orders/{number}/journey": {"get": _journey()},
        "/api/orders/{number}/explain": {"get": _explain()},
    }


def webhooks() -> Json:
    """Signed per Standard Webhooks: headers webhook-id, webhook-timestamp and webhook-signature."""
    return {kind: {"post": _webhook(kind, words)} for kind, words in KINDS.items()}


def asked_by_token(name: str, words: str, answer: Json, *, more: Json | None = None) -> Json:
    """An operation behind a bearer token, with its 401 and 503; `more` are further answers."""
    return {
        "operationId": name,
        "summary": words,
        "security": [{"token": []}],
        "responses": {
            "200": {"description": words, "content": {"application/json": {"schema": answer}}},
            "401": refusal("The token is missing or wrong."),
            "503": refusal("No token is configured; the error names the setting."),
            **(more or {}),
        },
    }


def refusal(words: str) -> Json:
    schema = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _explain() -> Json:
    words = {"type": "string"}
    line = _object(at=WHEN, kind=words, words=words, why={"type": "array", "items": words})
    answer = _object(number=words, status=words, lines={"type": "array", "items": line})
    more = {"404": refusal("No order, or more than one, has that number.")}
    number: Json = {"name": "number", "in": "path", "required": True, "schema": words}
    told = "The story of an order with the why of each line."
    return asked_by_token("explain", told, answer, more=more) | {"parameters": [number]}


def _guard() -> Json:
    reason = _object(reason={"type": "string"}, because=WORD, order_number=WORD, ends_at=WHEN)
    answer = _object(
        allowed={"type": "boolean"},
        reason=WORD,
        until=WHEN,
        until_is={"enum": ["certain", "ask_again", None]},
        reasons={"type": "array", "items": reason},
        customer_id=WORD,
        asked_at={"type": "string", "format": "date-time"},
    )
    operation = asked_by_token("ask_guard", "Whether a promotion may be sent to this customer now.", answer)
    operation["description"] = (
        "No while an order is delayed, in a failed attempt, in a dispute or overdue for a refund, and for 24 hours "
        "after a complaint; no where our own policies say no: opt-out, consent, an agent in the chat, hours, caps. "
        "`until` is when to ask again at the earliest, null when only the customer can change it. Strangers are "
        "refused: nobody holds a consent of theirs. Each refusal is kept in the ledger under the rule `guard`."
    )
    return operation | {"parameters": [_customer()]}


def _stage() -> Json:
    answer = _object(
        customer_id={"type": "string"},
        stage={"enum": [stage.value for stage in MacroStage]},
        since_at={"type": "string", "format": "date-time"},
        seconds_in_stage={"type": "integer", "minimum": 0},
        ends_at=WHEN,
        enters={"type": "string"},
        leaves={"type": "string"},
    )
    more = {"404": refusal("Nobody is named so."), "409": refusal("Several customers are named so.")}
    words = "Where the customer stands with the brand, and since when."
    return asked_by_token("read_stage", words, answer, more=more) | {"parameters": [_customer()]}


def _journey() -> Json:
    part = _object(name={"enum": [each.value for each in Part if each is not Part.ANY_TIME]}, state={"type": "string"})
    way = _object(when={"type": "string"}, to={"type": ["integer", "null"]})
    step = _object(
        number={"type": "integer"},
        name={"type": "string"},
        kind={"type": "string"},
        says={"type": "string"},
        state={"enum": ["current", "visited", "ahead"]},
        ways={"type": "array", "items": way},
    )
    run = _object(
        id={"type": "string"},
        journey={"type": "string"},
        version={"type": "integer"},
        purpose={"type": "string"},
        urgent={"type": "boolean"},
        part={"type": "string"},
        began_at=WHEN,
        ended_at=WHEN,
        ended_as={"type": "string"},
        due_at=WHEN,
        steps={"type": "array", "items": step},
    )
    answer = _object(
        number={"type": "string"},
        stage={"type": "string"},
        next_update_by_at=WHEN,
        parts={"type": "array", "items": part},
        runs={"type": "array", "items": run},
        passed={"type": "array", "items": _object(journey={"type": "string"}, part={"type": "string"})},
        timers={"type": "array", "items": _object(name={"type": "string"}, about={"type": "string"}, due_at=WHEN)},
    )
    more = {"404": refusal("No order has that number."), "409": refusal("Several orders have that number.")}
    number = {"name": "number", "in": "path", "required": True, "schema": {"type": "string"}}
    words = "Where an order stands in its journeys: the parts of the map, its runs with their steps, what comes next."
    return asked_by_token("read_journey", words, answer, more=more) | {"parameters": [number]}


def _webhook(kind: str, words: str) -> Json:
    body = _object(
        id={"type": "string"},
        source={"type": "string"},
        type={"const": kind},
        time={"type": "string", "format": "date-time"},
        data={"type": "object"},
    )
    return {
        "summary": words[0].upper() + words[1:] + ".",
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {"2XX": {"description": "Taken."}, "410": {"description": "No more of these, please."}},
    }


def _customer() -> Json:
    return {"name": "customer", "in": "path", "required": True, "description": NAMED, "schema": {"type": "string"}}


def _object(**properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}
