"""What follows when an agent holds, gives back, assigns, snoozes, resolves or labels a conversation."""

from datetime import timedelta

from journeys.decision import Rating, Send
from journeys.desk.holding import HOLD, end_hold, let_go, take_hold
from journeys.desk.keeping import ANSWER_DUE, TAKE_BACK
from journeys.desk.rating import awaiting_rating
from journeys.desk.standing import is_with_people
from journeys.desk.waking import SNOOZE, wake
from journeys.events import Acted, Event, TimerDue
from journeys.messages import MESSAGES
from journeys.policies.case import window_is_open
from journeys.turn import Turn

A_MOMENT = timedelta(minutes=2)  # so long the window has to be open still for a list to leave


def _acted(turn: Turn, event: Event) -> Acted:
    assert isinstance(event.body, Acted)
    turn.record(event)
    return event.body


def on_held(turn: Turn, event: Event) -> None:
    body = _acted(turn, event)
    take_hold(turn, body.by, body.until_at)


def on_released(turn: Turn, event: Event) -> None:
    _acted(turn, event)
    let_go(turn, event)


def on_assigned(turn: Turn, event: Event) -> None:
    """To a person, to a team, or to nobody. What Harkara gives out waits until nobody has it."""
    body = _acted(turn, event)
    chat = turn.state.conversation
    if body.by == 0 and chat.assigned_to is not None:
        return
    turn.change_conversation(
        assigned_to=body.to,
        assigned_at=turn.now if body.to else None,
        taken_from=None,
        team=body.team or chat.team,
    )


def on_snoozed(turn: Turn, event: Event) -> None:
    """Away until a time, her reply, or the courier's next news; a courier's or reply's snooze may end by time too."""
    body = _acted(turn, event)
    turn.change_conversation(snoozed_for=body.reason, snoozed_until=body.until_at)
    if body.until_at:
        turn.set_timer(SNOOZE, "", body.until_at)


def on_woken(turn: Turn, event: Event) -> None:
    _acted(turn, event)
    if turn.state.conversation.snoozed_for:
        turn.change_conversation(snoozed_for="", snoozed_until=None)
        turn.cancel_timer(SNOOZE, "")


def on_resolved(turn: Turn, event: Event) -> None:
    """The work is done: nothing waits, the bot has the word, and she is asked how it was."""
    body = _acted(turn, event)
    chat = turn.state.conversation
    let_go(turn, event, tells=False)
    if chat.snoozed_for:
        turn.cancel_timer(SNOOZE, "")
    turn.change_conversation(
        resolved_at=turn.now,
        resolved_by=body.by,
        handoff_at=None,
        handoff_reason="",
        waiting_since_at=None,
        awaits_courier_at=None,
        snoozed_for="",
        snoozed_until=None,
        resolve_due_at=None,
        introduced_at=None,
    )
    turn.out.closes_tasks = True
    _ask_how_it_was(turn, event)


def _ask_how_it_was(turn: Turn, event: Event) -> None:
    """Once in a while, and only where a person has written."""
    chat, desk = turn.state.conversation, turn.brand.desk
    was_helped = chat.answered_at and chat.opened_at and chat.answered_at >= chat.opened_at
    was_asked = chat.rating_asked_at and turn.now - chat.rating_asked_at < desk.rating_every
    if not desk.ask_rating or not was_helped or was_asked:
        return
    message = MESSAGES["help_list" if window_is_open(chat, turn.now + A_MOMENT) else "help_ask"]
    rating = Rating(turn.new_id(), turn.now, True, chat.answered_by, chat.about, _journey_about(turn, chat.about))
    turn.out.ratings.append(rating)
    turn.change_conversation(rating_asked_at=turn.now, awaiting=awaiting_rating(rating.id))
    turn.out.sends.append(
        Send(
            message.name,
            f"{message.name}:{event.key}",
            message.lane,
            proactive=True,
            causes=(event.key,),
            cause_at=event.received_at,
            subject=str(rating.id),
        )
    )


def _journey_about(turn: Turn, order_id: int | None) -> str:
    """The journey that was under way with the order, the newest of several."""
    mine = [run for run in turn.state.runs.values() if order_id and run.order_id == order_id]
    return max(mine, key=lambda run: run.step_at).journey if mine else ""


def on_reopened(turn: Turn, event: Event) -> None:
    """Work for people again; since when she waits is known no more, so from now on."""
    body = _acted(turn, event)
    chat = turn.state.conversation
    turn.change_conversation(resolved_at=None, handoff_at=turn.now, handoff_reason="reopened")
    if chat.assigned_to is None and body.by:
        turn.change_conversation(assigned_to=body.by, assigned_at=turn.now)


def on_labelled(turn: Turn, event: Event) -> None:
    body = _acted(turn, event)
    turn.change_conversation(labels=tuple(dict.fromkeys(body.labels)))


def on_marked_unanswered(turn: Turn, event: Event) -> None:
    """An agent wants it to count as not answered."""
    _acted(turn, event)
    chat = turn.state.conversation
    turn.change_conversation(waiting_since_at=chat.waiting_since_at or turn.now, resolved_at=None)


# -- timers ------------------------------------------------------------------------------------------------------


def on_answer_due(turn: Turn, event: Event) -> None:
    """A warning before an answer is overdue, then the breach; one that was given meanwhile needs neither."""
    chat = turn.state.conversation
    if chat.response_due_at is None:
        return
    is_over = chat.response_due_at <= turn.now
    if not is_over and chat.response_due_at - turn.brand.desk.warn > turn.now:
        return turn.set_timer(ANSWER_DUE, "", chat.response_due_at - turn.brand.desk.warn)
    kind = "conversation.overdue" if is_over else "conversation.due_soon"
    _note_of_ours(turn, kind, "answer")
    if not is_over:
        turn.set_timer(ANSWER_DUE, "", chat.response_due_at)
    turn.change_conversation()
    return None


def on_take_back(turn: Turn, event: Event) -> None:
    """She still waits and the agent has not written: somebody else may have it."""
    assert isinstance(event.body, TimerDue)
    chat, meant = turn.state.conversation, event.body.data.get("assigned_to")
    is_waiting = chat.waiting_since_at is not None and is_with_people(chat, turn.now)
    if chat.assigned_to is None or chat.assigned_to != meant or not is_waiting:
        return
    turn.change_conversation(assigned_to=None, assigned_at=None, taken_from=meant)
    _note_of_ours(turn, "conversation.taken_back", "not_answered", to=meant)


def on_snooze_over(turn: Turn, event: Event) -> None:
    chat = turn.state.conversation
    if chat.snoozed_until and chat.snoozed_until <= turn.now:
        wake(turn, "time")


def _note_of_ours(turn: Turn, kind: str, reason: str, to: int | None = None) -> None:
    key = f"{kind}:{turn.new_id()}"
    turn.record(Event(kind, key, turn.now, turn.now, "harkara", Acted(0, reason=reason, to=to)))


ON_DESK_TIMER = {
    HOLD: end_hold,
    SNOOZE: on_snooze_over,
    ANSWER_DUE: on_answer_due,
    TAKE_BACK: on_take_back,
}
