"""`harkara tasks`: open work for people, until the desk shows it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import typer

# What of a handoff packet may be shown beside a task: nothing that says who the customer is, nor what she wrote.
OF_CASE = ("stage", "mood", "language", "payment")


def tasks() -> None:
    """Show what waits for a person: since when, until when, why, which order. Never who the customer is."""
    import asyncio

    from rich.console import Console
    from rich.table import Table

    from bot.cli.customer import age
    from bot.settings import load_store_settings
    from journeys.clock import SystemClock
    from journeys.store.database import Database
    from journeys.store.tasks import open_tasks

    async def read() -> list[dict[str, object]]:
        database = Database(load_store_settings().store_url)
        try:
            async with database.read() as connection:
                return await open_tasks(connection)
        finally:
            await database.close()

    found = asyncio.run(read())
    if not found:
        typer.echo("Nothing waits for a person.")
        return
    table, now = Table("since", "due"), SystemClock().now()
    table.add_column("reason", no_wrap=True)
    for name in ("order", "note", "known", "suggested reply"):
        table.add_column(name)
    for task in found:
        times = [age(at, now) if isinstance(at := task[name], datetime) else "" for name in ("opened_at", "due_at")]
        words = [str(task[name] or "") for name in ("reason", "number", "note", "suggested")]
        words.insert(3, "\n".join(lines_of_case(_packet(task))))
        table.add_row(*times, *words)
    Console().print(table)


def _packet(task: Mapping[str, object]) -> Mapping[str, Any]:
    found = task["packet"]
    return found if isinstance(found, dict) else {}


def lines_of_case(packet: Mapping[str, Any]) -> Iterator[str]:
    """How the case stands, line by line: stage and mood, what she asked, was tried and promised, earlier issues."""
    for name in OF_CASE:
        if packet.get(name):
            yield f"{name}: {packet[name]}"
    for name in ("asked", "tried"):
        if packet.get(name):
            yield f"{name}: {', '.join(packet[name])}"
    yield from (f"promised: {each['what']} by {each['by'][:16]}" for each in _rows(packet, "promised"))
    for each in _rows(packet, "earlier"):
        yield f"earlier: {each['what']} of {each['order']}, {each['stands']}, since {each['since'][:10]}"


def _rows(packet: Mapping[str, Any], name: str) -> Sequence[Mapping[str, str]]:
    rows: Sequence[Mapping[str, str]] = packet.get(name) or ()
    return rows
