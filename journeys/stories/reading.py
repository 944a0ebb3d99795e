"""Reads story files. Every mistake is named with file, line and a hint; all of a file's mistakes at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from journeys.checking import Complaint, suggest
from journeys.definition import Place
from journeys.errors import JourneyInvalid
from journeys.loading import CATALOG
from journeys.stories.moments import check_moment
from journeys.stories.story import Line, Story
from journeys.stories.words import GIVEN, WORDS, Check

STORIES = CATALOG / "stories"
HEADER = ("story", "journeys", "shows", "given", "at", "play")


def load_stories(folder: Path = STORIES, names: Iterable[str] = (), *, journeys: str = "") -> list[Story]:
    """The stories of every file, or of the files named (with or without `.yaml`). Raises JourneyInvalid.

    A story that names no journeys has that of its file's name, or those of `journeys`.
    """
    wanted = {Path(name).stem for name in names}
    paths = [path for path in sorted(folder.glob("*.yaml")) if not wanted or path.stem in wanted]
    if missing := wanted - {path.stem for path in paths}:
        known = [path.stem for path in folder.glob("*.yaml")]
        told = (f"no stories named `{name}`; {suggest(name, known) or f'they stand in {folder}'}" for name in missing)
        raise JourneyInvalid("\n".join(sorted(told)))
    return [story for path in paths for story in read_stories(path.read_text(encoding="utf-8"), path.name, journeys)]


def read_stories(text: str, file: str, journeys: str = "") -> list[Story]:
    """The stories of one file. Raises JourneyInvalid, one line for each mistake."""
    try:
        root = YAML().load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        place = Place(file, line)
        raise JourneyInvalid(str(Complaint(place, f"this is not YAML: {error.problem}", "check colons"))) from error
    reader = _Reader(file, journeys or Path(file).stem)
    stories = reader.stories(root)
    if reader.complaints:
        raise JourneyInvalid("\n".join(str(each) for each in sorted(reader.complaints, key=lambda c: c.place.line)))
    return stories


class _Reader:
    """Reads one file and keeps what was wrong on the way."""

    def __init__(self, file: str, journeys: str) -> None:
        self.file = file
        self.journeys = journeys
        self.complaints: list[Complaint] = []

    def wrong(self, line: int, what: str, hint: str = "") -> None:
        self.complaints.append(Complaint(Place(self.file, line), what, hint))

    def stories(self, root: Any) -> list[Story]:
        if not isinstance(root, CommentedSeq):
            self.wrong(1, "a story file is a list", "begin each story with `- story: <what it shows>`")
            return []
        return [story for at, node in enumerate(root) for story in self._story(node, root.lc.item(at)[0] + 1)]

    def _story(self, node: Any, line: int) -> Iterator[Story]:
        if not isinstance(node, CommentedMap) or "story" not in node or "play" not in node:
            self.wrong(line, "this is no story", "it needs `story: <what it shows>` and `play:`")
            return
        self._names(node, HEADER, "a story")
        given = self._given(node)
        self._value(node, "at", check_moment)
        yield Story(
            name=str(node["story"]),
            journeys=self._journeys(node),
            given={name: _plain(value) for name, value in given.items()},
            at=str(node.get("at", "Mon 11:00")),
            play=tuple(self._play(node)),
            place=Place(self.file, line),
            shows=self._shows(node),
            lines_of_given={name: _line(given, name) for name in given},
        )

    def _journeys(self, node: CommentedMap) -> tuple[str, ...]:
        return _one_or_more(node.get("journeys", self.journeys))

    def _shows(self, node: CommentedMap) -> tuple[str, ...]:
        return _one_or_more(node.get("shows", ()))

    def _given(self, node: CommentedMap) -> CommentedMap:
        given = node.get("given", CommentedMap())
        if not isinstance(given, CommentedMap):
            self.wrong(_line(node, "given"), "`given` is no mapping", "write `given: {payment: cod}`")
            return CommentedMap()
        self._names(given, GIVEN, "`given`")
        for name, check in GIVEN.items():
            self._value(given, name, check)
        return given

    def _play(self, node: CommentedMap) -> Iterator[Line]:
        play = node["play"]
        if not isinstance(play, CommentedSeq) or not play:
            self.wrong(_line(node, "play"), "`play` is no list", "write what happens, a `- ` before each line")
            return
        for at, each in enumerate(play):
            yield from self._line_of_play(each, play.lc.item(at)[0] + 1)

    def _line_of_play(self, node: Any, line: int) -> Iterator[Line]:
        said = node if isinstance(node, CommentedMap) else CommentedMap({node: None})
        word = next((str(name) for name in said if name in WORDS), None)
        if word is None:
            name = str(next(iter(said), ""))
            self.wrong(line, f"`{name}` is no word of a story", suggest(name, WORDS) or f"known: {', '.join(WORDS)}")
            return
        told = said[word]
        if not (WORDS[word].plain and told is None):
            self._check(line, f"`{word}`", WORDS[word].told, _plain(told))
        more = {str(name): _plain(value) for name, value in said.items() if name != word}
        self._options(word, more, line)
        yield Line(word, _plain(told), more, Place(self.file, line))

    def _options(self, word: str, more: dict[str, Any], line: int) -> None:
        known = WORDS[word].options
        for name, value in more.items():
            if name in known:
                self._check(line, f"`{name}` of `{word}`", known[name], value)
            else:
                hint = suggest(name, known) or f"it may have {', '.join(known) or 'nothing beside it'}"
                self.wrong(line, f"`{word}` has no `{name}`", hint)

    def _names(self, node: CommentedMap, known: Iterable[str], what: str) -> None:
        names = list(known)
        for name in node:
            if name not in names:
                hint = suggest(str(name), names) or f"known: {', '.join(names)}"
                self.wrong(_line(node, name), f"{what} has no `{name}`", hint)

    def _value(self, node: CommentedMap, name: str, check: Check) -> None:
        if name in node:
            self._check(_line(node, name), f"`{name}`", check, _plain(node[name]))

    def _check(self, line: int, what: str, check: Check, value: Any) -> None:
        try:
            check(value)
        except ValueError as error:
            self.wrong(line, f"{what}: {error}")


def _one_or_more(named: Any) -> tuple[str, ...]:
    return (named,) if isinstance(named, str) else tuple(str(each) for each in named)


def _plain(value: Any) -> Any:
    """What YAML said, without what it remembers of the file."""
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value


def _line(node: CommentedMap, name: Any) -> int:
    """The line, from 1, on which `name` stands."""
    return int(node.lc.key(name)[0]) + 1 if name in node else int(node.lc.line) + 1
