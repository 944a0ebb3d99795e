"""`harkara journeys map`: the whole journey on one page, and whether the kept page still shows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeys.catalogue import Catalogue

SUFFIXES = (".svg", ".md", ".mmd")


def map_(
    folder: Annotated[Path | None, typer.Argument(help="Another folder of journey files.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A .svg (A3), .md or .mmd (Mermaid) file instead.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail when the kept map is out of date.")
    ] = False,
    order: Annotated[str, typer.Option("--order", help="Mark this order's way (needs the store).")] = "",
) -> None:
    """Draw all stages, messages, timers and gaps: map.svg (one A3 page) and map.md beside the journey files."""
    from journeys.drawing.layout import PageFull
    from journeys.errors import JourneyInvalid
    from journeys.loading import CATALOG, load_catalogue

    home = folder or CATALOG
    try:
        catalogue = load_catalogue(home)
        if check:
            _check(catalogue, home)
        elif output or order:
            _draw_one(catalogue, home, output or Path(f"map-{order.strip('# ').lower()}.svg"), order)
        else:
            _keep(catalogue, home)
    except (JourneyInvalid, PageFull) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def _check(catalogue: Catalogue, folder: Path) -> None:
    from bot.drawing_map import outdated

    if late := outdated(catalogue, folder):
        typer.echo(f"{', '.join(late)}: out of date; run `harkara journeys map` and look at what changed", err=True)
        raise typer.Exit(1)
    typer.echo("the map shows the journeys as they are")


def _keep(catalogue: Catalogue, folder: Path) -> None:
    from bot.drawing_map import map_files

    for name, text in map_files(catalogue, folder).items():
        (folder / name).write_text(text, encoding="utf-8")
        typer.echo(str(folder / name))


def _draw_one(catalogue: Catalogue, folder: Path, output: Path, order: str) -> None:
    from bot.drawing_map import OrderUnknown, draw

    if output.suffix not in SUFFIXES:
        typer.echo(f"{output.name}: the map is drawn as {', '.join(SUFFIXES)}", err=True)
        raise typer.Exit(2)
    try:
        text = _way(catalogue, folder, output, order) if order else draw(catalogue, output.suffix, folder)
    except OrderUnknown as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    output.write_text(text, encoding="utf-8")
    typer.echo(str(output))


def _way(catalogue: Catalogue, folder: Path, output: Path, order: str) -> str:
    import asyncio

    from bot.drawing_map import draw, way_of
    from bot.settings import load_store_settings
    from journeys.brand import Brand
    from journeys.clock import SystemClock

    found = asyncio.run(way_of(load_store_settings().store_url, order, SystemClock(), Brand()))
    traces, here, about = found
    return draw(catalogue, output.suffix, folder, traces, here, about)
