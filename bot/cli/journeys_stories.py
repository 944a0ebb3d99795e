"""`harkara journeys stories`: play the stories that test the journeys, with a clock that skips."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeys.catalogue import Catalogue
    from journeys.stories import Story


def stories(
    names: Annotated[list[str] | None, typer.Argument(help="Only the stories of these journeys.")] = None,
    catalog: Annotated[Path | None, typer.Option(help="Another folder of journeys, with `stories/` in it.")] = None,
) -> None:
    """Play the stories of the catalogue; exit code 1 when one fails."""
    from journeys.errors import JourneyInvalid
    from journeys.loading import CATALOG, load_catalogue
    from journeys.stories import load_stories

    folder = catalog or CATALOG
    try:
        told = load_stories(folder / "stories", names or ())
        failed = _play(told, load_catalogue(folder))
    except JourneyInvalid as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{len(told)} stories, {failed or 'none'} failed")
    raise typer.Exit(1 if failed else 0)


def _play(told: list[Story], journeys: Catalogue) -> int:
    """Play each and print how it went; returns how many failed."""
    from rich.console import Console
    from rich.text import Text

    from journeys.brand import Brand
    from journeys.stories import run_story

    console, failed = Console(highlight=False, soft_wrap=True), 0
    for story in told:
        failures = run_story(story, journeys, Brand())
        mark, style = ("✗", "red") if failures else ("✓", "green")
        console.print(Text(mark, style), Text(f"{Path(story.place.file).stem}: {story.name}"))
        for failure in failures:
            console.print(Text(f"    {failure}", "red"))
        failed += bool(failures)
    return failed
