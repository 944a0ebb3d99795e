"""What every decision keeps up about a conversation: does she wait, for whom, and until when. Pure.

Her messages begin the wait; the bot ends it with its answer, unless a person has to answer. Deadlines count business
time, and none runs while we wait for her.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from journeys.desk.business_time import working_time
from journeys.desk.standing import is_with_people
from journeys.desk.waking import wake
from journeys.events import CommandResult, Event, MessageIn
from journeys.state import Conversation

if TYPE_CHECKING:
    from journeys.turn import Turn

ANSWER_DUE, TAKE_BACK = "answer_due", "take_back"  # names of timers
COURIER = "courier"


def keep_desk(turn: Turn, before: Conversation, events: Sequence[Event]) -> None:
    """Bring the conversation up to what this decision did. `before` is how it stood when the turn began."""
    chat = turn.state.conversation
    if chat.snoozed_for == COURIER or chat.awaits_courier_at:
        _hear_courier(turn)
    if turn.state.conversation is before:
        return
    messages = [event for event in events if isinstance(event.body, MessageIn)]
    _note_bots_answer(turn, messages)
    _note_handoff(turn, before)
    _tell_of_absence(turn, messages)
    _keep_deadlines(turn, before)


def _hear_courier(turn: Turn) -> None:
    """A scan, or the courier's answer to what we asked."""
    told = [each.event for each in turn.out.recorded]
    if not any(event.kind.startswith("shipment.") or _is_couriers_answer(event) for event in told):
        return
    turn.change_conversation(awaits_courier_at=None)
    if turn.state.conversation.snoozed_for == COURIER:
        wake(turn, COURIER)


def _is_couriers_answer(event: Event) -> bool:
    return isinstance(event.body, CommandResult) and event.body.command.startswith("courier.")


def _note_bots_answer(turn: Turn, messages: Sequence[Event]) -> None:
    """The bot's answer to her message is an answer, where no person has to give it."""
    chat = turn.state.conversation
    if chat.waiting_since_at and not is_with_people(chat, turn.now) and _has_answered(turn, messages):
        turn.change_conversation(waiting_since_at=None)


def _has_answered(turn: Turn, messages: Sequence[Event]) -> bool:
    """Whether this decision did something about any of the messages: said or asked something because of it."""
    keys = {event.key for event in messages}
    causes = {key for send in turn.out.sends for key in send.causes} | {
        key for ask in turn.out.asks for key in ask.causes
    }
    taps = {each.event.key for each in turn.out.recorded}
    return bool(keys & causes) or any(f"reply:{key}" in taps for key in keys)


def _note_handoff(turn: Turn, before: Conversation) -> None:
    """It became work for people: from now on she waits for a person, whoever spoke last."""
    chat = turn.state.conversation
    if chat.handoff_at is None or chat.handoff_at == before.handoff_at:
        return
    is_new = before.opened_at is None or before.resolved_at is not None
    time = working_time(turn.brand)
    turn.change_conversation(
        resolved_at=None,
        opened_at=turn.now if is_new else before.opened_at,
        resolve_due_at=time.after(turn.now, turn.brand.desk.resolve) if is_new else before.resolve_due_at,
        waiting_since_at=chat.waiting_since_at or turn.now,
    )


def _tell_of_absence(turn: Turn, messages: Sequence[Event]) -> None:
    """Nobody is there and the bot says nothing: she hears once when we are back."""
    chat, time = turn.state.conversation, working_time(turn.brand)
    if not messages or chat.waiting_since_at is None or not is_with_people(chat, turn.now):
        return
    if _has_answered(turn, messages) or time.is_open(turn.now):
        return
    closed_at = time.last_closing(turn.now)
    if chat.away_told_at and (closed_at is None or chat.away_told_at >= closed_at):
        return
    back_at = time.next_opening(turn.now)
    turn.change_conversation(away_told_at=turn.now)
    turn.reply("people_away", messages[-1], args={"until": back_at.isoformat()})


def _keep_deadlines(turn: Turn, before: Conversation) -> None:
    chat = turn.state.conversation
    is_away = chat.resolved_at is not None or bool(chat.snoozed_for)
    waits = chat.waiting_since_at is not None and not is_away and is_with_people(chat, turn.now)
    if waits and before.waiting_since_at is None:
        _go_on_with_resolving(turn)
    _keep_answer_due(turn, waits=waits)
    _keep_take_back(turn, before, waits=waits)


def _go_on_with_resolving(turn: Turn) -> None:
    """The time in which we waited for her does not count."""
    chat, time = turn.state.conversation, working_time(turn.brand)
    if chat.resolve_due_at and chat.answered_at and chat.waiting_since_at:
        paused = time.between(chat.answered_at, chat.waiting_since_at)
        turn.change_conversation(resolve_due_at=time.after(chat.resolve_due_at, paused))


def _keep_answer_due(turn: Turn, *, waits: bool) -> None:
    chat, desk = turn.state.conversation, turn.brand.desk
    due_at = None
    if waits and chat.waiting_since_at:
        is_first = chat.answered_at is None or (chat.opened_at is not None and chat.answered_at < chat.opened_at)
        span = desk.first_answer if is_first else desk.next_answer
        due_at = working_time(turn.brand).after(chat.waiting_since_at, span)
    if due_at == chat.response_due_at:
        return
    turn.change_conversation(response_due_at=due_at)
    if due_at is None:
        turn.cancel_timer(ANSWER_DUE, "")
    else:
        turn.set_timer(ANSWER_DUE, "", max(turn.now, due_at - desk.warn))


def _keep_take_back(turn: Turn, before: Conversation, *, waits: bool) -> None:
    chat = turn.state.conversation
    since = _sits_since(chat) if waits else None
    known = _sits_since(before)
    if since == known:
        return
    if since is None:
        turn.cancel_timer(TAKE_BACK, "")
    else:
        due_at = working_time(turn.brand).after(since, turn.brand.desk.take_back)
        turn.set_timer(TAKE_BACK, "", due_at, assigned_to=chat.assigned_to)


def _sits_since(chat: Conversation) -> datetime | None:
    """Since when an agent has had an unanswered chat."""
    if chat.assigned_to is None or chat.waiting_since_at is None:
        return None
    return max(chat.waiting_since_at, chat.assigned_at or chat.waiting_since_at)
