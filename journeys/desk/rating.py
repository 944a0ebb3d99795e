"""Which rating her next words may give: it stands in `Conversation.awaiting` once she was asked how helpful we were."""

from journeys.state import Conversation

_RATING = "rating:"


def awaiting_rating(rating_id: int) -> str:
    """What `Conversation.awaiting` says while this rating is open."""
    return f"{_RATING}{rating_id}"


def rating_awaited(chat: Conversation) -> str:
    """The id of the open rating in digits, "" when there is none."""
    return chat.awaiting.removeprefix(_RATING) if chat.awaiting.startswith(_RATING) else ""
