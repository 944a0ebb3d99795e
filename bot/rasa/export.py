"""Writes the Rasa project to a folder, and checks one without Rasa."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.rasa.acting import ACTION_MESSAGE, ACTION_TAP, VALIDATE_FORM
from bot.rasa.project import FORMAT, project_of
from bot.understanding.phrases import Phrase, PhrasesInvalid, read_phrases, shipped_files

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
        files = {path: _read(folder, path) for path in FILES}
        phrases = read_phrases(sorted((folder / "data" / "nlu").glob("*.yml")))
    except PhrasesInvalid as error:
        return [str(error)]
    domain, steps = files["domain.yml"], _steps(files["data/rules.yml"])
    trained = {phrase.label for phrase in phrases}
    return [
        *_versions(files),
        *_intents(_names(domain, "intents"), trained, {intent for kind, intent in steps if kind == "intent"}),
        *_actions(domain, {action for kind, action in steps if kind == "action"}, frozenset(served)),
        *_examples(phrases),
    ]


def _read(folder: Path, path: str) -> dict[str, Any]:
    """One file, which holds a table. Raises PhrasesInvalid."""
    try:
        content = YAML(typ="safe").load((folder / path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise PhrasesInvalid(f"{path}: {error}") from None
    if not isinstance(content, dict):
        raise PhrasesInvalid(f"{path}: should be a table")
    return content


def _versions(files: dict[str, dict[str, Any]]) -> Iterator[str]:
    for path in ("domain.yml", "data/rules.yml"):
        if files[path].get("version") != FORMAT:
            yield f"{path}: version should be {FORMAT!r}, it is {files[path].get('version')!r}"


def _intents(known: set[str], trained: set[str], ruled: set[str]) -> Iterator[str]:
    """Intents of phrases and rules are those of the domain, and each has a rule."""
    for intent in sorted((trained | ruled) - known - RASAS_OWN):
        yield f"domain.yml: the intent {intent} is missing"
    for intent in sorted(known - trained - ruled):
        yield f"domain.yml: nothing leads to the intent {intent}"
    for intent in sorted(known & trained - ruled):
        yield f"data/rules.yml: the intent {intent} has no rule"


def _actions(domain: dict[str, Any], led_to: set[str], served: frozenset[str]) -> Iterator[str]:
    """Every action is served, and every action of a rule is in the domain."""
    actions = _names(domain, "actions")
    for action in sorted((led_to | {ACTION_MESSAGE, ACTION_TAP, VALIDATE_FORM}) - actions - _names(domain, "forms")):
        yield f"domain.yml: the action {action} is missing"
    for action in sorted(actions - served):
        yield f"domain.yml: no action {action} is served"


def _examples(phrases: Iterable[Phrase]) -> Iterator[str]:
    """No example stands under two intents: Rasa warns of it and learns both."""
    intents: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        intents[phrase.text.casefold()].add(phrase.label)
    for text, several in sorted(intents.items()):
        if len(several) > 1:
            yield f"data/nlu: {text!r} is an example of {' and of '.join(sorted(several))}"


def _names(domain: dict[str, Any], section: str) -> set[str]:
    """The names in a section, each alone or with settings of its own: `- greet`, `- greet: {...}`, `greet: {...}`."""
    return {str(next(iter(each))) if isinstance(each, dict) else str(each) for each in domain.get(section) or ()}


def _steps(rules: dict[str, Any]) -> list[tuple[str, str]]:
    """(kind, name) of each step of each rule."""
    steps = [step for rule in rules.get("rules") or () for step in rule.get("steps") or ()]
    return [(kind, str(name)) for step in steps if isinstance(step, dict) for kind, name in step.items()]
