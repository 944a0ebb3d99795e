"""How a conversation stands between bot and people. Pure."""

from datetime import datetime

from journeys.state import Conversation


def is_held(chat: Conversation, now: datetime) -> bool:
    """Whether a person has the chat: the bot says nothing."""
    return chat.held_until is not None and chat.held_until > now


def awaits_person(chat: Conversation) -> bool:
    """Whether it was handed over and no person has written since."""
    if chat.handoff_at is None or chat.resolved_at is not None:
        return False
    return chat.answered_at is None or chat.answered_at < chat.handoff_at


def is_with_people(chat: Conversation, now: datetime) -> bool:
    """Whether her next answer has to come from a person."""
    return is_held(chat, now) or awaits_person(chat)


def is_on_desk(chat: Conversation) -> bool:
    """Whether it is work for people that is not done, so that they see every change of it at once."""
    is_work = chat.handoff_at or chat.assigned_to or chat.snoozed_for or chat.held_by or chat.waiting_since_at
    return chat.resolved_at is None and bool(is_work)
