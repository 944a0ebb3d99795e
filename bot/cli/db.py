"""`harkara db`: the store's schema."""

import typer

app = typer.Typer(help="The store's schema.", no_args_is_help=True)


@app.callback()
def _db() -> None:
    """Keeps `upgrade` a sub-command though it is the only one."""


@app.command()
def upgrade() -> None:
    """Bring the store to this version's schema. Safe to repeat; keeps what is stored."""
    import asyncio
    import inspect

    from rich.console import Console
    from sqlalchemy.engine import make_url

    from bot.settings import load_store_settings
    from journeys.store import database

    url = load_store_settings().store_url
    console = Console(stderr=True)
    with console.status(f"Upgrading {make_url(url).render_as_string(hide_password=True)}"):
        done = database.upgrade(url)
        if inspect.isawaitable(done):
            asyncio.run(done)
    console.print("The store is up to date.")
