"""The business's side for the tests: it sends over HTTP and keeps every webhook it gets."""

from datetime import timedelta
from typing import Any

import aiohttp
import orjson
from aiohttp import web

from integrations.sandbox.app import Sandbox
from integrations.sandbox.customers import Customer
from integrations.sandbox.graph import GRAPH, Graph

ASHA = "919999900001"
PHONE = "200000000000001"
WABA = "100000000000001"
Json = dict[str, Any]


class Listener:
    """A webhook receiver: keeps bodies and headers, answers `status` (or the next of `statuses`)."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.status = 200
        self.statuses: list[int] = []
        self.url = ""

    async def receive(self, request: web.Request) -> web.Response:
        self.bodies.append(await request.read())
        self.headers.append({name.lower(): value for name, value in request.headers.items()})
        return web.Response(status=self.statuses.pop(0) if self.statuses else self.status)


class Business:
    """Calls the Graph API with the right token; `raw` leaves everything to the caller."""

    def __init__(self, session: aiohttp.ClientSession, sandbox: Sandbox, listener: Listener) -> None:
        self.session = session
        self.sandbox = sandbox
        self.world = sandbox.world
        self.listener = listener
        self.headers = {"Authorization": f"Bearer {sandbox.world.settings.access_token}"}

    @property
    def graph(self) -> Graph:
        return self.sandbox.runner.app[GRAPH]

    async def call(self, method: str, path: str, **kwargs: Any) -> tuple[int, Json]:
        async with self.session.request(method, f"/v26.0/{path}", headers=self.headers, **kwargs) as response:
            return response.status, await response.json()

    async def send(self, kind: str, content: Any, to: str = ASHA, **more: Any) -> tuple[int, Json]:
        body = {"messaging_product": "whatsapp", "to": to, "type": kind, kind: content} | more
        return await self.call("POST", f"{PHONE}/messages", json=body)

    async def text(self, body: str, to: str = ASHA, **more: Any) -> str:
        """Send text; the wamid."""
        status, answer = await self.send("text", {"body": body}, to, **more)
        assert status == 200, answer
        return str(answer["messages"][0]["id"])

    async def code(self, kind: str, content: Any, to: str = ASHA, **more: Any) -> int:
        """Send what must be refused; the error code."""
        status, answer = await self.send(kind, content, to, **more)
        assert status >= 400, answer
        return int(answer["error"]["code"])

    async def act(self, customer: Customer, action: str, **body: Any) -> Json:
        """Do something on a phone."""
        async with self.session.post(f"/sandbox/api/phones/{customer.id}/{action}", json=body) as response:
            answer: Json = await response.json()
            assert response.status == 200, answer
            return answer

    async def customer(self, number: str = ASHA, name: str = "Asha", *, window: bool = True) -> Customer:
        """A phone; with `window` it has just written."""
        customer = self.graph.phones.add(number, name)
        if window:
            self.graph.phones.say(customer, "hello")
            await self.settle()
            self.listener.bodies.clear()
        return customer

    async def settle(self, seconds: float = 0) -> None:
        """Move the clock, and wait until everything due has been delivered."""
        self.world.move(timedelta(seconds=seconds))
        await self.world.webhooks.idle()

    def values(self, field: str = "messages") -> list[Json]:
        """Every change's value of that field received so far, batches taken apart."""
        return [
            change["value"]
            for body in self.listener.bodies
            for entry in orjson.loads(body)["entry"]
            for change in entry["changes"]
            if change["field"] == field
        ]

    def statuses(self) -> list[Json]:
        return [status for value in self.values() for status in value.get("statuses", [])]

    def messages(self) -> list[Json]:
        return [message for value in self.values() for message in value.get("messages", [])]

    async def template(self, name: str = "order_shipped", **changes: Any) -> str:
        """Create a template and let it be approved; its id."""
        status, answer = await self.call("POST", f"{WABA}/message_templates", json=template_body(name) | changes)
        assert status == 200, answer
        await self.settle(2)
        return str(answer["id"])


def template_body(name: str = "order_shipped") -> Json:
    """A utility template with two positional variables and a quick reply."""
    text = "Namaste {{1}}, your order {{2}} has left our warehouse today."
    return {
        "name": name,
        "language": "en",
        "category": "UTILITY",
        "components": [
            {"type": "BODY", "text": text, "example": {"body_text": [["Asha", "#1042"]]}},
            {"type": "FOOTER", "text": "Asha Weaves"},
            {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Where is it?"}]},
        ],
    }


def template_send(*values: str, name: str = "order_shipped", language: str = "en") -> Json:
    """A send of that template with the given body values."""
    parameters = [{"type": "text", "text": value} for value in values]
    return {"name": name, "language": {"code": language}, "components": [{"type": "body", "parameters": parameters}]}
