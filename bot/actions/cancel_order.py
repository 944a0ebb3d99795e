"""Call an order off: asked once more before dispatch; after it, what she can do at the door and what comes of it."""

from bot.buying import rule_said
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.answer import Stage
from journeys.payment_standing import is_before_dispatch, is_paid
from journeys.state import Order, Shipment

LEFT = frozenset({Stage.IN_TRANSIT, Stage.NEAR_YOU, Stage.OUT_FOR_DELIVERY, Stage.READY_TO_COLLECT})


class CancelOrder(Skill):
    """P-04, B-17: never done on one word, never promised where it cannot be had."""

    intents = ("cancel_order",)
    choices = ("cancel_order",)

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order) and not chat.story(order).is_ended

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        if order.status == "cancelled":
            return chat.reply("order_status" if chat.story(order).return_id else "cancel_done_already")
        if not chat.is_hers(order):
            return chat.hand_over("cancel_order")
        if attempted := next((each for each in chat.parcels(order) if each.ndr), None):
            return _let_go(chat, attempted)
        if is_before_dispatch(order, chat.parcels(order)):
            return _ask_if_sure(chat, order)
        return _tell_too_late(chat, order)


def _let_go(chat: Chat, parcel: Shipment) -> None:
    """An attempt stands open: she is asked why, and then it goes back."""
    assert parcel.ndr
    if not chat.tap("no_longer_wanted", subject=str(parcel.ndr.id)):
        chat.hand_over("cancel_order", message="cod_cancel_late")


def _ask_if_sure(chat: Chat, order: Order) -> None:
    """The journeys ask, tell the shop, and see that it is done."""
    if not chat.tap("cod_cancel" if order.payment == "cod" else "cancel_order"):
        chat.hand_over("cancel_order", message="cod_cancel_late")


def _tell_too_late(chat: Chat, order: Order) -> None:
    stage = chat.story(order).stage
    if stage is Stage.DELIVERED:
        return chat.reply("cancel_delivered", **rule_said(chat))
    if stage not in LEFT:
        return chat.reply("order_status")
    return chat.reply("cancel_left_paid" if is_paid(order) else "cancel_left_cash", **rule_said(chat))
