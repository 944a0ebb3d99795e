"""The in-process event feed behind the browser page: publish, subscribe, and catch up by id."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from typing import Any

import msgspec


class FeedEvent(msgspec.Struct, frozen=True):
    """One thing that happened in the sandbox: `kind` like `message.sent`, `body` JSON-ready."""

    id: int
    kind: str
    body: dict[str, Any]


class Feed:
    """Keeps the last `keep` events. A subscriber that falls further behind gets a `feed.gap` event first."""

    def __init__(self, keep: int = 5_000) -> None:
        self._events: deque[FeedEvent] = deque(maxlen=keep)
        self._news = asyncio.Event()
        self.last_id = 0

    def publish(self, kind: str, body: dict[str, Any]) -> int:
        """Add an event and wake the subscribers. Returns its id."""
        self.last_id += 1
        self._events.append(FeedEvent(self.last_id, kind, body))
        if not self._news.is_set():
            self._news.set()
        return self.last_id

    def since(self, after_id: int) -> list[FeedEvent]:
        """What happened after `after_id`, oldest first."""
        missing = self.last_id - after_id
        if missing <= 0:
            return []
        if missing > len(self._events):
            return [FeedEvent(self._events[0].id - 1, "feed.gap", {"after_id": after_id}), *self._events]
        return list(self._events)[-missing:]

    async def subscribe(self, after_id: int | None = None) -> AsyncIterator[FeedEvent]:
        """Events as they come; `after_id=None` starts with the next one."""
        seen = self.last_id if after_id is None else min(after_id, self.last_id)
        while True:
            for event in self.since(seen):
                yield event
                seen = event.id
            if seen >= self.last_id:
                self._news.clear()
                await self._news.wait()
