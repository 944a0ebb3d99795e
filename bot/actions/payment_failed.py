"""Money gone and no order, a payment that failed, charged twice: what is known of it, a link, or a person."""

import re

from bot.buying import asked_lately, standing
from bot.dialogue.chat import Chat
from bot.dialogue.finding import find_order
from bot.dialogue.skill import Skill
from journeys.payment_standing import NOT_PAID_YET, Standing
from journeys.state import Order

INTENT, MONEY_LEFT = "payment_failed", "money_left"
# She says that money left her account, or left it twice: only a person can look into her account's side of it.
HAS_LEFT = re.compile(
    r"\b(debit\w*|deduct\w*|charged|taken|cut|kat\w*|kt gaye|gone)\b|कट|कटा|डेबिट|चले गए|निकल", re.IGNORECASE
)
TWICE = re.compile(
    r"\b(twice|double|two times|2 times|(?:2|do) baar|dobara|again charged)\b|दो बार|दोबारा", re.IGNORECASE
)


class PaymentFailed(Skill):
    """P-04, A-29: never a guess about her bank, never a second payment for one order, never a card number."""

    intents = (INTENT,)
    choices = (INTENT, MONEY_LEFT)
    about_order = False

    def suits(self, chat: Chat, order: Order) -> bool:
        return chat.is_current(order) and standing(chat, order) in NOT_PAID_YET

    def act(self, chat: Chat) -> None:
        if chat.order is None and not chat.orders() and not chat.meaning.numbers:
            return chat.hand_over(INTENT, message="payment_no_order", note=chat.text)
        if chat.order is None and not find_order(chat, self):
            return None
        return _answer(chat, chat.meant())


def _answer(chat: Chat, order: Order) -> None:
    where = standing(chat, order)
    if _needs_person(chat, where):
        return chat.hand_over(INTENT, message="payment_taken", note=chat.text)
    if where is Standing.PAID:
        return chat.reply("payment_here")
    if where is Standing.FAILED:
        return chat.reply("payment_not_through")
    if where is Standing.AWAITED:
        return chat.reply("payment_open")
    if where in {Standing.AT_DOOR, Standing.ON_PAPERS}:
        return chat.reply("amount_at_door" if where is Standing.AT_DOOR else "amount_on_papers")
    return chat.reply("order_status")  # it tells of a refund, where there is one


def _needs_person(chat: Chat, where: Standing) -> bool:
    """What the shop and the gateway told us cannot answer it, or has not helped her."""
    is_tapped = chat.choice is not None and chat.choice.name == MONEY_LEFT
    says_left = bool(HAS_LEFT.search(chat.text)) and where is not Standing.PAID
    return is_tapped or says_left or bool(TWICE.search(chat.text)) or asked_lately(chat, INTENT)
