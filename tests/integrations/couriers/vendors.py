"""Tiny courier servers for the tests of what we ask: real HTTP, each answer given by the test."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from integrations.contract import Account, Client, Command
from integrations.registry import vendor_of

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

IMPATIENT = 0.2  # seconds a client waits for a courier that never answers


def _session(patience_seconds: float) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=patience_seconds))


class Asked:
    """What a courier was asked: (method, path, query, body), in order."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, dict[str, str], Any]] = []
        self.tokens: list[str] = []

    @property
    def last(self) -> tuple[str, str, dict[str, str], Any]:
        return self.calls[-1]

    def to(self, path: str) -> list[Any]:
        """The bodies sent to one path."""
        return [body for _, asked, _, body in self.calls if asked == path]


class Courier:
    """A courier server: `answers` by (method, path); anything else is 404."""

    def __init__(self, answers: dict[tuple[str, str], Answer]) -> None:
        self.asked = Asked()
        self.answers = answers
        self.never = asyncio.Event()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.json() if request.can_read_body else None
        self.asked.calls.append((request.method, request.path, dict(request.query), body))
        self.asked.tokens.append(request.headers.get("Authorization", ""))
        found = self.answers.get((request.method, request.path))
        return await found(request) if found else web.json_response({"message": "no such page"}, status=404)

    async def hang(self, request: web.Request) -> web.StreamResponse:
        """An answer that does not come."""
        await self.never.wait()
        return web.Response()

    @asynccontextmanager
    async def client(self, provider: str, patience_seconds: float = 30, **account: Any) -> AsyncIterator[Client]:
        """A client of ours that talks to this server."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self.answer)
        connect = vendor_of(provider).connect  # type: ignore[attr-defined]
        async with TestServer(app) as server, _session(patience_seconds) as session:
            options = account.pop("options", {})
            url = str(server.make_url("")).rstrip("/")
            yield connect(
                session,
                Account(name="main", provider=provider, path_token="p", api_url=url, options=options, **account),
            )
            self.never.set()


def says(body: Any, status: int = 200) -> Answer:
    """An answer that is always the same."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if isinstance(body, str):
            return web.Response(text=body, status=status, content_type="text/html")
        return web.json_response(body, status=status)

    return answer


def says_in_turn(*answers: Answer) -> Answer:
    """One answer after the other; the last one repeats."""
    waiting = list(answers)

    async def answer(request: web.Request) -> web.StreamResponse:
        return await (waiting.pop(0) if len(waiting) > 1 else waiting[0])(request)

    return answer


def ask(name: str, **params: Any) -> Command:
    """A command about the parcel of the recorded deliveries."""
    return Command(name=f"courier.{name}", params={"awb": "12345000678901", **params}, token="tk-1")


ADDRESS = {
    "name": "Ira Menon",
    "phone": "+919999900021",
    "line1": "14 Lake View",
    "line2": "Mansarovar",
    "landmark": "opp. water tank",
    "city": "Jaipur",
    "state": "Rajasthan",
    "pincode": "302020",
}
