"""Customers' files: brought over before they expire, only with the right hash, and given up when they are gone."""

import asyncio
import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.media_fetcher import EVERY, GIVE_UP_AFTER, MediaFetcher
from integrations.sandbox.graph.account import GRAPH
from integrations.sandbox.graph.media import Medium
from integrations.sandbox.graph.samples import SAMPLES
from journeys.events import Acted, Event
from journeys.store.erasing import ERASED, erase_customers
from journeys.store.schema import media
from tests.bot.story import faults
from tests.harness import REAL_SECONDS_TO_SETTLE, Harness


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "media"


@pytest.fixture
def fetcher(sqlite_harness: Harness, folder: Path) -> MediaFetcher:
    """A fetcher with a folder of its own; the service's sleeps, because its clock stands still."""
    parts = sqlite_harness.service.parts
    return MediaFetcher(parts.database, parts.number, folder, sqlite_harness.clock)


async def wanted(harness: Harness, kind: str = "image") -> str:
    """A customer sends a file; the media id that is now wanted."""
    phone = await harness.phone()
    await harness.call(f"/sandbox/api/phones/{phone}/media", kind=kind)
    await harness.settle()
    return str(await harness.scalar("SELECT media_id AS value FROM media"))


async def row_of(harness: Harness) -> dict[str, Any]:
    return (await harness.rows("SELECT state, path, sha256, mime_type, bytes FROM media"))[0]


def files_in(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


@pytest.mark.parametrize("kind", sorted(SAMPLES))
async def test_a_file_is_kept_under_its_hash(
    sqlite_harness: Harness, fetcher: MediaFetcher, folder: Path, kind: str
) -> None:
    """P-05, B-21."""
    mime_type, content = SAMPLES[kind]
    await wanted(sqlite_harness, kind)
    assert await fetcher.fetch_once() == 1
    row = await row_of(sqlite_harness)
    assert (row["state"], row["mime_type"], row["bytes"]) == ("stored", mime_type, len(content))
    assert row["sha256"] == hashlib.sha256(content).hexdigest()
    assert row["path"] == str(folder / row["sha256"][:2] / row["sha256"])
    assert files_in(folder) == [content]
    assert await fetcher.fetch_once() == 0, "once is enough"


class Swapped(Medium):
    """A file of which WhatsApp announces another hash than that of its bytes."""

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(b"what was announced").digest()


async def test_bytes_with_another_hash_are_not_kept(
    sqlite_harness: Harness, fetcher: MediaFetcher, folder: Path
) -> None:
    """P-05."""
    media_id = await wanted(sqlite_harness)
    store = sqlite_harness.sandbox.runner.app[GRAPH].media
    store._by_id[media_id] = Swapped(**msgspec.structs.asdict(store.require(media_id)))
    assert await fetcher.fetch_once() == 0
    assert (await row_of(sqlite_harness))["state"] == "wanted"
    assert files_in(folder) == []


async def test_a_file_that_is_gone_is_given_up(sqlite_harness: Harness, fetcher: MediaFetcher) -> None:
    """G-7."""
    media_id = await wanted(sqlite_harness)
    sqlite_harness.sandbox.runner.app[GRAPH].media.delete(media_id)
    assert await fetcher.fetch_once() == 0
    assert (await row_of(sqlite_harness))["state"] == "gone"


async def test_a_server_that_is_down_is_asked_again(sqlite_harness: Harness, fetcher: MediaFetcher) -> None:
    """A-15."""
    await wanted(sqlite_harness)
    await faults(sqlite_harness, api_5xx=1.0, api_targets=["graph"])
    assert await fetcher.fetch_once() == 0
    assert (await row_of(sqlite_harness))["state"] == "wanted"
    await faults(sqlite_harness, clear=True)
    assert await fetcher.fetch_once() == 1


async def test_after_a_week_nobody_waits_any_more(sqlite_harness: Harness, fetcher: MediaFetcher) -> None:
    """G-7: media ids live seven days."""
    await wanted(sqlite_harness)
    await faults(sqlite_harness, api_5xx=1.0, api_targets=["graph"])
    sqlite_harness.clock.move(GIVE_UP_AFTER + timedelta(minutes=1))
    assert await fetcher.fetch_once() == 0
    assert (await row_of(sqlite_harness))["state"] == "gone"


async def test_the_service_fetches_by_itself(
    sqlite_harness: Harness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P-05."""
    harness = sqlite_harness
    monkeypatch.chdir(tmp_path)  # the default folder is relative to where the service runs
    await wanted(harness)
    async with asyncio.timeout(REAL_SECONDS_TO_SETTLE):
        while (await row_of(harness))["state"] == "wanted":
            await harness.move(EVERY)
    assert files_in(tmp_path / harness.service.settings.media_dir) == [SAMPLES["image"][1]]


async def test_the_files_of_an_erased_customer_are_deleted_unless_somebody_else_sent_the_same(
    sqlite_harness: Harness, fetcher: MediaFetcher, folder: Path
) -> None:
    """P-02, P-05."""
    parts, now = sqlite_harness.service.parts, sqlite_harness.clock.now()
    await wanted(sqlite_harness)
    await fetcher.fetch_once()
    (row,) = await sqlite_harness.rows("SELECT * FROM media")
    async with parts.database.write() as connection:
        same = {"media_id": "other", "customer_id": 7, "wamid": "w", "state": "stored", "seen_at": now}
        copied = {name: row[name] for name in ("mime_type", "sha256", "path", "bytes")}
        await connection.execute(media.insert().values(**same, **copied))
    for owner, left in ((row["customer_id"], 1), (7, 0)):
        event = Event(ERASED, f"erased:{owner}", now, now, "harkara", Acted(1, "Ada"))
        async with parts.database.write() as connection:
            await erase_customers(connection, [event], {event.key: owner}, now)
        await fetcher.forget()
        assert len(files_in(folder)) == left
    assert await sqlite_harness.rows("SELECT media_id FROM media WHERE sha256 != ''") == []
