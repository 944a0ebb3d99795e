"""What is to be paid, when and how: from the facts of the order, with no promise for the rider's devices."""

from bot.buying import standing
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.payment_standing import Standing
from journeys.state import Order

ANSWER_OF_STANDING = {
    Standing.PAID: "amount_paid",
    Standing.AWAITED: "amount_now",
    Standing.FAILED: "amount_now",
    Standing.AT_DOOR: "amount_at_door",
    Standing.ON_PAPERS: "amount_on_papers",
    Standing.CANCELLED: "amount_none",
    Standing.GIVEN_BACK: "amount_none",
    Standing.DONE: "amount_none",
}


class AmountDue(Skill):
    """P-04, A-02."""

    intents = ("amount_due",)
    choices = ("amount_due",)
    is_harmless = True

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order) and not chat.story(order).is_ended

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        return chat.reply(ANSWER_OF_STANDING[standing(chat, order)])
