"""Deciding: what follows from a customer's events. Pure: state, events and time in, a Decision out.

What each kind of event leads to stands in `journeys.consequences`. What a customer writes is answered by the
conversation that is passed in.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from journeys.announcing import announce_changes, keep_stage, outlook
from journeys.brand import Brand
from journeys.catalogue import NO_JOURNEYS, Catalogue
from journeys.consequences import consequence_of
from journeys.decision import Decision
from journeys.desk.keeping import keep_desk
from journeys.engine import follow
from journeys.events import Event, MessageIn
from journeys.state import CustomerState
from journeys.turn import Turn
from journeys.watching import arm, look_after

Converse = Callable[[Turn, Sequence[Event]], None]


def decide(
    state: CustomerState,
    events: Sequence[Event],
    now: datetime,
    brand: Brand,
    new_id: Callable[[], int],
    converse: Converse,
    catalogue: Catalogue = NO_JOURNEYS,
) -> Decision:
    """Everything that follows from `events` (one customer's, in any order) at `now`."""
    turn = Turn(state, now, brand, new_id, catalogue)
    before, chat = outlook(turn) if brand.listeners else None, state.conversation
    for event in sorted(events, key=lambda e: (e.occurred_at, e.received_at)):
        consequence_of(event)(turn, event)
        if not isinstance(event.body, MessageIn):  # looked at once it is answered
            look_after(turn, event)
        follow(turn)
    _converse(turn, events, converse)
    turn.settle_messages()
    keep_desk(turn, chat, events)
    arm(turn)
    keep_stage(turn, events)
    if before:
        announce_changes(turn, before)
    return turn.out


def _converse(turn: Turn, events: Sequence[Event], converse: Converse) -> None:
    """Answer what she wrote or tapped, and look at what her answers show."""
    messages = [event for event in events if isinstance(event.body, MessageIn)]
    if not messages:
        return
    known = len(turn.out.recorded)
    converse(turn, messages)
    for event in [messages[-1], *(each.event for each in turn.out.recorded[known:])]:
        look_after(turn, event)
    follow(turn)
