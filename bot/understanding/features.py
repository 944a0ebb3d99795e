"""Text into character n-grams: words with their edges, 2 to 5 characters, and Indic words a second time in Latin."""

import re
import unicodedata

from bot.understanding.languages import language_of
from bot.understanding.transliteration import FIRST, LAST, to_latin

SHORTEST, LONGEST = 2, 5
MOST_CHARACTERS = 1_000  # a longer message is judged by its beginning
INDIC = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
REPEATED = re.compile(r"(\D)\1{2,}")
KNOWN_TO_UNICODE = range(0x12000)  # where punctuation and digits of living scripts stand
# Punctuation parts words; invisible joiners and variants of emoji are nothing; each digit counts as 0.
MASK: dict[int, str | None] = {
    **{place: " " for place in KNOWN_TO_UNICODE if unicodedata.category(chr(place)).startswith("P")},
    **{place: "0" for place in KNOWN_TO_UNICODE if unicodedata.category(chr(place)) == "Nd"},
    **dict.fromkeys([*range(0x200B, 0x2010), 0x2060, 0xFE0E, 0xFE0F]),
}


def normal(text: str) -> str:
    """The text as it is compared: NFKC, lower case, no punctuation, "pleaaase" as "pleaase", digits as 0."""
    plain = unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]).lower()
    bare = plain.translate(MASK)
    return " ".join(REPEATED.sub(r"\1\1", bare if bare.strip() else plain).split())


def grams(text: str) -> list[str]:
    """The n-grams of a text, in order, repeated as often as they occur."""
    plain = normal(text)
    words = plain.split()
    if INDIC.search(plain):
        words += [to_latin(word) for word in words if INDIC.search(word)]
    found: list[str] = []
    for word in words:
        found += _of_word(f" {word} ")
    return found


def kind_of(text: str) -> str:
    """ "indic", "english" or "other" (Hinglish, romanised Tamil, a bare number): models differ in what they know."""
    if INDIC.search(text):
        return "indic"
    return "english" if language_of(text).code == "en" else "other"


def _of_word(padded: str) -> list[str]:
    length = len(padded)
    found = []
    for size in range(SHORTEST, min(LONGEST, length) + 1):
        found += [padded[start : start + size] for start in range(length - size + 1)]
    return found
