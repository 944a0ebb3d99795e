"""What she thinks of it: praise gets brief thanks, criticism a person, and a public review only who wants our news."""

import re

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from bot.dialogue.understanding import CLOSE
from bot.returning import reason_in, told_to_person
from journeys.marks import has_open_issue
from journeys.return_rules import PROBLEMS
from journeys.state import Order

# Other meanings that, close behind, show that it is no praise; and words that no praise has.
CRITICAL_MEANINGS = frozenset({"complaint", "item_problem", "abuse", "not_received"})
LEAST_DOUBT = 0.02  # a smaller share of another meaning says nothing
CRITICAL_WORDS = re.compile(
    r"\b(bad|worst|poor|not good|not happy|disappoint\w*|terrible|waste|could be better|late|bekaa?r|ghatiya|kharab|"
    r"ac?chh?a nahi)\b|बेकार|घटिया|खराब|ख़राब|अच्छा नहीं",
    re.IGNORECASE,
)


class Feedback(Skill):
    """P-05, A-94."""

    intents = ("feedback",)
    about_order = False

    def act(self, chat: Chat) -> None:
        order = chat.own(chat.conversation.about) or next(iter(chat.orders()), None)
        if order and is_critical(chat):
            told_to_person(chat, order, "unhappy_customer", {"note": chat.text})
            return chat.reply("feedback_noted", order=order)
        return chat.reply("feedback_review" if order and may_invite(chat, order) else "feedback_thanks", order=order)


def is_critical(chat: Chat) -> bool:
    """Whether her words ask for help more than they praise."""
    said = chat.text.casefold()
    least = max(CLOSE * (1 - chat.meaning.confidence), LEAST_DOUBT)
    is_close = any(share > least for intent, share in chat.meaning.ranking if intent in CRITICAL_MEANINGS)
    return is_close or reason_in(said) in PROBLEMS or bool(CRITICAL_WORDS.search(said))


def may_invite(chat: Chat, order: Order) -> bool:
    """Whether she may be shown the page for reviews: she wants our news, and nothing of hers is open."""
    wants_news = chat.customer.marketing == "yes" and chat.customer.opted_out_at is None
    return bool(chat.brand.review_link) and wants_news and not has_open_issue(chat.turn.state, order)
