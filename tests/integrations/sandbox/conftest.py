"""A frozen clock, a sandbox on a free port, and a listener that receives its webhooks."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web

from integrations.sandbox.app import Sandbox, start
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock

from .graph_client import Business, Listener

START = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    app = web.Application(client_max_size=4_000_000)
    app.router.add_post("/hook", listener.receive)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    listener.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield listener
    await runner.cleanup()


@pytest.fixture
def settings(listener: Listener) -> SandboxSettings:
    return SandboxSettings(port=0, whatsapp_webhook_url=listener.url)


@pytest.fixture
async def sandbox(settings: SandboxSettings) -> AsyncIterator[Sandbox]:
    sandbox = await start(settings, MovableClock(START, running=False), seed=7, modules=["graph"])
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def http(sandbox: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(sandbox.base_url) as session:
        yield session


@pytest.fixture
async def business(sandbox: Sandbox, listener: Listener) -> AsyncIterator[Business]:
    async with aiohttp.ClientSession(sandbox.base_url) as session:
        yield Business(session, sandbox, listener)
