"""The handoff packet: what a person who takes over need not ask again (B-11, B-18). Facts only, no advice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from journeys.issues import newest_issues
from journeys.returns import ENDS
from journeys.state import Order, Shipment

if TYPE_CHECKING:
    from bot.dialogue.chat import Chat

MOST_TRIED = 8
LONGEST_WORDS = 500  # characters of her last message
ANGRY = frozenset({"complaint", "abuse"})
MOOD_LASTS = timedelta(hours=24)


def packet_of(chat: Chat, reason: str, order: Order | None) -> dict[str, Any]:
    """Who, order, stage, what was asked and tried, what was promised, the fields known, the mood, earlier issues.

    Keys: reason, customer, language, likes, said (her last words), intent, asked, mood, earlier (the last three
    issues), with an order order, stage, payment, items, place, tried and promised, and with a form form, known, open.
    """
    frame = chat.conversation.stack[-1] if chat.conversation.stack else None
    return {
        "reason": reason,
        "customer": chat.customer.name,
        "language": chat.customer.language,
        "likes": dict(chat.customer.preferences),
        "said": chat.text[:LONGEST_WORDS],
        "intent": chat.meaning.intent,
        "asked": [intent for intent, _ in chat.conversation.asked][-MOST_TRIED:],
        "mood": mood_of(chat),
        "earlier": [_issue(each.what, each.order, each.at, each.stands) for each in newest_issues(chat.turn.state)],
        **(_of_order(chat, order) if order else {}),
        **({"form": frame.form, "known": frame.slots, "open": frame.asked} if frame else {}),
    }


def mood_of(chat: Chat) -> str:
    """Angry when she complained or swore within a day, else calm."""
    now = chat.event.occurred_at
    lately = {intent for intent, at in chat.conversation.asked if now - at <= MOOD_LASTS}
    return "angry" if ANGRY & {*lately, chat.meaning.intent} else "calm"


def _issue(what: str, order: str, at: datetime, stands: str) -> dict[str, str]:
    return {"what": what, "order": order, "since": at.isoformat(), "stands": stands}


def _of_order(chat: Chat, order: Order) -> dict[str, Any]:
    story, parcels = chat.story(order), chat.parcels(order)
    return {
        "order": order.number_key,
        "stage": story.stage.value,
        "payment": order.payment,
        "to_pay_paise": order.outstanding_paise,
        "items": [item.title for item in order.items],
        "pincode": order.pincode,
        "place": story.place,
        "awbs": [parcel.awb for parcel in parcels],
        "told": list(order.told[-MOST_TRIED:]),
        "answers": list(order.marks[-MOST_TRIED:]),
        "tried": [tried for parcel in parcels for tried in _tried(parcel)],
        "promised": [{"what": what, "by": by.isoformat()} for what, by in _promised(order) if by],
    }


def _tried(parcel: Shipment) -> Iterator[str]:
    """Attempts of the courier, and what we asked of it for the open one."""
    if parcel.attempts:
        yield f"{parcel.attempts} delivery attempts"
    if parcel.ndr:
        yield f"attempt failed: {parcel.ndr.reason}"
        if parcel.ndr.asked:
            yield f"courier was asked for {parcel.ndr.asked_for or 'another attempt'}: {parcel.ndr.asked}"


def _promised(order: Order) -> Iterator[tuple[str, datetime | None]]:
    """What she was told to expect and has not got yet."""
    if order.closed_at is None:
        yield "next update", order.promised_by_at
        yield "delivery", order.expected_by_at
    for each in order.returns:
        if each.state not in ENDS:
            yield f"{each.what}: next step", each.expected_by_at
            yield f"{each.what}: money", each.refund_by_at
