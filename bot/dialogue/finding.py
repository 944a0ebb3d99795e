"""Which order she means, and whether she may see it (P-02): her own, or one she proves with number and pincode."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.dialogue.chat import STILL_ABOUT, Chat
from journeys.state import Frame, Order

if TYPE_CHECKING:
    from bot.dialogue.skill import Skill

MAX_PROOFS = 3
PROOF = "proof"  # the frame that waits for order number and pincode; its `then` is what she wanted
WORDS_OF_PROOF = 5  # an address has numbers and a pincode, too, but more words
MOST_ROWS = 10  # of a list, WhatsApp's limit


def find_order(chat: Chat, skill: Skill) -> bool:
    """Give the chat its order. False when she was asked which one, or for a proof. True with none when she has none
    that suits: then the skill says so."""
    mine = chat.orders()
    named = [order for order in mine if order.number_key in chat.meaning.numbers or _carries(chat, order)]
    if len(named) == 1:
        chat.order = named[0]
        return True
    if any(number in chat.turn.state.by_number for number in chat.meaning.numbers) and not named:
        return _ask_proof(chat, skill)
    if not mine:
        return _ask_proof(chat, skill)
    return _choose(chat, skill, mine)


def _choose(chat: Chat, skill: Skill, mine: list[Order]) -> bool:
    suiting = [order for order in mine if skill.suits(chat, order)]
    about = next((order for order in suiting if order.id == chat.conversation.about), None)
    if about and chat.conversation.about_at and chat.now - chat.conversation.about_at < STILL_ABOUT:
        suiting = [about]
    if len(suiting) > 1:
        ids = [order.id for order in suiting[:MOST_ROWS]]
        choice = skill.choices[0] if skill.choices else "order_status"
        chat.reply("order_list", order_ids=ids, choice=choice)
        return False
    chat.order = suiting[0] if suiting else None
    return True


def _carries(chat: Chat, order: Order) -> bool:
    return any(parcel.awb in chat.meaning.numbers for parcel in chat.parcels(order))


# -- proof ---------------------------------------------------------------------------------------------------------


def is_proof(chat: Chat) -> bool:
    """Whether she names an order together with a pincode, to an order that is not hers, or after we asked."""
    if not chat.meaning.numbers:
        return False
    own = {order.number_key for order in chat.orders()}
    is_address = chat.meaning.intent == "change_address" and len(chat.text.split()) > WORDS_OF_PROOF
    return bool(chat.meaning.pincode) and not is_address and not own & set(chat.meaning.numbers)


def is_asked(chat: Chat) -> bool:
    """Whether we wait for a proof."""
    stack = chat.conversation.stack
    return bool(stack) and stack[-1].form == PROOF


def check_proof(chat: Chat, then: Callable[[Chat, str], None]) -> None:
    """Order number and delivery pincode together open an order that is not this number's own."""
    wanted = _wanted(chat)
    for number in chat.meaning.numbers:
        order = chat.turn.state.by_number.get(number)
        may_try = chat.conversation.tries < MAX_PROOFS
        if order and order.pincode and order.pincode == chat.meaning.pincode and may_try:
            chat.turn.out.new_links.append((order.id, "order_number+pincode"))
            chat.turn.state.visible[order.id] = order
            chat.turn.change_conversation(tries=0, stack=without_proof(chat))
            chat.order = order
            return then(chat, wanted)
    return proof_failed(chat)


def proof_failed(chat: Chat) -> None:
    chat.turn.change_conversation(tries=chat.conversation.tries + 1)
    chat.hand_over("proof_failed", message="proof_failed")


def _ask_proof(chat: Chat, skill: Skill) -> bool:
    """One question; who answers it with something else gets a person."""
    if is_asked(chat):
        proof_failed(chat)
        return False
    intent = chat.meaning.intent or (skill.intents[0] if skill.intents else "")
    frame = Frame(PROOF, chat.now, chat.now, slots={"then": intent})
    chat.turn.change_conversation(stack=(*chat.conversation.stack, frame))
    chat.reply("ask_proof")
    return False


def _wanted(chat: Chat) -> str:
    return str(chat.conversation.stack[-1].slots.get("then", "")) if is_asked(chat) else "order_status"


def without_proof(chat: Chat) -> tuple[Frame, ...]:
    return tuple(frame for frame in chat.conversation.stack if frame.form != PROOF)
