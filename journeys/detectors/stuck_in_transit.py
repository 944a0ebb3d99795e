"""On the way longer than nineteen in twenty of its lane, or stuck in the courier's own words: the courier is asked."""

from collections.abc import Iterator
from datetime import datetime

from journeys.detectors.look import Look, has_mark, is_open, is_travelling, newest_key
from journeys.events import Scan, Signal
from journeys.expected import ranges_of
from journeys.trail import left_at

NAME = "stuck_in_transit"


def due_at(look: Look) -> datetime | None:
    """When the parcel has travelled for its lane's p95; once a parcel."""
    parcel = look.parcel
    if parcel is None or not is_travelling(parcel) or not is_open(look.order):
        return None
    began_at = left_at(parcel)
    if began_at is None or has_mark(look.order, NAME, str(parcel.id)):
        return None
    return began_at + ranges_of(look.brand).transit(look.order, parcel, look.brand).p95


def when_due(look: Look) -> Iterator[Signal]:
    parcel = look.parcel
    assert parcel
    began_at = left_at(parcel)
    days = (look.now - began_at).days if began_at else None
    yield look.signal(NAME, str(parcel.id), newest_key(look), why="slowest_of_its_lane", days=days, place=parcel.place)


def see(look: Look) -> Iterator[Signal]:
    """The courier itself says so, which stands only while the parcel is on its way."""
    scan, parcel = look.event.body if look.event else None, look.parcel
    if isinstance(scan, Scan) and scan.incident == "stuck" and parcel and is_travelling(parcel) and is_open(look.order):
        yield look.signal(NAME, str(parcel.id), newest_key(look), why="courier_says", place=parcel.place)
