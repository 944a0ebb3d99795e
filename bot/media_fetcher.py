"""Brings customers' photos and files over from WhatsApp before their ids expire (7 days)."""

import asyncio
import hashlib
from datetime import timedelta
from pathlib import Path

import structlog
from sqlalchemy import literal_column, select, update

from integrations.whatsapp.media import fetch
from integrations.whatsapp.sender import WhatsAppNumber
from journeys.clock import Clock
from journeys.errors import CommandRefused, HarkaraError
from journeys.store.database import Database
from journeys.store.erasing import files_to_forget, note_forgotten
from journeys.store.schema import media

log = structlog.get_logger("media")

EVERY = timedelta(seconds=5)
GIVE_UP_AFTER = timedelta(days=7)


class MediaFetcher:
    """Fetches wanted media one by one and keeps them in `folder` under their hash."""

    def __init__(self, database: Database, number: WhatsAppNumber, folder: Path, clock: Clock) -> None:
        self._database = database
        self._number = number
        self._folder = folder
        self._clock = clock

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self.fetch_once()
                await self.forget()
            except Exception as error:
                log.error("media cannot be fetched", error=type(error).__name__)
            waits = [asyncio.ensure_future(each) for each in (self._clock.sleep(EVERY), stop.wait())]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for each in waits:
                each.cancel()

    async def fetch_once(self) -> int:
        """Fetch what is wanted; returns how many files were stored."""
        query = select(media.c.media_id, media.c.seen_at).where(media.c.state == literal_column("'wanted'")).limit(20)
        async with self._database.read() as connection:
            wanted = (await connection.execute(query)).all()
        stored = 0
        for row in wanted:
            try:
                stored += await self._fetch(row.media_id)
            except CommandRefused:
                await self._mark(row.media_id, state="gone")
            except HarkaraError as error:
                log.info("a file is not to be had yet", error=type(error).__name__)
                if self._clock.now() - row.seen_at > GIVE_UP_AFTER:
                    await self._mark(row.media_id, state="gone")
        return stored

    async def forget(self) -> None:
        """Delete the files of customers who were erased; one that somebody else sent, too, stays."""
        async with self._database.read() as connection:
            found = await files_to_forget(connection)
        for sha256, is_others in found:
            if not is_others:
                await asyncio.to_thread((self._folder / sha256[:2] / sha256).unlink, missing_ok=True)
            async with self._database.write() as connection:
                await note_forgotten(connection, sha256)

    async def _fetch(self, media_id: str) -> int:
        fetched = await fetch(self._number, media_id)
        sha256 = hashlib.sha256(fetched.content).hexdigest()
        path = self._folder / sha256[:2] / sha256
        await asyncio.to_thread(_write, path, fetched.content)
        await self._mark(
            media_id,
            state="stored",
            path=str(path),
            sha256=sha256,
            mime_type=fetched.mime_type,
            bytes=len(fetched.content),
        )
        return 1

    async def _mark(self, media_id: str, **changes: object) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(media).where(media.c.media_id == media_id).values(**changes))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
