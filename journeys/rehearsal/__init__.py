"""A rehearsal: one customer, a clock that skips, and no I/O. The same deciding and the same door as in the service."""

from journeys.rehearsal.choosing import Choosing, button_id
from journeys.rehearsal.courier import Courier, Reply, silent
from journeys.rehearsal.records import AskedCommand, Kept, Left, OpenedTask
from journeys.rehearsal.rehearsal import Rehearsal, RehearsalStuck

__all__ = [
    "AskedCommand",
    "Choosing",
    "Courier",
    "Kept",
    "Left",
    "OpenedTask",
    "Rehearsal",
    "RehearsalStuck",
    "Reply",
    "button_id",
    "silent",
]
