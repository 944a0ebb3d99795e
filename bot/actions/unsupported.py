"""Voice notes, stickers and what else we cannot read: say so, and how to go on."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class Unsupported(Skill):
    """P-01: every kind gets an answer."""

    about_order = False

    def act(self, chat: Chat) -> None:
        chat.reply("unsupported")
