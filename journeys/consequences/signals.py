"""What follows from friction that was seen over many customers at once: it is raised for the one it is about."""

from journeys.events import Event, Signal
from journeys.turn import Turn


def on_signal(turn: Turn, event: Event) -> None:
    """Raise it as if it had been seen here; its record on the timeline is the one that raising makes."""
    assert isinstance(event.body, Signal)
    turn.raise_signal(event.body)
