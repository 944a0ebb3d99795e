"""A Graph API that accepts everything at once and notes when: the other end of the sending measurements."""

import asyncio
import itertools
import time
from typing import Any

import orjson
from aiohttp import web

from bot.collecting import spare_the_collector


class GraphStub:
    """Notes the moment (perf_counter) and the body of every message it was handed."""

    def __init__(self) -> None:
        self.accepted: list[tuple[float, dict[str, Any]]] = []
        self._numbers = itertools.count()
        self._arrived = asyncio.Event()

    async def start(self, port: int) -> web.AppRunner:
        spare_the_collector()  # a pause of ours would look like messages that left together
        app = web.Application()
        app.router.add_post("/v26.0/{number}/messages", self._accept)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
        return runner

    async def wait_for(self, count: int, at_most_seconds: float) -> None:
        """Return once `count` messages came, or the time is over."""
        deadline = time.perf_counter() + at_most_seconds
        while len(self.accepted) < count and (left := deadline - time.perf_counter()) > 0:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), left)
            except TimeoutError:
                return

    async def _accept(self, request: web.Request) -> web.Response:
        body = orjson.loads(await request.read())
        if body.get("status") != "read":
            self.accepted.append((time.perf_counter(), body))
            self._arrived.set()
        answer = {
            "messaging_product": "whatsapp",
            "contacts": [{"input": body.get("to", ""), "wa_id": str(body.get("to", "")).lstrip("+")}],
            "messages": [{"id": f"wamid.stub{next(self._numbers):012d}"}],
        }
        return web.Response(body=orjson.dumps(answer), content_type="application/json")


def environment(settings: Any) -> dict[str, str]:
    """HARKARA_* variables that give a child process these settings."""
    whatsapp = settings.whatsapp
    secret = whatsapp.app_secrets[0].get_secret_value()
    return {
        "HARKARA_STORE_URL": settings.store_url,
        "HARKARA_PORT": str(settings.port),
        "HARKARA_PUBLIC_URL": settings.public_url,
        "HARKARA_TOKEN_SECRET": settings.token_secret.get_secret_value(),
        "HARKARA_BRAND__NAME": settings.brand.name,
        "HARKARA_WHATSAPP__PHONE_NUMBER_ID": whatsapp.phone_number_id,
        "HARKARA_WHATSAPP__WABA_ID": whatsapp.waba_id,
        "HARKARA_WHATSAPP__DISPLAY_NUMBER": whatsapp.display_number,
        "HARKARA_WHATSAPP__ACCESS_TOKEN": whatsapp.access_token.get_secret_value(),
        "HARKARA_WHATSAPP__APP_SECRETS": f'["{secret}"]',
        "HARKARA_WHATSAPP__VERIFY_TOKEN": whatsapp.verify_token.get_secret_value(),
        "HARKARA_WHATSAPP__GRAPH_URL": whatsapp.graph_url,
        "HARKARA_LOG__LEVEL": "error",
    }
