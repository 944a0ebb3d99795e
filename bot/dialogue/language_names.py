"""Languages by their names, as customers write them in any script, and by their own."""

import re

OWN_NAMES: dict[str, str] = {
    "en": "English",
    "hi": "हिन्दी",
    "hi-Latn": "Hinglish",
    "bn": "বাংলা",
    "gu": "ગુજરાતી",
    "kn": "ಕನ್ನಡ",
    "ml": "മലയാളം",
    "mr": "मराठी",
    "pa": "ਪੰਜਾਬੀ",
    "ta": "தமிழ்",
    "te": "తెలుగు",
}

# What else they are called: in Latin letters, in Hindi, and in the scripts of those who ask for another language.
NAMES: dict[str, tuple[str, ...]] = {
    "en": (
        "english",
        "angrezi",
        "inglish",
        "अंग्रेज़ी",
        "अंग्रेजी",
        "इंग्लिश",
        "इंग्रजी",
        "ইংরেজি",
        "ઇંગ્લિશ",
        "અંગ્રેજી",
        "ಇಂಗ್ಲಿಷ್",
        "ഇംഗ്ലീഷ്",
        "ਅੰਗਰੇਜ਼ੀ",
        "ஆங்கில",
        "ఇంగ్లీష్",
        "ఆంగ్ల",
    ),
    "hi": ("hindi", "हिंदी", "हिन्दी", "হিন্দি", "હિન્દી", "હિંદી", "ಹಿಂದಿ", "ഹിന്ദി", "ਹਿੰਦੀ", "இந்தி", "ஹிந்தி", "హిందీ"),
    "hi-Latn": ("hinglish", "roman hindi", "हिंग्लिश"),
    "bn": ("bengali", "bangla", "বাংলা", "बंगाली", "बांग्ला", "बंगला"),
    "gu": ("gujarati", "gujrati", "ગુજરાતી", "गुजराती"),
    "kn": ("kannada", "kannad", "ಕನ್ನಡ", "कन्नड़", "कन्नड"),
    "ml": ("malayalam", "malyalam", "മലയാള", "मलयालम"),
    "mr": ("marathi", "मराठी", "ಮರಾಠಿ"),
    "pa": ("punjabi", "panjabi", "ਪੰਜਾਬੀ", "पंजाबी"),
    "ta": ("tamil", "tamizh", "தமிழ", "தமிழ்", "तमिल", "ತಮಿಳು", "തമിഴ്", "తమిళ"),
    "te": ("telugu", "telegu", "తెలుగు", "तेलुगु", "तेलुगू", "தெலுங்கு", "ತೆಲುಗು"),
}

# Languages of India (Eighth Schedule to its constitution) that we have no texts in, by what they are called.
OTHERS: dict[str, tuple[str, ...]] = {
    "Odia": ("odia", "oriya", "ଓଡ଼ିଆ", "उड़िया", "ओड़िया"),
    "Assamese": ("assamese", "asamiya", "অসমীয়া", "असमिया"),
    "Urdu": ("urdu", "اردو", "उर्दू"),
    "Nepali": ("nepali", "नेपाली"),
    "Konkani": ("konkani", "कोंकणी"),
    "Kashmiri": ("kashmiri", "कश्मीरी"),
    "Sindhi": ("sindhi", "सिंधी"),
    "Maithili": ("maithili", "मैथिली"),
    "Manipuri": ("manipuri", "meitei", "मणिपुरी"),
    "Santali": ("santali", "संथाली"),
    "Dogri": ("dogri", "डोगरी"),
    "Bodo": ("bodo", "बोडो"),
    "Sanskrit": ("sanskrit", "संस्कृत"),
    "Bhojpuri": ("bhojpuri", "भोजपुरी"),  # not in the schedule, but asked for
}

# "I don't understand English, Tamil please": what she does not understand is not what she wants.
NOT_THIS = re.compile(
    r"(?:don'?t|do not|cannot|can'?t|not|no)\s+(?:\w+\s+){0,2}$|^\s*(?:nahi|nahin|mat|नहीं|समझ में नहीं|samajh nah\w*)\b"
)


def own_name(code: str) -> str:
    """What speakers call it."""
    return OWN_NAMES.get(code, code)


def language_named(text: str) -> str:
    """The code of the language that a text names as wanted, or the English name of one we do not write; "" when it
    names none."""
    found = sorted(_named(text.lower()))
    wanted = [(place, which) for place, which, is_wanted in found if is_wanted]
    return wanted[-1][1] if wanted else ""


def _named(lowered: str) -> list[tuple[int, str, bool]]:
    """(where, which, whether it is wanted) of each language named."""
    return [
        (found.start(), which, not _is_refused(lowered, found))
        for which, names in (NAMES | OTHERS).items()
        for name in names
        for found in re.finditer(rf"(?<!\w){re.escape(name)}", lowered)
    ]


def _is_refused(lowered: str, found: re.Match[str]) -> bool:
    before, after = lowered[max(0, found.start() - 30) : found.start()], lowered[found.end() : found.end() + 20]
    return bool(NOT_THIS.search(before) or re.match(r"\s+(?:samajh\s+)?nah?i\w*|\s+(?:समझ\s+)?(?:में\s+)?नहीं", after))
