"""`harkara journeys simulate`: play order histories through today's and a changed catalogue, figures side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeys.brand import Brand
    from journeys.simulation import Histories, History, World


def simulate(
    orders: Annotated[int, typer.Option(min=1, help="How many orders to make up, or customers to read.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Another seed, other orders; the same seed, the same figures.")] = 7,
    catalog: Annotated[Path | None, typer.Option(help="Today's journeys; else the shipped ones.")] = None,
    changed: Annotated[Path | None, typer.Option(help="A folder of changed journeys to put beside them.")] = None,
    order: Annotated[str, typer.Option(help="Only this order, line by line: its place, or its number.")] = "",
    store: Annotated[str, typer.Option(help="Play what this store recorded instead: its URL.")] = "",
    processes: Annotated[int, typer.Option(min=0, help="How many at once; 0: one for each core.")] = 0,
) -> None:
    """Play orders with a clock that skips; print messages, silence, failed attempts and cost, side by side."""
    import asyncio

    from bot.rehearsing import configured_brand, recorded_in
    from journeys.errors import JourneyInvalid
    from journeys.simulation import Generated

    brand = configured_brand()
    try:
        worlds = _worlds(catalog, changed, brand)
    except JourneyInvalid as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    histories: Histories = Generated(orders, seed)
    if store:
        histories = asyncio.run(recorded_in(store, orders))
    if not len(histories):
        typer.echo("There are no orders to play.", err=True)
        raise typer.Exit(1)
    if order:
        _show_order(histories, order, worlds, brand)
    else:
        _show_figures(histories, worlds, brand, processes)


def _worlds(catalog: Path | None, changed: Path | None, brand: Brand) -> list[World]:
    """Today's catalogue and, where there is one, the changed."""
    from bot.rehearsing import conversation
    from journeys.loading import CATALOG, load_catalogue
    from journeys.simulation import World

    folders = [catalog or CATALOG, *([changed] if changed else [])]
    return [World(load_catalogue(folder), brand, conversation()) for folder in folders]


def _show_figures(histories: Histories, worlds: list[World], brand: Brand, processes: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from journeys.simulation import compare, simulate

    figures = simulate(histories, *worlds, processes=processes or None)
    table = Table("", *("today", "changed")[: len(worlds)], box=None, pad_edge=False)
    for row in compare(figures, brand.costs):
        style = "bold" if not row.values else "yellow" if row.differs else ""
        table.add_row(Text(row.name, style), *(Text(value, style) for value in row.values), end_section=not row.values)
    Console(width=110, highlight=False).print(table)


def _show_order(histories: Histories, name: str, worlds: list[World], brand: Brand) -> None:
    from journeys.simulation import beside, play, story_of

    history = _named(histories, name)
    if history is None:
        typer.echo(f"There is no order {name} among them.", err=True)
        raise typer.Exit(1)
    stories = [story_of(play(history, world)) for world in worlds]
    lines = stories[0] if len(stories) == 1 else beside(stories[0], stories[1])
    typer.echo(f"Order {history.outside.facts.number}" + ("; - only today, + only changed" if worlds[1:] else ""))
    for line in lines:
        typer.echo(line.say(brand))


def _named(histories: Histories, name: str) -> History | None:
    """The history of an order: by its place in the run, else by its number."""
    from journeys.events import order_number_key

    if name.isdigit() and int(name) < len(histories):
        return next(iter(histories.part(int(name), int(name) + 1)))
    wanted = order_number_key(name)
    return next((each for each in histories if order_number_key(each.outside.facts.number) == wanted), None)
