"""A place before a purchase: the range of its lane, cash or not, and the rule for returns, in one message."""

from bot.buying import terms_said
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.delivery_rules import delivers_to, range_to


class TellDeliveryArea(Skill):
    """A-29: a range, never one day."""

    about_order = False

    def act(self, chat: Chat) -> None:
        pincode = str(chat.slots["pincode"])
        if not delivers_to(pincode, chat.brand.delivery):
            return chat.reply("delivery_area_not", new_pincode=pincode)
        days = range_to(pincode, chat.now, chat.brand)
        range_days = [days.first.isoformat(), days.last.isoformat()]
        return chat.reply("delivery_area", range_days=range_days, new_pincode=pincode, **terms_said(chat, pincode))
