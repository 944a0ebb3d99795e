"""A return is asked for and confirmed: on to the shop, to a person where the rule gives her the money and the goods,
or no, with the rule."""

from typing import Any

from bot.actions.return_request import ASKED
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from bot.returning import KNOWN, ruling_on, said_of, told_to_person, way_chosen
from journeys.return_rules import EXCHANGE, Ruling
from journeys.state import Order


class SubmitReturn(Skill):
    """P-05, A-84, B-17."""

    def act(self, chat: Chat) -> None:
        order = chat.order
        assert order
        ruling = ruling_on(chat, order, chat.slots)
        args = said_of(order, chat.slots, ruling)
        if not ruling.allowed:
            return chat.reply("return_refused", **args)
        if not chat.slots.get("sure"):
            return chat.reply("form_stopped")
        if ruling.may_keep:
            told_to_person(chat, order, "refund_without_return", chat.slots)
            return chat.reply("keep_asked", **args)
        ask_for_return(chat, order, chat.slots, ruling)
        is_exchange = way_chosen(chat.slots, ruling) == EXCHANGE
        return chat.reply("exchange_asked" if is_exchange else "return_asked", **args)


def ask_for_return(chat: Chat, order: Order, slots: dict[str, Any], ruling: Ruling) -> None:
    """Let the journey ask the shop. What lacks its photo is not approved without a person."""
    lacks_photo = ruling.needs_photo and not slots.get("photo")
    facts = {name: slots[name] for name in KNOWN if slots.get(name)}
    facts |= {
        "what": way_chosen(slots, ruling),
        "rule": ruling.rule,
        "approve": chat.brand.returns.approves and not lacks_photo,
    }
    chat.turn.mark(order, ASKED)
    chat.turn.happened("return.wanted", chat.event, order_id=order.id, **facts)
