"""Is it clear what she means, is it one of two things, or neither? Thresholds over the interpreter's ranking."""

from enum import Enum

from journeys.interpreter import Meaning

CLARIFIED = "clarified"  # `Conversation.awaiting` once we said that we did not understand

SURE = 0.45  # calibrated: of messages above it nine in ten mean what the model says
POSSIBLE = 0.2
CLOSE = 0.12  # two meanings nearer than this are asked about
NEVER_OFFERED = frozenset(
    {"out_of_scope", "unclear", "abuse", "affirm", "deny", "skip", "repeat", "correction", "stop_that"}
)


class Reading(Enum):
    CLEAR = "clear"
    EITHER = "either"
    UNKNOWN = "unknown"


def reading_of(meaning: Meaning) -> tuple[Reading, tuple[str, ...]]:
    """How sure we are, and of what."""
    if not meaning.intent or meaning.intent == "unclear":
        return Reading.UNKNOWN, ()
    rivals = [(intent, share) for intent, share in meaning.ranking if intent != meaning.intent]
    second, share = rivals[0] if rivals else ("", 0.0)
    is_close = meaning.confidence - share < CLOSE
    if meaning.confidence >= SURE and not is_close:
        return Reading.CLEAR, (meaning.intent,)
    both = (meaning.intent, second)
    if share >= POSSIBLE and not NEVER_OFFERED & set(both):
        return Reading.EITHER, both
    if meaning.confidence >= SURE:
        return Reading.CLEAR, (meaning.intent,)
    return Reading.UNKNOWN, ()
