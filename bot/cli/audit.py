"""`harkara audit`: asks the store whether the guarantees hold, and names what breaks them."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeys.store.audit import Broken

SHOWN = 10


def audit(
    days: Annotated[int, typer.Option(min=1, help="How far to look back.")] = 30,
) -> None:
    """Check the guarantees G-1 to G-7 over live data; exit 1 if any is broken. No personal data."""
    import asyncio
    from datetime import timedelta

    from rich.console import Console

    from bot.settings import load_settings
    from journeys.clock import SystemClock
    from journeys.store.audit import GUARANTEES
    from journeys.store.audit import audit as ask
    from journeys.store.database import Database

    settings, now = load_settings(), SystemClock().now()

    async def read() -> "dict[str, list[Broken]]":
        database = Database(settings.store_url)
        try:
            async with database.read() as connection:
                return await ask(connection, now, settings.brand.as_brand(), now - timedelta(days=days))
        finally:
            await database.close()

    console = Console(highlight=False, soft_wrap=True)
    found = asyncio.run(read())
    for name, broken in found.items():
        console.print(
            f"[green]✓ {name}[/]  {GUARANTEES[name]}" if not broken else f"[red]✗ {name}[/]  not so: {GUARANTEES[name]}"
        )
        for case in broken[:SHOWN]:
            console.print(f"    {case.at:%Y-%m-%d %H:%M} UTC  order {case.order_id or '-'}  {case.words}", markup=False)
        if len(broken) > SHOWN:
            console.print(f"    and {len(broken) - SHOWN} more", markup=False)
    raise typer.Exit(1 if any(found.values()) else 0)
