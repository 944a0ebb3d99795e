"""The exported Rasa project: complete, free of contradictions, and the check that says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from typer.testing import CliRunner

from bot.cli import app
from bot.dialogue.filling import IS_FRESH_FOR
from bot.rasa.acting import served_names
from bot.rasa.export import export, faults_in
from bot.rasa.project import own_form_actions, project_of, without_contradictions
from bot.understanding.phrases import Phrase, read_phrases, shipped_files


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the shipped phrases."""
    folder = tmp_path_factory.mktemp("rasa")
    export(folder, name="harkara", action_url="https://chat.example.com/rasa/webhook")
    return folder


@pytest.fixture
def project(exported: Path, tmp_path: Path) -> Path:
    """A copy that a test may break."""
    for path in [path for path in exported.rglob("*") if path.is_file()]:
        target = tmp_path / path.relative_to(exported)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return tmp_path


def content(folder: Path, path: str) -> Any:
    return YAML(typ="safe").load((folder / path).read_text("utf-8"))


def change(folder: Path, path: str, by: Callable[[Any], Any]) -> None:
    """Read a file of the project, change what it says in place, write it."""
    said = content(folder, path)
    by(said)
    with (folder / path).open("w", encoding="utf-8") as out:
        YAML().dump(said, out)


def test_the_exported_project_has_no_mistakes(exported: Path) -> None:
    """B-23, A-91: intents, rules, actions, versions and examples fit together."""
    assert faults_in(exported, served_names()) == []


def test_every_phrase_of_every_language_is_in_it(tmp_path: Path) -> None:
    """B-23, B-21: read back as our own reader reads training data."""
    phrases = without_contradictions(read_phrases(shipped_files()))
    files = project_of(phrases, name="harkara", action_url="https://chat.example.com/rasa/webhook")
    languages = {name: text for name, text in files.items() if name.startswith("data/nlu/") and "buttons" not in name}
    for name, text in languages.items():
        (tmp_path / Path(name).name).write_text(text, "utf-8")
    read = read_phrases(sorted(tmp_path.glob("*.yml")))
    wanted = {(" ".join(phrase.text.split()), phrase.label) for phrase in phrases}
    assert {(phrase.text, phrase.label) for phrase in read} == wanted
    assert (len(read), len(languages)) == (len(phrases), len({phrase.language for phrase in phrases}))


def test_a_session_lasts_as_long_as_a_form_is_brought_up_again(exported: Path) -> None:
    """B-11."""
    session = content(exported, "domain.yml")["session_config"]
    assert session["session_expiration_time"] * 60 == IS_FRESH_FOR.total_seconds()


def test_the_token_comes_from_the_environment(exported: Path) -> None:
    """A-89: no secret is written into a project."""
    endpoint = content(exported, "endpoints.yml")["action_endpoint"]
    assert endpoint == {"url": "https://chat.example.com/rasa/webhook", "token": "${HARKARA_ACTION_TOKEN}"}


def test_actions_for_forms_that_rasa_fills_are_served_as_well() -> None:
    """B-23."""
    assert set(own_form_actions()) <= set(served_names())


def test_the_first_intent_keeps_a_text_that_two_claim() -> None:
    """B-23: Rasa warns of an example under two intents, whatever its case and spaces."""
    phrases = [Phrase("Where is it", "order_status"), Phrase("where  is IT", "refund_status")]
    assert without_contradictions(phrases) == [Phrase("Where is it", "order_status")]


@pytest.mark.parametrize(
    ("path", "by", "says"),
    [
        ("domain.yml", lambda it: it.update(version="2.0"), "version should be '3.1'"),
        ("domain.yml", lambda it: it["intents"].remove("order_status"), "the intent order_status is missing"),
        ("domain.yml", lambda it: it["intents"].append("weather"), "nothing leads to the intent weather"),
        ("domain.yml", lambda it: it["actions"].append("action_weather"), "no action action_weather is served"),
        ("domain.yml", lambda it: it["actions"].remove("action_tap"), "the action action_tap is missing"),
        ("data/rules.yml", lambda it: it["rules"].pop(0), "the intent abuse has no rule"),
        (
            "data/nlu/en.yml",
            lambda it: it["nlu"].append({"intent": "thanks", "examples": "- where is my order\n"}),
            "'where is my order' is an example of order_status and of thanks",
        ),
    ],
)
def test_a_mistake_in_a_changed_project_is_named(project: Path, path: str, by: Callable[[Any], Any], says: str) -> None:
    """B-23."""
    change(project, path, by)
    assert [fault for fault in faults_in(project, served_names()) if says in fault]


def test_the_command_writes_a_project_and_checks_it(tmp_path: Path) -> None:
    """B-23: `harkara rasa export` and `harkara rasa check`."""
    folder = tmp_path / "assistant"
    done = CliRunner().invoke(app, ["rasa", "export", str(folder), "--name", "khadi"])
    assert (done.exit_code, str(folder / "README.md") in done.output) == (0, True), done.output
    assert content(folder, "config.yml")["assistant_id"] == "khadi"
    assert CliRunner().invoke(app, ["rasa", "check", str(folder)]).exit_code == 0
    (folder / "domain.yml").write_text("intents: [", "utf-8")
    broken = CliRunner().invoke(app, ["rasa", "check", str(folder)])
    assert broken.exit_code == 1
    assert "domain.yml" in broken.output


def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    """A-89."""
    (tmp_path / "file").write_text("")
    done = CliRunner().invoke(app, ["rasa", "export", str(tmp_path / "file")])
    assert done.exit_code == 1
    assert "Traceback" not in done.output
