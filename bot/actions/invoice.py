"""The invoice of an order: no shop sends it to us, so the shop's order is marked and a person sends it, once."""

from bot.dialogue.chat import Chat
from bot.dialogue.packet import packet_of
from bot.dialogue.skill import Skill
from journeys.decision import Ask
from journeys.marks import has_mark
from journeys.state import Order

ASKED = "invoice_asked"
TAG = "invoice-wanted"


class Invoice(Skill):
    """B-11, B-18: amounts are those of the order."""

    intents = ("invoice",)
    choices = ("invoice",)

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order)

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        if not chat.is_hers(order):
            return chat.hand_over("send_invoice")
        if has_mark(order, ASKED):
            return chat.reply("invoice_asked_already", total_paise=order.total_paise)
        chat.turn.mark(order, ASKED)
        chat.turn.ask(_tagged(chat, order))
        chat.turn.open_task("send_invoice", order_id=order.id, packet=packet_of(chat, "send_invoice", order))
        return chat.reply("invoice_asked", total_paise=order.total_paise)


def _tagged(chat: Chat, order: Order) -> Ask:
    """For invoicing tools of the shop, which go by tags."""
    params = {"shop_order_id": order.shop_order_id, "tags": [TAG]}
    return Ask("shop.tag_order", order.account, f"shop.tag_order:{TAG}:{order.id}", params, (chat.event.key,), order.id)
