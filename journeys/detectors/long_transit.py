"""On the way for long, and nobody has said that it is late: time to reassure, by the last place known."""

from collections.abc import Iterator
from datetime import datetime

from journeys.detectors.look import Look, is_open, is_travelling, last_raised_at, newest_key
from journeys.events import Signal
from journeys.expected import ranges_of
from journeys.trail import left_at

NAME = "long_transit"


def due_at(look: Look) -> datetime | None:
    """No scan for two days (`friction.no_scan_for`), or longer on the way than four in five of its lane; not sooner
    than `friction.reassure_every` after the last time. Once a delay is declared, its updates take over (R-7)."""
    parcel = look.parcel
    if parcel is None or not is_travelling(parcel) or not is_open(look.order) or look.is_delayed:
        return None
    at = min((each for each in (_quiet_at(look), _long_at(look)) if each), default=None)
    last = last_raised_at(look.order, NAME, str(parcel.id)) if look.order.signals else None
    return max(at, last + look.friction.reassure_every) if at and last else at


def when_due(look: Look) -> Iterator[Signal]:
    parcel = look.parcel
    assert parcel
    quiet_at = _quiet_at(look)
    why = "no_scan" if quiet_at and quiet_at <= look.now else "slower_than_usual"
    yield look.signal(NAME, f"{parcel.id}:{look.stamp}", newest_key(look), why=why, place=parcel.place)


def _quiet_at(look: Look) -> datetime | None:
    assert look.parcel
    seen_at = look.parcel.last_scan_at or look.parcel.status_at
    return seen_at + look.friction.no_scan_for if seen_at else None


def _long_at(look: Look) -> datetime | None:
    assert look.parcel
    began_at = left_at(look.parcel)
    return began_at + ranges_of(look.brand).transit(look.order, look.parcel, look.brand).p80 if began_at else None
