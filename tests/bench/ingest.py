"""Signed webhooks a second, stored durably before their 200, on one core; with both anchors in the same run."""

import tempfile
from pathlib import Path

import uvloop

from tests.bench.feeds import signed_message
from tests.bench.load import Load, run_load
from tests.bench.processes import child
from tests.harness import free_port

REQUESTS = 30_000
WARM_UP = 2_000


def measure() -> dict[str, Load]:
    """Loads by name: bare aiohttp, pywa + FastAPI, harkara on SQLite."""
    results = {}
    for name, anchor in (("bare aiohttp, nothing stored", "bare"), ("pywa + FastAPI, nothing stored", "pywa")):
        port = free_port()
        with child("tests.bench.anchors", port, None, anchor, str(port)):
            results[name] = _drive(port, anchor)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        results["harkara, stored durably"] = measure_own(url)
    return results


def measure_own(store_url: str) -> Load:
    """Our web side on one core, storing into that store."""
    port = free_port()
    with child("tests.bench.intake_only", port, None, str(port), store_url):
        return _drive(port, "own")


def _drive(port: int, run: str) -> Load:
    uvloop.run(run_load(port, [signed_message(index, run=f"{run}w") for index in range(WARM_UP)]))
    return uvloop.run(run_load(port, [signed_message(index, run=run) for index in range(REQUESTS)], connections=256))
