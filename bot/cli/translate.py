"""`harkara translate`: recorded payloads of a vendor as the events Harkara reads in them, one JSON line each."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

MANY_FILES = 20  # from here on a progress bar is worth its line


def translate(
    source: Annotated[str, typer.Argument(help="The vendor, such as delhivery, shopify, razorpay or whatsapp.")],
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help='Raw bodies as received, or JSON {"headers": {...}, "body": ...} where headers matter.',
        ),
    ],
) -> None:
    """Print the events of recorded payloads as JSON lines; exit 1 and give a reason for what cannot be read."""
    import msgspec

    from bot.recorded import Unread, read_events
    from integrations.registry import vendor_of
    from journeys.clock import SystemClock
    from journeys.errors import SettingsInvalid

    try:
        vendor = vendor_of(source)
    except SettingsInvalid as error:
        typer.echo(f"{source}: {error}", err=True)
        raise typer.Exit(1) from None
    all_read = True
    for path in _with_progress(files):
        try:
            recorded = path.read_bytes()
        except OSError as error:
            typer.echo(f"{path}: {error.strerror}", err=True)
            all_read = False
            continue
        for found in read_events(vendor, recorded, SystemClock().now()):
            if isinstance(found, Unread):
                typer.echo(f"{path}: {found}", err=True)
                all_read = False
            else:
                sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
    sys.stdout.buffer.flush()
    raise typer.Exit(0 if all_read else 1)


def _with_progress(files: list[Path]) -> Iterator[Path]:
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    hidden = len(files) < MANY_FILES or not console.is_terminal
    yield from track(files, description="Reading", console=console, transient=True, disable=hidden)
