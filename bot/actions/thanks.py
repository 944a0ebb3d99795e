"""Thanks and "ok" need no answer: every message of ours already said what comes next."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.desk.standing import is_with_people


class Thanks(Skill):
    """A-57: no message without something to say."""

    intents = ("thanks", "affirm", "deny", "skip", "stop_that", "correction")
    about_order = False

    def act(self, chat: Chat) -> None:
        """Nothing is said, and nothing is owed to her: unless a person is, who has not answered yet."""
        if not is_with_people(chat.conversation, chat.now):
            chat.turn.change_conversation(waiting_since_at=None)
