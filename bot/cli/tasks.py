"""`harkara tasks`: open work for people, until the desk shows it."""

import typer


def tasks() -> None:
    """Show what waits for a person: since when, why, which order. Never who the customer is."""
    import asyncio

    from rich.console import Console
    from rich.table import Table

    from bot.settings import load_store_settings
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
    table = Table("opened at", "reason", "order", "note")
    for task in found:
        table.add_row(
            f"{task['opened_at']:%Y-%m-%d %H:%M UTC}", *(str(task[k] or "") for k in ("reason", "number", "note"))
        )
    Console().print(table)
