"""What follows when a timer comes due: a run goes on, or an order is looked at."""

from journeys import engine, watching
from journeys.events import Event, TimerDue
from journeys.turn import Turn


def on_timer(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, TimerDue)
    if body.name == watching.WATCH:  # what it finds is recorded as signals
        watching.on_watch(turn, event, int(body.subject))
        return
    turn.record(event)
    if body.name == engine.RUN:
        engine.on_timer(turn, event)
