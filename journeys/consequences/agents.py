"""What follows when an agent answers a customer, writes to colleagues, sends a failed message again, or has something
done about an order."""

from datetime import datetime

from journeys.decision import Note, Send
from journeys.desk.holding import PAIRED_PHONE, take_hold
from journeys.desk.order_actions import carry_out
from journeys.desk.standing import is_held
from journeys.desk.waking import REPLY, wake
from journeys.engine import parcel_subject
from journeys.events import Acted, Event, MessageEcho, Noted, Replied, Requested, SentAgain
from journeys.messages import MESSAGES
from journeys.policies.case import AGENT, window_is_open
from journeys.state import Conversation, Shipment
from journeys.turn import Turn

IN_HER_WORDS = "agent_reply"
BULK = "bulk"  # the rule of a message that a lead sent to many


def on_replied(turn: Turn, event: Event) -> None:
    """The answer leaves and the agent has the chat; one that comes too late is withheld and says why."""
    body = event.body
    assert isinstance(body, Replied)
    chat = turn.state.conversation
    turn.record(event, order_id=body.order_id)
    if reason := why_not_answered(body, chat, turn.now):
        name = body.message or IN_HER_WORDS
        key = f"{name}:{event.key}"
        return turn.withhold(name, event, reason, order_id=body.order_id, dedupe_key=key)
    _introduce(turn, event, body)
    _send(turn, event, body)
    take_hold(turn, body.by)
    wake(turn, REPLY)
    turn.change_conversation(
        answered_at=turn.now,
        answered_by=body.by,
        waiting_since_at=None,
        assigned_to=chat.assigned_to or body.by,
        assigned_at=chat.assigned_at if chat.assigned_to else turn.now,
    )
    return None


def on_echoed(turn: Turn, event: Event) -> None:
    """Somebody answered her on the paired phone: the chat is that person's, as when an agent answers. Whoever has it
    at the desk keeps it."""
    assert isinstance(event.body, MessageEcho)
    turn.record(event)
    chat, until_at = turn.state.conversation, event.occurred_at + turn.brand.desk.hold
    is_free = not is_held(chat, turn.now) or chat.held_by == PAIRED_PHONE
    if is_free and until_at > max(turn.now, chat.held_until or turn.now):  # what is told hours later holds nothing
        take_hold(turn, PAIRED_PHONE, until_at)
        turn.change_conversation(introduced_at=chat.introduced_at or turn.now)
    wake(turn, REPLY)
    is_answer = chat.waiting_since_at is None or chat.waiting_since_at <= event.occurred_at
    turn.change_conversation(
        answered_at=max(event.occurred_at, chat.answered_at or event.occurred_at),
        answered_by=None,
        waiting_since_at=None if is_answer else chat.waiting_since_at,
    )


def why_not_answered(body: Replied, chat: Conversation, now: datetime) -> str:
    """The typed reason why an agent's answer may not leave, or "": another agent answered since she looked, or the
    window for words of one's own is shut."""
    if body.seen_at and chat.answered_at and chat.answered_at > body.seen_at and chat.answered_by != body.by:
        return "answered_by_other"
    if not body.message and not window_is_open(chat, now):
        return "window_closed"
    return ""


def _introduce(turn: Turn, event: Event, body: Replied) -> None:
    """She hears once that a person has taken over."""
    chat = turn.state.conversation
    if chat.introduced_at is None and window_is_open(chat, turn.now):
        turn.reply("person_here", event, args={"words": {"agent": body.name}})
        turn.change_conversation(introduced_at=turn.now)


def _send(turn: Turn, event: Event, body: Replied) -> None:
    if not body.message:
        args: dict[str, object] = {"words": {"text": body.text}}
        args |= {"said": list(body.buttons)} if body.buttons else {}
        args |= {"file": body.file} if body.file else {}
        subject = str(turn.new_id())  # of its own: two answers in a row are two
        return turn.reply(IN_HER_WORDS, event, order_id=body.order_id, subject=subject, args=args)
    return _send_one_of_ours(turn, event, body, AGENT)


def _send_one_of_ours(turn: Turn, event: Event, body: Replied, rule: str) -> None:
    parcel = turn.leading_parcel_of(turn.state.orders.get(body.order_id or 0))
    message = MESSAGES[body.message]
    turn.out.sends.append(
        Send(
            message.name,
            f"{message.name}:{event.key}",
            message.lane,
            proactive=message.proactive,
            causes=(event.key,),
            cause_at=event.received_at,
            order_id=body.order_id,
            shipment_id=parcel.id if parcel else None,
            subject=subject_of(parcel),
            args={"words": body.words} if body.words else {},
            rule=rule,
        )
    )


def on_told_affected(turn: Turn, event: Event) -> None:
    """One message to all whom an incident reaches: judged like any of ours, and nobody takes the chat for it."""
    body = event.body
    assert isinstance(body, Replied)
    turn.record(event, order_id=body.order_id)
    _send_one_of_ours(turn, event, body, BULK)


def subject_of(parcel: Shipment | None) -> str:
    """What its buttons are about: the open attempt, else the parcel."""
    if parcel is None:
        return ""
    return str(parcel.ndr.id) if parcel.ndr else parcel_subject(parcel)


def on_noted(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, Noted)
    turn.record(event, order_id=body.order_id)
    turn.out.notes.append(Note(body.by, body.text, event.occurred_at, body.kind, body.order_id, body.mentions))
    turn.change_conversation()


def on_sent_again(turn: Turn, event: Event) -> None:
    """A new message with an id of its own; the failed one stays what it is. It is judged like any other."""
    body = event.body
    assert isinstance(body, SentAgain)
    turn.record(event, order_id=body.order_id)
    message = MESSAGES[body.message]
    turn.out.sends.append(
        Send(
            message.name,
            f"{message.name}:again:{event.key}",
            message.lane,
            proactive=message.proactive,
            causes=(event.key,),
            cause_at=event.received_at,
            order_id=body.order_id,
            shipment_id=body.parcel_id,
            subject=body.subject,
            args=body.args,
            rule=AGENT,
        )
    )
    turn.change_conversation()


def on_asked(turn: Turn, event: Event) -> None:
    """Something is to be done about an order; what cannot be done is said on the timeline, with its reason."""
    body = event.body
    assert isinstance(body, Requested)
    turn.record(event, order_id=body.order_id, shipment_id=body.parcel_id)
    asked = len(turn.out.asks)
    if reason := carry_out(turn, event):
        said = Acted(0, reason=reason)
        key, order_id = f"refused:{event.key}", body.order_id
        turn.record(Event("agent.ask_refused", key, turn.now, turn.now, "harkara", said), order_id=order_id)
    if any(each.command.startswith("courier.") for each in turn.out.asks[asked:]):
        turn.change_conversation(awaits_courier_at=turn.now)
    else:
        turn.change_conversation()
