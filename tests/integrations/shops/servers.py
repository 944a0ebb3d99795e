"""A real HTTP server that plays a vendor: it records what it is asked and answers what the test says."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from integrations.http import new_session

Answer = Callable[["Asked"], Awaitable[web.StreamResponse]]


class Asked:
    """One request as it came in. `json` is None without a JSON body."""

    def __init__(self, request: web.Request, body: bytes) -> None:
        self.request = request
        self.method = request.method
        self.path = request.path
        self.query = dict(request.query)
        self.headers = request.headers
        self.body = body
        self.json: Any = json.loads(body) if body else None


class VendorServer:
    """The requests so far, in order, and where the server listens."""

    def __init__(self, url: str, asked: list[Asked], session: aiohttp.ClientSession) -> None:
        self.url = url
        self.asked = asked
        self.session = session

    @property
    def writes(self) -> list[Asked]:
        """All requests but reads."""
        return [each for each in self.asked if each.method != "GET"]


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[VendorServer]:
    """A vendor on loopback that answers every request with `answer`, and a session to call it."""
    asked: list[Asked] = []

    async def receive(request: web.Request) -> web.StreamResponse:
        asked.append(Asked(request, await request.read()))
        return await answer(asked[-1])

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", receive)
    async with TestServer(app) as server, new_session() as session:
        yield VendorServer(str(server.make_url("")).rstrip("/"), asked, session)


async def hang_up(asked: Asked) -> web.StreamResponse:
    """Take the request and drop the connection without a word."""
    assert asked.request.transport is not None
    asked.request.transport.abort()
    return web.Response()
