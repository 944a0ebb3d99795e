"""A rating that she types in place of tapping a row of the list: "5", "4/5", "⭐⭐⭐"."""

import re
from datetime import timedelta

from bot.dialogue.chat import Chat
from journeys.desk.rating import rating_awaited
from journeys.tokens import Choice

RATES_WITHIN = timedelta(hours=24)  # later a bare figure may mean anything
BEST = 5
# A figure of any script, alone or "of 5".
FIGURE = re.compile(r"\W{0,3}(\d)\s*(?:(?:/|out of|me se|में से)\s*[5५]|stars?)?\W{0,3}")
STARS = "⭐★🌟"


def typed_rating(chat: Chat) -> Choice | None:
    """The row that her words stand for; None when no rating is open, or they are none."""
    conversation, score = chat.conversation, _score_in(chat.text)
    rating, asked_at = rating_awaited(conversation), conversation.rating_asked_at
    if not rating or not score or asked_at is None or chat.now - asked_at > RATES_WITHIN:
        return None
    return Choice(f"help_{score}", subject=rating)


def _score_in(text: str) -> int:
    """From 1 to 5, 0 where it is no score."""
    said = text.strip().casefold()
    found = FIGURE.fullmatch(said)
    score = int(found[1]) if found else _stars_in(said)
    return score if score <= BEST else 0


def _stars_in(said: str) -> int:
    signs = "".join(said.replace("\ufe0f", "").split())  # the sign that makes a star an emoji
    return len(signs) if set(signs) <= set(STARS) else 0
