"""The same question twice in a day: the first answer did not help."""

from collections.abc import Iterator
from datetime import timedelta

from journeys.detectors.look import Look, newest_key
from journeys.events import Signal

# Wishes for a person and anger: work for a person is open already, no answer of ours was at fault.
NO_QUESTIONS = frozenset({"person", "complaint", "abuse"})


def see(look: Look) -> Iterator[Signal]:
    """Her newest question stands among those of the day before it (`friction.asked_within`); once an intent and
    local day."""
    asked = look.conversation.asked if look.conversation else ()
    if len(asked) < 2:
        return
    intent, at = asked[-1]
    if intent in NO_QUESTIONS:
        return
    earlier = [when for name, when in asked[:-1] if name == intent]
    if any(timedelta(0) <= at - when <= look.friction.asked_within for when in earlier):
        day = look.brand.local(at).date()
        yield look.signal(
            "question_repeated", f"{intent}:{day}", newest_key(look), intent=intent, times=len(earlier) + 1
        )
