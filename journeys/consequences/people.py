"""What follows when a customer writes, changes her number or stops marketing messages."""

import msgspec

from journeys.desk.waking import REPLY, wake
from journeys.events import Event, IdentityChange, MessageIn, Preference
from journeys.state import Conversation
from journeys.turn import Turn

WORDLESS = frozenset({"reaction", "welcome", "malformed"})  # nothing that she says in words, pictures or places

NO_QUESTION = frozenset({"reaction", "welcome"})  # carries no words and needs no answer


def is_about_help(button_id: str) -> bool:
    """Whether she tapped on how helpful we were: that is an answer of hers, and opens nothing again."""
    return button_id.startswith(("1.help_", "1.rate_help."))


def on_message(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, MessageIn)
    turn.record(event)
    conversation: Conversation = turn.state.conversation
    is_newest = conversation.last_inbound_at is None or event.occurred_at >= conversation.last_inbound_at
    if body.wamid and is_newest:  # what came another way opens no window of WhatsApp's
        turn.change_conversation(last_inbound_at=event.occurred_at, last_wamid=body.wamid, number_id=body.number_id)
    if body.content not in NO_QUESTION and not is_about_help(body.button_id):
        _begin_wait(turn, event)
    customer = turn.state.customer
    name = customer.name or body.profile_name
    turn.state.customer = msgspec.structs.replace(customer, name=name, unreachable_at=None)
    if not body.button_id and body.content not in WORDLESS:
        turn.happened("message.received", event, order_id=None)
    if body.media:
        turn.out.media_wanted.append((body.media.media_id, body.wamid, body.media.mime_type))


def _begin_wait(turn: Turn, event: Event) -> None:
    """She waits from her first message on that nobody answered. What was resolved begins anew, with nobody's name on
    it; what was snoozed comes back."""
    wake(turn, REPLY)
    chat = turn.state.conversation
    if chat.resolved_at is not None:
        turn.change_conversation(resolved_at=None, assigned_to=None, assigned_at=None, opened_at=None)
    since = min(event.occurred_at, chat.waiting_since_at or event.occurred_at)
    turn.change_conversation(waiting_since_at=since)


def on_preference(turn: Turn, event: Event) -> None:
    assert isinstance(event.body, Preference)
    turn.record(event)
    said = "no" if event.kind == "customer.marketing_stopped" else "yes"
    turn.state.customer = msgspec.structs.replace(turn.state.customer, marketing=said)


def on_identity_change(turn: Turn, event: Event) -> None:
    assert isinstance(event.body, IdentityChange)
    turn.record(event)
    turn.out.moved_identities.append(event.body)
