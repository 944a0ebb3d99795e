"""The warranty of what she bought: whether it is active, one tap to make it so, and a claim."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.marks import has_mark, with_mark
from journeys.state import Order

ACTIVATE = "activate_warranty"
ACTIVATED = "warranty_activated"


class Warranty(Skill):
    """P-05: also after the offer's own journey is over."""

    intents = ("warranty",)
    choices = ("warranty", ACTIVATE)

    def suits(self, chat: Chat, order: Order) -> bool:
        """Warranties are long: an old order is meant as well."""
        return has_warranty(chat, order)

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        if not has_warranty(chat, order):
            return chat.reply("warranty_none")
        is_tapped = chat.choice is not None and chat.choice.name == ACTIVATE
        if is_tapped and chat.is_hers(order):
            return _activate(chat, order)
        return chat.reply("warranty_active" if has_mark(order, ACTIVATED) else "warranty_open")


def has_warranty(chat: Chat, order: Order) -> bool:
    """Whether the brand gives one for something in the order."""
    return any(tag in chat.brand.warranty_tags for tag in order.tags)


def _activate(chat: Chat, order: Order) -> None:
    """Note it with the order; a person enters it with the maker."""
    if not has_mark(order, ACTIVATED):
        chat.turn.put_order(with_mark(order, ACTIVATED))
        chat.turn.open_task("register_warranty", order_id=order.id)
    chat.reply("warranty_done")
