"""An order's history, made up or recorded: what the outside tells, and what depends on what was asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

import msgspec

from journeys.events import Event
from journeys.rehearsal.outside import Outside
from journeys.simulation.chance import Chance
from journeys.state import Incident


class Course(msgspec.Struct, frozen=True):
    """Events to come, and where it parts."""

    events: tuple[Event, ...] = ()
    fork: Fork | None = None


class Fork(msgspec.Struct, frozen=True):
    """At `at` the courier looks whether anybody asked for another attempt since `since`."""

    at: datetime
    since: datetime
    if_asked: Course
    otherwise: Course


class History(msgspec.Struct, frozen=True):
    """One customer's. `start` is before everything. `is_live`: she reacts to what is sent; what is recorded does not,
    but for taps in `taps`: (when, which button)."""

    index: int
    start: datetime
    course: Course
    outside: Outside
    chance: Chance
    marketing: str = ""
    language: str = ""
    incidents: tuple[tuple[Incident, datetime | None], ...] = ()  # with when each was cleared
    is_live: bool = True
    taps: tuple[tuple[datetime, str], ...] = ()
    replies: tuple[tuple[str, str], ...] = ()  # (command, state) as recorded


class Histories(Protocol):
    """A stream of histories that can be cut into the same parts every time, and sent to other processes."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[History]: ...

    def part(self, first: int, last: int) -> Histories:
        """The histories from `first` up to and without `last`."""


class Listed(msgspec.Struct, frozen=True):
    """Histories that are all there."""

    histories: tuple[History, ...]

    def __len__(self) -> int:
        return len(self.histories)

    def __iter__(self) -> Iterator[History]:
        return iter(self.histories)

    def part(self, first: int, last: int) -> Listed:
        return Listed(self.histories[first:last])
