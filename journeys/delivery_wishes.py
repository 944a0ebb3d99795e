"""Wishes for a delivery: which days can be offered, what a wish comes to, what the courier reads.

Couriers take a day only for a parcel whose attempt has failed; before that they plan their rounds themselves, and a
parcel that is on today's round cannot be taken off it. Nothing here promises a Sunday. Pure.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Any

from journeys.answer import ENDED, Answer, Stage

SUNDAY = 6  # as in `date.weekday()`: most couriers have no round then
MOST_DAYS = 4  # offered: the last is five days ahead at most; Delhivery defers by six days after the first attempt
FURTHEST = timedelta(days=21)  # a wish behind this is no wish for this delivery

# What the courier's people read of the part of the day, and of a call.
REMARK_OF_SLOT = {
    "morning": "The customer asks for delivery in the morning.",
    "afternoon": "The customer asks for delivery in the afternoon.",
    "evening": "The customer asks for delivery in the evening.",
}
CALL_BEFORE = "Please call the customer before coming."
ANY_TIME = "any"
SLOTS = (*REMARK_OF_SLOT, ANY_TIME)
SAME_SLOT = {"night": "evening"}

# "Call before you come", as it is written in English, Hindi and Hinglish.
ASKS_FOR_A_CALL = re.compile(
    r"\b(call|ring|phone)\b[\w\s,]{0,24}\b(before|first|pehle|pahle)\b"
    r"|\b(pehle|pahle)\b[\w\s]{0,12}\b(call|phone|fone)\b|(पहले|पहिले).{0,16}(फ़ोन|फोन|कॉल)|(फ़ोन|फोन|कॉल).{0,12}(पहले|पहिले)",
    re.IGNORECASE,
)


class Reach(Enum):
    """How far a wish for another day can still go."""

    COURIER = "courier"  # an attempt failed: the courier takes a day
    WAITS = "waits"  # with us or on its way: noted, and the courier plans
    AT_THE_DOOR = "at_the_door"  # on today's round
    PICKUP = "pickup"  # it is about the day on which a return is fetched
    NONE = "none"  # nothing is to be delivered any more


BEFORE_DISPATCH = frozenset({Stage.AWAITING_PAYMENT, Stage.CONFIRMED, Stage.PACKED, Stage.PICKUP_FAILED})
REACH_OF_STAGE: dict[Stage, Reach] = {
    **dict.fromkeys(BEFORE_DISPATCH, Reach.WAITS),
    Stage.IN_TRANSIT: Reach.WAITS,
    Stage.NEAR_YOU: Reach.WAITS,
    Stage.OUT_FOR_DELIVERY: Reach.AT_THE_DOOR,
    Stage.ATTEMPT_FAILED: Reach.COURIER,
    Stage.ATTEMPT_NOT_MADE: Reach.COURIER,
    **dict.fromkeys((Stage.RETURN_APPROVED, Stage.RETURN_PICKUP, Stage.RETURN_PICKUP_FAILED), Reach.PICKUP),
}


def reach_of(story: Answer) -> Reach:
    """What can be done about the day of an order that stands so."""
    return Reach.NONE if story.stage in ENDED else REACH_OF_STAGE.get(story.stage, Reach.NONE)


def days_offered(story: Answer, today: date) -> tuple[date, ...]:
    """The days she may choose from: from tomorrow, and of a parcel still on its way from the first it is expected."""
    first = today + timedelta(days=1)
    if reach_of(story) is Reach.WAITS and story.expected:
        first = max(first, story.expected.first)
    ahead = (first + timedelta(days=count) for count in range(MOST_DAYS + 2))
    return tuple(day for day in ahead if day.weekday() != SUNDAY)[:MOST_DAYS]


def can_be_asked_for(day: date, story: Answer, today: date) -> bool:
    """Whether a day that she named can be passed on."""
    if reach_of(story) is Reach.COURIER:
        return day in days_offered(story, today)
    return today < day <= today + FURTHEST and day.weekday() != SUNDAY


def is_behind_range(day: date | None, story: Answer) -> bool:
    """Whether it would have to be held back for her: she named a day behind those on which it is expected."""
    return day is not None and story.expected is not None and day > story.expected.last


def slot_named(value: str) -> str:
    """The part of the day as it is kept; "" for none that we know."""
    slot = SAME_SLOT.get(value, value)
    return slot if slot in SLOTS else ""


def asks_for_a_call(text: str) -> bool:
    """Whether she wants to be called before somebody comes."""
    return bool(ASKS_FOR_A_CALL.search(text))


def remarks_of(slot: str, preferences: Mapping[str, Any]) -> list[str]:
    """What the courier should read with a request: the part of the day, and whether to call."""
    part = REMARK_OF_SLOT.get(slot or str(preferences.get("slot", "")), "")
    return [each for each in (part, CALL_BEFORE if preferences.get("call_before") else "") if each]


def wish_in_words(day: date | None, slot: str, preferences: Mapping[str, Any]) -> str:
    """The wish for people of ours and of the shop's, who read English."""
    named = f"The customer asks for delivery on {day.isoformat()}." if day else ""
    return " ".join(filter(None, (named, *remarks_of(slot, preferences))))
