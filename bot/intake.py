"""Storing what comes in before it is acknowledged: many requests share one commit and one fsync."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from bot.metrics import Metrics
from integrations.contract import RawItem
from journeys.store import inbox, turns
from journeys.store.database import Database

# Rows in one commit. More does not make a row cheaper, and keeps the first request of a group waiting.
MOST_ROWS_A_COMMIT = 2_000


class Intake:
    """Takes raw items and returns once they are on the disk. `on_stored` wakes the worker.

    While one group is being written the next one gathers, so a commit costs the same for one request or for hundreds.
    """

    def __init__(self, database: Database, metrics: Metrics, on_stored: Callable[[], None]) -> None:
        self._database = database
        self._metrics = metrics
        self._on_stored = on_stored
        self._waiting: list[tuple[list[dict[str, Any]], asyncio.Future[None]]] = []
        self._flushing: asyncio.Task[None] | None = None

    async def store(self, source: str, items: Sequence[RawItem], received_at: datetime) -> None:
        """Return when the items are durable. Raises what the store raises; then nothing may be acknowledged."""
        rows = [
            {
                "source": source,
                "key": _storable(item.key)[:300],
                "kind": _storable(item.kind)[:64],
                "body": item.body,
                "received_at": received_at,
            }
            for item in items
        ]
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((rows, stored))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())
        await stored
        self._metrics.webhook_items.labels(source).inc(len(rows))

    async def close(self) -> None:
        """Wait for what is being written."""
        if self._flushing:
            await self._flushing

    async def _flush(self) -> None:
        while self._waiting:
            group = self._take_group()
            try:
                async with self._database.write(can_wait=turns.ACKNOWLEDGING) as connection:
                    await inbox.append(connection, [row for rows, _ in group for row in rows])
            except Exception as error:
                _fail(group, error)
            else:
                _succeed(group)
                self._metrics.commit_items.observe(sum(len(rows) for rows, _ in group))
                self._on_stored()
        self._flushing = None

    def _take_group(self) -> list[tuple[list[dict[str, Any]], asyncio.Future[None]]]:
        taken = total = 0
        for rows, _ in self._waiting:
            if taken and total + len(rows) > MOST_ROWS_A_COMMIT:
                break
            taken, total = taken + 1, total + len(rows)
        group, self._waiting = self._waiting[:taken], self._waiting[taken:]
        return group


def _storable(text: str) -> str:
    """The text with odd bytes of a header, which arrive as lone surrogates, written out: no store takes them."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _succeed(group: list[tuple[list[dict[str, Any]], asyncio.Future[None]]]) -> None:
    for _, stored in group:
        if not stored.done():
            stored.set_result(None)


def _fail(group: list[tuple[list[dict[str, Any]], asyncio.Future[None]]], error: Exception) -> None:
    for _, stored in group:
        if not stored.done():
            stored.set_exception(error)
