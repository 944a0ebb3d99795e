"""A refund is later than we said it would be."""

from collections.abc import Iterator
from datetime import datetime

from journeys.detectors.look import Look
from journeys.detectors.return_overdue import is_refund_due, next_due, overdue
from journeys.events import Signal

NAME = "refund_overdue"


def due_at(look: Look) -> datetime | None:
    return next_due(look, NAME, is_refund_due)


def when_due(look: Look) -> Iterator[Signal]:
    """Once a promised date."""
    return overdue(look, NAME, is_refund_due)
