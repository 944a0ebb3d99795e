"""Days and parts of the day named in a text, in eleven languages; a named day becomes a date once today is known."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from bot.understanding import date_words as words
from bot.understanding.parse import Entity

_LETTER = r"[\w\u0900-\u0d7f]"  # vowel signs are letters here
_LEFT, _RIGHT = rf"(?<!{_LETTER})", rf"(?!{_LETTER})"
SLOT_HOURS = {"morning": 12, "afternoon": 16}  # a slot ends at this hour; what is later is the evening


def _pattern(whole: Iterable[str], stems: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; stems may take endings."""
    parts = [*_longest_first(whole)]
    begun = [*_longest_first(stems)]
    ending = rf"|{_LEFT}(?:{'|'.join(begun)})" if begun else ""
    return re.compile(rf"{_LEFT}(?:{'|'.join(parts)}){_RIGHT}{ending}", re.IGNORECASE)


def _longest_first(rows: Iterable[str]) -> list[str]:
    return sorted((re.escape(word) for row in rows for word in row.split("|")), key=len, reverse=True)


def _meanings(*tables: Mapping[int, str] | Mapping[str, str]) -> dict[str, str]:
    return {word: str(key) for table in tables for key, row in table.items() for word in row.split("|")}


DAY = _pattern(words.DAYS.values(), words.STEMS_OF_DAYS.values())
WEEKDAY = _pattern(words.WEEKDAYS.values(), words.STEMS_OF_WEEKDAYS.values())
SLOT = _pattern(words.SLOTS.values(), words.STEMS_OF_SLOTS.values())
DAY_OF = _meanings(words.DAYS, words.STEMS_OF_DAYS)
WEEKDAY_OF = _meanings(words.WEEKDAYS, words.STEMS_OF_WEEKDAYS)
MONTH_OF = _meanings(words.MONTHS)
SLOT_OF = _meanings(words.SLOTS, words.STEMS_OF_SLOTS)
_MONTH = "|".join(_longest_first(words.MONTHS.values()))
_AFTER_DAY = rf"(?:\s?(?:{words.DAY_OF_MONTH})(?!{_LETTER}))"
DAY_AND_MONTH = re.compile(
    rf"{_LEFT}(?P<day>\d{{1,2}}){_AFTER_DAY}?[\s,-]*(?:of\s)?(?P<month>{_MONTH}){_RIGHT}"
    rf"|{_LEFT}(?P<month2>{_MONTH})[\s,-]*(?P<day2>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?{_RIGHT}",
    re.IGNORECASE,
)
DAY_SLASH_MONTH = re.compile(r"(?<![\w/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?![\w/-])")
DAY_ALONE = re.compile(rf"{_LEFT}(\d{{1,2}}){_AFTER_DAY}", re.IGNORECASE)
DAYS_AHEAD = re.compile(
    rf"\b(?:after|in)\s(\d{{1,2}})\s?(?:{words.A_FEW_DAYS})"
    rf"|{_LEFT}(\d{{1,2}})\s?(?:{words.A_FEW_DAYS})\s?(?:ke |k |न|के )?\s?(?:baad|bad|later|बाद|नंतर|nantar|por|পরে|পর|"
    r"પછી|pachi|ਬਾਅਦ|baad|கழித்து|kalichu|kazhichu|తర్వాత|tarvata|ನಂತರ|nantara|കഴിഞ്ഞ്|kazhinju)",
    re.IGNORECASE,
)
NEXT_DAY = re.compile(rf"{_LEFT}(?:next|agle|agla|अगले|పై)\s(?:day|din|दिन){_RIGHT}", re.IGNORECASE)
HOUR = re.compile(
    rf"\b(?:{words.BEFORE_AN_HOUR})\s(?P<hour>\d{{1,2}})(?:[:.]\d\d)?\s?(?P<half>am|pm|a\.m|p\.m)?(?!\s?(?:{words.A_FEW_DAYS})|"
    rf"[\w/,-]|\s?(?:{words.DAY_OF_MONTH})\b)"
    rf"|{_LEFT}(?P<hour2>\d{{1,2}})(?:[:.]\d\d)?\s?(?P<half2>am|pm|a\.m|p\.m){_RIGHT}"
    rf"|{_LEFT}(?P<hour3>\d{{1,2}})(?:[:.]\d\d)?\s?(?:{words.AFTER_AN_HOUR}){_RIGHT}",
    re.IGNORECASE,
)


class When(NamedTuple):
    """A wished day and part of the day; None and "" where nothing was said."""

    date: date | None
    slot: str


def dates_in(text: str) -> Iterator[Entity]:
    """Days named in a text, as values `resolve` turns into dates: "day+1", "weekday-0" (Monday), "--11-25", "---25",
    "2026-11-25"."""
    for found in DAYS_AHEAD.finditer(text):
        yield Entity("date", f"day+{int(found[1] or found[2])}", *found.span())
    for found in DAY_AND_MONTH.finditer(text):
        month, day = found["month"] or found["month2"], int(found["day"] or found["day2"])
        if 1 <= day <= 31:
            yield Entity("date", f"--{int(MONTH_OF[month.lower()]):02d}-{day:02d}", *found.span())
    yield from _slashed(text)
    for found in DAY_ALONE.finditer(text):
        if 1 <= int(found[1]) <= 31:
            yield Entity("date", f"---{int(found[1]):02d}", *found.span())
    for found in DAY.finditer(text):
        yield Entity("date", f"day+{DAY_OF[found[0].lower()]}", *found.span())
    for found in NEXT_DAY.finditer(text):
        yield Entity("date", "day+1", *found.span())
    for found in WEEKDAY.finditer(text):
        yield Entity("date", f"weekday-{WEEKDAY_OF[found[0].lower()]}", *found.span())


def _slashed(text: str) -> Iterator[Entity]:
    for found in DAY_SLASH_MONTH.finditer(text):
        day, month, year = int(found[1]), int(found[2]), found[3]
        if not (1 <= day <= 31 and 1 <= month <= 12):
            continue
        value = f"--{month:02d}-{day:02d}" if not year else f"{int(year) % 100 + 2000}-{month:02d}-{day:02d}"
        yield Entity("date", value, *found.span())


def slots_in(text: str) -> Iterator[Entity]:
    """Parts of the day named in a text: by a word, or by an hour ("after 6")."""
    for found in SLOT.finditer(text):
        yield Entity("slot", SLOT_OF[found[0].lower()], *found.span())
    for found in HOUR.finditer(text):
        hour = int(found["hour"] or found["hour2"] or found["hour3"])
        if 1 <= hour <= 24:
            yield Entity("slot", _slot_of_hour(hour, found["half"] or found["half2"] or ""), *found.span())


def _slot_of_hour(hour: int, half: str) -> str:
    """Without am or pm 1 to 7 is in the second half of the day: nobody asks for a parcel before eight."""
    in_second_half = half.lower().startswith("p") if half else hour < 8
    if in_second_half and hour < 12:
        hour += 12
    return next((slot for slot, end in SLOT_HOURS.items() if hour < end), "evening")


def resolve(value: str, today: date) -> date | None:
    """The date meant by a value of `dates_in`, said on the local day `today`; None when there is no such day.

    A weekday is the next one after today; a day without year or month is the next one from today on.
    """
    kind, _, number = value.partition("day+")
    if not kind and number:
        return today + timedelta(days=int(number))
    if value.startswith("weekday-"):
        return today + timedelta(days=(int(value[8:]) - today.weekday() - 1) % 7 + 1)
    if value.startswith("---"):
        return _next_day(today, int(value[3:]))
    if value.startswith("--"):
        month, day = int(value[2:4]), int(value[5:])
        years = (_day(year, month, day) for year in range(today.year, today.year + 5))
        return next((found for found in years if found and found >= today), None)
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _next_day(today: date, day: int) -> date | None:
    months = (divmod(today.month - 1 + ahead, 12) for ahead in range(3))
    days = (_day(today.year + years, month + 1, day) for years, month in months)
    return next((found for found in days if found and found >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def when_of(entities: tuple[Entity, ...], today: date) -> When:
    """The first day and the first part of the day among the entities, said on the local day `today`."""
    days = (resolve(entity.value, today) for entity in entities if entity.kind == "date")
    slots = (entity.value for entity in entities if entity.kind == "slot")
    return When(next((day for day in days if day), None), next(slots, ""))
