"""The layout of Rasa NLU YAML: its usual form line by line (a hundred times faster), any other form by ruamel.yaml."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

VERSION = re.compile(r"""version:\s*["']?[\d.]+["']?\s*""")
INTENT = re.compile(r"\s*- intent:\s*([\w+/-]+)\s*")
EXAMPLES = re.compile(r"\s*examples:\s*\|-?\s*")
EXAMPLE = re.compile(r"(\s+)- (.*)")
OTHER_KINDS = ("synonym", "lookup", "regex")  # Rasa's other entries; they hold no phrases of an intent


class Found(NamedTuple):
    """One example and the line it stands on."""

    intent: str
    example: str
    line: int


def read_plain(text: str) -> list[Found] | None:
    """The examples, if the file has nothing but version, nlu, intents and their block of examples; else None."""
    found: list[Found] = []
    intent, indent = "", None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            if indent is not None and line.strip():
                return None  # inside a block "#" is text
        elif head := INTENT.fullmatch(line):
            intent, indent = head[1], None
        elif EXAMPLES.fullmatch(line) and intent:
            indent = ""
        elif (example := EXAMPLE.fullmatch(line)) and indent is not None and example[1].startswith(indent):
            indent = indent or example[1]
            found.append(Found(intent, example[2].strip(), number))
        elif not (VERSION.fullmatch(line) or line.rstrip() == "nlu:"):
            return None
    return found


def read_any(text: str) -> list[Found]:
    """The same for any YAML that Rasa takes. Raises ValueError with "line: what is wrong"."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    try:
        content = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ValueError(f"{line}: is not YAML: {error.problem}") from None
    entries: Any = content.get("nlu") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise ValueError("1: should have a list under `nlu:`")
    return [found for number in range(len(entries)) for found in _of_entry(entries, number)]


def _of_entry(entries: Any, number: int) -> Iterator[Found]:
    entry: Any = entries[number]
    line = entries.lc.item(number)[0] + 1
    if not hasattr(entry, "keys") or not ({"intent", *OTHER_KINDS} & set(entry)):
        raise ValueError(f"{line}: should begin with `- intent:`")
    if "intent" not in entry:
        return
    examples = entry.get("examples")
    if not examples:
        raise ValueError(f"{line}: `{entry['intent']}` should have examples")
    if isinstance(examples, str):
        yield from _of_block(str(entry["intent"] or ""), examples, entry.lc.value("examples")[0] + 1)
    else:
        for place, example in enumerate(examples):
            said = example.get("text", "") if isinstance(example, dict) else str(example)
            yield Found(str(entry["intent"] or ""), said.strip().removeprefix("- "), examples.lc.item(place)[0] + 1)


def _of_block(intent: str, block: str, line: int) -> Iterator[Found]:
    for number, said in enumerate(block.splitlines(), line + 1):
        if not said.strip():
            continue
        if not said.lstrip().startswith("-"):
            raise ValueError(f"{number}: an example should begin with `- `")
        yield Found(intent, said.strip()[1:].strip(), number)
