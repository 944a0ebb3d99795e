"""The map's files: drawn from the catalogue, kept beside it, and compared with it."""

from collections.abc import Mapping
from pathlib import Path

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.clock import Clock
from journeys.drawing.card import Trace
from journeys.drawing.content import Drawing, drawing_of
from journeys.drawing.layout import lay_out
from journeys.drawing.markdown import markdown_of
from journeys.drawing.mermaid import overview_of
from journeys.drawing.stages import Part
from journeys.drawing.svg import svg_of
from journeys.errors import HarkaraError
from journeys.loading import CATALOG
from journeys.packs import FILE as PACKS
from journeys.packs import Packs, load_packs
from journeys.store.database import Database
from journeys.store.order_place import orders_numbered, place_of, traces_of

KEPT = ("map.svg", "map.md")  # beside the journey files


class OrderUnknown(HarkaraError):
    """The person who asked must act: no order has that number, or more than one has."""


def map_files(catalogue: Catalogue, folder: Path = CATALOG) -> dict[str, str]:
    """What the kept files should hold, by name."""
    drawing = drawing_of(catalogue, _plan(folder))
    return {"map.svg": svg_of(lay_out(drawing)), "map.md": markdown_of(catalogue, drawing)}


def outdated(catalogue: Catalogue, folder: Path = CATALOG) -> list[str]:
    """The kept files that do not show the journeys as they are."""
    drawn = map_files(catalogue, folder)
    return [name for name in KEPT if not _holds(folder / name, drawn[name])]


def draw(
    catalogue: Catalogue,
    suffix: str,
    folder: Path = CATALOG,
    traces: Mapping[str, Trace] | None = None,
    here: Part | None = None,
    about: str = "",
) -> str:
    """The map as `.svg`, `.md` or `.mmd`; an order's way through it where `traces` are given. Raises PageFull."""
    drawing = drawing_of(catalogue, _plan(folder), traces, here, about)
    if suffix == ".md":
        return markdown_of(catalogue, drawing, traces)
    if suffix == ".mmd":
        return overview_of(drawing)
    return _svg(drawing)


def _svg(drawing: Drawing) -> str:
    return svg_of(lay_out(drawing), f"The whole journey: {drawing.about}" if drawing.about else "The whole journey")


async def way_of(store_url: str, number: str, clock: Clock, brand: Brand) -> tuple[dict[str, Trace], Part, str]:
    """An order's way through the journeys, where it stands, and its number as shown. Raises OrderUnknown."""
    database = Database(store_url)
    try:
        async with database.read() as connection:
            found = await orders_numbered(connection, number)
            if len(found) != 1:
                raise OrderUnknown(f"{len(found) or 'no'} orders have that number")
            place = await place_of(connection, found[0])
    finally:
        await database.close()
    return traces_of(place), place.part(clock.now(), brand), place.order.number.lstrip("#")


def _plan(folder: Path) -> Packs:
    plan = folder / PACKS.name
    return load_packs(plan) if plan.is_file() else Packs()


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text
