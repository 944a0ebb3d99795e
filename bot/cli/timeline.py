"""`harkara timeline`: all that happened with one customer, in order, late arrivals marked."""

from typing import Annotated

import typer

from bot.cli.customer import NAMES, printable

LONGEST_DETAIL = 100


def timeline(
    key: Annotated[str, typer.Argument(help=NAMES)],
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="Only this kind or family: shipment, message.received ...")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines instead, with everything told.")] = False,
) -> None:
    """Show a customer's timeline: events, messages sent and withheld, commands, work for people. Personal data."""
    import asyncio
    import sys

    import msgspec
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from bot.looking_up import NotFound, look_back
    from bot.settings import load_store_settings

    try:
        found = asyncio.run(look_back(load_store_settings().store_url, key, kind or []))
    except NotFound as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if as_json:
        sys.stdout.writelines(msgspec.json.encode(entry).decode() + "\n" for entry in found)
        return
    table = Table("happened at", "", "kind", "source", "detail")
    for entry in found:
        cells = ("late" if entry.late else "", entry.kind, entry.source, printable(detail(entry.body)))
        table.add_row(f"{entry.occurred_at:%Y-%m-%d %H:%M:%S UTC}", *(Text(cell) for cell in cells))
    Console().print(table)


def detail(body: dict[str, object]) -> str:
    """The telling values of a body in one short line."""
    told = (body.get(name) for name in TELLING)
    words = " · ".join(", ".join(each) if isinstance(each, list) else str(each) for each in told if each)
    return words if len(words) <= LONGEST_DETAIL else words[: LONGEST_DETAIL - 1] + "…"


TELLING = (
    *("number", "awb", "message", "command", "state", "stage", "status", "raw_text", "remark"),
    *("text", "blockers", "reason", "note", "error"),
)
