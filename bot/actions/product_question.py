"""Questions about a product: the page that shows how to use hers, the shop's pages, or a person; never a guess."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.guides import guide_of
from journeys.state import Order


class ProductQuestion(Skill):
    """A-29."""

    intents = ("product_question",)
    choices = ("product_question",)
    about_order = False

    def act(self, chat: Chat) -> None:
        order = next((each for each in chat.orders() if _has_guide(chat, each)), None)
        if order:
            return chat.reply("product_guide", order=order)
        return chat.reply("product_page" if chat.brand.shop_link else "product_no_page")


def _has_guide(chat: Chat, order: Order) -> bool:
    return chat.is_current(order) and bool(guide_of(order, chat.brand))
