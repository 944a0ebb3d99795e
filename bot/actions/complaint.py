"""She is angry about how she was served: one acknowledgement, the facts, and a person who knows it all."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class Complaint(Skill):
    """B-18, B-19: no excuse, no blame, no question that we could answer ourselves."""

    intents = ("complaint",)
    about_order = False

    def act(self, chat: Chat) -> None:
        chat.order = chat.order or chat.obvious_order()
        message = "complaint_taken" if chat.order else "complaint_noted"
        chat.hand_over("complaint", message=message)
