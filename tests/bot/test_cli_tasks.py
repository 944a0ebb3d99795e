"""`harkara tasks` shows what waits for a person."""

import pytest

from bot.cli import main
from journeys.clock import SystemClock
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.schema import tasks
from journeys.store.writing import add


async def _open(url: str, **task: object) -> None:
    database = Database(url)
    row = {"id": new_id(), "customer_id": 1, "order_id": 0, "note": "", "opened_at": SystemClock().now()}
    async with database.write() as connection:
        await add(connection, tasks, [row | task])
    await database.close()


def _run(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("HARKARA_STORE_URL", url)
    with pytest.raises(SystemExit):
        main(["tasks"])


def test_open_work_is_listed(
    sqlite_url_sync: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A-22d: what a person has to do is visible before there is a desk."""
    import asyncio

    asyncio.run(_open(sqlite_url_sync, reason="courier_did_not_come", note="AWB 77001"))
    _run(monkeypatch, sqlite_url_sync)
    assert "courier_did_not_come" in capsys.readouterr().out


def test_no_work_is_said_in_words(
    sqlite_url_sync: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(monkeypatch, sqlite_url_sync)
    assert "Nothing waits" in capsys.readouterr().out
