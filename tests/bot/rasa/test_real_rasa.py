"""A conversation through a real Rasa server. Run where RASA_URL names one with an exported project and `rest` channel.

Its endpoints.yml should name http://127.0.0.1:<RASA_ACTIONS_PORT, else 18080>/rasa/webhook, with the tests' token.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from journeys.clock import MovableClock
from tests.bot.rasa.calling import served
from tests.harness import Harness

RASA_URL = os.environ.get("RASA_URL", "")
ACTIONS_PORT = int(os.environ.get("RASA_ACTIONS_PORT", "18080"))

pytestmark = pytest.mark.skipif(not RASA_URL, reason="RASA_URL names no Rasa server")


@asynccontextmanager
async def passing_on(harness: Harness) -> AsyncIterator[None]:
    """The address that the Rasa server knows leads to the service of this test."""

    async def pass_on(request: web.Request) -> web.Response:
        url = f"http://127.0.0.1:{harness.settings.port}{request.path}"
        async with harness.session.post(url, params=request.query, data=await request.read()) as answer:
            return web.Response(body=await answer.read(), status=answer.status, content_type="application/json")

    app = web.Application(client_max_size=2**25)
    app.router.add_post("/rasa/webhook", pass_on)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", ACTIONS_PORT).start()
    try:
        yield
    finally:
        await runner.cleanup()


async def say(harness: Harness, words: str, sender: str = "919999900101") -> list[str]:
    """What the Rasa server answers on its `rest` channel."""
    body = {"sender": sender, "message": words}
    async with harness.session.post(f"{RASA_URL}/webhooks/rest/webhook", json=body) as answer:
        return [message["text"] for message in await answer.json()]


async def test_a_real_rasa_server_leads_her_through_a_form(sqlite_url: str, clock: MovableClock) -> None:
    """B-23, P-03: rules, our skills, Rasa's form around ours, an aside, and the form's end."""
    async with served(sqlite_url, clock) as harness, passing_on(harness):
        await harness.order(await harness.phone())
        await harness.settle()
        await say(harness, "/restart")
        (status,) = await say(harness, "where is my order")
        assert status.startswith("Order *10001*: confirmed")
        (question,) = await say(harness, "I want to change my delivery address")
        assert await say(harness, "where is my order") == [status, question]
        assert "Bengaluru" in (await say(harness, "560001"))[0]
        assert await say(harness, "never mind")
        assert await say(harness, "where is my order") == [status]
