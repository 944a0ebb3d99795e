"""`harkara tasks` shows what waits for a person."""

import pytest

from bot.cli import main
from bot.cli.customer import lines_of_person
from bot.cli.tasks import lines_of_case
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
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A-22d: what a person has to do is visible before there is a desk."""
    import asyncio

    asyncio.run(_open(sqlite_url, reason="courier_did_not_come", note="AWB 77001"))
    _run(monkeypatch, sqlite_url)
    assert "courier_did_not_come" in capsys.readouterr().out


PACKET = {
    "customer": "Asha Rao",
    "said": "my lane is Neem Lane",
    "stage": "attempt_failed",
    "mood": "angry",
    "asked": ["order_status", "complaint"],
    "tried": ["2 delivery attempts"],
    "promised": [{"what": "next update", "by": "2026-11-24T02:00:00+00:00"}],
    "earlier": [{"what": "return", "order": "KH9", "since": "2026-10-01T02:00:00+00:00", "stands": "refunded"}],
    "likes": {"slot": "evening"},
}


def test_a_handoff_shows_how_the_case_stands_and_not_who_she_is() -> None:
    """B-10, B-18, B-21: stage, mood, what was asked, tried and promised, earlier issues; no name, no words of hers."""
    lines = list(lines_of_case(PACKET))
    assert lines == [
        "stage: attempt_failed",
        "mood: angry",
        "asked: order_status, complaint",
        "tried: 2 delivery attempts",
        "promised: next update by 2026-11-24T02:00",
        "earlier: return of KH9, refunded, since 2026-10-01",
    ]
    assert list(lines_of_case({})) == []


def test_her_own_page_adds_her_words_and_likes() -> None:
    """B-01, B-11."""
    assert list(lines_of_person(PACKET)) == ["said: my lane is Neem Lane", "likes: slot = evening"]


def test_the_packet_of_open_work_is_listed(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """B-18: from the store to the screen."""
    import asyncio

    monkeypatch.setenv("COLUMNS", "200")
    asyncio.run(_open(sqlite_url, reason="handoff_complaint", packet=PACKET))
    _run(monkeypatch, sqlite_url)
    shown = capsys.readouterr().out
    assert "mood: angry" in shown
    assert "Asha" not in shown


def test_no_work_is_said_in_words(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(monkeypatch, sqlite_url)
    assert "Nothing waits" in capsys.readouterr().out
