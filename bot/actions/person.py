"""Talk to a person: the chat is handed over with all that is known."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class Person(Skill):
    """B-18, P-07."""

    intents = ("person",)
    choices = ("agent",)
    about_order = False

    def act(self, chat: Chat) -> None:
        """Who waits for one already is told by when; who waited too long is passed on again as overdue."""
        chat.hand_over("asked_for_a_person", order=chat.order or chat.obvious_order())
