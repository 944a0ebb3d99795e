"""What changes on the desk, told to every open screen at once: one look at the store serves all who listen.

A screen that was away names the last change it saw and is told what came after, also by another process or after a
restart. Only ids, queues, counts and who is present are told; a screen reads the rest itself.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import orjson
import structlog
from aiohttp import web

from bot.access.guarding import current_user, is_still_logged_in
from bot.screens.headers import guard_headers
from bot.waking import Waker
from journeys.clock import Clock
from journeys.store.database import Database
from journeys.store.desk_panel import read_presence, read_users
from journeys.store.desk_queue import changed_since, count_queues, newest_change

log = structlog.get_logger("desk")

MOST_BEHIND = 500  # changes told one by one; who missed more reads the page again
HEARTBEAT_SECONDS = 15.0
LOOK_EVERY = timedelta(seconds=2)  # without a bell
PRESENT_FOR = timedelta(seconds=30)

# Marks are made of the time, milliseconds above the last 22 bits; several processes may commit theirs out of order.
OVERLAP = 2_000 << 22

Change = tuple[int, int, str, int | None]  # (mark, customer, queue, assigned to)


class Feed:
    """Looks for changes while anybody listens, and passes them on."""

    def __init__(self, database: Database, clock: Clock, waker: Waker) -> None:
        self._database = database
        self._clock = clock
        self._waker = waker
        self._stop = asyncio.Event()
        self._listeners: set[asyncio.Queue[bytes | None]] = set()
        self._users: dict[asyncio.Queue[bytes | None], int] = {}
        self._task: asyncio.Task[None] | None = None
        self._last = 0
        self._told: set[int] = set()
        self._present = ""

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    def ring(self) -> None:
        """Something may have changed: look at once."""
        self._waker.wake_desk()

    async def stop(self) -> None:
        """End every stream, and the looking."""
        self._stop.set()
        for queue in self._listeners:
            queue.put_nowait(None)
        if self._task:
            await self._task

    async def listen(self, user_id: int, since: int) -> tuple[asyncio.Queue[bytes | None], bytes]:
        """A queue of what is to be written, None at the end; and what the listener has missed since the mark."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._listeners.add(queue)
        self._users[queue] = user_id
        return queue, await self._missed(user_id, since)

    def leave(self, queue: asyncio.Queue[bytes | None]) -> None:
        self._listeners.discard(queue)
        self._users.pop(queue, None)

    async def _missed(self, user_id: int, since: int) -> bytes:
        now = self._clock.now()
        async with self._database.read() as connection:
            changes = await changed_since(connection, since - OVERLAP, now, MOST_BEHIND + 1) if since else []
            counts = await count_queues(connection, user_id, now)
            newest = await newest_change(connection)
            present = await self._presence(connection)
        if len(changes) > MOST_BEHIND:
            return told("reload", {}, newest)
        missed = told("change", changed(changes), changes[-1][0]) if changes else b""
        return missed + told("counts", counts, newest if not since or not changes else None) + told("presence", present)

    async def _run(self) -> None:
        while not self._stop.is_set():
            await self._waker.wait_for_desk(self._clock, LOOK_EVERY, self._stop)
            if not self._listeners:
                self._last = 0
                continue
            try:
                await self._look()
            except Exception as error:
                log.error("changes on the desk cannot be read", error=type(error).__name__)

    async def _look(self) -> None:
        """Tell what is new: changes first, as they are waited for; then counts, as everybody sees them."""
        now = self._clock.now()
        async with self._database.read() as connection:
            if self._last == 0:
                self._last = await newest_change(connection)
                near = await changed_since(connection, self._last - OVERLAP, now, MOST_BEHIND)
                self._told = {mark for mark, *_ in near}
            near = await changed_since(connection, self._last - OVERLAP, now, MOST_BEHIND)
            changes = [change for change in near if change[0] not in self._told]
            self._told = {mark for mark, *_ in near}
            if changes:
                self._last = max(self._last, changes[-1][0])
                self._tell_all(told("change", changed(changes), self._last))
            present = await self._presence(connection)
            if (said := orjson.dumps(present).decode()) != self._present:
                self._present = said
                self._tell_all(told("presence", present))
            if changes:
                for user_id in set(self._users.values()):
                    self._tell(user_id, told("counts", await count_queues(connection, user_id, now)))

    async def _presence(self, connection: Any) -> dict[str, list[list[Any]]]:
        """Who is in which thread: {customer: [[user id, name, doing], ...]}."""
        rows = await read_presence(connection, self._clock.now() - PRESENT_FOR)
        names = {each["id"]: each["name"] for each in await read_users(connection)} if rows else {}
        found: dict[str, list[list[Any]]] = {}
        for row in rows:
            person = [str(row["user_id"]), names.get(row["user_id"], "somebody"), row["doing"]]
            found.setdefault(str(row["customer_id"]), []).append(person)
        return found

    def _tell_all(self, line: bytes) -> None:
        for queue in self._listeners:
            queue.put_nowait(line)

    def _tell(self, user_id: int, line: bytes) -> None:
        for queue, listener in self._users.items():
            if listener == user_id:
                queue.put_nowait(line)


def changed(changes: Sequence[Change]) -> list[dict[str, str]]:
    """Changes as a screen reads them; ids are text, as JavaScript's numbers are too short for them."""
    newest = {customer: (queue, assigned) for _, customer, queue, assigned in changes}
    return [{"id": str(id), "queue": queue, "assigned": str(who or "")} for id, (queue, who) in newest.items()]


def told(event: str, body: Any, mark: int | None = None) -> bytes:
    """One event of the stream. `mark` is what the browser names when it comes back."""
    id = f"id: {mark}\n" if mark is not None else ""
    return f"{id}event: {event}\ndata: {orjson.dumps(body).decode()}\n\n".encode()


async def stream(request: web.Request, feed: Feed) -> web.StreamResponse:
    """Answer with what happens until the browser leaves, the log-in ends or the service stops."""
    since = request.headers.get("Last-Event-ID") or request.query.get("since", "")
    mark = int(since) if since.isdecimal() and len(since) < 19 else 0
    response = guard_headers(
        web.StreamResponse(headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
    )
    await response.prepare(request)
    queue, missed = await feed.listen(current_user(request).id, mark)
    try:
        await response.write(b"retry: 1000\n\n" + missed)
        while True:
            try:
                line = await asyncio.wait_for(queue.get(), HEARTBEAT_SECONDS)
            except TimeoutError:
                if not await is_still_logged_in(request):
                    break
                line = b": still here\n\n"
            if line is None:
                break
            await response.write(line)
    except ConnectionError:  # the browser has left
        pass
    finally:
        feed.leave(queue)
    return response
