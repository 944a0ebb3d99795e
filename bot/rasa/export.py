"""Writes the Rasa project to a folder, and checks one without Rasa."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.rasa.acting import ACTION_MESSAGE, ACTION_TAP, VALIDATE_FORM
from bot.rasa.project import FORMAT, project_of
from bot.understanding.phrases import read_phrases, shipped_files

RASAS_OWN = frozenset(
    {"nlu_fallback", "out_of_scope", "restart", "back", "session_start"}
)  # Rasa 3.6's default intents
FILES = ("domain.yml", "data/rules.yml", "config.yml", "endpoints.yml")


def export(folder: Path, *, name: str, action_url: str) -> list[Path]:
    """Write the project of the shipped phrases; files of other names are left alone. Returns what was written."""
    written = []
    for path, text in project_of(read_phrases(shipped_files()), name=name, action_url=action_url).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        written.append(target)
    return written


def faults_in(folder: Path, served: Iterable[str]) -> list[str]:
    """What is wrong with a project, in words; `served` are the actions of the running service."""
    try:
        files = {path: _read(folder / path) for path in (*FILES, *_nlu_files(folder))}
    except (OSError, YAMLError) as error:
        return [f"{folder}: {error}"]
    return [*_versions(files), *_intents(files), *_actions(files, frozenset(served)), *_examples(files)]


def _nlu_files(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in sorted((folder / "data" / "nlu").glob("*.yml"))]


def _read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text("utf-8"))


def _versions(files: dict[str, Any]) -> Iterator[str]:
    for path, content in files.items():
        is_training = path == "domain.yml" or path.startswith("data/")
        if is_training and content.get("version") != FORMAT:
            yield f"{path}: version should be {FORMAT!r}, it is {content.get('version')!r}"


def _intents(files: dict[str, Any]) -> Iterator[str]:
    """Intents of phrases and rules are those of the domain, and each has a rule."""
    known = set(files["domain.yml"]["intents"])
    trained = {entry["intent"] for entry in _entries(files)}
    ruled = set(_steps(files, "intent"))
    for intent in sorted((trained | ruled) - known - RASAS_OWN):
        yield f"domain.yml: the intent {intent} is missing"
    for intent in sorted(known - trained - ruled):
        yield f"domain.yml: nothing leads to the intent {intent}"
    for intent in sorted(known - ruled):
        yield f"data/rules.yml: the intent {intent} has no rule"


def _actions(files: dict[str, Any], served: frozenset[str]) -> Iterator[str]:
    """Every action is served, and every action of a rule is in the domain."""
    domain = files["domain.yml"]
    known = {*domain["actions"], *domain["forms"]}
    for action in sorted(set(_steps(files, "action")) - known):
        yield f"domain.yml: the action {action} is missing"
    for action in sorted(set(domain["actions"]) - served):
        yield f"domain.yml: no action {action} is served"
    for action in sorted({ACTION_MESSAGE, ACTION_TAP, VALIDATE_FORM} - known):
        yield f"domain.yml: the action {action} is missing"


def _examples(files: dict[str, Any]) -> Iterator[str]:
    """No example stands under two intents: Rasa warns of it and learns both."""
    intents: dict[str, set[str]] = defaultdict(set)
    for entry in _entries(files):
        for line in entry["examples"].splitlines():
            intents[line.removeprefix("- ").strip().casefold()].add(entry["intent"])
    for text, several in sorted(intents.items()):
        if len(several) > 1:
            yield f"data/nlu: {text!r} is an example of {' and of '.join(sorted(several))}"


def _entries(files: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path, content in files.items():
        if path.startswith("data/nlu/"):
            yield from content["nlu"]


def _steps(files: dict[str, Any], kind: str) -> Iterator[str]:
    for rule in files["data/rules.yml"]["rules"]:
        yield from (step[kind] for step in rule["steps"] if kind in step)
