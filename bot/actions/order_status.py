"""Where is my order: the one true story of it."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class OrderStatus(Skill):
    """A-01, P-02."""

    intents = ("order_status",)
    choices = ("order_status",)
    is_harmless = True

    def act(self, chat: Chat) -> None:
        """Her newest order when none is current: what she asks about has just ended."""
        chat.order = chat.order or next(iter(chat.orders()), None)
        chat.reply("order_status" if chat.order else "ask_proof")
