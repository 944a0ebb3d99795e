"""`harkara journeys diff`: what changed between two folders, revisions or the store, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeys.differences import Difference


def diff(
    old: Annotated[Path | None, typer.Argument(help="The journeys as they were: a folder.")] = None,
    new: Annotated[Path | None, typer.Argument(help="As they are now: a folder; else the shipped ones.")] = None,
    now: Annotated[Path | None, typer.Option(help="The same as NEW, where there is no OLD folder.")] = None,
    against: Annotated[str, typer.Option(help="Instead of OLD: a git revision, such as HEAD or v1.2.")] = "",
    store: Annotated[bool, typer.Option("--store", help="Instead of OLD: what the store last ran.")] = False,
) -> None:
    """Say in words what changed; exit code 1 when a journey changed and its version was not raised."""
    from bot.comparing import OldJourneysUnknown, in_folder, in_revision, in_store
    from bot.settings import load_store_settings
    from journeys.differences import differences
    from journeys.errors import JourneyInvalid
    from journeys.loading import CATALOG

    if sum((old is not None, bool(against), store)) != 1:
        typer.echo("Say what to compare with: a folder, --against REVISION or --store.", err=True)
        raise typer.Exit(2)
    today = new or now or CATALOG
    try:
        if store:
            before = in_store(load_store_settings().store_url)
        else:
            before = in_folder(old) if old else in_revision(against, today)
        found = differences(before, in_folder(today))
    except (JourneyInvalid, OldJourneysUnknown) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    _show(found)
    raise typer.Exit(1 if any(each.is_warning for each in found) else 0)


def _show(found: list[Difference]) -> None:
    for each in found:
        typer.echo(f"{'! ' if each.is_warning else ''}{each.headline}" + (":" if each.lines else ""))
        for line in each.lines:
            typer.echo(f"    {line}")
    if not found:
        typer.echo("nothing changed")
