"""Am I talking to a machine: yes, and a person can take over."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class BotChallenge(Skill):
    """P-07."""

    intents = ("bot_challenge",)
    about_order = False

    def act(self, chat: Chat) -> None:
        chat.reply("bot_or_person")
