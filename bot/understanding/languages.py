"""Which language a text is in: by its script; Marathi from Hindi, and English from Hinglish, by their small words."""

import re
from typing import NamedTuple

from bot.understanding.small_words import ENGLISH, HINDI, HINGLISH, MARATHI, SHARED

BLOCK = 0x80  # characters a script
CODE_OF_BLOCK = {
    0x0900: "hi",
    0x0980: "bn",
    0x0A00: "pa",
    0x0A80: "gu",
    0x0B80: "ta",
    0x0C00: "te",
    0x0C80: "kn",
    0x0D00: "ml",
}
INDIC_WORD = re.compile("[\u0900-\u0963\u0970-\u0d7f]+")
LATIN_WORD = re.compile("[a-z']+")
ENOUGH_OF_A_SCRIPT = 0.2  # of the letters; a brand name in Latin does not make a Tamil text English
LEAST_EVIDENCE = 0.25  # of the words; "refund status" is no proof of English, everybody types it


class Detected(NamedTuple):
    """A language's code, or "" when the text does not tell, and how sure that is (0 to 1)."""

    code: str
    confidence: float


UNKNOWN = Detected("", 0.0)


def language_of(text: str) -> Detected:
    """The language of a text. Numbers, emoji and words that everybody types tell nothing, nor does romanised Tamil."""
    lowered = text.lower()
    letters = [letter for letter in lowered if letter.isalpha()]
    indic = [word for word in INDIC_WORD.findall(lowered) if len(word) > 1]
    written = sum(letter.isalpha() for word in indic for letter in word)
    if indic and written >= ENOUGH_OF_A_SCRIPT * len(letters):
        return _of_script(indic)
    return _of_latin(LATIN_WORD.findall(lowered))


def _of_script(words: list[str]) -> Detected:
    sizes: dict[str, int] = {}
    for word in words:
        code = CODE_OF_BLOCK.get(ord(word[0]) // BLOCK * BLOCK, "")
        sizes[code] = sizes.get(code, 0) + len(word)
    code = max(sizes, key=lambda each: sizes[each])
    share = sizes[code] / sum(sizes.values())
    return _hindi_or_marathi(words) if code == "hi" else Detected(code, round(share, 2))


def _hindi_or_marathi(words: list[str]) -> Detected:
    marathi, hindi = (sum(word in known for word in words) for known in (MARATHI, HINDI))
    marathi += sum("ळ" in word for word in words)  # a letter Hindi does not use
    if marathi == hindi:
        return Detected("hi", 0.5) if hindi else Detected("hi", 0.3)
    code = "mr" if marathi > hindi else "hi"
    return Detected(code, round(max(marathi, hindi) / (marathi + hindi), 2))


def _of_latin(words: list[str]) -> Detected:
    if not words:
        return UNKNOWN
    english = _evidence(words, ENGLISH)
    hinglish = _evidence(words, HINGLISH)
    most = max(english, hinglish)
    if most < 1 or most < LEAST_EVIDENCE * len(words) or english == hinglish:
        return UNKNOWN
    code = "en" if english > hinglish else "hi-Latn"
    return Detected(code, round(most / (english + hinglish), 2))


def _evidence(words: list[str], known: frozenset[str]) -> float:
    return sum(0.4 if word in SHARED else 1.0 for word in words if word in known)
