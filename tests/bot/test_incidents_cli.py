"""`harkara incidents`: raised, listed, looked at and cleared from the command line."""

import re

import pytest

from bot.cli import main


@pytest.fixture
def run(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    monkeypatch.setenv("HARKARA_STORE_URL", sqlite_url)

    def command(*words: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(["incidents", *words])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out + said.err

    return command


def test_an_incident_is_raised_listed_and_cleared(run) -> None:  # type: ignore[no-untyped-def]
    """A-44."""
    code, said = run("raise", "strike", "courier", "Delhivery", "--note", "two days")
    assert code == 0
    number = re.search(r"Incident (\d+) is open; 0 customers", said)
    assert number
    assert "is open already" in run("raise", "strike", "courier", "delhivery")[1]
    assert "strike" in run("list")[1]
    assert "is cleared; 0 customers" in run("clear", number[1])[1]
    assert "was cleared before" in run("clear", number[1])[1]
    assert "No incident is open." in run("list")[1]
    assert "strike" in run("list", "--all")[1]


def test_a_preview_shows_whom_it_would_reach(run) -> None:  # type: ignore[no-untyped-def]
    """A-44."""
    assert run("preview", "pincode", "560") == (0, "0 customers, 0 orders, 0 parcels.\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("raise", "locusts", "hub", "X"), "cause should be one of"),
        (("preview", "state", "Kerala"), "scope_kind should be one of"),
        (("clear", "4711"), "there is no incident 4711"),
    ],
)
def test_what_is_wrong_is_said_in_words(run, words: tuple[str, ...], told: str) -> None:  # type: ignore[no-untyped-def]
    """A-44."""
    code, said = run(*words)
    assert code == 2
    assert told in said


def test_an_empty_past_is_said_in_words(run) -> None:  # type: ignore[no-untyped-def]
    """A-44."""
    assert "There has been no incident." in run("list", "--all")[1]
