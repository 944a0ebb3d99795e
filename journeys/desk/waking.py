"""A snoozed conversation comes back into its queue, with a reminder in the thread. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeys.events import Acted, Event

if TYPE_CHECKING:
    from journeys.turn import Turn

SNOOZE = "snooze"  # the name of its timer
REPLY = "reply"


def wake(turn: Turn, reason: str) -> None:
    """Wake it because of `reason` (`time`, `reply`, `courier`). What woke by itself needs a look: it counts as waiting,
    although she has not written."""
    chat = turn.state.conversation
    if not chat.snoozed_for:
        return
    waiting_since_at = chat.waiting_since_at or (None if reason == REPLY else turn.now)
    turn.change_conversation(snoozed_for="", snoozed_until=None, waiting_since_at=waiting_since_at)
    turn.cancel_timer(SNOOZE, "")
    key = f"woken:{turn.new_id()}"
    turn.record(Event("conversation.woken", key, turn.now, turn.now, "harkara", Acted(0, reason=reason)))
