"""The handoff packet: what a person who takes over need not ask again (B-11, B-18). Facts only, no advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeys.state import Order

if TYPE_CHECKING:
    from bot.dialogue.chat import Chat

MOST_TRIED = 8
ANGRY = frozenset({"complaint", "abuse"})


def packet_of(chat: Chat, reason: str, order: Order | None) -> dict[str, Any]:
    """Who, order, stage, what was asked, what was promised, the fields a form had already got, and the mood."""
    frame = chat.conversation.stack[-1] if chat.conversation.stack else None
    asked = [intent for intent, _ in chat.conversation.asked][-MOST_TRIED:]
    return {
        "reason": reason,
        "customer": chat.customer.name,
        "language": chat.customer.language,
        "intent": chat.meaning.intent,
        "asked": asked,
        "mood": "angry" if ANGRY & {*asked, chat.meaning.intent} else "calm",
        **(_of_order(chat, order) if order else {}),
        **({"form": frame.form, "known": frame.slots, "open": frame.asked} if frame else {}),
    }


def _of_order(chat: Chat, order: Order) -> dict[str, Any]:
    story = chat.story(order)
    return {
        "order": order.number_key,
        "stage": story.stage.value,
        "payment": order.payment,
        "promised_by": order.promised_by_at.isoformat() if order.promised_by_at else "",
        "told": list(order.told[-MOST_TRIED:]),
        "answers": list(order.marks[-MOST_TRIED:]),
    }
