"""Marked as delivered and not there: what the courier recorded, where to look, and then a case with the courier."""

import re
from typing import ClassVar

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Form, Skill
from journeys.answer import Stage
from journeys.state import Order

# Who says that the guard or the neighbours do not have it has looked there.
HAS_LOOKED = re.compile(
    r"\b(guard|watchman|security|reception|neighbou?rs?|padosi|padosiyon)\b|गार्ड|पड़ोसी|चौकीदार", re.IGNORECASE
)
# It has turned up, in the words of who was asked to look; not where she says that it has not.
HAS_FOUND = re.compile(
    r"\b(got it|found|mil ga[yi]\w*|mil chuk\w*)\b|मिल ग|मिळाल|পেয়েছি|পেয়ে গে|கிடைச்ச|கிடைத்த|దొరికి|ಸಿಕ್ಕಿ|കിട്ടി|મળી ગ|ਮਿਲ ਗ",
    re.IGNORECASE,
)
HAS_NOT = re.compile(
    r"n't|\b(not|nt|didnt|havent|never|nobody|nahi|nahin)\b|नहीं|नाही|পাইনি|இல்ல|లేదు|ಇಲ್ಲ|ഇല്ല|નથી|ਨਹੀਂ", re.IGNORECASE
)


class NotReceived(Skill):
    """A-49: the journey does not end at "delivered"."""

    intents = ("not_received",)
    choices = ("not_received",)

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order) and chat.story(order).stage is Stage.DELIVERED

    def act(self, chat: Chat) -> None:
        if chat.order is None:
            return _nothing_delivered(chat)
        if chat.story(chat.order).stage is not Stage.DELIVERED:
            return chat.reply("not_delivered_yet")
        return chat.begin("not_received_form")


class NotReceivedForm(Form):
    """A-49: neighbours and guard have most of what seems lost; one question, then the courier is asked."""

    kinds: ClassVar = {"looked": "yes_no"}
    taps: ClassVar = {"found_it": ("looked", True), "looked_everywhere": ("looked", False)}
    submits = "action_dispute_delivery"

    def read_looked(self, chat: Chat) -> bool | None:
        """Who says again that it is not there, or names who does not have it, has answered; so has who found it."""
        is_asked = any(frame.form == self.called() for frame in chat.conversation.stack)
        if is_asked and HAS_FOUND.search(chat.text) and not HAS_NOT.search(chat.text):
            return True
        if chat.meaning.intent != "not_received":
            return None
        return False if is_asked or HAS_LOOKED.search(chat.text) else None


def _nothing_delivered(chat: Chat) -> None:
    """No order of hers was delivered lately: say how hers stands, or ask which one she means."""
    current = [order for order in chat.orders() if chat.is_current(order)] or chat.orders()[:1]
    if len(current) > 1:
        return chat.reply("order_list", order_ids=[order.id for order in current[:10]], choice="not_received")
    chat.order = current[0]
    if chat.story(chat.order).stage is Stage.DELIVERED:
        return chat.begin("not_received_form")
    return chat.reply("not_delivered_yet")
