"""Her preferences are forgotten."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class ForgetLikes(Skill):
    """B-01: and can delete it."""

    choices = ("forget_likes",)
    about_order = False

    def act(self, chat: Chat) -> None:
        chat.prefer(**dict.fromkeys(chat.customer.preferences))
        chat.reply("likes_forgotten")
