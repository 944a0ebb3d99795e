"""The one object every part of the sandbox shares: clock, feed, faults, dice, phones, webhooks, ledger."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import aiohttp
from aiohttp import web

from integrations.sandbox.customers import Customers
from integrations.sandbox.faults import Faults
from integrations.sandbox.feed import Feed
from integrations.sandbox.ledger import Ledger
from integrations.sandbox.scheduler import Scheduler
from integrations.sandbox.settings import SandboxSettings
from integrations.sandbox.webhooks import Webhooks
from journeys.clock import MovableClock


class World:
    """Built once by `build_app`, passed to every module's `add_routes(app, world)`."""

    def __init__(self, settings: SandboxSettings, clock: MovableClock, session: aiohttp.ClientSession) -> None:
        self.settings = settings
        self.clock = clock
        self.session = session
        self.faults = Faults(settings.seed)
        self.random = Random(settings.seed)  # for ids, delays and batches; faults roll their own dice
        self.feed = Feed()
        self.scheduler = Scheduler(clock)
        self.webhooks = Webhooks(session, clock, self.scheduler, self.faults)
        self.customers = Customers(self.random)
        self.ledger = Ledger(settings)
        self.state_parts: dict[str, Callable[[], dict[str, Any]]] = {}
        self.stopping = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        """The virtual time, aware UTC."""
        return self.clock.now()

    def move(self, span: timedelta) -> datetime:
        """Move the virtual clock forward and make the calls that came due. Raises ValueError on a negative span."""
        now = self.clock.move(span)
        self.scheduler.run_due()
        self.feed.publish("clock.moved", {"now": now.isoformat(), "seconds": span.total_seconds()})
        return now

    def start(self) -> None:
        """Let virtual time run."""
        self._running = asyncio.ensure_future(self.scheduler.run())

    async def stop(self) -> None:
        """Stop time and abandon deliveries on their way."""
        self.stopping.set()
        self.feed.publish("sandbox.stopping", {})
        if self._running:
            self._running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._running
        await self.webhooks.close()


WORLD = web.AppKey("world", World)
