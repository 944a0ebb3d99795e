"""Reads journey files. Every mistake is named with file, line and a hint; all of a file's mistakes at once.

Raises JourneyInvalid, whose message has one line for each mistake.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from journeys.catalogue import Catalogue
from journeys.checking import Complaint, MissingIn, complaints_about, suggest
from journeys.definition import END, KINDS, SUBJECTS, Definition, Place, Step, Timeout
from journeys.durations import parse_duration
from journeys.errors import JourneyInvalid

CATALOG = Path(__file__).parent / "catalog"

HEADER = ("journey", "purpose", "version", "trigger", "when", "one_run_per", "exit_on", "category", "urgent", "steps")
NEEDED = ("journey", "purpose", "version", "trigger", "one_run_per", "steps")
ROUTES = ("wait_for", "timeout", "then", "on_failure", "if_so", "if_not")

# Which routes a kind of step may have.
ROUTES_OF_KIND = {
    "send": {"wait_for", "timeout", "then"},
    "handoff": {"wait_for", "timeout", "then"},
    "wait": {"wait_for", "then"},
    "do": {"then", "on_failure"},
    "check": {"if_so", "if_not"},
}


def load_catalogue(folder: Path = CATALOG, missing_in: MissingIn = lambda message: ()) -> Catalogue:
    """Every journey of `folder`. Raises JourneyInvalid."""
    journeys, complaints = [], []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem == "packs":
            continue
        found, wrong = read_journey(path.read_text(encoding="utf-8"), path.name, missing_in)
        complaints += wrong
        journeys += [found] if found else []
    complaints += _named_twice(journeys)
    if complaints:
        raise JourneyInvalid("\n".join(str(complaint) for complaint in complaints))
    return Catalogue(journeys)


def parse_journey(text: str, file: str) -> Definition:
    """One journey from its text. Raises JourneyInvalid."""
    found, complaints = read_journey(text, file)
    if found is None or complaints:
        raise JourneyInvalid("\n".join(str(complaint) for complaint in complaints))
    return found


def read_journey(
    text: str, file: str, missing_in: MissingIn = lambda message: ()
) -> tuple[Definition | None, list[Complaint]]:
    """The journey, where it could be read at all, and everything that is wrong with it."""
    journey, complaints = _read(text, file)
    wrong = list(complaints)
    if journey and not wrong:
        wrong += complaints_about(journey, missing_in)
        if journey.journey != Path(file).stem:
            wrong.append(Complaint(journey.place, f"journey `{journey.journey}` in file {file}", "give both one name"))
    return journey, sorted(wrong, key=lambda each: each.place.line)


def _yaml_hint(error: MarkedYAMLError) -> str:
    return "each name may stand once" if "duplicate key" in str(error.problem) else "check colons and indentation"


def _named_twice(journeys: list[Definition]) -> Iterator[Complaint]:
    seen: dict[str, Place] = {}
    for journey in journeys:
        if journey.journey in seen:
            yield Complaint(journey.place, f"journey `{journey.journey}` is also in {seen[journey.journey]}")
        seen[journey.journey] = journey.place


@lru_cache(512)  # the shipped ones are read over and over by whoever starts several services in one process
def _read(text: str, file: str) -> tuple[Definition | None, tuple[Complaint, ...]]:
    try:
        root = YAML().load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, (Complaint(Place(file, line), f"this is not YAML: {error.problem}", _yaml_hint(error)),)
    reader = _Reader(file)
    journey = reader.journey(root, text)
    return journey, tuple(reader.complaints)


class _Reader:
    """Reads one file into a Definition and keeps what was wrong on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.complaints: list[Complaint] = []

    def wrong(self, line: int, what: str, hint: str = "") -> None:
        self.complaints.append(Complaint(Place(self.file, line), what, hint))

    def journey(self, root: Any, text: str) -> Definition | None:
        if not isinstance(root, CommentedMap):
            self.wrong(1, "a journey file is a list of `name: value` lines", "start with `journey: <name>`")
            return None
        self._known(root, HEADER)
        for name in NEEDED:
            if name not in root:
                self.wrong(1, f"`{name}` is missing", f"a journey needs {', '.join(NEEDED)}")
        if self.complaints:
            return None
        return self._definition(root, text)

    def _definition(self, root: CommentedMap, text: str) -> Definition | None:
        steps = self._steps(root)
        journey = Definition(
            journey=self._word(root, "journey"),
            purpose=self._word(root, "purpose"),
            version=self._of_type(root, "version", int, "a whole number, raised with every change", 1),
            trigger=self._words(root, "trigger"),
            one_run_per=self._one_of(root, "one_run_per", SUBJECTS, "order"),
            steps=steps,
            place=Place(self.file, 1),
            when=self._words(root, "when"),
            exit_on=frozenset(self._words(root, "exit_on")),
            category=self._one_of(root, "category", ("utility", "marketing"), "utility"),
            urgent=self._of_type(root, "urgent", bool, "true or false", False),
            text=text,
        )
        return journey if steps and not self.complaints else None

    def _steps(self, root: CommentedMap) -> dict[str, Step]:
        nodes = root["steps"]
        if not isinstance(nodes, CommentedMap) or not nodes:
            self.wrong(_line(root, "steps"), "`steps` is empty", "write `<step>:` with what it does below it")
            return {}
        return {str(name): self._step(str(name), nodes, node) for name, node in nodes.items()}

    def _step(self, name: str, parent: CommentedMap, node: Any) -> Step:
        line = _line(parent, name)
        place = Place(self.file, line)
        if name == END:
            self.wrong(line, f"`{END}` is the way out of a journey", "give the step another name")
        if not isinstance(node, CommentedMap):
            self.wrong(line, f"step `{name}` does nothing", f"it needs one of {', '.join(KINDS)}")
            return Step(name, "wait", place)
        kinds = [kind for kind in KINDS if kind in node]
        if len(kinds) != 1:
            said = " and ".join(f"`{kind}`" for kind in kinds) or "none"
            self.wrong(line, f"step `{name}` needs exactly one of {', '.join(KINDS)}, has {said}")
            return Step(name, "wait", place)
        return self._step_of(name, kinds[0], node, place)

    def _step_of(self, name: str, kind: str, node: CommentedMap, place: Place) -> Step:
        self._known(node, (kind, *ROUTES))
        for route in ROUTES:
            if route in node and route not in ROUTES_OF_KIND[kind]:
                may = ", ".join(sorted(ROUTES_OF_KIND[kind]))
                self.wrong(_line(node, route), f"a `{kind}` step has no `{route}`", f"it may have {may}")
        if kind == "check" and not {"if_so", "if_not"} <= node.keys():
            self.wrong(place.line, f"step `{name}` needs both `if_so` and `if_not`", f"`{END}` ends the run")
        return Step(
            name=name,
            kind=kind,
            place=place,
            what="" if kind == "wait" else self._word(node, kind),
            span=self._span(node, "wait") if kind == "wait" else timedelta(0),
            wait_for=self._wait_for(node),
            timeout=self._timeout(node),
            then=self._word(node, "then", END),
            on_failure=self._word(node, "on_failure", ""),
            if_so=self._word(node, "if_so", END),
            if_not=self._word(node, "if_not", END),
        )

    def _wait_for(self, node: CommentedMap) -> dict[str, str]:
        routes = node.get("wait_for", {})
        if not isinstance(routes, dict) or not all(isinstance(each, str) for each in routes.values()):
            self.wrong(_line(node, "wait_for"), "`wait_for` maps happenings to steps", "`{reply.yes: <step>}`")
            return {}
        return {str(happening): str(step) for happening, step in routes.items()}

    def _timeout(self, node: CommentedMap) -> Timeout | None:
        said = node.get("timeout")
        if said is None:
            return None
        if not isinstance(said, CommentedMap) or set(said) != {"after", "go_to"}:
            self.wrong(_line(node, "timeout"), "`timeout` needs `after` and `go_to`", "`{after: 20m, go_to: <step>}`")
            return None
        return Timeout(self._span(said, "after"), self._word(said, "go_to"))

    # -- single values -----------------------------------------------------------------------------------------

    def _known(self, node: CommentedMap, names: tuple[str, ...]) -> None:
        for name in node:
            if name not in names:
                hint = suggest(str(name), names) or f"known here: {', '.join(names)}"
                self.wrong(_line(node, name), f"`{name}` is no word of a journey", hint)

    def _span(self, node: CommentedMap, name: str) -> timedelta:
        try:
            return parse_duration(node[name])
        except ValueError as error:
            self.wrong(_line(node, name), str(error))
            return timedelta(0)

    def _word(self, node: CommentedMap, name: str, default: str = "") -> str:
        value = node.get(name, default)
        if not isinstance(value, str):
            self.wrong(_line(node, name), f"`{name}` is {value!r}", "it is a word")
            return default
        return " ".join(value.split())

    def _words(self, node: CommentedMap, name: str) -> tuple[str, ...]:
        value = node.get(name, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, CommentedSeq | list) or not all(isinstance(each, str) for each in listed):
            self.wrong(_line(node, name), f"`{name}` is {value!r}", "it is a word or a list of words")
            return ()
        return tuple(listed)

    def _one_of(self, node: CommentedMap, name: str, known: tuple[str, ...], default: str) -> str:
        word = self._word(node, name, default)
        if word not in known:
            self.wrong(_line(node, name), f"`{name}: {word}` is unknown", suggest(word, known) or ", ".join(known))
        return word

    def _of_type(self, node: CommentedMap, name: str, kind: type[Any], hint: str, default: Any) -> Any:
        value: Any = node.get(name, default)
        if type(value) is not kind or (kind is int and value <= 0):
            self.wrong(_line(node, name), f"`{name}: {value}` cannot be", f"it is {hint}")
            return default
        return value


def _line(node: CommentedMap, name: Any) -> int:
    """The line, from 1, on which `name` stands in `node`."""
    line_of: Callable[[Any], tuple[int, int]] = node.lc.key
    return line_of(name)[0] + 1 if name in node else node.lc.line + 1
