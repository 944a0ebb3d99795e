"""Something is wrong with what came: what, a photo, and a new one or the money, by the rules or by a person."""

from collections.abc import Sequence
from typing import Any, ClassVar

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Form, Skill
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
)
from journeys.marks import has_mark, with_mark
from journeys.return_rules import PROBLEMS
from journeys.state import Order

TOLD = "problem_told"  # the mark of an order whose problem she has described
CLAIM = "warranty_claim"  # the button, and the subject of the form that it begins


class ItemProblem(Skill):
    """P-05, A-94."""

    intents = ("item_problem",)
    choices = ("item_problem", CLAIM)

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order) and is_delivered(chat, order)

    def act(self, chat: Chat) -> None:
        """The first time her words are taken up; when it is still wrong after that, a person comes."""
        order = chat.meant()
        if not chat.is_hers(order):
            return chat.hand_over("issue_with_product")
        if not is_delivered(chat, order):
            return chat.reply("return_not_yet")
        if is_under_way(order) or (has_mark(order, TOLD) and has_mark(order, "issue_reported")):
            return chat.hand_over("unhappy_customer", message="problem_again")
        chat.turn.put_order(with_mark(order, "issue_reported"))
        reason = reason_in(chat.text)
        is_claim = bool(chat.choice and chat.choice.name == CLAIM)
        return chat.begin(
            "item_problem_form",
            subject=CLAIM if is_claim else "",
            item=only_item(order),
            reason=reason if reason in PROBLEMS else "",
        )


class ProblemForm(Form):
    """P-05, B-11."""

    kinds: ClassVar[dict[str, str]] = {"item": "choice", "reason": "choice", "photo": "photo", "what": "choice"}
    optional = frozenset({"photo"})
    taps: ClassVar[dict[str, tuple[str, object]]] = {**ITEM_TAPS, **REASON_TAPS, **WAY_TAPS, "no_photo": ("photo", "")}
    submits = "action_submit_problem"

    def wanted(self, chat: Chat, slots: dict[str, Any]) -> Sequence[str]:
        """A photo always; what she wants for it only where the rules leave her the choice."""
        assert chat.order
        if not slots.get("item") or not slots.get("reason"):
            return ("item", "reason")
        ruling = ruling_on(chat, chat.order, slots)
        offers = ruling.allowed and not ruling.may_keep
        return ("item", "reason", "photo", "what") if offers else ("item", "reason", "photo")

    def ask(self, slot: str, chat: Chat) -> None:
        assert chat.order
        args = said_of(chat.order, chat.slots, ruling_on(chat, chat.order, chat.slots))
        if slot == "item":
            args |= {"options": item_rows(chat.order)}
        chat.reply(f"ask_item_problem_{slot}", **args)

    def read_item(self, chat: Chat) -> str | None:
        return item_named(chat)

    def read_reason(self, chat: Chat) -> str | None:
        found = reason_in(chat.text)
        return found if found in PROBLEMS else None
