"""What every Graph call passes first: faults on purpose, version, token; and how errors become answers."""

import asyncio
import contextlib
import hmac
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiohttp import web

from integrations.sandbox.graph.account import GRAPH, Graph
from integrations.sandbox.graph.answers import GraphError, bad_parameter, error_answer

VERSIONS = frozenset({"v24.0", "v25.0", "v26.0"})
HTML_500 = (
    b"<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1></body></html>"
)
SLOW_PIECE = 16  # bytes a write when answers trickle
SLOW_PAUSE_REAL_SECONDS = 0.02

Call = Callable[[Graph, web.Request], Awaitable[web.Response]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guarded(call: Call) -> Handler:
    """Wrap a Graph endpoint into an aiohttp handler."""

    async def handle_call(request: web.Request) -> web.StreamResponse:
        graph = request.app[GRAPH]
        if fault := _fault(graph, request):
            return fault
        try:
            _check_caller(graph, request)
            answer = await call(graph, request)
        except GraphError as error:
            answer = error_answer(error, graph.world.random)
        answer.headers["x-app-usage"] = '{"call_count":1,"total_cputime":0,"total_time":0}'
        if graph.world.faults.strikes_api("api_slow_bytes", "graph"):
            return await _trickle(request, answer)
        return answer

    return handle_call


def _fault(graph: Graph, request: web.Request) -> web.Response | None:
    faults = graph.world.faults
    if faults.strikes_api("api_reset", "graph"):
        return hang_up(request)
    if not faults.strikes_api("api_5xx", "graph"):
        return None
    if faults.switches.api_5xx_as == "html":
        return web.Response(status=500, body=HTML_500, content_type="text/html")
    return error_answer(GraphError(2, message="Service temporarily unavailable"), graph.world.random)


def _check_caller(graph: Graph, request: web.Request) -> None:
    version = request.match_info.get("version", "v26.0")
    if version not in VERSIONS:
        raise GraphError(2635, message=f"(#2635) This version of the Graph API is not served here: {version[:10]}")
    if graph.world.faults.switches.token_revoked:
        raise GraphError(190, message="Error validating access token: the session was invalidated", subcode=460)
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    given = token if scheme.lower() == "bearer" else request.query.get("access_token", "")
    if not hmac.compare_digest(given.encode(), graph.world.settings.access_token.encode()):
        raise GraphError(190, message="Invalid OAuth access token - Cannot parse access token")


def hang_up(request: web.Request) -> web.Response:
    """Drop the connection; the returned response never leaves."""
    if request.transport:
        request.transport.abort()
    return web.Response(status=500)


async def keep_silent(graph: Graph, request: web.Request) -> web.Response:
    """Never answer: wait until the client has gone or the sandbox stops."""
    while request.transport and not request.transport.is_closing() and not graph.world.stopping.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(graph.world.stopping.wait(), timeout=0.05)
    return hang_up(request)


async def _trickle(request: web.Request, answer: web.Response) -> web.StreamResponse:
    body = bytes(answer.body) if isinstance(answer.body, bytes) else b""
    slow = web.StreamResponse(status=answer.status, headers={"Content-Type": "application/json"})
    slow.content_length = len(body)
    await slow.prepare(request)
    for start in range(0, len(body), SLOW_PIECE):
        await slow.write(body[start : start + SLOW_PIECE])
        await asyncio.sleep(SLOW_PAUSE_REAL_SECONDS)
    return slow


async def object_body(request: web.Request) -> dict[str, Any]:
    """The JSON (or form) object of a Graph call. Raises GraphError 100 when it is neither."""
    if request.content_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        return dict(await request.post())
    raw = await request.read()
    try:
        body = orjson.loads(raw) if raw else {}
    except orjson.JSONDecodeError:
        raise bad_parameter("Invalid parameter: the body is not JSON") from None
    if not isinstance(body, dict):
        raise bad_parameter("Invalid parameter: the body must be an object")
    return body


def fields_of(request: web.Request) -> list[str]:
    """The names in `?fields=a,b`."""
    return [name.strip() for name in request.query.get("fields", "").split(",") if name.strip()]
