"""The table of requirement rows against tests. `python -m tests.requirements.table` writes it anew.

A row's own test is named by its id, `test_a_41_...`; tests elsewhere name the ids they prove in their docstrings.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent.parent
TABLE = Path(__file__).parent / "TABLE.md"
ID = re.compile(r"\b([ABPGR])-(\d{1,2}[a-f]?)\b")
NAMED = re.compile(r"test_([abpgr])_(\d{1,2}[a-f]?)_")

# The rows that must have a test of their own.
ROWS = (
    *(f"A-{number:02d}" for number in range(7, 62) if number != 22),
    *(f"A-22{letter}" for letter in "abcdef"),
    *(f"A-{number}" for number in range(79, 86)),
    "A-93",
    "A-94",
    "A-95",
)

HEAD = """\
# Requirement rows and the tests that prove them

Written by `python -m tests.requirements.table`; a test fails when it is out of date or a row has no test.
*own* is the row's acceptance test, named by its id; *others* counts tests that name the id in their docstring.

| row | own test | others |
|---|---|---|
"""


def tests_of_files() -> Iterator[tuple[str, str, str]]:
    """Every test as (path, name, docstring)."""
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                yield path.relative_to(TESTS).as_posix(), node.name, ast.get_docstring(node) or ""


def own_tests() -> dict[str, list[str]]:
    """Row -> its acceptance tests, as path::name."""
    found: dict[str, list[str]] = {}
    for path, name, _ in tests_of_files():
        if match := NAMED.match(name):
            found.setdefault(f"{match[1].upper()}-{match[2]}", []).append(f"{path}::{name}")
    return found


def other_tests() -> dict[str, int]:
    """Row -> how many tests elsewhere name it."""
    found: dict[str, int] = {}
    for _, name, docstring in tests_of_files():
        for row in {f"{family}-{number}" for family, number in ID.findall(docstring)}:
            if not NAMED.match(name):
                found[row] = found.get(row, 0) + 1
    return found


def text() -> str:
    """The table as it should stand."""
    own, others = own_tests(), other_tests()
    rows = sorted({*ROWS, *own, *others}, key=_place)
    lines = [
        f"| {row} | {'<br>'.join(f'`{each}`' for each in own.get(row, []))} | {others.get(row, 0)} |" for row in rows
    ]
    return HEAD + "\n".join(lines) + "\n"


def _place(row: str) -> tuple[str, int, str]:
    family, _, number = row.partition("-")
    digits = re.match(r"\d+", number)
    return family, int(digits[0]) if digits else 0, number


if __name__ == "__main__":
    TABLE.write_text(text(), encoding="utf-8")
