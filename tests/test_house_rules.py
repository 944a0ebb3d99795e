"""Rules of this code base that matter enough to be checked: imports point inwards, time is an argument, plain names."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

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
# The clock itself; ids, which are ordered by time but tell nobody the time; the demo, which sets its world's clock.
MAY_READ_THE_CLOCK = ("journeys/clock.py", "journeys/store/ids.py", "bot/demo.py")
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
# Its `send_message` is SMTP's: mail to the brand's own people and to couriers, never to a customer.
MAILER = "integrations/outward/email.py"
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


def texts_of(path: Path) -> list[str]:
    """The string literals of a module, docstrings included."""
    nodes = ast.walk(tree_of(path))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def offenders(rule: Callable[[Path], Iterable[str]], paths: Iterable[Path] | None = None) -> list[str]:
    """What breaks the rule, as "file: what"."""
    return [f"{name_of(path)}: {what}" for path in (modules() if paths is None else paths) for what in rule(path)]


def test_there_are_modules_to_check() -> None:
    """P-01."""
    assert {"bot/settings.py", "journeys/clock.py", "integrations/registry.py"} <= set(map(name_of, modules()))


def test_imports_point_inwards() -> None:
    """P-01: bot -> integrations -> journeys."""

    def outward(path: Path) -> Iterator[str]:
        package = path.relative_to(ROOT).parts[0]
        ours = {name.split(".")[0] for name in imports_of(path)} & INNER_OF.keys()
        yield from (f"imports {name}" for name in sorted(ours - INNER_OF[package]))

    assert offenders(outward) == []


def test_the_sandbox_never_leans_on_what_it_is_there_to_test() -> None:
    """P-01: an emulator that shared code with our vendor files would share their mistakes."""
    vendor_files = re.compile(r"integrations\.(couriers|shops|payments|whatsapp|registry)(\.|$)")
    sandbox = [path for path in modules() if name_of(path).startswith("integrations/sandbox/")]
    assert offenders(lambda path: [name for name in imports_of(path) if vendor_files.match(name)], sandbox) == []


def test_only_whatsapps_own_package_speaks_to_a_messaging_provider() -> None:
    """A-08."""

    def speaks(path: Path) -> Iterator[str]:
        yield from (f"imports {name}" for name in imports_of(path) if name.split(".")[0] in MESSAGING_MODULES)
        if name_of(path) not in MAY_NAME_A_MESSAGING_HOST:
            yield from (f"names {text}" for text in texts_of(path) if MESSAGING_HOSTS.search(text))

    outside = [
        path for path in modules() if not name_of(path).startswith(("integrations/whatsapp/", "integrations/sandbox/"))
    ]
    assert offenders(speaks, outside) == []


def test_a_message_leaves_in_one_place_only() -> None:
    """A-08: only the sender calls Graph's `send_message`, and only the one arbiter calls the number's `send`."""
    graph_sender, arbiter = ROOT / "integrations/whatsapp/sender.py", ROOT / "bot/message_sender.py"
    assert offenders(lambda path: calls_in(path, "send_message", "api"), [graph_sender])
    assert offenders(lambda path: calls_in(path, "send", "number"), [arbiter])
    elsewhere = [path for path in modules() if path not in (graph_sender, arbiter) and name_of(path) != MAILER]
    assert (
        offenders(lambda path: [*calls_in(path, "send_message", ""), *calls_in(path, "send", "number")], elsewhere)
        == []
    )


def calls_in(path: Path, method: str, receiver: str) -> Iterator[str]:
    """Calls of `method` on something whose name holds `receiver` (`self._number.send(...)`)."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method:
            said = ast.unparse(node.func.value)
            if receiver in said.rsplit(".", 1)[-1]:
                yield f"line {node.lineno}: {said}.{method}"


def test_time_is_an_argument() -> None:
    """P-01."""

    def reads_the_clock(path: Path) -> Iterator[str]:
        yield from (f"imports {name}" for name in imports_of(path) if name == "time.time")
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute):
                reading = (ast.unparse(node.value).rsplit(".", 1)[-1], node.attr)
                if reading in CLOCK_READINGS:
                    yield f"line {node.lineno}: {'.'.join(reading)}"

    elsewhere = [path for path in modules() if name_of(path) not in MAY_READ_THE_CLOCK]
    assert offenders(reads_the_clock, [ROOT / "journeys/clock.py"]) != []
    assert offenders(reads_the_clock, elsewhere) == []


def test_line_1_says_what_the_module_does() -> None:
    """P-01."""

    def silent(path: Path) -> Iterator[str]:
        if not path.read_text("utf-8").startswith('"""') or len(ast.get_docstring(tree_of(path)) or "") < 15:
            yield "has no docstring on line 1"

    assert offenders(silent) == []


def test_names_say_what_is_meant() -> None:
    """P-01."""

    def vague(path: Path) -> Iterator[str]:
        yield from VAGUE_NAMES & set(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                bare = re.sub("(Manager|Helpers?|Utils?)$", "", node.name).strip("_").lower()
                if not bare or bare in VAGUE_NAMES:
                    yield f"line {node.lineno}: {node.name}"

    assert offenders(vague) == []


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
