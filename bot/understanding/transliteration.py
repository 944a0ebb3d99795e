"""Indic scripts into rough Latin, as people type it: one table serves all, because Unicode lays them out alike."""

FIRST, LAST, BLOCK = 0x0900, 0x0D7F, 0x80  # Devanagari to Malayalam, 128 characters a script (Unicode, ISCII order)
ORIYA = 0x0B00  # a neighbour in the same range; harmless to read as well
VIRAMA, NUKTA = 0x4D, 0x3C
SIGNS = {0x01: "n", 0x02: "n", 0x03: "h", 0x70: "n", 0x71: "", NUKTA: ""}
_VOWELS = "a a i i u u ri l e e e ai o o o au"
_CONSONANTS = "k kh g gh n ch ch j j n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h"
VOWELS = dict(zip(range(0x05, 0x15), _VOWELS.split(), strict=True))
CONSONANTS = dict(zip(range(0x15, 0x3A), _CONSONANTS.split(), strict=True)) | {
    **dict(zip(range(0x58, 0x60), ["k", "kh", "g", "z", "r", "rh", "f", "y"], strict=True)),
}
MATRAS = dict(
    zip(range(0x3E, 0x4D), ["a", "i", "i", "u", "u", "ri", "ri", "e", "e", "e", "ai", "o", "o", "o", "au"], strict=True)
)
CHILLUS = dict(zip(range(0x7A, 0x80), ["n", "n", "r", "l", "l", "k"], strict=True))  # Malayalam's vowelless letters
MALAYALAM = 0x0D00


def is_indic(letter: str) -> bool:
    """Whether the character belongs to one of the scripts of India."""
    return FIRST <= ord(letter) <= LAST


def to_latin(text: str) -> str:
    """The text with Indic letters as Latin ones; everything else stays. "कहाँ" -> "kahan", "ஆர்டர்" -> "artar".

    An inherent "a" is written inside a word and dropped at its end, as Hindi is spoken and typed.
    """
    out: list[str] = []
    pending = ""  # the inherent vowel of the consonant just written
    for letter in text:
        if not is_indic(letter):
            pending = ""
            out.append(letter)
            continue
        offset = ord(letter) % BLOCK
        pending = _write(letter, offset, pending, out)
    return "".join(out)


def _write(letter: str, offset: int, pending: str, out: list[str]) -> str:
    """Append the letter to `out`; the inherent vowel that may follow it."""
    if offset in CONSONANTS:
        out.append(pending + CONSONANTS[offset])
        return "a"
    if offset in MATRAS:
        out.append(MATRAS[offset])
    elif offset == NUKTA:
        return pending
    elif offset in SIGNS:
        out.append(pending + SIGNS[offset])
    elif offset in VOWELS:
        out.append(pending + VOWELS[offset])
    elif 0x66 <= offset <= 0x6F:
        out.append(str(offset - 0x66))
    elif ord(letter) >= MALAYALAM and offset in CHILLUS:
        out.append(pending + CHILLUS[offset])
    return ""
