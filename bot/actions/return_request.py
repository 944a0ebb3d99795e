"""Send something back: the rule first, then what, why, a photo, what she wants for it, and when it is fetched."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.chat import Chat
from bot.dialogue.skill import YES_NO, Form, Skill, chat_of
from bot.returning import (
    ITEM_TAPS,
    REASON_TAPS,
    WAY_TAPS,
    is_delivered,
    is_under_way,
    item_named,
    item_rows,
    only_item,
    reason_in,
    ruling_on,
    said_of,
    way_chosen,
)
from journeys.marks import has_mark
from journeys.return_rules import EXCHANGE, PROBLEMS
from journeys.state import Order

ASKED = "return_asked"  # the mark of a request that the shop has not answered yet
# What she may well say while we ask for a reason and that is no answer to it.
NO_REASONS = frozenset({"order_status", "refund_status", "return_status", "return_policy", "person", "opt_out"})


class ReturnRequest(Skill):
    """P-05, B-17."""

    intents = ("return_request",)
    choices = ("return_request",)

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order) and is_delivered(chat, order)

    def act(self, chat: Chat) -> None:
        begin_return(chat, reason=reason_in(chat.text))


class ReturnForm(Form):
    """P-05, A-84, B-11."""

    kinds: ClassVar[dict[str, str]] = {
        "item": "choice",
        "reason": "choice",
        "photo": "photo",
        "what": "choice",
        "wanted": "text",
        "pickup": "slot",
        "sure": "yes_no",
    }
    optional = frozenset({"photo"})
    same_matter = frozenset({"exchange_request", "return_request", "change_item"})
    taps: ClassVar[dict[str, tuple[str, object]]] = {
        **ITEM_TAPS,
        **REASON_TAPS,
        **WAY_TAPS,
        **YES_NO,
        "no_photo": ("photo", ""),
        "slot_morning": ("pickup", "morning"),
        "slot_afternoon": ("pickup", "afternoon"),
        "slot_evening": ("pickup", "evening"),
    }
    submits = "action_submit_return"

    def wanted(self, chat: Chat, slots: dict[str, Any]) -> Sequence[str]:
        """What is refused needs no more questions; what she keeps is not fetched."""
        assert chat.order
        if not slots.get("item"):
            return ("item",)
        if not slots.get("reason"):
            return ("item", "reason")
        ruling = ruling_on(chat, chat.order, slots)
        if not ruling.allowed:
            return ("item", "reason")
        photo = ("photo",) if ruling.needs_photo else ()
        if ruling.may_keep:
            return ("item", "reason", *photo, "sure")
        what = ("what",) if len(ruling.ways) > 1 else ()
        if what and not slots.get("what"):
            return ("item", "reason", *photo, *what)
        instead = ("wanted",) if way_chosen(slots, ruling) == EXCHANGE else ()
        return ("item", "reason", *photo, *what, *instead, "pickup", "sure")

    def ask(self, slot: str, chat: Chat) -> None:
        """Items are named by the shop; what she keeps is confirmed in words of its own."""
        assert chat.order
        ruling = ruling_on(chat, chat.order, chat.slots)
        args = said_of(chat.order, chat.slots, ruling)
        if slot == "item":
            args |= {"options": item_rows(chat.order)}
        keeps = slot == "sure" and ruling.may_keep
        chat.reply("ask_return_request_keep" if keeps else f"ask_return_request_{slot}", **args)

    def read_item(self, chat: Chat) -> str | None:
        return item_named(chat)

    def read_reason(self, chat: Chat) -> str | None:
        """A reason in her own words; once we ask for it, whatever she says is one."""
        found = reason_in(chat.text)
        frame = chat.conversation.stack[-1] if chat.conversation.stack else None
        is_asked = frame is not None and (frame.form, frame.asked) == (self.called(), "reason")
        is_answer = is_asked and chat.text.strip() and chat.meaning.intent not in NO_REASONS
        return found or ("other" if is_answer else None)

    def validate_reason(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        """Her own words are kept beside the reason, for whoever looks at the goods."""
        chat = chat_of(domain)
        words = "" if chat.choice else chat.text.strip()
        return {"reason": value, "note": words} if words else {"reason": value}


def begin_return(chat: Chat, *, reason: str = "", what: str = "") -> None:
    """Begin the form, unless there is nothing to send back, it is asked for already, or the rules say no."""
    order = chat.meant()
    if not chat.is_hers(order):
        return chat.hand_over("return_request")
    if is_under_way(order):
        return chat.reply("order_status")
    if has_mark(order, ASKED) and not order.returns:
        return chat.reply("return_asked_already")
    if not is_delivered(chat, order):
        return chat.reply("return_not_yet")
    slots: dict[str, Any] = {"item": only_item(order), "reason": reason, "what": what}
    ruling = ruling_on(chat, order, slots)
    if slots["item"] and not ruling.allowed and reason not in PROBLEMS:
        return chat.reply("return_refused", **said_of(order, slots, ruling))
    return chat.begin("return_request_form", **slots)
