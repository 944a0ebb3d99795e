"""What the skills about orders and money share: where the money stands, and the arguments of their messages. Pure."""

from typing import Any

from bot.dialogue.chat import Chat
from journeys.delivery_rules import cod_line
from journeys.events import Item
from journeys.payment_standing import Standing, standing_of
from journeys.return_policy import policy_lines, policy_words, rule_line
from journeys.state import Order

MOST_SAID_BACK = 120  # characters of her words, or of titles, inside a text of ours
MARKUP = str.maketrans("", "", "*_~`\n\r")


def standing(chat: Chat, order: Order) -> Standing:
    """Where the money of an order of hers stands."""
    return standing_of(order, chat.parcels(order), chat.story(order))


def rule_said(chat: Chat) -> dict[str, Any]:
    """The arguments by which a message cites the usual rule for returns, or all of them."""
    rules = chat.brand.returns
    lines = {"rule": rule_line(rules), "policy": policy_lines(rules)}
    return {
        "lines": lines,
        "words": policy_words(rules),
        "rule_days": rules.days,
        "fee_paise": rules.fee_paise,
    }


def terms_said(chat: Chat, pincode: str = "") -> dict[str, Any]:
    """The same for cash on delivery, together with the rule for returns."""
    terms, said = chat.brand.delivery, rule_said(chat)
    return said | {
        "lines": said["lines"] | {"cod_rule": cod_line(pincode, terms)},
        "limit_paise": terms.cod_most_paise,
    }


def items_in_words(items: tuple[Item, ...]) -> str:
    """ "Indigo kurta, 2 x Blue scarf", as far as it fits."""
    named = [f"{item.quantity} x {item.title}" if item.quantity > 1 else item.title for item in items if item.title]
    return plain(", ".join(named))


def plain(text: str) -> str:
    """Words of others inside ours: short, and without WhatsApp's marks."""
    return text.translate(MARKUP)[:MOST_SAID_BACK].strip()


def asked_lately(chat: Chat, intent: str) -> bool:
    """Whether she has asked the same within a day: then our answer did not help (A-94)."""
    now = chat.event.occurred_at
    within = chat.brand.friction.asked_within
    return any(asked == intent and now - within <= at < now for asked, at in chat.conversation.asked)
