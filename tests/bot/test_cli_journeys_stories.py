"""`harkara journeys stories`: passes and failures as an ops person reads them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.journeys.rehearsal.test_rehearsal import JOURNEY

STORY = """
- story: she is asked after the settle window
  given: {parcel: out_for_delivery}
  play:
    - {scan: delivery_attempt_failed, reason: customer_unavailable}
    - wait: 4m
    - sent: attempt_failed
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A folder with one journey and one story."""
    (tmp_path / "second_try.yaml").write_text(JOURNEY)
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "second_try.yaml").write_text(STORY)
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["journeys", "stories", *arguments])
    return result.exit_code, result.output


def test_stories_that_are_so_pass(catalog: Path) -> None:
    """A-11."""
    code, output = run("--catalog", str(catalog))
    assert code == 0
    assert "✓ second_try: she is asked after the settle window" in output
    assert "1 stories, none failed" in output


def test_a_changed_wait_fails_its_story_with_the_line(catalog: Path) -> None:
    """A-11: exit code 1, file, line and what is."""
    (catalog / "second_try.yaml").write_text(JOURNEY.replace("wait: 4m", "wait: 6m"))
    code, output = run("--catalog", str(catalog), "second_try")
    assert code == 1
    assert "✗ second_try" in output
    assert "second_try.yaml, line 7: expected `attempt_failed`, but nothing left by Mon 11:04" in output
    assert "1 stories, 1 failed" in output


def test_mistakes_in_stories_and_unknown_names_are_told(catalog: Path) -> None:
    """A-11."""
    code, output = run("--catalog", str(catalog), "secnd_try")
    assert code == 1
    assert "no stories named `secnd_try`; did you mean `second_try`?" in output
    (catalog / "stories" / "second_try.yaml").write_text(STORY.replace("wait: 4m", "wiat: 4m"))
    code, output = run("--catalog", str(catalog))
    assert code == 1
    assert "second_try.yaml:6: `wiat` is no word of a story; did you mean `wait`?" in output
