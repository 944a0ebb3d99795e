"""Another delivery address."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class ChangeAddress(Skill):
    """P-03, A-14."""

    intents = ("change_address",)
    choices = ("change_address",)

    def act(self, chat: Chat) -> None:
        chat.hand_over("change_address")
