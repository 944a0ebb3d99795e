"""A sandbox with shop, couriers and payment links, its webhooks caught by one listener, driven over HTTP only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import orjson

from integrations.sandbox.app import Sandbox, start
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock

from .conftest import START, Listener

ORDER = {"name": "Meera Joshi", "phone": "99999 01234", "items": {"KURTA-IND-M": 1, "STOLE-KLM": 2}}
SHIPROCKET = "/v1/external"


class Vendors:
    """The running emulators and the tools to pull their levers."""

    def __init__(self, sandbox: Sandbox, listener: Listener, http: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.settings = sandbox.world.settings
        self.listener = listener
        self.http = http

    async def ask(self, method: str, path: str, body: Any = None, **kwargs: Any) -> tuple[int, Any]:
        """(status, JSON) of one call."""
        async with self.http.request(method, path, json=body, **kwargs) as response:
            return response.status, orjson.loads(await response.read())

    async def lever(self, path: str, body: Any = None) -> Any:
        """Pull a lever that must work, wait until its webhooks are out, and give the answer."""
        status, answer = await self.ask("POST", f"/sandbox/api/{path}", body)
        assert status == 200, answer
        await self.sandbox.world.webhooks.idle()
        return answer

    async def graphql(self, query: str, variables: dict[str, Any] | None = None) -> Any:
        """One Admin API call with the right token."""
        status, answer = await self.ask(
            "POST",
            "/admin/api/2025-10/graphql.json",
            {"query": query, "variables": variables or {}},
            headers={"X-Shopify-Access-Token": self.settings.shop.api_token},
        )
        assert status == 200, answer
        await self.sandbox.world.webhooks.idle()
        return answer

    async def delhivery(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """One call with Delhivery's token."""
        headers = {"Authorization": f"Token {self.settings.delhivery.api_key}"}
        answer = await self.ask(method, path, body, headers=headers)
        await self.sandbox.world.webhooks.idle()
        return answer

    async def shiprocket(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """One call after a login at Shiprocket."""
        login = {"email": self.settings.shiprocket.user, "password": self.settings.shiprocket.password}
        _, token = await self.ask("POST", f"{SHIPROCKET}/auth/login", login)
        answer = await self.ask(method, SHIPROCKET + path, body, headers={"Authorization": f"Bearer {token['token']}"})
        await self.sandbox.world.webhooks.idle()
        return answer

    async def move(self, span: timedelta) -> None:
        """Move the clock and wait until what came due is out."""
        self.sandbox.world.move(span)
        await self.sandbox.world.webhooks.idle()

    async def parcel(self, courier: str, payment: str = "cod") -> str:
        """The AWB of a fresh order sent out with a courier; what was told until then is forgotten."""
        order = await self.lever("shop/orders", ORDER | {"payment": payment})
        order = await self.lever(f"shop/orders/{order['id']}/fulfil", {"courier": courier})
        self.forget()
        awb: str = order["fulfillments"][0]["awb"]
        return awb

    async def scan(self, awb: str, what: str, **more: Any) -> Any:
        """Scan and give the body of the newest push."""
        await self.lever(f"parcels/{awb}/scan", {"what": what, **more})
        return orjson.loads(self.listener.bodies[-1])

    def forget(self) -> None:
        """Start the record of webhooks afresh."""
        self.listener.bodies.clear()
        self.listener.headers.clear()

    def told(self, header: str = "x-shopify-topic") -> list[tuple[str, Any]]:
        """(header, body) of each webhook so far."""
        pairs = zip(self.listener.headers, self.listener.bodies, strict=True)
        return [(headers.get(header, ""), orjson.loads(body)) for headers, body in pairs]


@asynccontextmanager
async def running_vendors(listener: Listener) -> AsyncIterator[Vendors]:
    """The emulators on a free port with a frozen clock."""
    settings = SandboxSettings(port=0)
    for vendor in (settings.shop, settings.delhivery, settings.shiprocket, settings.razorpay):
        vendor.webhook_url = listener.url
    modules = ["shop", "couriers", "payments"]
    sandbox = await start(settings, MovableClock(START, running=False), seed=7, modules=modules)
    try:
        async with aiohttp.ClientSession(sandbox.base_url) as http:
            yield Vendors(sandbox, listener, http)
    finally:
        await sandbox.stop()
