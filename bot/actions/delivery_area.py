"""Before a purchase: do you deliver there, how long does it take, with cash, and how do returns work."""

from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Form, Skill, chat_of
from journeys.towns import exists

FORM = "delivery_area_form"


class DeliveryArea(Skill):
    """A-29: answered without an order; the pincode of her cart is not asked again."""

    intents = ("delivery_area",)
    choices = ("delivery_area",)
    about_order = False

    def act(self, chat: Chat) -> None:
        chat.begin(FORM, pincode=pincode_known(chat))


class DeliveryAreaForm(Form):
    """A-29: one question, the pincode."""

    kinds: ClassVar[dict[str, str]] = {"pincode": "pincode"}
    submits = "action_tell_delivery_area"

    def validate_pincode(
        self, value: Any, _d: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        """A pincode that India Post knows."""
        if exists(str(value)):
            return {"pincode": str(value)}
        chat_of(domain).reply("delivery_area_unknown", new_pincode=str(value))
        return {"pincode": None}


def pincode_known(chat: Chat) -> str:
    """The pincode she names, else that of her cart; "" when there is neither."""
    cart = chat.customer.checkout
    return chat.meaning.first("pincode") or chat.meaning.pincode or (cart.pincode if cart else "")
