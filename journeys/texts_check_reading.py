"""Reads the Fluent files of a language for checking: each text with its file and line, and what cannot be read. Pure
but for the files."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from fluent.syntax import FluentParser, ast


class Fault(msgspec.Struct, frozen=True):
    """Something wrong in a text: where, and what, for its author."""

    file: str  # "locales/hi/orders.ftl"
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


class Entry(msgspec.Struct, frozen=True):
    """One text: its variables (of body and labels), the lines of its labels, and the cases of its selectors."""

    name: str
    file: str
    line: int
    variables: frozenset[str]
    labels: dict[str, int]
    cases: tuple[frozenset[str], ...] = ()


class Read(msgspec.Struct, frozen=True):
    """The texts of a language by name, and what is wrong with the files as such."""

    entries: dict[str, Entry]
    faults: tuple[Fault, ...]


def read_texts(folder: Path) -> Read:
    """Every text in the Fluent files of `folder`; later ones of the same name are faults."""
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.ftl")):
        source = path.read_text(encoding="utf-8")
        for part in FluentParser().parse(source).body:
            if isinstance(part, ast.Junk):
                faults.append(_unreadable(part, path, source))
            elif isinstance(part, ast.Message):
                entry = _entry(part, path, source)
                if entry.name in entries:
                    faults.append(Fault(entry.file, entry.line, f"{entry.name} is there twice"))
                entries.setdefault(entry.name, entry)
    return Read(entries, tuple(faults))


def _unreadable(junk: ast.Junk, path: Path, source: str) -> Fault:
    first = junk.annotations[0] if junk.annotations else None
    at = first.span.start if first and first.span else junk.span.start if junk.span else 0
    return Fault(_shown(path), _line(source, at), f"is not Fluent: {first.message if first else 'unreadable'}")


def _entry(message: ast.Message, path: Path, source: str) -> Entry:
    nodes = list(_nodes(message))
    return Entry(
        message.id.name,
        _shown(path),
        _line_of(message, source),
        frozenset(node.id.name for node in nodes if isinstance(node, ast.VariableReference)),
        {label.id.name: _line_of(label, source) for label in message.attributes},
        tuple(_cases(node) for node in nodes if isinstance(node, ast.SelectExpression)),
    )


def _cases(selector: ast.SelectExpression) -> frozenset[str]:
    return frozenset(
        variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value
        for variant in selector.variants
    )


def _nodes(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    """The node and everything in it."""
    yield node
    for value in vars(node).values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.BaseNode):
                yield from _nodes(each)


def _line_of(node: ast.SyntaxNode, source: str) -> int:
    return _line(source, node.span.start if node.span else 0)


def _line(source: str, offset: int) -> int:
    return source.count("\n", 0, offset) + 1


def _shown(path: Path) -> str:
    return f"locales/{path.parent.name}/{path.name}"
