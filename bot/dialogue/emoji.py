"""What a message of nothing but emoji means, where the interpreter does not know."""

import unicodedata

ANGRY = frozenset("😠😡🤬👿😤💢🖕")
SAD = frozenset("😢😭😞😔😟😩😫💔☹🙁😓😣😖")
GLAD = frozenset("😀😃😄😁😆😊🙂😍🥰😘😂🤣😅🎉🥳❤♥💕💖💐🌹✨⭐🌟💯🤩😇👏🙌🤗🫶😎🤝")

UPSET, THANKS = "abuse", "thanks"  # intents: answered calmly with an offer of help; needs no answer


def meaning_of_emoji(text: str) -> str:
    """The intent of a text that has no letter and no digit; "" when it has one, or when the signs tell nothing."""
    signs = {sign for sign in text if unicodedata.category(sign) in {"So", "Sk"}}
    if not signs or any(sign.isalnum() for sign in text):
        return ""
    if signs & (ANGRY | SAD):
        return UPSET
    return THANKS if signs & GLAD else ""
