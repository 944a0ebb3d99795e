"""How a word sounds, roughly: "order", "ordr", "orderr" and "ऑर्डर" are one, however hurried the person who types."""

import re
from functools import lru_cache

from bot.understanding.transliteration import to_latin

VOWELS = frozenset("aeiou")
# One letter for sounds that people spell in two ways; "y" comes and goes (gaya, gaa).
ALIKE = (("sh", "s"), ("ch", "c"), ("ph", "f"), ("w", "v"), ("z", "j"), ("q", "k"), ("x", "ks"), ("y", ""))
ASPIRATED = re.compile("(?<=[bdgjkpt])h")
NOT_SPOKEN = re.compile("[aeiou]")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)  # words are few, and each is spoken often
def sound_of(word: str) -> str:
    """The consonants of a word in lower case, and whether a vowel begins it. "nahi" and "nhi" -> "nh"; "ordr" ->
    "ardr"."""
    latin = to_latin(word)
    for spelling, letter in ALIKE:
        latin = latin.replace(spelling, letter)
    latin = ASPIRATED.sub("", latin)
    first = "a" if latin[:1] in VOWELS else latin[:1]
    return first + DOUBLED.sub(r"\1", NOT_SPOKEN.sub("", latin[1:]))
