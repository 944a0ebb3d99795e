"""No more messages: holds from the next send on, said once."""

from datetime import timedelta

import msgspec

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill

SAID_ONCE_IN = timedelta(hours=24)


class OptOut(Skill):
    """B-19: one word, or one tap, and one confirmation."""

    intents = ("opt_out",)
    about_order = False

    def act(self, chat: Chat) -> None:
        out_since = chat.customer.opted_out_at
        if out_since and chat.now - out_since < SAID_ONCE_IN:
            return
        state = chat.turn.state
        state.customer = msgspec.structs.replace(chat.customer, opted_out_at=out_since or chat.now, marketing="no")
        if not out_since:
            chat.turn.happened("customer.opted_out", chat.event, order_id=None)
        chat.reply("opted_out")
