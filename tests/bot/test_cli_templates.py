"""`harkara templates` shows, pushes and follows templates, against the sandbox as against Meta."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.templates import needs_template
from integrations.sandbox.app import Sandbox, start
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock
from journeys.messages import MESSAGES
from tests.bot.test_settings import GOOD

WANTED = sum(needs_template(message) for message in MESSAGES.values())
ALLOWED = 90  # creations an hour


@pytest.fixture
async def sandbox(clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Sandbox]:
    """A sandbox, and settings of a brand that speaks English and Hinglish in it."""
    said = SandboxSettings(host="127.0.0.1", port=0, template_creations_per_hour=ALLOWED, template_review_seconds=1)
    running = await start(said, clock)
    ours = {
        "GRAPH_URL": f"{running.base_url}/v26.0",
        "ACCESS_TOKEN": said.access_token,
        "PHONE_NUMBER_ID": said.phone_number_id,
        "WABA_ID": said.waba_id,
    }
    named = {f"HARKARA_WHATSAPP__{name}": value for name, value in ours.items()}
    for name, value in (GOOD | named | {"HARKARA_BRAND__LANGUAGES": "en, hi-Latn"}).items():
        monkeypatch.setenv(name, value)
    yield running
    await running.stop()


async def run(*arguments: str) -> tuple[int, list[str]]:
    """The exit code and the lines of a command, which runs its own event loop."""
    result = await asyncio.to_thread(CliRunner().invoke, app, ["templates", *arguments])
    return result.exit_code, result.output.splitlines()


async def test_a_plan_names_category_language_parameters_and_examples_in_that_language(sandbox: Sandbox) -> None:
    """A-28, P-06: Hinglish goes out as Hindi under a name of its own."""
    code, lines = await run("plan")
    assert code == 0
    assert "create  harkara_shipped_v1 (en): UTILITY" in lines
    at = lines.index("create  harkara_shipped_v1_latn (hi): UTILITY")
    examples = lines[at + 1 : lines.index(next(line for line in lines[at + 1 :] if not line.startswith("   ")))]
    assert any("{{next_by}} such as Som, 23 Nov" in line for line in examples)
    assert lines[-1] == f"{2 * WANTED} to create, 0 to edit, 0 to delete with --delete, 0 as they should be"


async def test_a_push_goes_on_where_meta_stopped_it(sandbox: Sandbox, clock: MovableClock) -> None:
    """A-28: the first language first, what is urgent first, and no more than Meta allows in an hour."""
    left = 2 * WANTED
    while left:
        code, lines = await run("push")
        made = [line for line in lines if line.startswith("created ")]
        assert len(made) == min(ALLOWED, left)
        left -= len(made)
        assert code == (1 if left else 0)
        if left:
            assert lines[-1].startswith(f"{left} left, because Meta said: ")
            assert "Run it again at " in lines[-1]
        clock.move(timedelta(hours=1))
    assert await run("push") == (0, ["0 created, 0 edited, 0 deleted, 0 refused"])


async def test_the_status_tells_how_each_stands(sandbox: Sandbox, clock: MovableClock) -> None:
    """A-28: approved, in review, refused with its reason, and filed under another category."""
    await run("push")
    clock.move(timedelta(seconds=2))
    await sandbox.world.webhooks.idle()
    async with sandbox.world.session.get(f"{sandbox.base_url}/sandbox/api/templates") as answer:
        id_of = {one["name"]: one["id"] for one in (await answer.json())["templates"] if one["language"] == "en"}
    for name, levers in (
        ("out_for_delivery", {"status": "REJECTED", "reason": "INVALID_FORMAT"}),
        ("attempt_failed", {"category": "MARKETING"}),
        ("attempt_address", {"quality": "RED"}),
    ):
        url = f"{sandbox.base_url}/sandbox/api/templates/{id_of[f'harkara_{name}_v1']}"
        async with sandbox.world.session.post(url, json=levers) as answer:
            assert answer.status == 200
    code, lines = await run("status")
    assert code == 0
    assert "rejected   harkara_out_for_delivery_v1 (en), INVALID_FORMAT" in lines
    assert "approved   harkara_attempt_failed_v1 (en), filed as MARKETING, not UTILITY" in lines
    assert "paused     harkara_attempt_address_v1 (en), quality red" in lines
    assert lines[-1] == f"{ALLOWED - 2} approved, {2 * WANTED - ALLOWED} not there, 1 paused, 1 rejected"


async def test_a_wrong_token_is_told_in_a_line(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """A-28."""
    monkeypatch.setenv("HARKARA_WHATSAPP__ACCESS_TOKEN", "another-token-altogether")
    code, lines = await run("plan")
    assert code == 2
    assert lines[0].startswith("Meta cannot be asked: 190")
