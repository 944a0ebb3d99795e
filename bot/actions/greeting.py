"""Hello: opens from where her order is, not from zero (B-07)."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.stage_menu import PRESSING, menu_under_greeting
from journeys.state import Order


class Greeting(Skill):
    """B-07, A-76: with her order, how it stands, and what she most likely wants."""

    intents = ("greeting",)
    about_order = False

    def act(self, chat: Chat) -> None:
        order = _order_to_open_with(chat)
        if order is None:
            return chat.reply("greeting")
        return chat.reply("greeting_order", order=order, meanings=menu_under_greeting(chat.story(order)))


def _order_to_open_with(chat: Chat) -> Order | None:
    """The only one that is current, or the one of several that is at her door."""
    current = [order for order in chat.orders() if chat.is_current(order)]
    if len(current) == 1:
        return current[0]
    pressing = [order for order in current if chat.story(order).stage in PRESSING]
    return pressing[0] if len(pressing) == 1 else None
