"""What we know of her, in one message, with the way to have it forgotten."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class MyData(Skill):
    """B-01: the customer can see what is kept."""

    intents = ("my_data",)
    about_order = False

    def act(self, chat: Chat) -> None:
        """Only to the chat's own number; nothing of orders that she proved to be somebody else's."""
        chat.reply("my_data")
