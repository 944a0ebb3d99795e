"""`harkara conversations`: play the stories that test the conversation, as a customer types them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.conversing import Stories
    from journeys.stories import Story


def conversations(
    names: Annotated[
        list[str] | None, typer.Argument(help="Only these files of stories: a skill's, for example.")
    ] = None,
    folder: Annotated[Path | None, typer.Option(help="Another folder of stories.")] = None,
) -> None:
    """Play the stories of conversations; exit code 1 when one fails."""
    from bot import conversing
    from journeys.errors import JourneyInvalid

    try:
        told = conversing.conversations(names or (), folder or conversing.STORIES)
        failed = _play(told, conversing.Stories(conversing.shipped_reader()))
    except JourneyInvalid as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{len(told)} stories, {failed or 'none'} failed")
    raise typer.Exit(1 if failed else 0)


def _play(told: list[Story], stories: Stories) -> int:
    """Play each and print those that fail; returns how many."""
    failed = 0
    for story in told:
        if failures := stories.play(story).failures:
            failed += 1
            typer.echo(f"✗ {Path(story.place.file).stem}: {story.name}")
        for failure in failures:
            typer.echo(f"    {failure}")
    return failed
