"""Another size, colour or number in an order: by a person before it is packed, as an exchange once it has come."""

import re
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.return_request import begin_return
from bot.buying import rule_said
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Form, Skill
from bot.returning import is_delivered
from journeys.payment_standing import is_before_dispatch
from journeys.return_rules import EXCHANGE
from journeys.state import Order

FORM = "change_item_form"
# What makes a request whole: a size, a number, or something after "to", "instead of" and the like.
SAYS_WHAT = re.compile(
    r"\b(xs|s|m|l|xl|xxl|\d+)\b|\bto\s+(?!(?:change|edit|modify|update|make|add|remove)\b)\w|"
    r"\b(instead|insteed|with|ki jagah|ke badle)\s+\w|की जगह|के बदले",
    re.IGNORECASE,
)


class ChangeItem(Skill):
    """P-04, B-11, B-18."""

    intents = ("change_item",)
    choices = ("change_item",)

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order)

    def act(self, chat: Chat) -> None:
        order = chat.meant()
        if order.status == "cancelled":
            return chat.reply("cancel_done_already")
        if not chat.is_hers(order):
            return chat.hand_over("change_item")
        if is_before_dispatch(order, chat.parcels(order)):
            return begin_change(chat)
        if is_delivered(chat, order):
            return begin_return(chat, what=EXCHANGE)
        return chat.reply("change_item_left", **rule_said(chat))


def begin_change(chat: Chat) -> None:
    """Ask what is to be changed, unless her sentence says it."""
    told = chat.text.strip() if SAYS_WHAT.search(chat.text) else ""
    chat.begin(FORM, change=told)


class ChangeItemForm(Form):
    """One question, in her own words; nothing is asked that her first sentence said."""

    kinds: ClassVar[dict[str, str]] = {"change": "text"}
    submits = "action_note_item_change"

    def validate_change(
        self, value: Any, _d: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        """Whatever she wants is for a person to read."""
        return {"change": str(value).strip() or None}
