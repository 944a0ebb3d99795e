"""Days and parts of the day, in eleven languages."""

from datetime import date

import pytest

from bot.understanding.dates import When, resolve, when_of
from bot.understanding.entities import entities_of

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "day", "slot"),
    [
        ("deliver tomorrow after 6", TUESDAY, "evening"),
        ("tmrw 11 am", TUESDAY, "morning"),
        ("day after tomorrow noon", WEDNESDAY, "afternoon"),
        ("kal shaam ko bhejo", TUESDAY, "evening"),
        ("parso subah 10 baje", WEDNESDAY, "morning"),
        ("aaj mat bhejna", MONDAY, ""),
        ("Monday evening", date(2026, 11, 30), "evening"),  # said on a Monday: the next one
        ("sunday ko aana", date(2026, 11, 29), ""),
        ("25 nov", WEDNESDAY, ""),
        ("on Nov 25th, before 12", WEDNESDAY, "afternoon"),
        ("25/11 ko", WEDNESDAY, ""),
        ("30.11.2026", date(2026, 11, 30), ""),
        ("3 jan please", date(2027, 1, 3), ""),  # the year turns
        ("12 tarikh ko", date(2026, 12, 12), ""),
        ("after 3 days", date(2026, 11, 26), ""),
        ("3 din baad", date(2026, 11, 26), ""),
        ("after 5 pm", None, "evening"),
        ("कल दोपहर के बाद", TUESDAY, "afternoon"),
        ("६ बजे के बाद", None, "evening"),
        ("उद्या संध्याकाळी", TUESDAY, "evening"),
        ("परवा सकाळी", WEDNESDAY, "morning"),
        ("কাল বিকেলে", TUESDAY, "evening"),
        ("kaalke sokale", TUESDAY, "morning"),
        ("કાલે સાંજે", TUESDAY, "evening"),
        ("kale savare", TUESDAY, "morning"),
        ("ਕੱਲ੍ਹ ਸ਼ਾਮ ਨੂੰ", TUESDAY, "evening"),
        ("நாளைக்கு மாலை", TUESDAY, "evening"),
        ("naalaikku kaalai", TUESDAY, "morning"),
        ("రేపటికి సాయంత్రం", TUESDAY, "evening"),
        ("ellundi poddunne", WEDNESDAY, "morning"),
        ("ನಾಳೆ ಬೆಳಗ್ಗೆ", TUESDAY, "morning"),
        ("naale sanje", TUESDAY, "evening"),
        ("മറ്റന്നാൾ ഉച്ചയ്ക്ക്", WEDNESDAY, "afternoon"),
        ("nale vaikunneram", TUESDAY, "evening"),
        ("कलर गलत है", None, ""),  # "kalar" (colour) begins like "kal"
        ("may i know the status", None, ""),
        ("order 10234", None, ""),
    ],
)
def test_a_wish_becomes_a_day_and_a_part_of_the_day(text: str, day: date | None, slot: str) -> None:
    """B-23."""
    assert when_of(entities_of(text), MONDAY) == When(day, slot)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("day+0", MONDAY),
        ("---31", date(2026, 12, 31)),
        ("--02-29", date(2028, 2, 29)),
        ("--02-30", None),
        ("2026-13-01", None),
    ],
)
def test_a_day_that_does_not_exist_is_none(value: str, day: date | None) -> None:
    """B-23."""
    assert resolve(value, MONDAY) == day
