"""`harkara parked`: items that were given up after their attempts, to look at and to try again."""

from typing import Annotated

import typer

app = typer.Typer(help="Items given up after their attempts.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """Show what is parked: id, source, since when, why. Never what it says about a customer."""
    import asyncio

    from rich.console import Console
    from rich.table import Table

    from bot.parked import list_parked
    from bot.settings import load_store_settings

    items = asyncio.run(list_parked(load_store_settings().store_url))
    if not items:
        typer.echo("Nothing is parked.")
        return
    table = Table("id", "source", "parked at", "attempts", "reason")
    for item in items:
        since = item.parked_at.strftime("%Y-%m-%d %H:%M UTC")
        table.add_row(str(item.id), item.source, since, str(item.attempts), item.reason)
    Console().print(table)


@app.command()
def replay(
    ids: Annotated[list[int] | None, typer.Argument(metavar="ID...", help="Which; see `parked list`.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Everything that is parked.")] = False,
) -> None:
    """Put parked items back in line, with fresh attempts. A running service takes them up."""
    import asyncio

    from bot.parked import replay as put_back
    from bot.settings import load_store_settings

    if bool(ids) == all_:
        typer.echo("Name the ids to replay, or say --all.", err=True)
        raise typer.Exit(2)
    url = load_store_settings().store_url
    count = asyncio.run(put_back(url, None if all_ else ids))
    typer.echo(f"{count} put back in line.")
    raise typer.Exit(0 if count else 1)
