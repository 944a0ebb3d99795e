"""Rules of this code base that matter enough to be checked: imports point inwards, time is an argument, plain names."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "integrations", "journeys", "locales")
INNER_OF = {  # a package, and what it may import of ours
    "journeys": {"journeys", "locales"},
    "locales": {"locales"},
    "integrations": {"integrations", "journeys"},
    "bot": {"bot", "integrations", "journeys", "locales"},
}
_VAGUE_NAMES = "utils util helpers helper misc common manager managers data info process handle handler"
VAGUE_NAMES = frozenset(_VAGUE_NAMES.split())
# The clock itself, and the ids, which are ordered by time but tell nobody the time.
MAY_READ_THE_CLOCK = ("journeys/clock.py", "journeys/store/ids.py")
CLOCK_READINGS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
}
MESSAGING_MODULES = ("pywa", "pywa_async")
MESSAGING_HOSTS = re.compile(
    r"graph\.facebook\.com|api\.(gupshup|interakt|twilio|msg91|kaleyra|karix|exotel)\.|api\.whatsapp\.com"
)
# A default that a deployer may change; the settings call nobody.
MAY_NAME_A_MESSAGING_HOST = ("bot/settings.py",)
REGISTRY_HOSTS = re.compile(
    "|".join(("py" + r"pi\.org", "files\\.python" + "hosted", r"registry\.npm" + "js", "/opt/" + "py" + "pi"))
)


def modules() -> list[Path]:
    found = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return [path for path in found if "migrations/versions" not in path.as_posix()]  # written by Alembic


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports_of(path: Path) -> Iterator[str]:
    """The full names of what a module imports anywhere in it, relative imports resolved."""
    package = ".".join(path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


every_module = pytest.mark.parametrize("path", modules(), ids=name_of)


@every_module
def test_imports_point_inwards(path: Path) -> None:
    """P-01."""
    package = path.relative_to(ROOT).parts[0]
    ours = {name.split(".")[0] for name in imports_of(path)} & set(INNER_OF)
    assert ours <= INNER_OF[package], f"{package} may import {sorted(INNER_OF[package])} only"


@pytest.mark.parametrize(
    "path", [path for path in modules() if name_of(path).startswith("integrations/sandbox/")], ids=name_of
)
def test_the_sandbox_never_leans_on_what_it_is_there_to_test(path: Path) -> None:
    """P-01: an emulator that shared code with our vendor files would share their mistakes."""
    vendor_files = re.compile(r"integrations\.(couriers|shops|payments|whatsapp|registry)(\.|$)")
    assert not [name for name in imports_of(path) if vendor_files.match(name)]


@every_module
def test_only_whatsapps_own_package_speaks_to_a_messaging_provider(path: Path) -> None:
    """A-08."""
    if name_of(path).startswith("integrations/whatsapp/"):
        return
    assert not [name for name in imports_of(path) if name.split(".")[0] in MESSAGING_MODULES]
    if name_of(path) in MAY_NAME_A_MESSAGING_HOST or name_of(path).startswith("integrations/sandbox/"):
        return
    named = [
        node.value for node in ast.walk(tree_of(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert not [text for text in named if MESSAGING_HOSTS.search(text)]


@every_module
def test_only_whatsapps_sender_builds_a_call_that_sends(path: Path) -> None:
    """A-08: `send_message` of the Graph client is called in one place."""
    calls = [
        node.lineno
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "send_message"
    ]
    assert not calls or name_of(path) == "integrations/whatsapp/sender.py"


@every_module
def test_time_is_an_argument(path: Path) -> None:
    """P-01."""
    if name_of(path) in MAY_READ_THE_CLOCK:
        return
    readings = [
        f"line {node.lineno}: {node.value.id}.{node.attr}"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in CLOCK_READINGS
    ]
    assert not readings


@every_module
def test_line_1_says_what_the_module_does(path: Path) -> None:
    """P-01."""
    words = ast.get_docstring(tree_of(path)) or ""
    assert len(words.splitlines()[0] if words else "") >= 15
    assert path.read_text("utf-8").startswith('"""')


@every_module
def test_names_say_what_is_meant(path: Path) -> None:
    """P-01."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    assert not VAGUE_NAMES & set(parts)
    vague = [
        node.name
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and re.sub("Manager$|Helper$|Utils$", "", node.name).strip("_").lower() in VAGUE_NAMES | {""}
    ]
    assert not vague


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    found = [ROOT / name.decode() for name in listed.split(b"\0") if name]
    return [path for path in found if path.is_file()] or modules()


def test_no_file_names_a_package_registry() -> None:
    """A-89: where packages come from is the machine's business, not the code's."""
    naming = [
        name_of(path) for path in tracked_files() if REGISTRY_HOSTS.search(path.read_bytes().decode("utf-8", "ignore"))
    ]
    assert not naming
