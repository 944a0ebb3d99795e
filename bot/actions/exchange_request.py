"""Another size, colour or piece for what came: the same questions as for a return, with what should come instead."""

from bot.actions.change_item import begin_change
from bot.actions.return_request import begin_return
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from bot.returning import is_delivered, reason_in
from journeys.payment_standing import is_before_dispatch
from journeys.return_rules import EXCHANGE
from journeys.state import Order


class ExchangeRequest(Skill):
    """P-05, P-04: what is not packed yet is changed in the order itself."""

    intents = ("exchange_request",)
    choices = ("exchange_request",)

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order) and is_delivered(chat, order)

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        is_open = order.status != "cancelled" and chat.is_hers(order)
        if is_open and is_before_dispatch(order, chat.parcels(order)):
            return begin_change(chat)
        return begin_return(chat, reason=reason_in(chat.text), what=EXCHANGE)
