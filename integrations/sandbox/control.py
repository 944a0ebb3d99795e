"""The sandbox's own API under /sandbox/api/: clock, faults, event stream and the state of everything."""

import asyncio
from datetime import timedelta
from typing import Any

import orjson
from aiohttp import web

from integrations.sandbox.world import WORLD, World

KEEP_ALIVE_SECONDS = 15.0


def json_answer(value: Any, status: int = 200) -> web.Response:
    """A JSON response; datetimes become ISO 8601."""
    return web.Response(body=orjson.dumps(value, default=str), status=status, content_type="application/json")


async def json_body(request: web.Request) -> dict[str, Any]:
    """The request's JSON object ({} for an empty body). Answers 400 to anything else."""
    raw = await request.read()
    try:
        body = orjson.loads(raw) if raw else {}
    except orjson.JSONDecodeError as error:
        raise bad_request("the body is not JSON") from error
    if not isinstance(body, dict):
        raise bad_request("the body must be a JSON object")
    return body


def bad_request(reason: str) -> web.HTTPBadRequest:
    return web.HTTPBadRequest(text=orjson.dumps({"error": reason}).decode(), content_type="application/json")


def not_found(reason: str) -> web.HTTPNotFound:
    return web.HTTPNotFound(text=orjson.dumps({"error": reason}).decode(), content_type="application/json")


def _clock_as_json(world: World) -> dict[str, Any]:
    return {"now": world.now().isoformat(), "offset_seconds": world.clock.offset.total_seconds()}


async def show_clock(request: web.Request) -> web.Response:
    return json_answer(_clock_as_json(request.app[WORLD]))


async def move_clock(request: web.Request) -> web.Response:
    """{"advance_seconds": N}, N >= 0."""
    world = request.app[WORLD]
    seconds = (await json_body(request)).get("advance_seconds")
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or seconds < 0:
        raise bad_request("advance_seconds must be a number of at least 0")
    try:
        world.move(timedelta(seconds=seconds))
    except OverflowError as error:
        raise bad_request("that is past the end of time") from error
    return json_answer(_clock_as_json(world))


async def show_faults(request: web.Request) -> web.Response:
    return json_answer(request.app[WORLD].faults.as_json())


async def set_faults(request: web.Request) -> web.Response:
    """Any of the switches by name; {"clear": true} first puts all back."""
    world = request.app[WORLD]
    changes = await json_body(request)
    if changes.pop("clear", False):
        world.faults.clear()
    try:
        world.faults.update(changes)
    except ValueError as error:
        raise bad_request(str(error)) from error
    world.feed.publish("faults.changed", world.faults.as_json()["switches"])
    return json_answer(world.faults.as_json())


async def show_state(request: web.Request) -> web.Response:
    """Clock, faults, counters and the part of every mounted vendor. `last_event_id` is where to subscribe from."""
    world = request.app[WORLD]
    state: dict[str, Any] = {
        "last_event_id": world.feed.last_id,
        "clock": _clock_as_json(world),
        "faults": world.faults.as_json(),
        "webhooks": world.webhooks.as_json(),
    }
    for part in world.state_parts.values():
        state.update(part())
    return json_answer(state)


async def stream_events(request: web.Request) -> web.StreamResponse:
    """Server-sent events. Continues after the `Last-Event-ID` header or `?after=`, else from now on."""
    world = request.app[WORLD]
    after = request.headers.get("Last-Event-ID") or request.query.get("after", "")
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
    await response.prepare(request)
    await response.write(b": ready\n\n")
    await _write_events(world, response, int(after) if after.isdecimal() else None)
    return response


async def _write_events(world: World, response: web.StreamResponse, after_id: int | None) -> None:
    events = world.feed.subscribe(after_id)
    upcoming = asyncio.ensure_future(anext(events))
    try:
        while not world.stopping.is_set():
            done, _ = await asyncio.wait({upcoming}, timeout=KEEP_ALIVE_SECONDS)
            if not done:
                await response.write(b": still here\n\n")
                continue
            event = upcoming.result()
            upcoming = asyncio.ensure_future(anext(events))
            body = orjson.dumps(event.body, default=str)
            await response.write(b"id: %d\nevent: %s\ndata: %s\n\n" % (event.id, event.kind.encode(), body))
    except ConnectionResetError:
        return
    finally:
        upcoming.cancel()


def add_routes(app: web.Application, world: World) -> None:
    """Mount the control API."""
    app.router.add_get("/sandbox/api/clock", show_clock)
    app.router.add_post("/sandbox/api/clock", move_clock)
    app.router.add_get("/sandbox/api/faults", show_faults)
    app.router.add_post("/sandbox/api/faults", set_faults)
    app.router.add_get("/sandbox/api/state", show_state)
    app.router.add_get("/sandbox/api/events", stream_events)
