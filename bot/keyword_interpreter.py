"""A small interpreter by keywords: for rehearsals, which need a handful of sentences and no model."""

import re
from collections.abc import Sequence

from journeys.events import order_number_key
from journeys.interpreter import Meaning

# Order matters: the first that matches wins.
PATTERN_OF_INTENT: dict[str, re.Pattern[str]] = {
    # Only as the whole message: "stop the courier" is not a wish to hear nothing more.
    "opt_out": re.compile(r"^\W*(stop( all)?|unsubscribe|opt ?out|band karo|बंद( करो)?|बन्द( करो)?)\W*$", re.I),
    "opt_in": re.compile(r"^\W*(start|subscribe|opt ?in|शुरू( करो)?)\W*$", re.I),
    "person": re.compile(
        r"\b(agent|human|person|someone|call me|talk to|customer care|support|help me|complain)", re.I
    ),
    "order_status": re.compile(
        r"\b(where|track|tracking|status|when|kaha|kahan|kaha?n|kab|kidhar|deliver|delivery|delivered|order|ordr|parcel|"
        r"package|shipment|courier|awb|reach|arriv|late|delay)|कहाँ|कहां|कब|ऑर्डर",
        re.I,
    ),
    "greeting": re.compile(r"^\W*(hi|hii+|hello|hey|namaste|good (morning|afternoon|evening))\b", re.I),
    "thanks": re.compile(r"\b(thanks|thank you|thx|ty|ok|okay|great|dhanyavaad|shukriya)\b|^\W*👍", re.I),
}

PINCODE = re.compile(r"(?<!\d)([1-9]\d{5})(?!\d)")
# An order number or AWB: a few letters, perhaps a dash, and at least three digits.
NUMBER = re.compile(r"(?<![\w])#?([A-Za-z]{0,8}[-/]?\d{3,20})(?!\w)")


class KeywordInterpreter:
    """Good enough for "where is my order"; says `unclear` rather than guess."""

    def read(self, text: str, language: str = "") -> Meaning:
        numbers = tuple(order_number_key(found) for found in NUMBER.findall(text))
        pincode = PINCODE.search(text)
        code = pincode.group(1) if pincode else ""
        others = tuple(number for number in numbers if number != code)
        if others and code:
            return Meaning("proof", numbers=others, pincode=code)
        for intent, pattern in PATTERN_OF_INTENT.items():
            if pattern.search(text):
                return Meaning(intent, 0.9, numbers, code)
        if numbers:
            return Meaning("order_status", 0.7, numbers, code)
        return Meaning("unclear", 0.0)

    def reads_at_once(self, text: str) -> bool:
        """Always."""
        return True

    async def prepare(self, texts: Sequence[str]) -> None:
        """Nothing takes long."""
