"""`harkara webhooks` shows who is told what, tries it, and lets what was given up leave again."""

import asyncio
import base64
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from standardwebhooks import Webhook
from typer.testing import CliRunner

from bot.cli import app, main
from journeys.clock import SystemClock
from journeys.store.database import Database
from journeys.store.schema import outbox
from journeys.store.subscriptions import WEBHOOK, outward_row
from journeys.store.writing import add_unless_there
from tests.bot.test_settings import GOOD

SECRET = "whsec_" + base64.b64encode(b"only-for-this-test-of-the-command-line").decode()


class Receiver(BaseHTTPRequestHandler):
    """Takes what is signed with SECRET."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        told = Webhook(SECRET).verify(body, dict(self.headers))
        self.send_response(204 if told["type"] == "webhook.test" else 400)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def receiver() -> Iterator[str]:
    """The address of a tool on this machine."""
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def _settings(sqlite_url: str, receiver: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = {"NAME": "crm", "URL": receiver, "SECRET": SECRET, "EVENTS": "order.*, ndr.*"}
    named = {f"HARKARA_WEBHOOKS__0__{name}": value for name, value in tool.items()}
    for name, value in (GOOD | named | {"HARKARA_STORE_URL": sqlite_url}).items():
        monkeypatch.setenv(name, value)


async def keep(url: str, *states: str) -> None:
    """Webhooks in these states, with ids from 1."""
    database, now = Database(url), SystemClock().now()
    body = {"facts": {}, "occurred_at": now.isoformat()}
    rows = [
        outward_row(WEBHOOK, "crm", "order.stage_changed", str(id), body, now) | {"id": id, "state": state}
        for id, state in enumerate(states, start=1)
    ]
    async with database.write() as connection:
        await add_unless_there(connection, outbox, rows)
    await database.close()


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["webhooks", *arguments])
    return result.exit_code, result.output


def test_who_is_told_what_and_what_did_not_arrive(sqlite_url: str) -> None:
    """A-33, A-12."""
    asyncio.run(keep(sqlite_url, "ready", "parked", "parked", "done"))
    code, said = run("list")
    assert code == 0
    for words in ("crm", "order.*", "parked", "done"):
        assert words in said
    assert SECRET not in said


def test_a_trial_says_whether_it_was_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A-33."""
    assert run("test", "crm") == (0, "crm took it.\n")
    monkeypatch.setenv("HARKARA_WEBHOOKS__0__URL", "http://127.0.0.1:1")
    code, said = run("test", "crm")
    assert code == 1
    assert "did not take it: cannot connect" in said


def test_a_tool_that_is_not_set_is_named_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    """A-33, A-89."""
    with pytest.raises(SystemExit):
        main(["webhooks", "test", "erp"])
    assert "no tool is called erp; known are crm" in capsys.readouterr().err


def test_what_was_given_up_leaves_again(sqlite_url: str) -> None:
    """A-33."""
    asyncio.run(keep(sqlite_url, "parked", "parked", "done"))
    assert run("replay", "2") == (0, "1 will leave again.\n")
    assert run("replay", "--all") == (0, "1 will leave again.\n")
    assert run("replay", "--all")[0] == 1
    assert run("replay")[0] == 2


def test_without_tools_it_says_where_to_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A-12."""
    for name in ("NAME", "URL", "SECRET", "EVENTS"):
        monkeypatch.delenv(f"HARKARA_WEBHOOKS__0__{name}")
    assert "No tool is told anything" in run("list")[1]
