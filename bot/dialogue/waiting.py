"""Whether a customer waits for a person already, since when, and whether that person is overdue. Pure."""

from datetime import datetime, timedelta

import msgspec

from journeys.brand import Brand
from journeys.promises import moments_said
from journeys.state import Conversation

# Reasons that want nothing but a person: they open no second handoff.
ONLY_A_PERSON = frozenset({"asked_for_a_person", "not_understood", "complaint", "upset"})
# So long after a handoff a new wish for a person is a matter of its own.
FORGOTTEN_AFTER = timedelta(days=3)


class Waiting(msgspec.Struct, frozen=True):
    """A handoff that nobody has taken up: by when we said that she hears, and whether that moment has passed."""

    answer_by_at: datetime
    is_overdue: bool


def waiting_of(conversation: Conversation, now: datetime, brand: Brand) -> Waiting | None:
    """The open handoff; None when there is none, when an agent took the chat since, or when it is long ago."""
    since = conversation.handoff_at
    was_answered = since is not None and conversation.answered_at is not None and conversation.answered_at >= since
    if since is None or was_answered or conversation.held_by or now - since > FORGOTTEN_AFTER:
        return None
    answer_by_at = moments_said({}, since, brand)["answer_by"]
    return Waiting(answer_by_at, answer_by_at < now)
