"""What follows when a customer writes, changes her number or stops marketing messages."""

import msgspec

from journeys.events import Event, IdentityChange, MessageIn, Preference
from journeys.state import Conversation
from journeys.turn import Turn

WORDLESS = frozenset({"reaction", "welcome", "malformed"})  # nothing that she says in words, pictures or places


def on_message(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, MessageIn)
    turn.record(event)
    conversation: Conversation = turn.state.conversation
    is_newest = conversation.last_inbound_at is None or event.occurred_at >= conversation.last_inbound_at
    if body.wamid and is_newest:  # what came another way opens no window of WhatsApp's
        turn.change_conversation(last_inbound_at=event.occurred_at, last_wamid=body.wamid, number_id=body.number_id)
    customer = turn.state.customer
    name = customer.name or body.profile_name
    turn.state.customer = msgspec.structs.replace(customer, name=name, unreachable_at=None)
    if not body.button_id and body.content not in WORDLESS:
        turn.happened("message.received", event, order_id=None)
    if body.media:
        turn.out.media_wanted.append((body.media.media_id, body.wamid, body.media.mime_type))


def on_preference(turn: Turn, event: Event) -> None:
    assert isinstance(event.body, Preference)
    turn.record(event)
    said = "no" if event.kind == "customer.marketing_stopped" else "yes"
    turn.state.customer = msgspec.structs.replace(turn.state.customer, marketing=said)


def on_identity_change(turn: Turn, event: Event) -> None:
    assert isinstance(event.body, IdentityChange)
    turn.record(event)
    turn.out.moved_identities.append(event.body)
