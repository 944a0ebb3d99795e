"""The whole service with a sandbox around it, over real HTTP, for tests: time moves by hand, nothing sleeps."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from itertools import cycle
from typing import Any

import aiohttp
from sqlalchemy import text
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_none

from bot.pairing import sandbox_pair
from bot.service import Service
from bot.settings import Settings
from bot.templates import template_specs
from bot.tracking.links import page_link
from integrations.sandbox.app import Sandbox, start
from integrations.sandbox.settings import SandboxSettings
from integrations.whatsapp.template_push import push
from journeys.clock import MovableClock
from journeys.errors import ServiceUnavailable

REAL_SECONDS_TO_SETTLE = 20.0
A_TURN = timedelta(milliseconds=15)  # more than the spacing of messages at 80 a second


class Harness:
    """A running service and its sandbox. `settle()` returns when nothing is left to be done at this moment."""

    def __init__(self, service: Service, sandbox: Sandbox, clock: MovableClock, session: aiohttp.ClientSession) -> None:
        self.service = service
        self.settings = service.settings
        self.sandbox = sandbox
        self.clock = clock
        self.session = session

    async def call(self, path: str, **body: Any) -> dict[str, Any]:
        """POST to the sandbox's JSON surface."""
        async with self.session.post(self.sandbox.base_url + path, json=body) as answer:
            assert answer.status < 400, await answer.text()
            told: dict[str, Any] = await answer.json()
            return told

    async def phone(self, number: str = "919999900101", name: str = "Meera Joshi", **extra: Any) -> str:
        """A new phone; its id."""
        return str((await self.call("/sandbox/api/phones", number=number, name=name, **extra))["id"])

    async def order(self, phone: str, payment: str = "cod") -> dict[str, Any]:
        return await self.call("/sandbox/api/shop/orders", phone_id=phone, payment=payment)

    async def ship(self, order: dict[str, Any], courier: str = "A") -> str:
        """Hand the order to a courier; the AWB."""
        told = await self.call(f"/sandbox/api/shop/orders/{order['id']}/fulfil", courier=courier)
        return str(told["fulfillments"][-1]["awb"])

    async def checkout(self, phone: str) -> dict[str, Any]:
        """She begins to buy."""
        return await self.call("/sandbox/api/shop/checkouts", phone_id=phone)

    async def complete(self, checkout: dict[str, Any], payment: str = "cod") -> dict[str, Any]:
        """The checkout becomes an order."""
        return await self.call(f"/sandbox/api/shop/checkouts/{checkout['id']}/complete", payment=payment)

    async def send_back(self, order: dict[str, Any], lever: str = "return", **body: Any) -> dict[str, Any]:
        """Pull a lever of the shop's desk for returns: return, approve-return, decline-return, cancel-return,
        book-return or receive-return."""
        return await self.call(f"/sandbox/api/shop/orders/{order['id']}/{lever}", **body)

    async def fetch_back(self, order: dict[str, Any], courier: str = "A") -> str:
        """Ask a courier to fetch an approved return; its AWB."""
        return str((await self.send_back(order, "book-return", courier=courier))["returns"][-1]["awb"])

    async def refund(self, order: dict[str, Any], **body: Any) -> dict[str, Any]:
        return await self.call(f"/sandbox/api/shop/orders/{order['id']}/refund", **body)

    async def page_link(self) -> str:
        """The link to the tracking page of the newest order, at the service's real address."""
        order_id = await self.scalar("SELECT max(id) AS value FROM orders")
        return page_link(self.settings.public_url, order_id, self.settings.token_secret.get_secret_value())

    async def open_link(self, phone: str, url: str, **body: Any) -> dict[str, Any]:
        """Open a link in a chat; {"status", "html"}. With `{"as": "preview"}` WhatsApp fetches it, not the person."""
        return await self.call(f"/sandbox/api/phones/{phone}/link", url=url, **body)

    async def scan(self, awb: str, what: str, **extra: Any) -> None:
        await self.call(f"/sandbox/api/parcels/{awb}/scan", what=what, **extra)

    async def say(self, phone: str, words: str) -> None:
        await self.call(f"/sandbox/api/phones/{phone}/say", text=words)

    async def tap(self, phone: str, message: dict[str, Any], label: str) -> None:
        button = next(b for b in message["look"]["buttons"] if b["text"] == label)
        choice = button.get("id") or button["text"]
        await self.call(f"/sandbox/api/phones/{phone}/tap", message_id=message["id"], choice=choice)

    async def messages(self, phone: str) -> list[dict[str, Any]]:
        """What the brand has sent to this phone, oldest first, as the sandbox shows it."""
        async with self.session.get(f"{self.sandbox.base_url}/sandbox/api/phones/{phone}") as answer:
            chat = await answer.json()
        return [message for message in chat["messages"] if message["direction"] == "out"]

    async def texts(self, phone: str) -> list[str]:
        return [str(message["look"].get("body", "")) for message in await self.messages(phone)]

    async def move(self, span: timedelta) -> None:
        """Let time pass, and everything happen that it brings."""
        self.clock.move(span)
        await self.settle()

    async def restart(self) -> None:
        """The process ends, and another takes its place on the same store."""
        await self.service.stop()
        await self.start_anew()

    async def start_anew(self) -> None:
        """Another process takes the place of one that has ended."""
        self.service = Service(self.settings, self.clock)
        await self.service.start()

    async def settle(self) -> None:
        """Wait until the sandbox has delivered everything due and the service has done all it can do now."""
        async with asyncio.timeout(REAL_SECONDS_TO_SETTLE):
            quiet = 0
            while quiet < 2:
                await self.sandbox.world.webhooks.idle()
                busy = await self._is_busy()
                quiet = 0 if busy else quiet + 1
                if self.service.parts.message_sender.is_waiting_for_its_turn:
                    self.clock.move(A_TURN)  # the number's rate is kept on the same clock
                self.service.parts.waker.wake_worker(pass_on=False)
                self.service.parts.waker.wake_senders(pass_on=False)
                self.service.parts.waker.wake_commands(pass_on=False)
                self.service.parts.waker.wake_outward(pass_on=False)
                await asyncio.sleep(0.005)  # yields to the service's own loops; no assertion depends on its length

    async def _is_busy(self) -> bool:
        now = self.clock.now()
        for query in PENDING:
            if await self.scalar(query, now=now):
                return True
        return self.service.parts.message_sender.is_busy

    async def scalar(self, query: str, **params: Any) -> Any:
        return (await self.rows(query, **params))[0]["value"]

    async def rows(self, query: str, **params: Any) -> list[dict[str, Any]]:
        """Read the store. `:now` style parameters; times in results are as the engine stores them."""
        if "now" in params and ":now" not in query:
            params.pop("now")
        elif "now" in params and self.service.parts.database.is_sqlite:
            from journeys.store.types import microseconds

            params["now"] = microseconds(params["now"])
        async with self.service.parts.database.read() as connection:
            return [dict(row._mapping) for row in await connection.execute(text(query), params)]


PENDING = (
    "SELECT count(*) AS value FROM inbox WHERE state = 'new'",
    "SELECT count(*) AS value FROM timers WHERE due_at <= :now",
    "SELECT count(*) AS value FROM outbox WHERE state = 'sending' OR (state = 'ready' AND not_before_at <= :now)",
)


# A machine that stands still for seconds lets a connection to itself run into its time limit.
PATIENTLY = AsyncRetrying(
    retry=retry_if_exception_type(ServiceUnavailable), stop=stop_after_attempt(3), wait=wait_none(), reraise=True
)


@asynccontextmanager
async def running(
    store_url: str,
    clock: MovableClock,
    *,
    configure: Callable[[Settings, SandboxSettings], Settings] | None = None,
    **sandbox_options: Any,
) -> AsyncIterator[Harness]:
    """Start both on free ports, with approved templates; stop both. `configure` changes the service's settings."""
    service_port, sandbox_port = free_port(), free_port()
    settings, sandbox_settings = sandbox_pair(service_port, sandbox_port, store_url=store_url)
    for name, value in sandbox_options.items():
        setattr(sandbox_settings, name, value)
    settings = configure(settings, sandbox_settings) if configure else settings
    sandbox = await start(sandbox_settings, clock)
    service = Service(settings, clock)
    await service.start()
    session = aiohttp.ClientSession()
    harness = Harness(service, sandbox, clock, session)
    try:
        parts = service.parts
        specs = template_specs(parts.wording, parts.brand, settings.whatsapp.template_prefix)
        async for attempt in PATIENTLY:
            with attempt:
                await push(parts.number, specs)
        await harness.move(timedelta(seconds=sandbox_settings.template_review_seconds + 1))
        yield harness
    finally:
        await session.close()
        await harness.service.stop()
        await sandbox.stop()


def _ports() -> Iterator[int]:
    """This process's share, again and again: below those that the system lends to connections, which could be in use
    by the time that somebody listens, and above those that Chromium refuses."""
    first = 11_000 + os.getpid() % 20 * 1_000
    return cycle(range(first, first + 1_000))


_PORTS = _ports()


def free_port() -> int:
    """A TCP port that nobody listens on, and that no other test process is about to take."""
    for port in _PORTS:
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("the ports never end")
