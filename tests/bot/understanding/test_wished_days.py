"""Which of several days in a sentence she wants."""

import pytest

from bot.understanding.dates import dates_in
from bot.understanding.wished_days import wished_day
from journeys.interpreter import Entity

TOMORROW, AFTER_TOMORROW, MONDAY = "day+1", "day+2", "weekday-0"


def wished(text: str) -> str:
    return wished_day(text, [Entity(day.kind, day.value, day.start, day.end) for day in dates_in(text)])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("deliver tomorrow", TOMORROW),
        ("not home tomorrow, bring it on monday", MONDAY),  # the one she is away comes first
        ("kal ghar pe koi nahi hai parso bhejna", AFTER_TOMORROW),
        ("bring it on monday instead of tomorrow", MONDAY),  # ruled out by what stands before it
        ("monday ko lana, kal mat lana", MONDAY),  # ruled out by what stands after it
        ("सोमवार को भेजना कल नहीं", MONDAY),
        ("not tomorrow", TOMORROW),  # no other is named: the form asks, or judges it
        ("whenever you like", ""),
    ],
)
def test_of_several_days_the_one_she_wants_is_taken(text: str, day: str) -> None:
    """A-41, B-23."""
    assert wished(text) == day
