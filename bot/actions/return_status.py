"""Where is my return: the one story of its order, which tells of the return while there is one."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.marks import has_mark
from journeys.returns import return_told
from journeys.state import Order


class ReturnStatus(Skill):
    """P-05, A-61: the same words as everywhere else."""

    intents = ("return_status",)
    choices = ("return_status",)
    is_harmless = True

    def suits(self, chat: Chat, order: Order) -> bool:
        return return_told(order) is not None or has_mark(order, "return_asked")

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        if chat.story(order).return_id:
            return chat.reply("order_status", order=order)
        is_asked = has_mark(order, "return_asked") and not order.returns
        return chat.reply("return_asked_already" if is_asked else "return_none", order=order)
