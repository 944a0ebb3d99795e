"""A person takes the word, keeps it while she writes, and gives it back. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from journeys.desk.business_time import working_time
from journeys.desk.standing import is_held
from journeys.events import Acted, Event

if TYPE_CHECKING:
    from journeys.turn import Turn

HOLD = "hold"  # the name of the timer that ends a hold
PAIRED_PHONE = "The paired phone"  # who has a chat in which somebody wrote in the WhatsApp Business app


def take_hold(turn: Turn, by: int | str, until_at: datetime | None = None) -> None:
    """`by`, a user or PAIRED_PHONE, has the chat until `until_at`, else as long as a hold lasts from now on."""
    until_at = until_at or turn.now + turn.brand.desk.hold
    chat = turn.state.conversation
    is_new = chat.opened_at is None or chat.resolved_at is not None
    turn.change_conversation(
        held_by=str(by),
        held_until=until_at,
        resolved_at=None,
        opened_at=turn.now if is_new else chat.opened_at,
        resolve_due_at=_resolve_due(turn) if is_new else chat.resolve_due_at,
    )
    turn.set_timer(HOLD, "", until_at)


def _resolve_due(turn: Turn) -> datetime:
    return working_time(turn.brand).after(turn.now, turn.brand.desk.resolve)


def let_go(turn: Turn, event: Event, *, tells: bool = True) -> None:
    """The bot has the word again; she hears so where she was told of a person."""
    chat = turn.state.conversation
    if not chat.held_by:
        return
    if chat.introduced_at and tells:
        turn.reply("bot_back", event)
    turn.change_conversation(held_by="", held_until=None, introduced_at=None)
    turn.cancel_timer(HOLD, "")
    turn.out.lets_go = True


def end_hold(turn: Turn, event: Event) -> None:
    """The timer of a hold is due; a later word of the agent has made it longer. Who wrote meanwhile and was not
    answered still waits for a person: a bot that comes back does not make her question go away."""
    chat = turn.state.conversation
    if is_held(chat, turn.now):  # longer than this timer knew: of two chats that became one the longer hold counts
        if chat.held_until:
            turn.set_timer(HOLD, "", chat.held_until)
        return
    is_unanswered = chat.waiting_since_at is not None
    key = f"released:{turn.new_id()}"
    released = Event("conversation.released", key, turn.now, turn.now, "harkara", Acted(0))
    turn.record(released)  # a timer is no fact: what she hears of it needs a cause on the timeline
    let_go(turn, released, tells=not is_unanswered)
    if is_unanswered:
        turn.change_conversation(handoff_at=turn.now, handoff_reason=chat.handoff_reason or "hold_ended")
