"""The endpoints of a number and of media: send, read, upload, fetch, register, block."""

from typing import Any

from aiohttp import web

from integrations.sandbox.graph.account import GRAPH, Graph
from integrations.sandbox.graph.answers import GraphError, bad_parameter, graph_answer, no_such_object
from integrations.sandbox.graph.guard import fields_of, guarded, hang_up, keep_silent, object_body

ROOT = r"/{version:v\d+\.\d+}"
OBJECT = "/{id:[^/:]+}"  # an upload session has a colon


def own_number(graph: Graph, request: web.Request) -> None:
    """Raises GraphError 100/33 unless the path names the account's number."""
    number_id = request.match_info["id"]
    if number_id != graph.world.settings.phone_number_id:
        raise no_such_object(request.method, number_id)


def own_account(graph: Graph, request: web.Request) -> None:
    """Raises GraphError 100/33 unless the path names the business account."""
    account_id = request.match_info["id"]
    if account_id != graph.world.settings.waba_id:
        raise no_such_object(request.method, account_id)


async def send_message(graph: Graph, request: web.Request) -> web.Response:
    """POST /{phone}/messages: a message, or a read receipt with or without typing indicator."""
    own_number(graph, request)
    body = await object_body(request)
    if not graph.registered:
        raise GraphError(133010, "The number is not registered.")
    if "status" in body:
        return _mark_read(graph, body)
    faults = graph.world.faults
    hidden = faults.strikes_api("api_timeout_after_accept", "graph")
    answer = graph.sending.accept(body, hidden=hidden)
    if faults.strikes_api("api_duplicate_accept", "graph"):
        graph.sending.accept(body, hidden=True, doubled=True)
    if hidden:
        silent = faults.switches.api_timeout_how == "silence"
        return await keep_silent(graph, request) if silent else hang_up(request)
    if faults.switches.status_before_response:
        await graph.notifier.sender.quiet.wait()
    return graph_answer(answer)


def _mark_read(graph: Graph, body: dict[str, Any]) -> web.Response:
    if body.get("messaging_product") != "whatsapp":
        raise bad_parameter("The parameter messaging_product is required.")
    if body["status"] != "read":
        raise bad_parameter("Param status must be one of {READ}")
    return graph_answer(graph.sending.mark_read(body))


async def upload_media(graph: Graph, request: web.Request) -> web.Response:
    """POST /{phone}/media, multipart: file, type, messaging_product."""
    own_number(graph, request)
    if request.content_type != "multipart/form-data":
        raise bad_parameter("The parameter file is required.")
    form = await request.post()
    if form.get("messaging_product") != "whatsapp":
        raise bad_parameter("The parameter messaging_product is required.")
    file = form.get("file")
    if not isinstance(file, web.FileField):
        raise bad_parameter("The parameter file is required.")
    mime_type = str(form.get("type") or file.content_type)
    return graph_answer({"id": graph.media.upload(file.file.read(), mime_type).id})


async def show_object(graph: Graph, request: web.Request) -> web.Response:
    """GET /{id}: the number, a template, the account or a file."""
    object_id = request.match_info["id"]
    settings = graph.world.settings
    if object_id == settings.phone_number_id:
        return graph_answer(graph.number_as_json(fields_of(request)))
    if object_id == settings.waba_id:
        return graph_answer({"id": object_id, "name": settings.business_name, "currency": "INR", "timezone_id": "71"})
    if template := graph.templates.get(object_id):
        return graph_answer(template.as_json(fields_of(request)))
    return graph_answer(graph.media.as_json(graph.media.require(object_id), graph.base_url))


async def change_object(graph: Graph, request: web.Request) -> web.Response:
    """POST /{id}: edit a template."""
    template = graph.templates.get(request.match_info["id"])
    if template is None:
        raise no_such_object("POST", request.match_info["id"])
    graph.manage()
    graph.templates.edit(template, await object_body(request))
    return graph_answer({"success": True})


async def delete_object(graph: Graph, request: web.Request) -> web.Response:
    """DELETE /{id}: a file."""
    graph.media.delete(request.match_info["id"])
    return graph_answer({"success": True})


async def serve_bytes(graph: Graph, request: web.Request) -> web.Response:
    """The bytes host: needs the token too, and forgets an address after 5 minutes."""
    query = request.query
    medium = graph.media.by_address(query.get("mid", ""), query.get("ext", ""), query.get("hash", ""))
    if medium is None:
        return web.Response(status=404)
    return web.Response(body=medium.content, headers={"Content-Type": medium.mime_type})


async def register(graph: Graph, request: web.Request) -> web.Response:
    own_number(graph, request)
    return graph_answer(graph.register(await object_body(request)))


async def deregister(graph: Graph, request: web.Request) -> web.Response:
    own_number(graph, request)
    graph.registered = False
    return graph_answer({"success": True})


async def list_blocked(graph: Graph, request: web.Request) -> web.Response:
    own_number(graph, request)
    blocked = [one for one in graph.world.customers.all() if one.blocked_by_business]
    return graph_answer({"data": [{"messaging_product": "whatsapp", "wa_id": one.number} for one in blocked]})


async def change_blocked(graph: Graph, request: web.Request) -> web.Response:
    """POST blocks, DELETE unblocks: {"block_users": [{"user": number} | {"user_id": bsuid}]}."""
    own_number(graph, request)
    users = (await object_body(request)).get("block_users")
    if not isinstance(users, list) or not users:
        raise bad_parameter("The parameter block_users is required.")
    blocking = request.method == "POST"
    changed = graph.block(users, blocked=blocking)
    word = "added_users" if blocking else "removed_users"
    return graph_answer({"messaging_product": "whatsapp", "block_users": {word: changed}})


async def health(request: web.Request) -> web.Response:
    """For start scripts: answers once the sandbox serves."""
    return graph_answer({"ok": True, "phone_number_id": request.app[GRAPH].world.settings.phone_number_id})


def add_routes(app: web.Application) -> None:
    """Mount the endpoints."""
    router = app.router
    router.add_post(ROOT + "/{id}/messages", guarded(send_message))
    router.add_post(ROOT + "/{id}/media", guarded(upload_media))
    router.add_post(ROOT + "/{id}/register", guarded(register))
    router.add_post(ROOT + "/{id}/deregister", guarded(deregister))
    router.add_get(ROOT + "/{id}/block_users", guarded(list_blocked))
    router.add_post(ROOT + "/{id}/block_users", guarded(change_blocked))
    router.add_delete(ROOT + "/{id}/block_users", guarded(change_blocked))
    router.add_get("/whatsapp_business/attachments/", guarded(serve_bytes))
    router.add_get(ROOT + OBJECT, guarded(show_object))
    router.add_post(ROOT + OBJECT, guarded(change_object))
    router.add_delete(ROOT + OBJECT, guarded(delete_object))
    router.add_get("/sandbox/health", health)
