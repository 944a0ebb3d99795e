"""Builds and starts the sandbox: one aiohttp application, one world, every emulated vendor mounted on it.

A vendor module offers `add_routes(app: web.Application, world: World) -> None`. It may put a function that
returns a dict into `world.state_parts` under its name; the dict is merged into `GET /sandbox/api/state`.
"""

import importlib
import importlib.util
from collections.abc import Sequence

import aiohttp
import orjson
from aiohttp import web

from integrations.sandbox import control
from integrations.sandbox.settings import SandboxSettings
from integrations.sandbox.world import WORLD, World
from journeys.clock import MovableClock

MODULES = ("graph", "shop", "couriers", "payments", "outward", "beside", "browser")
MAX_BODY_BYTES = 101_000_000  # a document may be 100 MB


def build_app(
    settings: SandboxSettings, clock: MovableClock, seed: int | None = None, modules: Sequence[str] = MODULES
) -> web.Application:
    """The sandbox as an application with the named modules; its world is `app[WORLD]`. Needs a running event loop."""
    if seed is not None:
        settings.seed = seed
    app = web.Application(client_max_size=MAX_BODY_BYTES)
    connector = aiohttp.TCPConnector(limit=0)
    session = aiohttp.ClientSession(connector=connector, json_serialize=lambda value: orjson.dumps(value).decode())
    world = app[WORLD] = World(settings, clock, session)
    control.add_routes(app, world)
    for name in modules:
        _mount(name, app, world)
    app.on_startup.append(_start_time)
    app.on_shutdown.append(_stop_time)
    return app


def _mount(name: str, app: web.Application, world: World) -> None:
    full_name = f"integrations.sandbox.{name}"
    if importlib.util.find_spec(full_name):
        module = importlib.import_module(full_name)
        if hasattr(module, "add_routes"):
            module.add_routes(app, world)


async def _start_time(app: web.Application) -> None:
    app[WORLD].start()


async def _stop_time(app: web.Application) -> None:
    await app[WORLD].stop()
    await app[WORLD].session.close()


class Sandbox:
    """A running sandbox: `world`, `base_url` (like http://127.0.0.1:9000) and `stop()`."""

    def __init__(self, runner: web.AppRunner, world: World, port: int) -> None:
        self.runner = runner
        self.world = world
        self.port = port
        self.base_url = f"http://{world.settings.host}:{port}"

    async def stop(self) -> None:
        """Close the listener, then time, then the outgoing connections."""
        await self.runner.cleanup()


async def start(
    settings: SandboxSettings, clock: MovableClock, seed: int | None = None, modules: Sequence[str] = MODULES
) -> Sandbox:
    """Listen on `settings.host:settings.port`; port 0 takes a free one (see `Sandbox.port`)."""
    app = build_app(settings, clock, seed, modules)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=False, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, settings.host, settings.port)
    await site.start()
    port: int = runner.addresses[0][1]
    settings.port = port
    return Sandbox(runner, app[WORLD], port)
