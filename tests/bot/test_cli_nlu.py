"""`harkara nlu`: train, test and parse on phrases of anybody."""

from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.bot.understanding.small import PHRASES


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model trained on the command line from a CSV."""
    rows = "".join(f'"{phrase.text}",{phrase.label}\n' for phrase in PHRASES)
    (tmp_path / "train.csv").write_text("sentence,label\n" + rows, "utf-8")
    path = tmp_path / "model.npz"
    arguments = ["nlu", "train", "--data", str(tmp_path / "train.csv"), "--out", str(path), "--no-embeddings"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert "32 phrases, 4 intents" in done.output
    return path


def test_texts_are_parsed_into_rasas_shape(model: Path) -> None:
    """B-23."""
    done = CliRunner().invoke(app, ["nlu", "parse", "--model", str(model)], input="where is KH-10234\n\notp 4521\n")
    first, empty, secret = (orjson.loads(line) for line in done.stdout.splitlines())
    assert first["intent"]["name"] == first["intent_ranking"][0]["name"] == "order_status"
    assert first["entities"] == [
        {"entity": "number", "value": "KH-10234", "start": 9, "end": 17, "extractor": "harkara"}
    ]
    assert empty["text"] == ""
    assert "4521" not in str(secret)


def test_a_model_is_tested_on_phrases_it_has_not_seen(model: Path, tmp_path: Path) -> None:
    """B-24."""
    test = tmp_path / "test.csv"
    test.write_text("sentence,label\nwhere is the order,order_status\njoke please,NO_NODES_DETECTED\n", "utf-8")
    done = CliRunner().invoke(app, ["nlu", "test", "--model", str(model), "--data", str(test)])
    assert done.exit_code == 0, done.output
    for said in ("accuracy", "macro F1", "out-of-scope recall", "µs a message", "order_status", "threshold"):
        assert said in done.output


@pytest.mark.parametrize("command", ["train", "test"])
def test_phrases_that_cannot_be_read_are_named(command: str, tmp_path: Path) -> None:
    """B-23."""
    (tmp_path / "bad.csv").write_text("a,b\n", "utf-8")
    arguments = ["nlu", command, "--data", str(tmp_path / "bad.csv"), "--out", "x"][: 6 if command == "train" else 4]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 1
    assert "bad.csv:1: the first line should name the columns" in done.output


@pytest.mark.parametrize("command", [["parse"], ["test", "--data", "train.csv"]])
def test_a_file_that_is_no_model_is_named(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """B-23."""
    monkeypatch.chdir(tmp_path)
    Path("train.csv").write_text("sentence,label\nhi,greeting\n", "utf-8")
    Path("model.npz").write_text("nothing", "utf-8")
    done = CliRunner().invoke(app, ["nlu", *command, "--model", "model.npz"])
    assert done.exit_code == 1
    assert "model.npz: is not a model" in done.output
