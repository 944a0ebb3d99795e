"""Order messages again; marketing needs a yes of its own."""

import msgspec

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class OptIn(Skill):
    """B-19."""

    intents = ("opt_in",)
    about_order = False

    def act(self, chat: Chat) -> None:
        state = chat.turn.state
        state.customer = msgspec.structs.replace(state.customer, opted_out_at=None)
        chat.reply("opted_in")
