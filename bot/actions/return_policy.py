"""How returns work: the brand's own rules; for what she has, the one that counts and how long it still holds."""

from bot.buying import rule_said
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from bot.returning import is_delivered, only_item, ruling_on, said_of
from journeys.state import Order


class ReturnPolicy(Skill):
    """A-29, B-17: the same data that decides about a return."""

    intents = ("return_policy",)
    choices = ("return_policy",)
    about_order = False

    def act(self, chat: Chat) -> None:
        said = rule_said(chat)
        order = next((each for each in chat.orders() if _counts(chat, each)), None)
        if order is None:
            return chat.reply("return_policy", **said)
        slots = {"item": only_item(order)}
        ruling = said_of(order, slots, ruling_on(chat, order, slots))
        return chat.reply(
            "return_policy_of_order",
            order=order,
            **ruling
            | {
                "lines": {"policy": said["lines"]["policy"]} | {"rule": ruling["lines"]["rule"]},
                "words": said["words"] | ruling["words"],
            },
        )


def _counts(chat: Chat, order: Order) -> bool:
    """Whether one rule holds for all of it: a single product, which has come."""
    return chat.is_current(order) and chat.is_hers(order) and is_delivered(chat, order) and bool(only_item(order))
