"""Where is my money: the story of its return or refund; what was done is told with its reference."""

from typing import Any

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from bot.returning import is_delivered
from journeys.returns import return_told
from journeys.state import Order, Return


class RefundStatus(Skill):
    """P-05, A-60: no date that nobody has told, no money that nobody has paid."""

    intents = ("refund_status",)
    choices = ("refund_status",)
    is_harmless = True

    def suits(self, chat: Chat, order: Order) -> bool:
        return bool(order.returns) or order.status == "cancelled"

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        if chat.story(order).return_id:
            return chat.reply("order_status", order=order)
        done = return_told(order)
        if done and done.state == "refunded":
            return chat.reply("refund_was_done", order=order, **_money_of(done))
        nothing_paid = order.payment == "cod" and not is_delivered(chat, order) and "paid_online" not in order.marks
        return chat.reply("refund_nothing_paid" if nothing_paid else "refund_none", order=order)


def _money_of(record: Return) -> dict[str, Any]:
    return {"refund_paise": record.amount_paise, "reference": record.reference}
