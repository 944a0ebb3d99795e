"""The command line: wrong settings in plain lines, store commands that need no other setting, parked items."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app, main
from journeys.store import inbox
from journeys.store.database import Database
from tests.bot.test_settings import GOOD


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has its own folder for var/ and no setting of the developer's."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("HARKARA_") and not name.startswith("HARKARA_TEST_")]:
        monkeypatch.delenv(name)


def set_all(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_wrong_settings_are_plain_lines_and_exit_code_2(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A-89."""
    with pytest.raises(SystemExit) as stopped:
        main([command])
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert "HARKARA_WHATSAPP__APP_SECRETS: missing; the app secret from Meta's app dashboard" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["serve", "--workers", "2"], "HARKARA_STORE_URL: --workers 2 needs postgresql://"),
        (["worker"], "HARKARA_STORE_URL: `worker` beside `serve` needs postgresql://"),
    ],
)
def test_several_processes_need_postgresql(
    arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """P-01."""
    set_all(monkeypatch, GOOD)
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert words in capsys.readouterr().err


def test_doctor_lists_wrong_settings_and_exits_1() -> None:
    """A-89."""
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 1
    assert "✗ settings  HARKARA_BRAND__NAME: missing; the name customers know the brand by" in result.stdout


def test_db_upgrade_needs_only_the_stores_address_and_may_be_repeated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A-89."""
    monkeypatch.setenv("HARKARA_STORE_URL", "sqlite:///var/own.db")
    for _ in range(2):
        result = CliRunner().invoke(app, ["db", "upgrade"])
        assert result.exit_code == 0, result.output
    with sqlite3.connect(tmp_path / "var" / "own.db") as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert {"alembic_version", "inbox"} <= tables


def test_replay_wants_to_know_what(monkeypatch: pytest.MonkeyPatch) -> None:
    """P-01."""
    for arguments in ([], ["--all", "1"]):
        result = CliRunner().invoke(app, ["parked", "replay", *arguments])
        assert result.exit_code == 2
        assert "Name the ids to replay, or say --all." in result.stderr


def test_parked_items_are_listed_without_their_content_and_put_back_in_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """P-01."""
    url = "sqlite+aiosqlite:///var/own.db"
    monkeypatch.setenv("HARKARA_STORE_URL", url)
    assert CliRunner().invoke(app, ["db", "upgrade"]).exit_code == 0
    assert "Nothing is parked." in CliRunner().invoke(app, ["parked", "list"]).stdout
    asyncio.run(park_two(url))
    shown = CliRunner().invoke(app, ["parked", "list"], env={"COLUMNS": "200"}).stdout
    assert "delhivery-main" in shown
    assert "2026-11-20 10:30 UTC" in shown
    assert "no AWB" in shown
    assert "Lake Road" not in shown
    done = CliRunner().invoke(app, ["parked", "replay", "1"])
    assert (done.exit_code, done.stdout) == (0, "1 put back in line.\n")
    assert "0 put back" in CliRunner().invoke(app, ["parked", "replay", "1"]).stdout
    assert "1 put back" in CliRunner().invoke(app, ["parked", "replay", "--all"]).stdout
    assert "Nothing is parked." in CliRunner().invoke(app, ["parked", "list"]).stdout


async def park_two(url: str) -> None:
    database = Database(url)
    now = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)
    row = {"source": "delhivery-main", "kind": "", "body": b'{"add": "4 Lake Road"}', "received_at": now}
    async with database.write() as connection:
        await inbox.append(connection, [row | {"key": "a"}, row | {"key": "b"}])
        await inbox.park(connection, [(1, "no AWB"), (2, "no AWB")], now)
    await database.close()


def test_the_sandbox_starts_and_stops_when_told_to(unused_tcp_port: int) -> None:
    """A-89."""
    command = [sys.executable, "-m", "bot", "sandbox", "--port", str(unused_tcp_port)]
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environ) as sandbox:
        assert sandbox.stderr is not None
        line = sandbox.stderr.readline()
        assert f"http://127.0.0.1:{unused_tcp_port}" in line
        sandbox.send_signal(signal.SIGTERM)
        assert sandbox.wait(timeout=20) == 0


def test_the_command_line_starts_without_loading_the_service() -> None:
    """A-89: what a command needs is imported when it runs."""
    program = "import sys, bot.cli; print(sorted({'aiohttp', 'sqlalchemy', 'pywa', 'pydantic'} & set(sys.modules)))"
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environ, check=True)
    assert done.stdout.strip() == "[]"
