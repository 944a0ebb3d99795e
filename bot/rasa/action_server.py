"""The action-server protocol: a Rasa server calls our skills as its custom actions. Routes as rasa-sdk 3.x has them."""

import hashlib
import hmac
import json
from typing import Any

import structlog
from aiohttp import web

from bot.rasa.acting import served_names
from bot.rasa.call import CallInvalid, action_of, read_call
from bot.rasa.carrying_out import CarryingOut, outcome_json

log = structlog.get_logger("rasa")

MOST_BYTES = 32 * 2**20  # Rasa sends the whole tracker and domain with each call


class ActionServer:
    """POST /rasa/webhook, GET /rasa/actions and GET /rasa/health, behind `?token=`. Without a token: no routes."""

    def __init__(self, carrying_out: CarryingOut, token: str) -> None:
        self._carrying_out = carrying_out
        self._token = token

    def add_routes(self, app: web.Application) -> None:
        if not self._token:
            return
        app.router.add_post("/rasa/webhook", self.webhook)
        app.router.add_get("/rasa/actions", self.actions)
        app.router.add_get("/rasa/health", self.health)

    async def webhook(self, request: web.Request) -> web.Response:
        """200 with {events[], responses[]}; 400 when the call cannot be served, 404 for an unknown action, each with
        {error, action_name}, of which Rasa makes a rejected action and a failure."""
        self._require_token(request)
        action = ""
        try:
            call = await _json_of(request)
            action = action_of(call)
            if not action:  # as rasa-sdk answers it
                return web.json_response(None)
            if action not in served_names():
                return _refusal(404, f"No registered action found for name '{action}'.", action)
            outcome = await self._carrying_out.carry_out(read_call(call))
        except CallInvalid as error:
            log.warning("an action call cannot be served", reason=str(error))
            return _refusal(400, str(error), action)
        return web.json_response(outcome_json(outcome))

    async def actions(self, request: web.Request) -> web.Response:
        """200 with [{name}]."""
        self._require_token(request)
        return web.json_response([{"name": name} for name in served_names()])

    async def health(self, request: web.Request) -> web.Response:
        self._require_token(request)
        return web.json_response({"status": "ok"})

    def _require_token(self, request: web.Request) -> None:
        """Right or wrong, it takes as long."""
        given = request.query.get("token", "")
        if not hmac.compare_digest(_digest(given), _digest(self._token)):
            refusal = json.dumps({"error": "the query parameter token should be the action token"})
            raise web.HTTPUnauthorized(text=refusal, content_type="application/json")


async def _json_of(request: web.Request) -> Any:
    """The body, which aiohttp has decompressed (Rasa's COMPRESS_ACTION_SERVER_REQUEST). Raises CallInvalid."""
    body = await request.clone(client_max_size=MOST_BYTES).read()
    try:
        return json.loads(body)
    except ValueError:
        raise CallInvalid("Invalid body request") from None


def _refusal(status: int, words: str, action: str) -> web.Response:
    return web.json_response({"error": words, "action_name": action}, status=status)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
