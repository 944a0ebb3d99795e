"""A step of a return is later than we said it would be."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from journeys.detectors.look import Look, has_mark
from journeys.events import Signal
from journeys.returns import is_overdue, is_running
from journeys.state import Return

NAME = "return_overdue"
IN_REFUND = frozenset({"qc_passed", "refund_started"})  # what is due from there on is money


def is_refund_due(record: Return) -> bool:
    """Whether what we promised next is money."""
    return record.what == "refund" or (record.state in IN_REFUND and record.what != "exchange")


def is_step_due(record: Return) -> bool:
    return not is_refund_due(record)


def due_at(look: Look) -> datetime | None:
    return next_due(look, NAME, is_step_due)


def when_due(look: Look) -> Iterator[Signal]:
    """Once a promised date: a new date that passes too is a new signal."""
    return overdue(look, NAME, is_step_due)


def next_due(look: Look, name: str, wanted: Callable[[Return], bool]) -> datetime | None:
    """When the first promised date of that kind will have passed."""
    dues = [
        record.expected_by_at
        for record in look.order.returns
        if record.expected_by_at
        and is_running(record)
        and wanted(record)
        and not has_mark(look.order, name, _subject(record))
    ]
    return min(dues) + timedelta(seconds=1) if dues else None


def overdue(look: Look, name: str, wanted: Callable[[Return], bool]) -> Iterator[Signal]:
    """The records of that kind whose promised date has passed."""
    for record in look.order.returns:
        if wanted(record) and is_overdue(record, look.now) and record.expected_by_at:
            expected = record.expected_by_at.isoformat()
            yield look.signal(name, _subject(record), return_id=record.id, state=record.state, expected=expected)


def _subject(record: Return) -> str:
    """What makes a late step another one: where the return stands, and what we had said."""
    assert record.expected_by_at
    return f"{record.id}:{record.state}:{record.expected_by_at:%Y%m%dT%H%M}"
