"""`harkara journeys check`: every mistake in the journey files with line and hint, and what nobody reacts to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeys.accidental import Told
    from journeys.catalogue import Catalogue
    from journeys.drawing.gaps import Gaps


def check(
    folder: Annotated[Path | None, typer.Argument(help="Another folder of journey files.")] = None,
    store: Annotated[bool, typer.Option("--store", help="Look into the store too, at what really happened.")] = False,
    days: Annotated[int, typer.Option(min=1, help="How far to look back in the store.")] = 30,
) -> None:
    """Check the journey files; exit code 1 when something is wrong with them. Gaps are listed, and are no mistake."""
    from bot.checking_journeys import checked
    from journeys.drawing.gaps import gaps_in
    from journeys.errors import JourneyInvalid
    from journeys.loading import CATALOG

    try:
        catalogue = checked(folder or CATALOG)
    except JourneyInvalid as error:
        typer.echo(str(error), err=True)
        count = len(str(error).splitlines())
        typer.echo(f"{count} mistake{'s' if count != 1 else ''}", err=True)
        raise typer.Exit(1) from None
    typer.echo(summary_of(catalogue))
    for line in gap_lines(gaps_in(catalogue)):
        typer.echo(line)
    if store:
        _look_back(catalogue, days)


def summary_of(catalogue: Catalogue) -> str:
    """ "16 journeys, 44 steps, 19 messages, 8 commands: no mistakes"."""
    steps = [step for journey in catalogue.newest.values() for step in journey.steps.values()]
    messages = {step.what for step in steps if step.kind == "send"}
    commands = {step.what for step in steps if step.kind == "do"}
    counts = f"{len(catalogue.newest)} journeys, {len(steps)} steps, {len(messages)} messages, {len(commands)} commands"
    return f"{counts}: no mistakes"


def gap_lines(gaps: Gaps) -> Iterator[str]:
    """What the journeys leave out, one line each."""
    for part in gaps.silent_parts:
        yield f"gap: no journey speaks at `{part.value}`"
    for silence in gaps.long_silences:
        yield f"gap: `{silence.journey}` waits in `{silence.step}` longer than `{silence.part.value}` allows"
    for happening in gaps.accidental:
        yield f"accidental: no journey reacts to `{happening}`"


def _look_back(catalogue: Catalogue, days: int) -> None:
    import asyncio
    from datetime import timedelta

    from bot.checking_journeys import look_back
    from bot.settings import load_store_settings
    from journeys.clock import SystemClock

    since = SystemClock().now() - timedelta(days=days)
    found = asyncio.run(look_back(load_store_settings().store_url, catalogue, since))
    typer.echo(f"\nIn the last {days} days:")
    for line in told_lines(found.kinds, found.codes, found.templates):
        typer.echo(line)


def told_lines(kinds: Sequence[Told], codes: Sequence[Told], templates: Sequence[str]) -> Iterator[str]:
    """What really came and nothing followed from, and what cannot be said outside the window."""
    for told in kinds:
        yield f"accidental: {told.count} × `{told.kind}`, last {told.last_at:%Y-%m-%d %H:%M UTC}: nothing follows"
    for told in codes:
        yield f"unknown code: {told.count} × {told.kind}, last {told.last_at:%Y-%m-%d %H:%M UTC}"
    for name in templates:
        yield f"template not approved: {name}"
    if not (kinds or codes or templates):
        yield "everything that came had a designed reaction, and every template is approved"
