"""What she saw of an attempt is known: it goes to the courier."""

from bot.actions.fake_attempt import complain
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class ComplainOfAttempt(Skill):
    """A-41."""

    def act(self, chat: Chat) -> None:
        complain(chat, str(chat.slots.get("seen")))
