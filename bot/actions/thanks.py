"""Thanks and "ok" need no answer: every message of ours already said what comes next."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class Thanks(Skill):
    """A-57: no message without something to say."""

    intents = ("thanks", "affirm", "deny", "skip", "stop_that", "repeat", "correction")
    about_order = False

    def act(self, chat: Chat) -> None:
        """Nothing."""
