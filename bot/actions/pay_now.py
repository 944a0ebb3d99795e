"""Pay online: a link where the order can still be paid so, and where not, what is true instead."""

from bot.buying import standing
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.payment_standing import OWED, Standing
from journeys.state import Order

ANSWER_OF_STANDING = {
    Standing.PAID: "amount_paid",
    Standing.ON_PAPERS: "cod_pay_at_door",
    Standing.CANCELLED: "cancel_done_already",
    Standing.GIVEN_BACK: "amount_none",
    Standing.DONE: "amount_none",
}


class PayNow(Skill):
    """P-04: asked for twice, the link stays one."""

    intents = ("pay_now",)
    choices = ("pay_now",)

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order) and standing(chat, order) in OWED

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        attempted = next((each.ndr for each in chat.parcels(order) if each.ndr), None)
        where = standing(chat, order)
        if where is Standing.ON_PAPERS and attempted and chat.tap("prepay", subject=str(attempted.id)):
            return None
        if where in ANSWER_OF_STANDING:
            return chat.reply(ANSWER_OF_STANDING[where])
        if not chat.is_hers(order) or not chat.tap("pay_now"):
            return chat.hand_over("payment_pending", message="pay_link_late")
        return None
