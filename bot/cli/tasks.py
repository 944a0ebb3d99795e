"""`harkara tasks`: open work for people, until the desk shows it."""

from datetime import datetime

import typer


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
    for name in ("order", "note", "suggested reply"):
        table.add_column(name)
    for task in found:
        times = [age(at, now) if isinstance(at := task[name], datetime) else "" for name in ("opened_at", "due_at")]
        table.add_row(*times, *(str(task[k] or "") for k in ("reason", "number", "note", "suggested")))
    Console().print(table)
