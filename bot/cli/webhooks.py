"""`harkara webhooks`: the tools that are told what happens; whether it reaches them; and once more what did not."""

from typing import Annotated

import typer

app = typer.Typer(help="Signed webhooks to other tools.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """Show each tool, what it is told, and what waits or was given up; then the newest webhooks."""
    import asyncio

    from rich.console import Console
    from rich.table import Table

    from bot.settings import load_settings
    from bot.telling import overview

    found = asyncio.run(overview(load_settings()))
    if not found.tools:
        typer.echo("No tool is told anything: see [[webhooks]] in the README.")
        return
    tools = Table("tool", "url", "events", "waiting", "parked")
    for tool in found.tools:
        tools.add_row(tool.name, tool.url, ", ".join(tool.events), str(tool.waiting), str(tool.parked))
    newest = Table("id", "tool", "event", "state", "tries", "reason", "since")
    for row in found.newest:
        since = f"{row['created_at']:%Y-%m-%d %H:%M UTC}"
        newest.add_row(
            str(row["id"]), row["account"], row["name"], row["state"], str(row["attempts"]), row["reason"], since
        )
    console = Console()
    console.print(tools)
    if found.newest:
        console.print(newest)


@app.command()
def test(name: Annotated[str, typer.Argument(help="The tool, by its name in the settings.")]) -> None:
    """Send one webhook of the kind webhook.test now, and say what came of it."""
    import asyncio

    from bot.settings import load_settings
    from bot.telling import try_out

    failure = asyncio.run(try_out(load_settings(), name))
    typer.echo(f"{name} did not take it: {failure}" if failure else f"{name} took it.", err=bool(failure))
    raise typer.Exit(1 if failure else 0)


@app.command()
def replay(
    ids: Annotated[list[int] | None, typer.Argument(metavar="ID...", help="Which; see `webhooks list`.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Everything that was given up.")] = False,
) -> None:
    """Let webhooks that were given up leave again, under the ids they had. A running service sends them."""
    import asyncio

    from bot.settings import load_store_settings
    from bot.telling import tell_again

    if bool(ids) == all_:
        typer.echo("Name the ids to replay, or say --all.", err=True)
        raise typer.Exit(2)
    count = asyncio.run(tell_again(load_store_settings().store_url, None if all_ else ids))
    typer.echo(f"{count} will leave again.")
    raise typer.Exit(0 if count else 1)
