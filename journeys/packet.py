"""The handoff packet: what a person who takes over need not ask again (B-11, B-18). Facts only, no advice. Pure."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from journeys.answer import Answer, answer
from journeys.brand import Brand
from journeys.expected import end_of
from journeys.issues import newest_issues
from journeys.returns import ENDS
from journeys.state import CustomerState, Order, Shipment

MOST_TRIED = 8
LONGEST_WORDS = 500  # characters of her last message
ANGRY = frozenset({"complaint", "abuse"})
MOOD_LASTS = timedelta(hours=24)


def packet_of(
    state: CustomerState,
    reason: str,
    order: Order | None,
    now: datetime,
    brand: Brand,
    *,
    said: str = "",
    intent: str = "",
) -> dict[str, Any]:
    """Who, order, stage, what was asked and tried, what was promised, the fields known, the mood, earlier issues.

    `said` are her last words and `intent` what they meant. Keys: reason, customer, language, likes, said, intent,
    asked, mood, earlier (the last three issues); with an order order, stage, payment, to_pay_paise, items, pincode,
    place, awbs, told, answers, tried, promised; with a form form, known, open.
    """
    who, chat = state.customer, state.conversation
    frame = chat.stack[-1] if chat.stack else None
    return {
        "reason": reason,
        "customer": who.name,
        "language": who.language,
        "likes": dict(who.preferences),
        "said": said[:LONGEST_WORDS],
        "intent": intent,
        "asked": [asked for asked, _ in chat.asked][-MOST_TRIED:],
        "mood": mood_of(state, intent, now),
        "earlier": [_issue(each.what, each.order, each.at, each.stands) for each in newest_issues(state)],
        **(_of_order(state, order, now, brand) if order else {}),
        **({"form": frame.form, "known": frame.slots, "open": frame.asked} if frame else {}),
    }


def mood_of(state: CustomerState, intent: str, now: datetime) -> str:
    """Angry when she complained or swore within a day, else calm."""
    lately = {asked for asked, at in state.conversation.asked if now - at <= MOOD_LASTS}
    return "angry" if ANGRY & {*lately, intent} else "calm"


def _issue(what: str, order: str, at: datetime, stands: str) -> dict[str, str]:
    return {"what": what, "order": order, "since": at.isoformat(), "stands": stands}


def _of_order(state: CustomerState, order: Order, now: datetime, brand: Brand) -> dict[str, Any]:
    parcels = state.shipments_of(order.id)
    story = answer(order, parcels, now, brand)
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
        "promised": [{"what": what, "by": by.isoformat()} for what, by in _promised(order, story, brand) if by],
    }


def _tried(parcel: Shipment) -> Iterator[str]:
    """Attempts of the courier, and what we asked of it for the open one."""
    if parcel.attempts:
        yield "1 delivery attempt" if parcel.attempts == 1 else f"{parcel.attempts} delivery attempts"
    if parcel.ndr:
        yield f"attempt failed: {parcel.ndr.reason}"
        if parcel.ndr.asked:
            yield f"courier was asked for {parcel.ndr.asked_for or 'another attempt'}: {parcel.ndr.asked}"


def _promised(order: Order, story: Answer, brand: Brand) -> Iterator[tuple[str, datetime | None]]:
    """What she was told to expect and has not got yet; of the delivery the range as every voice says it now."""
    if order.closed_at is None:
        yield "next update", order.promised_by_at
        yield "delivery", end_of(story.expected, brand) or order.expected_by_at
    for each in order.returns:
        if each.state not in ENDS:
            yield f"{each.what}: next step", each.expected_by_at
            yield f"{each.what}: money", each.refund_by_at
