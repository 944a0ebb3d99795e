"""The service's own conversation for rehearsals, stories and simulations, which must not answer otherwise."""

from bot.conversation import Conversation
from bot.keyword_interpreter import KeywordInterpreter
from journeys.rehearsal.rehearsal import SECRET


def conversation(secret: str = SECRET) -> Conversation:
    """Answers a rehearsed customer as the service would."""
    return Conversation(KeywordInterpreter(), secret)
