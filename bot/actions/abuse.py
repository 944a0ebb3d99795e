"""Insults without a request, and angry or sad signs: calm, one offer of help, then a person."""

from datetime import timedelta

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill

AGAIN_WITHIN = timedelta(hours=24)


class Abuse(Skill):
    """B-19: nothing is given back, nothing is blamed."""

    intents = ("abuse",)
    about_order = False

    def act(self, chat: Chat) -> None:
        now = chat.event.occurred_at
        times = [at for intent, at in chat.conversation.asked if intent == "abuse" and now - at <= AGAIN_WITHIN]
        if len(times) > 1:
            return chat.hand_over("upset", order=chat.obvious_order())
        return chat.reply("calm_offer")
