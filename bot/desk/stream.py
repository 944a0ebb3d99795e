"""What changes on the desk, told to every open screen at once: one look at the store serves all who listen.

A screen that was away names the last change it saw and is told what came after, also by another process or after a
restart. Only ids, queues, counts and who is present are told; a screen reads the rest itself.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson
import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.guarding import current_user, is_still_logged_in
from bot.screens.headers import guard_headers
from bot.waking import Waker
from journeys.clock import Clock
from journeys.store.database import Database
from journeys.store.desk_panel import read_presence, read_users
from journeys.store.desk_queue import MINE, changed_since, count_mine, count_queues, count_shared, newest_change

log = structlog.get_logger("desk")

MOST_UNREAD = 200  # events that a slow screen may leave unread
MOST_BEHIND = 500  # changes told one by one; who missed more reads the page again
HEARTBEAT_SECONDS = 15.0
COUNTS_EVERY_SECONDS = 0.5
LOOK_EVERY = timedelta(seconds=2)  # without a bell
PRESENT_FOR = timedelta(seconds=30)

# Marks are made of the time, milliseconds above the last 22 bits; several processes may commit theirs out of order.
OVERLAP = 2_000 << 22
NOBODY = -OVERLAP - 1  # what is looked from while nobody listens

Change = tuple[int, int, str, int | None]  # (mark, customer, queue, assigned to)


class Feed:
    """Looks for changes while anybody listens, and passes them on."""

    def __init__(self, database: Database, clock: Clock, waker: Waker) -> None:
        self._database = database
        self._clock = clock
        self._waker = waker
        self._stop = asyncio.Event()
        self._users: dict[asyncio.Queue[bytes | None], int] = {}
        self._task: asyncio.Task[None] | None = None
        self._from = NOBODY
        self._told: set[int] = set()
        self._present = ""
        self._counted_at = 0.0
        self._count_is_due = False

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    def ring(self) -> None:
        """Something may have changed: look at once."""
        self._waker.wake_desk()

    async def stop(self) -> None:
        """End every stream, and the looking."""
        self._stop.set()
        for queue in self._users:
            queue.put_nowait(None)
        if self._task:
            await self._task

    async def listen(self, user_id: int, since: int) -> tuple[asyncio.Queue[bytes | None], bytes]:
        """A queue of what is to be written, None at the end; and what the listener has missed since the mark."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._users[queue] = user_id
        if self._stop.is_set():  # she came while the others were being sent away
            queue.put_nowait(None)
        return queue, await self._missed(user_id, since)

    def leave(self, queue: asyncio.Queue[bytes | None]) -> None:
        self._users.pop(queue, None)

    async def _missed(self, user_id: int, since: int) -> bytes:
        now = self._clock.now()
        async with self._database.read() as connection:
            changes = await changed_since(connection, since - OVERLAP, now, MOST_BEHIND + 1) if since else []
            counts = await count_queues(connection, user_id, now)
            newest = await newest_change(connection)
            present = await self._presence(connection)
        if self._from == NOBODY:
            self._from = newest - OVERLAP
        if len(changes) > MOST_BEHIND:
            return told("reload", {}, newest)
        missed = told("change", changed(changes), changes[-1][0]) if changes else b""
        return missed + told("counts", counts, newest if not since or not changes else None) + told("presence", present)

    async def _run(self) -> None:
        while not self._stop.is_set():
            await self._waker.wait_for_desk(self._clock, LOOK_EVERY, self._stop)
            if not self._users:
                self._from, self._told = NOBODY, set()
            if self._from == NOBODY:
                continue
            try:
                await self._look()
            except Exception as error:
                log.error("changes on the desk cannot be read", error=type(error).__name__)

    async def _look(self) -> None:
        """Tell what is new: changes first, as they are waited for; then who is present, and counts."""
        now = self._clock.now()
        async with self._database.read() as connection:
            changes = await self._changes(connection, now)
            if changes:
                self._tell_all(told("change", changed(changes), changes[-1][0]))
            present = await self._presence(connection)
            if (said := orjson.dumps(present).decode()) != self._present:
                self._present = said
                self._tell_all(told("presence", present))
            self._count_is_due = self._count_is_due or bool(changes)
            if self._count_is_due and self._may_count():
                await self._count(connection, now)

    def _may_count(self) -> bool:
        """Counting costs more than telling, so it is done a few times a second; else once that time is over."""
        loop = asyncio.get_running_loop()
        if (left := self._counted_at + COUNTS_EVERY_SECONDS - loop.time()) > 0:
            loop.call_later(left, lambda: self._waker.wake_desk(pass_on=False))
            return False
        self._counted_at, self._count_is_due = loop.time(), False
        return True

    async def _count(self, connection: AsyncConnection, now: datetime) -> None:
        shared, users = await count_shared(connection, now), set(self._users.values())
        mine = await count_mine(connection, sorted(users))
        for user_id in users:
            self._tell(user_id, told("counts", shared | {MINE: mine.get(user_id, 0)}))

    async def _changes(self, connection: AsyncConnection, now: datetime) -> list[Change]:
        """What was not told before. What is new is read again for a while: a commit may come late."""
        near = await changed_since(connection, self._from, now, MOST_BEHIND)
        new = [change for change in near if change[0] not in self._told]
        self._told = {mark for mark, *_ in near}
        if len(near) == MOST_BEHIND:
            self._from = near[-1][0]
            self.ring()  # there is more
        elif near:
            self._from = max(self._from, near[-1][0] - OVERLAP)
        return new

    async def _presence(self, connection: AsyncConnection) -> dict[str, list[list[Any]]]:
        """Who is in which thread: {customer: [[user id, name, doing], ...]}."""
        rows = await read_presence(connection, self._clock.now() - PRESENT_FOR)
        names = {each["id"]: each["name"] for each in await read_users(connection)} if rows else {}
        found: dict[str, list[list[Any]]] = {}
        for row in rows:
            person = [str(row["user_id"]), names.get(row["user_id"], "somebody"), row["doing"]]
            found.setdefault(str(row["customer_id"]), []).append(person)
        return found

    def _tell_all(self, line: bytes) -> None:
        for queue in [*self._users]:
            self._put(queue, line)

    def _tell(self, user_id: int, line: bytes) -> None:
        for queue in [queue for queue, listener in self._users.items() if listener == user_id]:
            self._put(queue, line)

    def _put(self, queue: asyncio.Queue[bytes | None], line: bytes) -> None:
        """Who does not read is let go, and told what it missed when it comes back."""
        if queue.qsize() < MOST_UNREAD:
            queue.put_nowait(line)
        else:
            self.leave(queue)
            queue.put_nowait(None)


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
        async for line in _lines(request, queue):
            await response.write(line)
    except ConnectionError:  # the browser has left
        pass
    finally:
        feed.leave(queue)
    return response


async def _lines(request: web.Request, queue: asyncio.Queue[bytes | None]) -> AsyncIterator[bytes]:
    """What to write until it is over; every few seconds the log-in is looked at again."""
    loop = asyncio.get_running_loop()
    look_at = loop.time() + HEARTBEAT_SECONDS
    while True:
        try:
            async with asyncio.timeout_at(look_at):
                line = await queue.get()
        except TimeoutError:
            if not await is_still_logged_in(request):
                return
            look_at, line = loop.time() + HEARTBEAT_SECONDS, b": still here\n\n"
        if line is None:
            return
        yield line
