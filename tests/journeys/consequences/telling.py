"""What an event makes journeys hear of: its consequence alone, without any journey."""

from datetime import datetime

from journeys.consequences import consequence_of
from journeys.events import Event
from journeys.state import CustomerState
from journeys.turn import Turn
from tests.journeys.builders import BRAND, NOW, ids

Heard = tuple[str, str]  # the happening and its subject


def turn_of(state: CustomerState, *events: Event, now: datetime = NOW) -> Turn:
    """The turn after the consequences of the events, in the order given."""
    turn = Turn(state, now, BRAND, ids(900))
    for event in events:
        consequence_of(event)(turn, event)
    return turn


def heard(turn: Turn) -> list[Heard]:
    return [(each.kind, each.subject) for each in turn.happenings]
