"""Hello: opens from where her order is, not from zero (B-07)."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class Greeting(Skill):
    """B-07."""

    intents = ("greeting",)
    about_order = False

    def act(self, chat: Chat) -> None:
        chat.reply("greeting")
