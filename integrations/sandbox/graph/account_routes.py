"""The endpoints of the business account: templates, subscriptions, numbers, and uploads of examples."""

import base64
from typing import Any

from aiohttp import web

from integrations.sandbox.graph.account import Graph
from integrations.sandbox.graph.answers import bad_parameter, graph_answer, no_such_object
from integrations.sandbox.graph.guard import fields_of, guarded, object_body
from integrations.sandbox.graph.routes import ROOT, own_account
from integrations.sandbox.graph.templates import Template

PAGE_DEFAULT = 25
PAGE_MOST = 250
FILTERS = ("status", "category", "language")


async def create_template(graph: Graph, request: web.Request) -> web.Response:
    own_account(graph, request)
    graph.manage()
    template = graph.templates.create(await object_body(request))
    return graph_answer({"id": template.id, "status": template.status, "category": template.category})


async def list_templates(graph: Graph, request: web.Request) -> web.Response:
    """`name` (exact or part), `status`, `category`, `language`, `fields`, `limit`, and cursors `after` / `before`."""
    own_account(graph, request)
    graph.manage()
    found = [template for template in graph.templates.all() if _matches(template, request)]
    limit, start = _page(request, len(found))
    shown = [template.as_json(fields_of(request)) for template in found[start : start + limit]]
    answer: dict[str, Any] = {"data": shown}
    if shown:
        answer["paging"] = _paging(graph, request, start, start + len(shown), len(found))
    if request.query.get("summary"):
        answer["summary"] = _summary(graph, len(found))
    return graph_answer(answer)


def _summary(graph: Graph, found: int) -> dict[str, Any]:
    return {
        "total_count": found,
        "message_template_count": len(graph.templates.all()),
        "message_template_limit": graph.world.settings.template_limit,
        "are_translations_complete": False,
    }


def _matches(template: Template, request: web.Request) -> bool:
    if request.query.get("name", "").lower() not in template.name:
        return False
    wanted = {key: request.query[key].upper() for key in FILTERS if request.query.get(key)}
    return all(str(getattr(template, key)).upper() == value for key, value in wanted.items())


def _page(request: web.Request, total: int) -> tuple[int, int]:
    raw = request.query.get("limit", str(PAGE_DEFAULT))
    if not raw.isdecimal() or not 1 <= int(raw) <= PAGE_MOST:
        raise bad_parameter(f"Param limit must be between 1 and {PAGE_MOST}")
    limit = int(raw)
    if after := request.query.get("after"):
        return limit, _position(after) + 1
    if before := request.query.get("before"):
        end = min(_position(before), total)
        return end - max(0, end - limit), max(0, end - limit)
    return limit, 0


def _cursor(position: int) -> str:
    return base64.urlsafe_b64encode(f"QVFI:{position}".encode()).decode().rstrip("=")


def _position(cursor: str) -> int:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return int(base64.urlsafe_b64decode(padded).decode().removeprefix("QVFI:"))
    except ValueError:
        raise bad_parameter("Invalid cursors values") from None


def _paging(graph: Graph, request: web.Request, start: int, end: int, total: int) -> dict[str, Any]:
    paging: dict[str, Any] = {"cursors": {"before": _cursor(start), "after": _cursor(end - 1)}}
    bare = request.rel_url.without_query_params("after", "before", "access_token")
    if end < total:
        paging["next"] = f"{graph.base_url}{bare.update_query(after=_cursor(end - 1))}"
    if start > 0:
        paging["previous"] = f"{graph.base_url}{bare.update_query(before=_cursor(start))}"
    return paging


async def delete_template(graph: Graph, request: web.Request) -> web.Response:
    """`name` deletes all its languages; with `hsm_id` only that one."""
    own_account(graph, request)
    graph.manage()
    query = dict(request.query) | await object_body(request)
    found = graph.templates.named(str(query.get("name", "")))
    if hsm_id := query.get("hsm_id"):
        found = [template for template in found if template.id == str(hsm_id)]
    if not found:
        raise bad_parameter("The message template does not exist")
    graph.templates.delete(found)
    return graph_answer({"success": True})


async def unpause_template(graph: Graph, request: web.Request) -> web.Response:
    template = graph.templates.get(request.match_info["id"])
    if template is None:
        raise no_such_object("POST", request.match_info["id"])
    graph.manage()
    graph.templates.unpause(template)
    return graph_answer({"success": True})


async def list_subscriptions(graph: Graph, request: web.Request) -> web.Response:
    own_account(graph, request)
    settings = graph.world.settings
    app: dict[str, Any] = {"whatsapp_business_api_data": {"id": settings.app_id, "name": settings.business_name}}
    if graph.notifier.sender.url != settings.whatsapp_webhook_url:
        app["override_callback_uri"] = graph.notifier.sender.url
    return graph_answer({"data": [app] if graph.subscribed else []})


async def subscribe(graph: Graph, request: web.Request) -> web.Response:
    """Without body: the configured callback. With `override_callback_uri` and `verify_token`: that one, challenged."""
    own_account(graph, request)
    body = await object_body(request)
    url = str(body.get("override_callback_uri", ""))
    if url and not await graph.notifier.challenge(url, str(body.get("verify_token", ""))):
        raise bad_parameter("Callback verification failed: the callback did not give back the challenge.")
    graph.set_subscribed(subscribed=True, url=url)
    return graph_answer({"success": True})


async def unsubscribe(graph: Graph, request: web.Request) -> web.Response:
    own_account(graph, request)
    graph.set_subscribed(subscribed=False)
    return graph_answer({"success": True})


async def list_numbers(graph: Graph, request: web.Request) -> web.Response:
    own_account(graph, request)
    return graph_answer({"data": [graph.number_as_json(fields_of(request))]})


async def open_upload(graph: Graph, request: web.Request) -> web.Response:
    """POST /{app}/uploads?file_length=&file_type=: a session of the resumable upload, for template examples."""
    if request.match_info["id"] not in {graph.world.settings.app_id, "app"}:
        raise no_such_object("POST", request.match_info["id"])
    session = f"upload:{graph.world.random.getrandbits(64):x}"
    graph.uploads[session] = request.query.get("file_type", "")
    return graph_answer({"id": session})


async def upload_bytes(graph: Graph, request: web.Request) -> web.Response:
    """POST /upload:...: the bytes; answers the handle `h`."""
    session = f"upload:{request.match_info['session']}"
    if session not in graph.uploads:
        raise no_such_object("POST", session)
    medium = graph.media.upload(await request.read(), graph.uploads.pop(session))
    return graph_answer({"h": f"4::{base64.b64encode(medium.mime_type.encode()).decode()}:{medium.id}"})


def add_routes(app: web.Application) -> None:
    """Mount the endpoints."""
    router = app.router
    router.add_get(ROOT + "/{id}/message_templates", guarded(list_templates))
    router.add_post(ROOT + "/{id}/message_templates", guarded(create_template))
    router.add_delete(ROOT + "/{id}/message_templates", guarded(delete_template))
    router.add_post(ROOT + "/{id}/unpause", guarded(unpause_template))
    router.add_get(ROOT + "/{id}/subscribed_apps", guarded(list_subscriptions))
    router.add_post(ROOT + "/{id}/subscribed_apps", guarded(subscribe))
    router.add_delete(ROOT + "/{id}/subscribed_apps", guarded(unsubscribe))
    router.add_get(ROOT + "/{id}/phone_numbers", guarded(list_numbers))
    router.add_post(ROOT + "/{id}/uploads", guarded(open_upload))
    router.add_post(ROOT + "/upload:{session}", guarded(upload_bytes))
