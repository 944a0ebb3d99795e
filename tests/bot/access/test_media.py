"""Customers' files on the screens: found by id only, shown only when harmless, and never able to act."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.access.media import kind_headers
from journeys.clock import MovableClock
from journeys.store.schema import media
from tests.harness import Harness, running
from tests.people import Person, person


@pytest.fixture
async def keeping(sqlite_url: str, clock: MovableClock, tmp_path: Path) -> AsyncIterator[Harness]:
    """A service that keeps files in a folder of this test."""
    folder = {"media_dir": tmp_path / "media"}
    async with running(sqlite_url, clock, configure=lambda said, _: said.model_copy(update=folder)) as harness:
        yield harness


async def keep(harness: Harness, media_id: str, mime_type: str, content: bytes, **changes: str) -> None:
    """A file as the fetcher stores it."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = harness.settings.media_dir / sha256[:2] / sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    row = {"media_id": media_id, "customer_id": 1, "wamid": "wamid.x", "mime_type": mime_type, "sha256": sha256}
    row |= {"path": str(path), "bytes": len(content), "state": "stored", "seen_at": harness.clock.now()} | changes
    async with harness.service.parts.database.write() as connection:
        await connection.execute(insert(media).values(row))


async def fetched(who: Person, media_id: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    async with who.http.get(f"/media/{media_id}", allow_redirects=False, headers=headers) as answer:
        return answer.status, dict(answer.headers), await answer.read()


async def test_a_photo_is_shown_in_a_sandbox(keeping: Harness) -> None:
    """Issue 5: to who is logged in, with nothing allowed in it, and in parts for players."""
    await keep(keeping, "9001", "image/jpeg", b"\xff\xd8\xff photo")
    async with await person(keeping, "Asha") as asha:
        status, headers, content = await fetched(asha, "9001")
        assert (status, content) == (200, b"\xff\xd8\xff photo")
        assert headers["Content-Type"] == "image/jpeg"
        assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Disposition"].startswith("inline")
        status, headers, content = await fetched(asha, "9001", Range="bytes=0-1")
        assert (status, content) == (206, b"\xff\xd8")
    async with keeping.session.get(f"{keeping.settings.public_url}/media/9001", allow_redirects=False) as answer:
        assert answer.status == 303


@pytest.mark.parametrize("mime_type", ["text/html", "image/svg+xml", "application/pdf", "", "image/jpeg\r\nX-Bad: 1"])
def test_what_could_act_is_a_download(mime_type: str) -> None:
    """Issue 5: whatever the sender calls it."""
    told = kind_headers(mime_type)
    assert told["Content-Type"] == "application/octet-stream"
    assert told["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "media_id",
    [
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e%2f%2e%2e%2fetc",
        "%2fetc%2fpasswd",
        "9001%00.jpg",
        "unknown",
        "not-here",
    ],
)
async def test_no_path_leads_out_of_the_folder(keeping: Harness, media_id: str) -> None:
    """Issue 5: path traversal: an id is looked up, and what the store says of a path is not believed either."""
    await keep(keeping, "not-here", "image/png", b"secret", sha256="../../secret", path="/etc/passwd")
    async with await person(keeping, "Asha") as asha:
        status, _, content = await fetched(asha, media_id)
    assert status == 404
    assert b"root:" not in content
