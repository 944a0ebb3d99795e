"""The form of a failed attempt in words, and the notice of what became of her answer. Pure."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Protocol

import msgspec

from bot.tracking.answering import LONGEST_LANDMARK, LONGEST_PHONE, Given
from bot.tracking.links import form_token
from bot.tracking.question import ASKED, OPEN, Question
from journeys.brand import Brand
from journeys.courier_words import words_of_wish
from journeys.delivery_wishes import REMARK_OF_SLOT
from journeys.wording import Wording

Context = dict[str, Any]
Say = Callable[..., str]
SLOT_LABELS = "ask_return_request_pickup"  # the text whose buttons name the parts of the day
RECEIVED, LATE, WRONG = "received", "late", "wrong"


class Said(msgspec.Struct, frozen=True):
    """What came in with the request: that an answer was sent, and whether it came `in_time` (None: not decided yet); a
    form with what is `given` in it and the fields that are `wrong`."""

    is_answered: bool = False
    in_time: bool | None = None
    given: Given | None = None
    wrong: tuple[str, ...] = ()


NOTHING_SAID = Said()


class Speaker(Protocol):
    """Who words the page."""

    wording: Wording
    brand: Brand
    secret: str


def notice(question: Question | None, said: Said, wording: Wording, language: str) -> Context | None:
    """What has become of her answer, "" kinds apart: received, asked, accepted, refused, late or wrong."""
    kind = _kind_of_notice(question, said)
    if not kind:
        return None
    words = wording.line(f"page_{kind}", language)
    wish = _wish(question, wording, language) if question and not said.wrong else ""
    return {"kind": kind, "words": words, "wish": wish, "is_pending": kind in {RECEIVED, ASKED}}


def _kind_of_notice(question: Question | None, said: Said) -> str:
    if said.wrong:
        return WRONG
    if said.is_answered and said.in_time is False:
        return LATE
    if question and question.state != OPEN:
        return question.state
    is_awaited = said.is_answered and (said.in_time is None or question is not None)
    return RECEIVED if is_awaited else ""


def _wish(question: Question, wording: Wording, language: str) -> str:
    """What the courier was asked for, where she named it."""
    if not (question.day or question.slot):
        return ""
    wish = words_of_wish({"day": question.day, "slot": question.slot}, wording, language)
    return wording.line("page_wish", language, wish=wish)


def question_words(
    question: Question | None, order_id: int, said: Said, now: datetime, by: Speaker, reason: str, language: str
) -> Context | None:
    """The form: choices with the one that stands marked, what she wrote before where something is wrong."""
    if question is None:
        return None
    given = said.given or Given(question.day, question.slot)
    decide_by = by.wording.moment(question.decide_by_at, by.brand, language)
    is_received = _kind_of_notice(question, said) == RECEIVED
    return {
        "token": form_token(order_id, question.attempt, now, by.secret),
        "is_open": bool(said.wrong) or (question.is_open and not is_received),
        "reason": reason,
        "decide_by": by.wording.line("page_answer_by", language, decide_by=decide_by),
        "days": list(_days(question, given, by.wording, language)),
        "slots": list(_slots(given, by.wording, language)),
        "given": given,
        "wrong": {name: by.wording.line(f"page_wrong_{name}", language) for name in said.wrong},
        "longest_landmark": LONGEST_LANDMARK,
        "longest_phone": LONGEST_PHONE,
    }


def _days(question: Question, given: Given, wording: Wording, language: str) -> Iterator[tuple[str, str, bool]]:
    """(value, label, whether it is chosen)."""
    offered = [day.isoformat() for day in question.days]
    yield "", wording.line("page_day_soon", language), given.day not in offered
    for value, day in zip(offered, question.days, strict=True):
        yield value, wording.date(day, language), value == given.day


def _slots(given: Given, wording: Wording, language: str) -> Iterator[tuple[str, str, bool]]:
    yield "", wording.line("page_slot_any", language), given.slot not in REMARK_OF_SLOT
    for slot in REMARK_OF_SLOT:
        yield slot, wording.label(SLOT_LABELS, f"slot_{slot}", language), slot == given.slot
