"""Where settings come from: an optional TOML file, HARKARA_* variables over it; wrong ones are named in words."""

import difflib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from journeys.errors import SettingsInvalid

PREFIX = "HARKARA_"
# The file's name, the mark of a process that `--workers` started, and what only tests read.
NOT_SETTINGS = ("HARKARA_CONFIG", "HARKARA_CHILD", "HARKARA_TEST_")
DEFAULT_FILE = "harkara.toml"

IN_OUR_WORDS = {
    "too_short": "is too short",
    "string_too_short": "is too short",
    "string_pattern_mismatch": "is not written as it should be",
}

Tree = dict[str, Any]
Place = tuple[str | int, ...]  # ("accounts", 0, "path_token")


class Misplaced(ValueError):
    """A section is wrong because of one setting in it: `place` leads there from the section."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.place = place


class Layers(NamedTuple):
    """What was found where, kept apart so that an error can name the place to correct."""

    file_name: str
    file: Tree
    environment: Tree

    def merged(self) -> Tree:
        """The file's settings with the environment's over them."""
        merged = _over(self.file, self.environment)
        assert isinstance(merged, dict)
        return merged

    def name_of(self, place: Place) -> str:
        """The setting as its deployer wrote it, or as a variable where it was not written at all."""
        if _reaches(self.file, place) and not _reaches(self.environment, place):
            return f"{self.file_name}: {'.'.join(map(str, place))}"
        return PREFIX + "__".join(str(part).upper() for part in place)


def read_layers(environ: Mapping[str, str]) -> Layers:
    """Read both places. Raises SettingsInvalid on a missing or broken file and on a broken JSON value."""
    name, file = _file_tree(environ)
    return Layers(name, file, _environment_tree(environ))


def _file_tree(environ: Mapping[str, str]) -> tuple[str, Tree]:
    asked = environ.get("HARKARA_CONFIG", "")
    path = Path(asked or DEFAULT_FILE)
    if not path.is_file():
        if asked:
            raise SettingsInvalid(f"HARKARA_CONFIG: there is no file {asked}; should be the path of a TOML file")
        return path.name, {}
    try:
        return path.name, tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsInvalid(f"{path}: is not a TOML file: {error}") from error


def _environment_tree(environ: Mapping[str, str]) -> Tree:
    """HARKARA_A__B=c as {"a": {"b": "c"}}; empty values count as not set."""
    tree: Any = {}
    for name in sorted(environ):
        if name.startswith(PREFIX) and not name.startswith(NOT_SETTINGS) and environ[name].strip():
            branch = _value(name, environ[name])
            for part in reversed(name.removeprefix(PREFIX).lower().split("__")):
                branch = {part: branch}
            tree = _over(tree, branch)
    assert isinstance(tree, dict)
    return tree


def _value(name: str, text: str) -> Any:
    if not text.lstrip().startswith(("{", "[")):
        return text.strip()
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise SettingsInvalid(f"{name}: is not JSON: {error.msg} at column {error.colno}") from error


def _over(below: Any, above: Any) -> Any:
    """`above` laid over `below`: tables key by key, lists by position where `above` numbers its keys."""
    if isinstance(below, list) and isinstance(above, dict) and all(key.isdigit() for key in above):
        below = {str(index): entry for index, entry in enumerate(below)}
    if isinstance(below, dict) and isinstance(above, dict):
        return below | {key: _over(below.get(key), value) for key, value in above.items()}
    return above


def listed(value: Any) -> Any:
    """A list written as JSON, with numbered keys (X__0, X__1), or with commas, as a list."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, dict) and value and all(str(key).isdigit() for key in value):
        return [value[key] for key in sorted(value, key=int)]
    return value


def _reaches(tree: Any, place: Place) -> bool:
    for part in place:
        if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        elif isinstance(tree, dict) and str(part) in tree:
            tree = tree[str(part)]
        else:
            return False
    return True


def lines_for(errors: Iterable[ErrorDetails], layers: Layers, model: type[BaseModel]) -> list[str]:
    """One line per wrong setting: where it is, what is wrong, what it should be. Never the value itself."""
    return list(dict.fromkeys(f"{layers.name_of(_place(error))}: {_what(error, model)}" for error in errors))


def _place(error: ErrorDetails) -> Place:
    # A validator of a whole section may name the setting inside it that is at fault.
    named = (error.get("ctx") or {}).get("error")
    return tuple(error["loc"]) + (named.place if isinstance(named, Misplaced) else ())


def _what(error: ErrorDetails, model: type[BaseModel]) -> str:
    place = _place(error)
    if error["type"] == "extra_forbidden":
        return "is not a setting" + _did_you_mean(place, model)
    should_be = _field_description(place, model)
    if error["type"] == "missing":
        return f"missing; {should_be}"
    message = IN_OUR_WORDS.get(error["type"]) or error["msg"].removeprefix("Value error, ")
    message = re.sub(r"^Input should be ", "should be ", message)
    return f"{message}; {should_be}" if should_be else message


def _did_you_mean(place: Place, model: type[BaseModel]) -> str:
    section = _section(place[:-1], model)
    near = difflib.get_close_matches(str(place[-1]), list(section.model_fields), n=1) if section else []
    return f"; did you mean {near[0]}?" if near else "; see the README's list of settings"


def _field_description(place: Place, model: type[BaseModel]) -> str:
    while place and isinstance(place[-1], int):
        place = place[:-1]
    section = _section(place[:-1], model)
    field = section.model_fields.get(str(place[-1])) if section and place else None
    return (field.description or "") if field else ""


def _section(place: Place, model: type[BaseModel]) -> type[BaseModel] | None:
    """The model that the settings below `place` belong to."""
    for part in place:
        if isinstance(part, int):
            continue
        field = model.model_fields.get(part)
        inner = field and next((t for t in (field.annotation, *get_args(field.annotation)) if _is_model(t)), None)
        if inner is None:
            return None
        model = inner
    return model


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
