"""Is it clear what she means, is it one of two things, or neither? Thresholds over the interpreter's ranking."""

from enum import Enum

from journeys.interpreter import Meaning

CLARIFIED = "clarified"  # `Conversation.awaiting` once we said that we did not understand

CLOSE = 0.7  # a second meaning with this share of the first's confidence is asked about
SURE = 0.5  # from here on the second can no longer be close
NEVER_OFFERED = frozenset(
    {"out_of_scope", "unclear", "abuse", "affirm", "deny", "skip", "repeat", "correction", "stop_that"}
)


class Reading(Enum):
    CLEAR = "clear"
    EITHER = "either"
    UNKNOWN = "unknown"


def reading_of(meaning: Meaning) -> tuple[Reading, tuple[str, ...]]:
    """How sure we are, and of what. What the interpreter is too unsure of it calls out of scope itself."""
    if not meaning.intent or meaning.intent == "unclear":
        return Reading.UNKNOWN, ()
    rivals = [(intent, share) for intent, share in meaning.ranking if intent != meaning.intent]
    second, share = rivals[0] if rivals else ("", 0.0)
    is_close = meaning.confidence < SURE and share > CLOSE * meaning.confidence
    if is_close and not NEVER_OFFERED & {meaning.intent, second}:
        return Reading.EITHER, (meaning.intent, second)
    return Reading.CLEAR, (meaning.intent,)
