"""`harkara journeys mutants`: how many small changes of the journeys the stories would notice."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from journeys.stories.story import Story

console = Console(soft_wrap=True)

LEAST_CAUGHT = 0.9


def mutants(
    names: Annotated[list[str] | None, typer.Argument(help="journeys; all when none is named")] = None,
    show: Annotated[bool, typer.Option(help="list the changes that no story notices")] = True,
) -> None:
    """Change each time-out, route, message, condition, trigger and exit in turn, and see whether a story fails."""
    from journeys.loading import load_catalogue

    wanted = names or sorted(load_catalogue().newest)
    with ProcessPoolExecutor() as pool:
        found = dict(zip(wanted, pool.map(score, wanted), strict=True))
    made = sum(count for count, _ in found.values())
    left = [(name, change) for name, (_, changes) in found.items() for change in changes]
    if show:
        for name, change in left:
            console.print(f"{name}: no story notices: {change}")
    caught = 1 - len(left) / made if made else 0.0
    console.print(f"{made} changes, {made - len(left)} noticed: {caught:.1%} (at least {LEAST_CAUGHT:.0%} wanted)")
    if caught < LEAST_CAUGHT:
        raise typer.Exit(1)


@cache
def _all_stories() -> list[Story]:
    from journeys.stories import load_stories

    return load_stories()


def score(name: str) -> tuple[int, list[str]]:
    """How many mutants a journey has, and in words those that survive."""
    from bot.rehearsing import conversation
    from journeys.brand import Brand
    from journeys.loading import load_catalogue
    from journeys.mutations import stories_about, survivors

    catalogue = load_catalogue()
    stories = stories_about(name, _all_stories())
    made, alive = survivors(catalogue.newest[name], stories, catalogue, Brand(), conversation())
    return made, [mutant.change for mutant in alive]
