"""The phones over JSON, for the browser page and for tests: /sandbox/api/phones/{id}/{action}."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from aiohttp import web

from integrations.sandbox.control import bad_request, json_answer, json_body, not_found
from integrations.sandbox.customers import Customer
from integrations.sandbox.graph.account import GRAPH
from integrations.sandbox.graph.links import open_link
from integrations.sandbox.graph.phones import Phones
from integrations.sandbox.graph.samples import SAMPLES

Body = dict[str, Any]
Action = Callable[[Phones, Customer, Body], str | None]
PROFILE_SWITCHES = frozenset({"name", "username", "has_phone", "has_whatsapp", "old_client", "holdout", "parent_bsuid"})


def _say(phones: Phones, customer: Customer, body: Body) -> str:
    extra = {key: body[key] for key in ("referral",) if key in body}
    return phones.say(customer, str(body["text"]), reply_to=str(body.get("reply_to", "")), **extra)


def _tap(phones: Phones, customer: Customer, body: Body) -> str:
    return phones.tap(customer, str(body["message_id"]), str(body["choice"]))


def _media(phones: Phones, customer: Customer, body: Body) -> str:
    kind = str(body["kind"])
    if kind not in SAMPLES:
        raise ValueError(f"kind must be one of {', '.join(SAMPLES)}")
    mime_type, sample = SAMPLES[kind]
    content = base64.b64decode(body["base64"], validate=True) if body.get("base64") else sample
    names = {key: str(body.get(key, "")) for key in ("caption", "filename")}
    return phones.send_media(customer, kind, content, str(body.get("mime_type") or mime_type), **names)


def _location(phones: Phones, customer: Customer, body: Body) -> str:
    place = {key: str(body[key]) for key in ("name", "address", "url") if body.get(key)}
    latitude, longitude = float(body["latitude"]), float(body["longitude"])
    return phones.share_location(customer, latitude, longitude, reply_to=str(body.get("reply_to", "")), place=place)


def _address(phones: Phones, customer: Customer, body: Body) -> str:
    values = {str(key): str(value) for key, value in dict(body["values"]).items()}
    return phones.submit_address(customer, str(body["message_id"]), values, str(body.get("saved_address_id", "")))


def _flow(phones: Phones, customer: Customer, body: Body) -> str:
    return phones.submit_flow(customer, str(body["message_id"]), dict(body["response"]))


def _react(phones: Phones, customer: Customer, body: Body) -> str:
    return phones.react(customer, str(body["message_id"]), str(body.get("emoji", "")))


def _edit(phones: Phones, customer: Customer, body: Body) -> str:
    return phones.edit(customer, str(body["message_id"]), str(body["text"]))


def _delete(phones: Phones, customer: Customer, body: Body) -> str:
    return phones.delete(customer, str(body["message_id"]))


def _contact(phones: Phones, customer: Customer, body: Body) -> str:
    return phones.share_contact(customer, str(body.get("message_id", "")))


def _unsupported(phones: Phones, customer: Customer, body: Body) -> str:
    return phones.send_unsupported(customer, str(body.get("kind", "pool")))


def _send(phones: Phones, customer: Customer, body: Body) -> str:
    """Any type at all: {"type", "content", "reply_to"?, "extra"?}."""
    extra = dict(body.get("extra") or {})
    context = str(body.get("reply_to", ""))
    return phones.send(customer, str(body["type"]), body.get("content"), context_id=context, extra=extra)


def _hear(phones: Phones, customer: Customer, body: Body) -> str:
    """The brand writes to her from its own phone, beside the API."""
    return phones.hear(customer, str(body["text"]))


def _open(phones: Phones, customer: Customer, body: Body) -> None:
    phones.open_chat(customer)


def _close(phones: Phones, customer: Customer, body: Body) -> None:
    phones.close_chat(customer)


def _online(phones: Phones, customer: Customer, body: Body) -> None:
    phones.set_online(customer, online=bool(body.get("online", True)))


def _block(phones: Phones, customer: Customer, body: Body) -> None:
    phones.set_blocked(customer, blocked=bool(body.get("blocked", True)))


def _marketing(phones: Phones, customer: Customer, body: Body) -> None:
    phones.set_marketing(customer, stopped=bool(body.get("stopped", True)))


def _number(phones: Phones, customer: Customer, body: Body) -> None:
    phones.change_number(customer, str(body["number"]).lstrip("+"))


def _bsuid(phones: Phones, customer: Customer, body: Body) -> None:
    phones.change_bsuid(customer)


def _profile(phones: Phones, customer: Customer, body: Body) -> None:
    """Set any of PROFILE_SWITCHES."""
    for key, value in body.items():
        if key not in PROFILE_SWITCHES or type(value) is not type(getattr(customer, key)):
            raise ValueError(f"{key} cannot be set to that")
        setattr(customer, key, value)


ACTIONS: dict[str, Action] = {
    "say": _say,
    "tap": _tap,
    "media": _media,
    "location": _location,
    "address": _address,
    "flow": _flow,
    "react": _react,
    "edit": _edit,
    "delete": _delete,
    "contact": _contact,
    "unsupported": _unsupported,
    "send": _send,
    "hear": _hear,
    "open": _open,
    "close": _close,
    "online": _online,
    "block": _block,
    "marketing": _marketing,
    "number": _number,
    "bsuid": _bsuid,
    "profile": _profile,
}


async def add_phone(request: web.Request) -> web.Response:
    """{"number", "name"?, "username"?, "has_phone"?}."""
    phones = request.app[GRAPH].phones
    body = await json_body(request)
    try:
        customer = phones.add(
            str(body["number"]),
            str(body.get("name", "")),
            username=str(body.get("username", "")),
            has_phone=bool(body.get("has_phone", True)),
        )
    except KeyError:
        raise bad_request("number is required") from None
    except ValueError as error:
        raise bad_request(str(error)) from error
    return json_answer(phones.profile(customer), status=201)


async def act(request: web.Request) -> web.Response:
    """Carry out one action. Answers {"id": wamid | null, "phone": profile}."""
    graph = request.app[GRAPH]
    customer = graph.world.customers.find(request.match_info["phone"])
    action = ACTIONS.get(request.match_info["action"])
    if customer is None or action is None:
        raise not_found("no such phone" if customer is None else "no such action")
    body = await json_body(request)
    try:
        wamid = action(graph.phones, customer, body)
    except KeyError as error:
        raise bad_request(f"{error.args[0]} is required") from None
    except (ValueError, TypeError, binascii.Error) as error:
        raise bad_request(str(error)) from error
    return json_answer({"id": wamid, "phone": graph.phones.profile(customer)})


async def show_phone(request: web.Request) -> web.Response:
    """The profile and the whole chat that is kept."""
    graph = request.app[GRAPH]
    customer = graph.world.customers.find(request.match_info["phone"])
    if customer is None:
        raise not_found("no such phone")
    return json_answer({"phone": graph.phones.profile(customer), "messages": graph.chats.as_json(customer.id, 500)})


async def show_ledger(request: web.Request) -> web.Response:
    return json_answer(request.app[GRAPH].world.ledger.as_json())


def add_routes(app: web.Application) -> None:
    """Mount the phones."""
    app.router.add_post("/sandbox/api/phones", add_phone)
    app.router.add_get("/sandbox/api/phones/{phone}", show_phone)
    app.router.add_post("/sandbox/api/phones/{phone}/link", open_link)
    app.router.add_post("/sandbox/api/phones/{phone}/{action}", act)
    app.router.add_get("/sandbox/api/ledger", show_ledger)
