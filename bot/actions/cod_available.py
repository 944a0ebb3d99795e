"""Cash on delivery before a purchase: by the brand's terms, for a pincode where they differ by place."""

from bot.actions.delivery_area import FORM, pincode_known
from bot.buying import terms_said
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.delivery_rules import depends_on_place


class CodAvailable(Skill):
    """A-29."""

    intents = ("cod_available",)
    choices = ("cod_available",)
    about_order = False

    def act(self, chat: Chat) -> None:
        pincode = pincode_known(chat)
        if pincode or depends_on_place(chat.brand.delivery):
            return chat.begin(FORM, pincode=pincode)
        return chat.reply("cod_terms", **terms_said(chat))
