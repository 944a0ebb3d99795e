"""Reads why a vendor refused: its own code and words, out of the body of a 4xx answer."""

import re

from journeys.errors import CommandRefused

# Found by pattern, as the body that an error carries may be cut off. Woo says `message`, Razorpay `description`.
_CODE = re.compile(r'"code"\s*:\s*"([^"]{1,100})"')
_WORDS = re.compile(r'"(?:message|description)"\s*:\s*"((?:[^"\\]|\\.)*)')


def refusal_in_words(error: CommandRefused) -> CommandRefused:
    """The refusal with the vendor's code and words; as it came when the body names neither."""
    code, words = _CODE.search(error.reason), _WORDS.search(error.reason)
    if not code and not words:
        return error
    return CommandRefused(words[1] if words else error.reason, code=code[1] if code else error.code)
