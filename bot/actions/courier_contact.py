"""Who brings it and where to follow it; never the delivery person's number."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill


class CourierContact(Skill):
    """A-76, B-19: what she can use, and why there is no more."""

    intents = ("courier_contact",)
    choices = ("courier_contact",)

    def act(self, chat: Chat) -> None:
        return chat.reply("courier_contact" if chat.story(chat.meant()).awb else "courier_has_it_not")
