"""What goes wrong at the vendors' APIs: connections that drop, errors, answers that never come."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from integrations.sandbox.control import json_body
from integrations.sandbox.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
SLOW_BYTES_SECONDS = 0.2  # real time between two halves of a slow answer
SILENCE_SECONDS = 60.0  # real time; longer than any client waits


def guarded(world: World, api: str, handler: Handler) -> Handler:
    """`handler` behind the api_ fault switches of `api`; each call is published as `api.called`."""

    async def faulty(request: web.Request) -> web.StreamResponse:
        body = await _readable(request)
        if world.faults.strikes_api("api_reset", api):
            return _drop(request)
        if world.faults.strikes_api("api_5xx", api):
            answer: web.StreamResponse = _broken(world)
        else:
            answer = await _answered(handler, request)
            if world.faults.strikes_api("api_timeout_after_accept", api):
                return await _never_answer(world, request)
        world.feed.publish(
            "api.called",
            {"vendor": api, "method": request.method, "path": request.path, "status": answer.status, "body": body},
        )
        return await _slowly(world, api, request, answer)

    return faulty


async def _answered(handler: Handler, request: web.Request) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException as error:
        return web.Response(status=error.status, text=error.text, content_type=error.content_type)


async def _readable(request: web.Request) -> dict[str, Any]:
    """The body for the log; logins are left out."""
    if request.path.endswith("/auth/login") or not request.can_read_body:
        return {}
    try:
        return await json_body(request)
    except web.HTTPBadRequest:
        return {}


def _broken(world: World) -> web.Response:
    if world.faults.switches.api_5xx_as == "json":
        return web.json_response({"message": "Service Unavailable"}, status=503)
    page = "<html><body><h1>502 Bad Gateway</h1></body></html>"
    return web.Response(status=502, text=page, content_type="text/html")


def _drop(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=499)


async def _never_answer(world: World, request: web.Request) -> web.Response:
    if world.faults.switches.api_timeout_how == "close":
        return _drop(request)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(world.stopping.wait(), SILENCE_SECONDS)
    return _drop(request)


async def _slowly(world: World, api: str, request: web.Request, answer: web.StreamResponse) -> web.StreamResponse:
    if not isinstance(answer, web.Response) or not world.faults.strikes_api("api_slow_bytes", api):
        return answer
    body = answer.body if isinstance(answer.body, bytes) else b""
    slow = web.StreamResponse(status=answer.status, headers={"Content-Type": answer.headers["Content-Type"]})
    await slow.prepare(request)
    for half in (body[: len(body) // 2], body[len(body) // 2 :]):
        await slow.write(half)
        await asyncio.sleep(SLOW_BYTES_SECONDS)
    await slow.write_eof()
    return slow
