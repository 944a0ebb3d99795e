"""Is this really you: a code that the page of her order shows too, and what we never ask for."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class VerifySender(Skill):
    """P-07, B-19."""

    intents = ("verify_sender",)
    about_order = False

    def act(self, chat: Chat) -> None:
        """The code belongs to the customer of the order, so that the page, which knows only the order, shows it too."""
        chat.order = chat.obvious_order()
        chat.reply("really_us" if chat.order else "really_us_no_order")
