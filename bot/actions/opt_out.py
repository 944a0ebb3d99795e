"""No more messages: holds from the next send on, said once."""

import msgspec

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class OptOut(Skill):
    """B-19: one word, or one tap."""

    intents = ("opt_out",)
    about_order = False

    def act(self, chat: Chat) -> None:
        state = chat.turn.state
        state.customer = msgspec.structs.replace(state.customer, opted_out_at=chat.now, marketing="no")
        chat.turn.happened("customer.opted_out", chat.event, order_id=None)
        chat.reply("opted_out")
