"""Coupons and sales: the shop's page, and no offer that we do not know of."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class Offers(Skill):
    """A-29: nothing is invented."""

    intents = ("offers",)
    choices = ("offers",)
    about_order = False

    def act(self, chat: Chat) -> None:
        chat.reply("offers_page" if chat.brand.shop_link else "offers_no_page")
