"""What is to be another in her order: on the shop's order, so that it is read before packing, and for a person."""

from bot.buying import plain
from bot.dialogue.chat import Chat
from bot.dialogue.packet import packet_of
from bot.dialogue.skill import Skill
from journeys.decision import Ask
from journeys.payment_standing import is_before_dispatch
from journeys.state import Order

MOST_NOTED = 300  # characters


class NoteItemChange(Skill):
    """P-04, B-18."""

    def act(self, chat: Chat) -> None:
        order = chat.order
        if order is None or not is_before_dispatch(order, chat.parcels(order)):
            return chat.reply("button_too_late" if order else "button_gone")
        wish = str(chat.slots["change"])
        packet = packet_of(chat, "change_item", order) | {"known": {"change": wish}}
        chat.turn.mark(order, "item_change_asked")
        chat.turn.ask(_noted(chat, order, wish))
        chat.turn.open_task("change_item", order_id=order.id, note=wish[:MOST_NOTED], packet=packet)
        return chat.reply("change_item_noted", words={"wanted": plain(wish)})


def _noted(chat: Chat, order: Order, wish: str) -> Ask:
    note = f"The customer asks for a change before packing: {plain(wish)}"
    params = {"shop_order_id": order.shop_order_id, "note": note}
    return Ask(
        "shop.note_order", order.account, f"shop.note_order:{chat.event.key}", params, (chat.event.key,), order.id
    )
