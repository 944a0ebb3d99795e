"""What follows when a timer comes due: a run goes on, an order or a conversation is looked at."""

from journeys import engine, watching
from journeys.consequences.conversations import ON_DESK_TIMER
from journeys.events import Event, TimerDue
from journeys.turn import Turn


def on_timer(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, TimerDue)
    if body.name == watching.WATCH:  # what it finds is recorded as signals
        watching.on_watch(turn, event, int(body.subject))
        return
    if body.name in ON_DESK_TIMER:  # what follows is recorded as what it is
        ON_DESK_TIMER[body.name](turn, event)
        return
    turn.record(event)
    if body.name == engine.RUN:
        engine.on_timer(turn, event)
