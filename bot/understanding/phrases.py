"""Reads labelled phrases: Rasa NLU YAML (`nlu.yml`) and CSV with the columns `sentence` and `label`."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.understanding.phrases_yaml import Found, read_any, read_plain
from journeys.errors import HarkaraError

LOCALES = Path(__file__).parents[2] / "locales"
LANGUAGES = ("en", "hi", "hi-Latn", "ta", "te", "kn", "ml", "mr", "bn", "gu", "pa")
# How out of scope is called: by us, by the HINT3 data set, by Rasa's fallback classifier.
OUT_OF_SCOPE = frozenset({"out_of_scope", "NO_NODES_DETECTED", "nlu_fallback"})
# Rasa's marks for entities inside an example: [tomorrow](date), [tomorrow]{"entity": "date"}.
MARKED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


class PhrasesInvalid(HarkaraError):
    """The phrases' author must act: the message names file, line and what it should be."""


class Phrase(NamedTuple):
    """One labelled phrase. `language` is a folder's name under `locales/`, or empty."""

    text: str
    label: str
    language: str = ""


def shipped_files(locales: Path = LOCALES) -> tuple[Path, ...]:
    """The training phrases of every language that has some."""
    return tuple(sorted(locales.glob("*/nlu.yml")))


@cache
def shipped_phrases() -> tuple[Phrase, ...]:
    """Our own phrases, read once in a process: that takes a tenth of a second. Raises PhrasesInvalid."""
    return tuple(read_phrases(shipped_files()))


def read_phrases(paths: Iterable[Path]) -> list[Phrase]:
    """The phrases of all files, in order. Raises PhrasesInvalid, also when there are none."""
    found = [phrase for path in paths for phrase in read_file(path)]
    if not found:
        raise PhrasesInvalid("no phrases were found")
    return found


def read_file(path: Path) -> list[Phrase]:
    """The phrases of one .csv, .yml or .yaml file. Raises PhrasesInvalid."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PhrasesInvalid(f"{path}: cannot be read as UTF-8 text: {error}") from None
    if path.suffix == ".csv":
        return list(_from_csv(text, path))
    if path.suffix in (".yml", ".yaml"):
        return list(_from_yaml(text, path))
    raise PhrasesInvalid(f"{path}: should end in .csv, .yml or .yaml")


def _from_csv(text: str, path: Path) -> Iterator[Phrase]:
    reader = csv.reader(io.StringIO(text))
    heads = [name.strip().lower() for name in next(reader, [])]
    if not {"sentence", "label"} <= set(heads):
        raise PhrasesInvalid(f"{path}:1: the first line should name the columns: sentence,label")
    sentence, label = heads.index("sentence"), heads.index("label")
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) <= max(sentence, label) or not row[label].strip():
            raise PhrasesInvalid(f"{path}:{reader.line_num}: should have a sentence and a label")
        yield Phrase(row[sentence].strip(), row[label].strip())


def _from_yaml(text: str, path: Path) -> Iterator[Phrase]:
    language = path.parent.name if path.parent.name in LANGUAGES else ""
    found = read_plain(text)
    try:
        entries = read_any(text) if found is None else found
    except ValueError as error:
        raise PhrasesInvalid(f"{path}:{error}") from None
    for intent, example, _line in _checked(entries, path):
        yield Phrase(MARKED.sub(r"\1", example).strip(), intent, language)


def _checked(entries: Sequence[Found], path: Path) -> Iterator[Found]:
    for entry in entries:
        if not entry.intent:
            raise PhrasesInvalid(f"{path}:{entry.line}: `- intent:` should be followed by a name")
        if not entry.example:
            raise PhrasesInvalid(f"{path}:{entry.line}: an example of `{entry.intent}` is empty")
        yield entry
