"""The same again: what she had, and the page where she orders it."""

from bot.buying import items_in_words
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.state import Order


class Reorder(Skill):
    """A-29: no price and no stock that we do not know."""

    intents = ("reorder",)
    choices = ("order_again",)
    is_harmless = True

    def suits(self, chat: Chat, order: Order) -> bool:
        return order == chat.orders()[0]  # the newest, however old

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        words = {"items": items_in_words(order.items)}
        lines = {} if words["items"] else {"items": "item_unknown"}
        message = "order_again" if chat.brand.shop_link else "order_again_no_page"
        return chat.reply(message, order=order, words=words, lines=lines)
