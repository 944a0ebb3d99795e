"""She wants her cash order, in words and with no question of ours open: noted, and told to the shop."""

from bot.buying import standing
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.marks import has_mark, with_mark
from journeys.order_errands import answers_for_shop
from journeys.payment_standing import NOT_PAID_YET, is_before_dispatch
from journeys.state import Order


class CodConfirm(Skill):
    """P-04: any answer may be changed until dispatch."""

    intents = ("cod_confirm",)
    choices = ("cod_confirm",)
    goes_on = True  # a journey that only stops asking leaves the thanks to us

    def suits(self, chat: Chat, order: Order) -> bool:
        return _is_to_confirm(chat, order)

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        if order.status == "cancelled":
            return chat.reply("cancel_done_already")
        if standing(chat, order) in NOT_PAID_YET:
            return chat.reply("payment_open")
        if not _is_to_confirm(chat, order):
            return chat.reply("cod_nothing_to_confirm")
        if not chat.is_hers(order):
            return chat.hand_over("cod_confirm")
        return _confirm(chat, order)


def _is_to_confirm(chat: Chat, order: Order) -> bool:
    is_open = order.payment == "cod" and is_before_dispatch(order, chat.parcels(order))
    return is_open and not has_mark(order, "cod_confirmed")


def _confirm(chat: Chat, order: Order) -> None:
    """The journey that asked thanks her; when it is over, we do."""
    said = len(chat.turn.out.sends)
    if chat.tap("cod_confirm") and len(chat.turn.out.sends) > said:
        return None
    confirmed = chat.turn.put_order(with_mark(chat.turn.state.orders[order.id], "cod_confirmed"))
    for ask in answers_for_shop(confirmed, chat.event):
        chat.turn.ask(ask)
    return chat.reply("cod_thanks")
