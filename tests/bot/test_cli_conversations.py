"""`harkara conversations`: passes and failures as an ops person reads them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app

STORY = """
- story: hello
  play:
    - say: hello
    - sent: greeting
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one story."""
    (tmp_path / "greeting.yaml").write_text(STORY)
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["conversations", *arguments])
    return result.exit_code, result.output


def test_stories_that_are_so_pass(folder: Path) -> None:
    """B-23."""
    assert run("--folder", str(folder)) == (0, "1 stories, none failed\n")


def test_another_answer_fails_its_story_with_the_line(folder: Path) -> None:
    """B-23: exit code 1, file, line and what is."""
    (folder / "greeting.yaml").write_text(STORY.replace("sent: greeting", "sent: fallback"))
    code, output = run("--folder", str(folder), "greeting")
    assert code == 1
    assert "✗ greeting: hello" in output
    assert "greeting.yaml, line 5: expected `fallback`, but `greeting` left" in output


def test_an_unknown_name_is_told(folder: Path) -> None:
    """B-23."""
    code, output = run("--folder", str(folder), "greting")
    assert code == 1
    assert "no stories named `greting`; did you mean `greeting`?" in output
