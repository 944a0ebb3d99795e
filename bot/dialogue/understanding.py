"""Is it clear what she means, is it one of two things, or neither? Thresholds over the interpreter's ranking."""

from collections.abc import Sequence
from enum import Enum

import msgspec

from journeys.interpreter import Meaning

CLARIFIED = "clarified"  # `Conversation.awaiting` once we said that we did not understand

# Measured with the shipped character model on the held-out phrases of all languages: of those read with less than
# UNSURE one in three is right, from SURE on nine in ten. What lies between is asked about where the second meaning has
# more than CLOSE of what the first leaves: 2 in 100 phrases, of which each of the two is right as often as the other.
UNSURE = 0.3  # less is asked again rather than answered wrongly
DOUBTFUL = 0.7
CLOSE = 0.25
SURE = 0.5
NEVER_OFFERED = frozenset(
    {
        *("out_of_scope", "unclear", "abuse", "feedback", "greeting", "thanks"),
        *("affirm", "deny", "skip", "repeat", "correction", "stop_that"),
    }
)

# Where no form is open these are answered with silence: only what is surely one of them.
SILENT = frozenset({"affirm", "deny", "thanks", "skip", "stop_that", "correction"})
SURE_ENOUGH_FOR_SILENCE = 0.5

# Said beside something else, these are not what she wants.
BESIDE = frozenset({"greeting", "thanks", "affirm", "deny", "out_of_scope", "unclear", "bot_challenge"})


def together(meanings: Sequence[Meaning]) -> Meaning:
    """What several messages in a row mean: the one that wants something, the surest of them, with what all name."""
    if len(meanings) < 2:
        return meanings[0] if meanings else Meaning("", 0.0)
    wanting = [each for each in meanings if each.intent not in BESIDE]
    main = max(wanting, key=lambda each: each.confidence) if wanting else meanings[-1]
    return msgspec.structs.replace(
        main,
        numbers=tuple(dict.fromkeys(number for each in meanings for number in each.numbers)),
        pincode=main.pincode or next((each.pincode for each in meanings if each.pincode), ""),
        entities=(*main.entities, *(named for each in meanings if each is not main for named in each.entities)),
        secret=next((each.secret for each in meanings if each.secret), ""),
    )


class Reading(Enum):
    CLEAR = "clear"
    EITHER = "either"
    UNKNOWN = "unknown"


def reading_of(meaning: Meaning) -> tuple[Reading, tuple[str, ...]]:
    """How sure we are, and of what. What the interpreter is too unsure of it calls out of scope itself."""
    if not meaning.intent or meaning.intent == "unclear" or meaning.confidence < UNSURE:
        return Reading.UNKNOWN, ()
    if meaning.intent in SILENT and meaning.confidence < SURE_ENOUGH_FOR_SILENCE:
        return Reading.UNKNOWN, ()
    rivals = [(intent, share) for intent, share in meaning.ranking if intent != meaning.intent]
    second, share = rivals[0] if rivals else ("", 0.0)
    is_close = meaning.confidence < DOUBTFUL and share > CLOSE * (1 - meaning.confidence)
    if is_close and not NEVER_OFFERED & {meaning.intent, second}:
        return Reading.EITHER, (meaning.intent, second)
    return Reading.CLEAR, (meaning.intent,)


def is_beyond_us(meaning: Meaning) -> bool:
    """Whether she wants what we do not do, rather than something we could not read."""
    likeliest = meaning.ranking[0][0] if meaning.ranking else meaning.intent
    return likeliest == meaning.intent == "out_of_scope"
