"""Text into n-grams: 2 to 5 characters of words with their edges, Indic words also in Latin, and how words sound."""

import re
import unicodedata
from itertools import pairwise

from bot.understanding.languages import language_of
from bot.understanding.sounds import sound_of
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


def parts(text: str) -> list[str]:
    """What a text is judged by: its words with a space on each side, Indic ones also in Latin; then the sound of each
    word and of each two in a row, behind a "~"."""
    plain = normal(text)
    words = plain.split()
    found = [f" {word} " for word in words]
    if INDIC.search(plain):
        found += [f" {to_latin(word)} " for word in words if INDIC.search(word)]
    sounds = [sound_of(word) for word in words]
    found += [f"~{sound}" for sound in sounds]
    found += [f"~{one} {two}" for one, two in pairwise(["", *sounds, ""])]
    return found


def cut(part: str) -> list[str]:
    """The n-grams of a part; a sound is one of its own."""
    if part[0] == "~":
        return [part]
    length = len(part)
    found = []
    for size in range(SHORTEST, min(LONGEST, length) + 1):
        found += [part[start : start + size] for start in range(length - size + 1)]
    return found


def grams(text: str) -> list[str]:
    """The n-grams of a text, in order, repeated as often as they occur."""
    return [gram for part in parts(text) for gram in cut(part)]


def kind_of(text: str) -> str:
    """ "indic", "english" or "other" (Hinglish, romanised Tamil, a bare number): models differ in what they know."""
    if INDIC.search(text):
        return "indic"
    return "english" if language_of(text).code == "en" else "other"
