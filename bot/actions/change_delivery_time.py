"""Another day or part of the day for a delivery: what is still possible where the order stands, and the questions."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Form, Skill, chat_of
from bot.understanding.dates import resolve
from bot.understanding.wished_days import wished_day
from journeys.delivery_wishes import Reach, asks_for_a_call, can_be_asked_for, days_offered, reach_of, slot_named
from journeys.state import Order

FORM = "change_delivery_time_form"
DAY_TAPPED = "delivery_day"  # its subject is the day


class ChangeDeliveryTime(Skill):
    """A-40, A-41, B-01: a wish is taken where it can still be kept, and answered honestly where it cannot."""

    intents = ("change_delivery_time",)
    choices = ("change_delivery_time", DAY_TAPPED)

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order) and reach_of(chat.story(order)) is not Reach.NONE

    def act(self, chat: Chat) -> None:
        reach = reach_of(chat.story(chat.meant()))
        if reach is Reach.PICKUP:
            return chat.hand_over("change_pickup_day")
        remember_likes(chat)
        if reach is Reach.NONE:
            return chat.reply("order_status")
        if reach is Reach.AT_THE_DOOR:
            return chat.reply("delivery_at_the_door")
        return chat.begin(FORM, date=tapped_day(chat))


class ChangeDeliveryTimeForm(Form):
    """A-41: the day, from those that can be offered, and the part of the day unless we know what she likes (B-11)."""

    kinds: ClassVar = {"date": "date", "slot": "slot"}
    optional = frozenset({"slot"})
    taps: ClassVar = {
        DAY_TAPPED: ("date", DAY_TAPPED),
        "in_morning": ("slot", "morning"),
        "in_evening": ("slot", "evening"),
        "any_time": ("slot", "any"),
    }
    submits = "action_deliver_on"

    def wanted(self, chat: Chat, slots: dict[str, Any]) -> Sequence[str]:
        """Before an attempt failed no hour is asked for, and what she likes may stand without a day."""
        told = {name for name in self.kinds if slots.get(name)}
        if chat.order is not None and reach_of(chat.story(chat.order)) is Reach.COURIER:
            asked = {"date"} if chat.customer.preferences.get("slot") else {"date", "slot"}
        else:
            asked = set() if "slot" in told or asks_for_a_call(chat.text) else {"date"}
        return [name for name in self.kinds if name in told | asked]

    def ask(self, slot: str, chat: Chat) -> None:
        if slot == "date":
            return chat.reply("ask_change_delivery_time_date", offered_days=offered(chat))
        return super().ask(slot, chat)

    def read_date(self, chat: Chat) -> str | None:
        """Of several days the one she wants, and not the one she is away."""
        days = [each for each in chat.meaning.entities if each.kind == "date"]
        return wished_day(chat.text, days) or None

    def validate_date(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        """A day that can be asked for, as it is written ("2026-11-25")."""
        chat = chat_of(domain)
        day = resolve(tapped_day(chat) or value, today_of(chat))
        if day is None or chat.order is None:
            return {"date": None}
        if not can_be_asked_for(day, chat.story(chat.order), today_of(chat)):
            chat.reply("delivery_day_not_open", offered_days=offered(chat))
            return {"date": None}
        return {"date": day.isoformat()}

    def validate_slot(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        return {"slot": slot_named(value) or "any"}


def remember_likes(chat: Chat) -> None:
    """Keep the part of the day she named, and that she wants a call first."""
    if slot := slot_named(chat.meaning.first("slot")):
        chat.prefer(slot=slot)
    if asks_for_a_call(chat.text):
        chat.prefer(call_before=True)


def today_of(chat: Chat) -> date:
    """The local day."""
    return chat.brand.local(chat.now).date()


def offered(chat: Chat) -> list[str]:
    """The days to choose from, as they are written."""
    days = days_offered(chat.story(chat.order), today_of(chat)) if chat.order else ()
    return [day.isoformat() for day in days]


def tapped_day(chat: Chat) -> str:
    """The day of the row she tapped, "" when she tapped none."""
    return chat.choice.subject if chat.choice and chat.choice.name == DAY_TAPPED else ""
