"""A yes or no that opens her sentence: "yes delete it", "nahi rehne do"."""

import re

# Without "ok" and "ji", which open any sentence.
YES = frozenset(
    (
        *("yes", "yeah", "yep", "yup", "sure", "haan", "haa", "han", "ha", "हाँ", "हां"),
        *("हा", "जी", "ஆமா", "ஆமாம்", "ஆம்", "అవును", "ಹೌದು", "അതെ", "হ্যাঁ", "হাঁ", "हो", "होय", "હા", "ਹਾਂ", "ਜੀ"),
    )
)
NO = frozenset(
    (
        *("no", "nope", "nah", "nahi", "nahin", "nai", "नहीं", "नही", "नाही", "नको", "ना", "இல்ல", "இல்லை", "வேண்டாம்"),
        *("వద్దు", "కాదు", "లేదు", "ಇಲ್ಲ", "ಬೇಡ", "ഇല്ല", "വേണ്ട", "അല്ല", "না", "নাহ", "ના", "નહીં", "ਨਹੀਂ", "ਨਾ"),
    )
)
MOST_WORDS = 6  # longer ones tell something of their own
FIRST_WORD = re.compile(r"[^\s,.!।]+")


def opening_yes_no(text: str) -> bool | None:
    """Whether a short sentence begins with yes or no; None when it does with neither, or asks something itself."""
    first = FIRST_WORD.search(text.strip().casefold())
    if first is None or len(text.split()) > MOST_WORDS or "?" in text:
        return None
    return True if first[0] in YES else False if first[0] in NO else None
