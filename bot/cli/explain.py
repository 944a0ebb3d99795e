"""`harkara explain ORDER`: the story of an order with the why of each line; `--why-not MESSAGE` names what stops it."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from journeys.explanation import Story
    from journeys.why_not import WhyNot


def explain(
    order: Annotated[str, typer.Argument(help="The order's number.")],
    message: Annotated[
        str, typer.Option("--why-not", metavar="MESSAGE", help="Name what keeps this message from being sent.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """Tell why each message about an order was sent, deferred or withheld. No personal data."""
    import asyncio
    import sys

    import msgspec
    from rich.console import Console

    from bot.looking_up import NotFound

    found: Story | WhyNot
    try:
        found = asyncio.run(_why_not(message, order)) if message else asyncio.run(_story(order))
    except NotFound as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if as_json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    console = Console(highlight=False)
    for part in shown(found):
        console.print(part)


async def _story(number: str) -> "Story":
    from bot.explaining import read_story
    from bot.settings import load_store_settings
    from journeys.store.database import Database

    database = Database(load_store_settings().store_url)
    try:
        async with database.read() as connection:
            return await read_story(connection, number)
    finally:
        await database.close()


async def _why_not(message: str, number: str) -> "WhyNot":
    from bot.explaining import read_why_not
    from bot.settings import load_settings
    from journeys.clock import SystemClock
    from journeys.loading import load_catalogue
    from journeys.store.database import Database

    settings = load_settings()
    brand, prefix, now = settings.brand.as_brand(), settings.whatsapp.template_prefix, SystemClock().now()
    database = Database(settings.store_url)
    try:
        async with database.read() as connection:
            return await read_why_not(connection, message, number, load_catalogue(), brand, prefix, now)
    finally:
        await database.close()


def shown(found: "Story | WhyNot") -> "Iterator[Table | str]":
    """What the terminal shows."""
    from journeys.explanation import Story

    if isinstance(found, Story):
        yield f"Order {found.number}, {found.status}"
        yield _table(found)
        return
    for title, lines in (
        ("What was decided", found.decided),
        ("Journeys that send it", found.journeys),
        ("At the door now", found.policies),
    ):
        if lines:
            yield f"{title}:"
            yield from (f"  {line}" for line in lines)


def _table(story: "Story") -> "Table":
    from rich.table import Table
    from rich.text import Text

    from bot.cli.customer import printable

    table = Table("at (UTC)", "", "what", "why")
    for line in story.lines:
        cells = (f"{line.at:%m-%d %H:%M:%S}", line.kind, line.words, "\n".join(line.why))
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table
