"""A Graph API of our own on a free port, which answers as it is told, and a number that talks to it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import orjson
import pytest
from aiohttp import web

from integrations.http import new_session
from integrations.whatsapp.sender import WhatsAppNumber

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

IMPATIENT = aiohttp.ClientTimeout(total=1, connect=0.2, sock_connect=0.2, sock_read=0.2)


class Call:
    """One request as it arrived."""

    def __init__(self, request: web.Request, body: bytes) -> None:
        self.method = request.method
        self.path = request.path
        self.query = dict(request.query)
        self.headers = request.headers
        self.body = body

    @property
    def json(self) -> Any:
        return orjson.loads(self.body)


class Graph:
    """The server. `next` answers are used up first; then every call is answered with `always`."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.next: list[Answer] = []
        self.always: Answer = says(accepted())
        self.url = ""
        self.called = asyncio.Event()
        self.shutting_down = asyncio.Event()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.calls.append(Call(request, await request.read()))
        self.called.set()
        return await (self.next.pop(0) if self.next else self.always)(request)

    async def never(self, request: web.Request) -> web.StreamResponse:
        """Takes the message and never answers."""
        await self.shutting_down.wait()
        return web.Response(status=500)

    async def half(self, request: web.Request) -> web.StreamResponse:
        """Answers with half of what it announced, then nothing more."""
        response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"messages":')
        await self.shutting_down.wait()
        return response


def says(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    """Answers with JSON, or with bytes as they are."""

    async def answer(request: web.Request) -> web.StreamResponse:
        raw = body if isinstance(body, bytes) else orjson.dumps(body)
        return web.Response(body=raw, status=status, headers=headers)

    return answer


async def hangs_up(request: web.Request) -> web.StreamResponse:
    """Takes the message and cuts the connection."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def accepted(wamid: str = "wamid.OUT1", **contact: str) -> dict[str, Any]:
    """Meta's answer to an accepted message."""
    who = contact or {"input": "+919999900001", "wa_id": "919999900001"}
    return {"messaging_product": "whatsapp", "contacts": [who], "messages": [{"id": wamid}]}


def refusal(code: int, details: str = "", **more: Any) -> dict[str, Any]:
    """Meta's answer to a refused message."""
    extra = {"error_data": {"messaging_product": "whatsapp", "details": details}} if details else {}
    error = {"message": f"(#{code}) no", "type": "OAuthException", "code": code, "fbtrace_id": "t"}
    return {"error": error | extra | more}


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    graph = Graph()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", graph.serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    graph.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield graph
    graph.shutting_down.set()
    await runner.cleanup()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with new_session() as session:
        yield session


@pytest.fixture
async def number(graph: Graph, session: aiohttp.ClientSession) -> AsyncIterator[WhatsAppNumber]:
    number = WhatsAppNumber("5005", "secret-token", graph.url, session, "v26.0", waba_id="7007", timeout=IMPATIENT)
    yield number
    await number.close()
    assert not session.closed
