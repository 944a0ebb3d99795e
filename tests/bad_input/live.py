"""The rig in a thread of its own, with a clock that runs, for tests that are not asynchronous themselves."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from integrations.contract import RawItem
from integrations.proof import content_key
from integrations.registry import vendor_of
from journeys.clock import MovableClock
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.store.database import upgrade
from tests.bad_input.rig import Answer, Rig, exchange, request_bytes, rig_on, signed_headers

T = TypeVar("T")
REAL_SECONDS = 30.0


class Live:
    """A running rig in another thread's event loop."""

    def __init__(self, rig: Rig, loop: asyncio.AbstractEventLoop) -> None:
        self.rig = rig
        self._loop = loop
        self._numbers = count(1)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.rig.port}"

    def wait_for(self, work: Coroutine[Any, Any, T]) -> T:
        """Run it in the rig's loop and return what it returns."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(REAL_SECONDS)

    def headers(self, account: str, body: bytes, **more: str) -> dict[str, str]:
        """The headers of a well-formed delivery, some of them replaced."""
        return signed_headers(account, body) | more

    def post(self, account: str, body: bytes, **more: str) -> Answer:
        """POST the bytes with a right proof."""
        headers = [(name, value.encode()) for name, value in self.headers(account, body, **more).items()]
        return self.wait_for(exchange(self.rig.port, request_bytes("POST", self.rig.path(account), headers, body)))

    def is_answered(self) -> bool:
        """Whether a new customer who says hello now is greeted."""
        return self.wait_for(self._greeted(f"9199999{70_000 + next(self._numbers)}"))

    async def _greeted(self, number: str) -> bool:
        harness = self.rig.harness
        phone = await harness.phone(number)
        await harness.say(phone, "hello")
        await harness.settle()
        return [text[:5] for text in await harness.texts(phone)] == ["Hello"]

    def settle(self) -> None:
        """Wait until every stored item has been dealt with. Raises TimeoutError."""
        self.wait_for(self.rig.harness.settle())

    def missing(self, account: str, headers: dict[str, str], body: bytes) -> list[str]:
        """Keys of an acknowledged delivery's items that are not in the inbox."""
        items = expected_items(account, headers, body)
        return [item.key for item in items if not self.wait_for(self._is_stored(account, item))]

    async def _is_stored(self, account: str, item: RawItem) -> bool:
        query = "SELECT count(*) AS value FROM inbox WHERE source = :source AND key = :key"
        return bool(await self.rig.harness.scalar(query, source=account, key=item.key[:300]))


def expected_items(account: str, headers: dict[str, str], body: bytes) -> list[RawItem]:
    """What must be in the inbox after a 200: the vendor's own split; one item for what nobody can read."""
    try:
        return vendor_of(account).split({name.lower(): value for name, value in headers.items()}, body)
    except PayloadUnsupported:
        return []
    except PayloadMalformed:
        return [RawItem(key=f"malformed:{content_key(body)}", body=body)]


@contextmanager
def live_rig(folder: Path) -> Iterator[Live]:
    """Start the rig on SQLite in a new thread; stop it and wait for the thread."""
    started = threading.Event()
    holder: dict[str, Any] = {}
    thread = threading.Thread(target=lambda: asyncio.run(_run(folder, holder, started)), daemon=True)
    thread.start()
    assert started.wait(REAL_SECONDS), "the rig did not start"
    live: Live = holder["live"]
    try:
        yield live
    finally:
        holder["loop"].call_soon_threadsafe(holder["stop"].set)
        thread.join(REAL_SECONDS)


async def _run(folder: Path, holder: dict[str, Any], started: threading.Event) -> None:
    url = f"sqlite+aiosqlite:///{folder / 'harkara.db'}"
    await upgrade(url)
    async with rig_on(url, MovableClock()) as rig:
        loop = asyncio.get_running_loop()
        holder |= {"live": Live(rig, loop), "loop": loop, "stop": asyncio.Event()}
        started.set()
        await holder["stop"].wait()
