"""The tools beside us, emulated: a receiver of signed webhooks, a Slack channel, a courier's ticket desk.

What they got is under GET /sandbox/api/outward; what they answer is set by POST /sandbox/api/outward/answer.
"""

import hmac
from typing import Any, Literal

import msgspec
import orjson
from aiohttp import web
from standardwebhooks import Webhook, WebhookVerificationError

from integrations.proof import hmac_hex
from integrations.sandbox.control import bad_request, json_answer, json_body
from integrations.sandbox.world import WORLD, World

KEPT = 500  # of each kind, the newest
DESKS = ("webhooks", "slack", "tickets")


class Answer(msgspec.Struct):
    """What a desk answers to its next `times` calls instead of taking them. `drop` breaks the connection instead,
    after it was taken."""

    status: int = 200
    times: int = 0
    drop: bool = False
    retry_after: int = 0


class Outward:
    """What came in, per desk, and how each answers."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.got: dict[str, list[dict[str, Any]]] = {desk: [] for desk in DESKS}
        self._answers = {desk: Answer() for desk in DESKS}
        self._cases: dict[str, str] = {}  # our ticket by the sender's reference

    async def take_webhook(self, request: web.Request) -> web.StreamResponse:
        """POST, verified as a receiver would: 204, 401 for a wrong signature."""
        body = await request.read()
        try:
            Webhook(self._world.settings.outward.webhook_secret).verify(body, dict(request.headers))
        except WebhookVerificationError as error:
            return json_answer({"error": str(error)}, 401)
        told = orjson.loads(body)
        return self._answered(
            "webhooks", request, {"webhook_id": request.headers["webhook-id"], **told}
        ) or web.Response(status=204)

    async def take_slack(self, request: web.Request) -> web.StreamResponse:
        """POST {"text"}: "ok", as Slack says it."""
        told = await json_body(request)
        if not told.get("text"):
            return web.Response(text="no_text", status=400)
        return self._answered("slack", request, {"text": told["text"]}) or web.Response(text="ok")

    async def take_ticket(self, request: web.Request) -> web.StreamResponse:
        """POST a case: 201 with its ticket number; the same reference is the same ticket."""
        body = await request.read()
        given = request.headers.get("X-Harkara-Signature", "")
        if not hmac.compare_digest(given.encode(), hmac_hex(self._world.settings.outward.ticket_secret, body).encode()):
            return json_answer({"error": "wrong signature"}, 401)
        case = orjson.loads(body)
        reference = request.headers.get("Idempotency-Key", "")
        ticket = self._cases.get(reference) or f"CASE-{1001 + len(self._cases)}"
        refusal = self._answered("tickets", request, {"ticket": ticket, **case})
        self._cases[reference] = ticket
        return refusal or json_answer({"ticket": ticket}, 201)

    async def show(self, request: web.Request) -> web.Response:
        return json_answer(self.got)

    async def set_answer(self, request: web.Request) -> web.Response:
        """{"desk", "status"?, "times"?, "drop"?, "retry_after"?}."""
        body = await json_body(request)
        desk: Literal["webhooks", "slack", "tickets"] = body.pop("desk", "")
        if desk not in DESKS:
            raise bad_request(f"desk is one of {', '.join(DESKS)}")
        try:
            self._answers[desk] = msgspec.convert(body, Answer)
        except msgspec.ValidationError as error:
            raise bad_request(str(error)) from error
        return json_answer({"desk": desk, **body})

    def _answered(self, desk: str, request: web.Request, told: dict[str, Any]) -> web.StreamResponse | None:
        """Keep what came; the refusal that was set, None when it is taken."""
        answer = self._answers[desk]
        if answer.times > 0:
            answer.times -= 1
            if answer.drop:
                self._keep(desk, told)
                assert request.transport
                request.transport.close()
            headers = {"Retry-After": str(answer.retry_after)} if answer.retry_after else {}
            return web.Response(status=answer.status, headers=headers)
        self._keep(desk, told)
        return None

    def _keep(self, desk: str, told: dict[str, Any]) -> None:
        self.got[desk] = [*self.got[desk], told][-KEPT:]
        self._world.feed.publish(f"outward.{desk}", told)


def add_routes(app: web.Application, world: World) -> None:
    """Mount the desks and their levers."""
    outward = Outward(app[WORLD])
    app.router.add_post("/sandbox/outward/webhook", outward.take_webhook)
    app.router.add_post("/sandbox/outward/slack", outward.take_slack)
    app.router.add_post("/sandbox/outward/tickets", outward.take_ticket)
    app.router.add_get("/sandbox/api/outward", outward.show)
    app.router.add_post("/sandbox/api/outward/answer", outward.set_answer)
