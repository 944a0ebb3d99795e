"""Another number for the rider to call."""

from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Form, Skill, chat_of
from integrations.phones import mobile_of
from journeys.addresses import Reach, reach_of
from journeys.state import Order


class ChangePhone(Skill):
    """A-14, A-41."""

    intents = ("change_phone",)
    choices = ("other_phone",)
    goes_on = True

    def suits(self, chat: Chat, order: Order) -> bool:
        return reach_of(order, chat.parcels(order)) is not Reach.NOBODY

    def act(self, chat: Chat) -> None:
        chat.order = order = chat.order or next(filter(chat.is_current, chat.orders()), None)
        if order is None or not self.suits(chat, order):
            return chat.reply("phone_too_late" if order else "address_no_order")
        if not chat.is_hers(order):
            return chat.hand_over("other_phone")
        return chat.begin("change_phone_form")


class ChangePhoneForm(Form):
    """The number, as an Indian mobile."""

    kinds: ClassVar[dict[str, str]] = {"phone": "phone"}
    submits = "action_save_phone"

    def read_phone(self, chat: Chat) -> object | None:
        """A number in words or on a contact card; digits that are none are judged, and not left unanswered."""
        named = chat.meaning.first("phone") or next(iter(chat.body.contacts), "")
        digits = "".join(filter(str.isdigit, chat.text))
        is_asked = bool(chat.conversation.stack) and chat.conversation.stack[-1].asked == "phone"
        return named or (digits if is_asked and len(digits) >= LEAST_DIGITS else None)

    def validate_phone(
        self, value: Any, _d: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        phone = mobile_of(str(value))
        if not phone:
            chat_of(domain).reply("phone_not_mobile")
        return {"phone": phone or None}


LEAST_DIGITS = 5  # fewer are a number of something else
