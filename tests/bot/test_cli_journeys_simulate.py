"""`harkara journeys simulate`: figures side by side, one order line by line, made up or out of a store."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.bot.story import ask, shipped_order
from tests.harness import Harness
from tests.journeys.rehearsal.test_rehearsal import JOURNEY


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    """Today's journeys, and changed ones whose first word comes later."""
    today, changed = tmp_path / "today", tmp_path / "changed"
    for folder, text in ((today, JOURNEY), (changed, JOURNEY.replace("wait: 4m", "wait: 16m"))):
        folder.mkdir()
        (folder / "second_try.yaml").write_text(text)
    return str(today), str(changed)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["journeys", "simulate", "--processes", "1", *arguments])
    return result.exit_code, result.output


def row(output: str, name: str) -> str:
    return next(line for line in output.splitlines() if line.startswith(name))


def test_two_catalogues_stand_side_by_side(folders: tuple[str, str]) -> None:
    """D2, must show 4: the same seed prints the same."""
    today, changed = folders
    asked = ("--orders", "60", "--seed", "5", "--catalog", today, "--changed", changed)
    code, output = run(*asked)
    assert code == 0
    assert row(output, "orders").split() == ["orders", "60", "60"]
    first = row(output, "first word within 5 minutes")
    assert "100.0 %" in first
    assert " 0.0 %" in first
    assert run(*asked) == (0, output)
    assert run(*asked[:3], "6", *asked[4:])[1] != output


def test_one_order_is_told_line_by_line(folders: tuple[str, str]) -> None:
    """D2: down to one order, by its place or its number."""
    today, changed = folders
    asked = ("--orders", "60", "--seed", "5", "--catalog", today)
    code, output = run(*asked, "--order", "3")
    assert code == 0
    assert "Order #KH-10003" in output
    assert "told      order.updated (#KH-10003" in output
    assert run(*asked, "--order", "kh-10003") == (0, output)
    _, both = run(*asked, "--changed", changed, "--order", "3")
    assert "- only today, + only changed" in both
    code, output = run(*asked, "--order", "KH-99999")
    assert code == 1
    assert "There is no order KH-99999 among them." in output


def test_mistakes_in_the_changed_journeys_are_told(folders: tuple[str, str]) -> None:
    """A-11."""
    today, changed = folders
    (Path(changed) / "second_try.yaml").write_text(JOURNEY.replace("send: attempt_failed", "send: atempt_failed"))
    code, output = run("--orders", "5", "--catalog", today, "--changed", changed)
    assert code == 1
    assert "did you mean `attempt_failed`?" in output


def test_an_empty_store_has_nothing_to_play(sqlite_url: str, folders: tuple[str, str]) -> None:
    """D2."""
    code, output = run("--store", sqlite_url, "--catalog", folders[0])
    assert code == 1
    assert "There are no orders to play." in output


async def test_what_a_store_recorded_is_played_through_another_catalogue(
    harness: Harness, folders: tuple[str, str]
) -> None:
    """D2: last month's events on both engines; the question she asked is hers under any catalogue."""
    phone = await harness.phone()
    order, awb = await shipped_order(harness, phone)
    await ask(harness, phone, "where is my order?")
    await harness.move(timedelta(hours=4))
    await harness.scan(awb, "out_for_delivery")
    await harness.scan(awb, "failed", reason="customer_unavailable")
    await harness.settle()
    store = ("--store", harness.settings.store_url, "--catalog", folders[0])
    code, output = await asyncio.to_thread(run, *store)
    assert code == 0, output
    assert row(output, "orders").split() == ["orders", "1"]
    assert "100.0 % (1 of 1, few)" in row(output, "first word within 5 minutes")
    assert row(output, "questions per 100 orders").split()[-1] == "100.0"
    code, output = await asyncio.to_thread(run, *store, "--order", order["name"])
    assert "she       writes: where is my order?" in output
    assert "sent      attempt_failed as free form by second_try" in output
