"""The day she wishes for, where her sentence names more than one: "not home tomorrow, bring it on Monday"."""

import re
from collections.abc import Sequence

from journeys.interpreter import Entity

# Before a day that is not the one: "instead of tomorrow", "not on Monday".
NOT_BEFORE = re.compile(
    r"\b(?:instead of|rather than|not|except)\s+(?:on\s+|for\s+)?$|(?:के बजाय|की जगह)\s*$", re.IGNORECASE
)
# After it: "kal mat lana", "कल नहीं", "kal ke bajaye".
NOT_AFTER = re.compile(
    r"^\s*(?:ko\s+|को\s+|ke\s+|के\s+|ki\s+|की\s+)?(?:mat|nahi|nahin|jagah|bajaye|bajay|मत|नहीं|नको|नाही|बजाय|जगह)(?![\w\u0900-\u0d7f])",
    re.IGNORECASE,
)


def wished_day(text: str, days: Sequence[Entity]) -> str:
    """The value of the day she wants (`bot.understanding.dates`): the last that she does not rule out; "" for none.

    Who names two says first when it does not suit: "kal ghar pe nahi hu, parso bhejna".
    """
    in_order = sorted(days, key=lambda day: day.start)
    wanted = [day for day in in_order if not _is_ruled_out(text, day)] or in_order
    return wanted[-1].value if wanted else ""


def _is_ruled_out(text: str, day: Entity) -> bool:
    return bool(NOT_BEFORE.search(text[: day.start]) or NOT_AFTER.match(text[day.end :]))
