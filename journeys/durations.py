"""Durations as people write them: 30s, 4m, 18h, 2d, 1w."""

import re
from datetime import timedelta

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_WRITTEN = re.compile(r"(\d+)([smhdw])")


def parse_duration(written: object) -> timedelta:
    """ "4m" -> 4 minutes. Raises ValueError on anything else, a bare number included: it could mean any unit."""
    found = _WRITTEN.fullmatch(written.strip()) if isinstance(written, str) else None
    if not found:
        raise ValueError(f"{written!r} is not a duration; write a number and a unit: 30s, 4m, 18h, 2d")
    return timedelta(**{UNITS[found.group(2)]: int(found.group(1))})


def say_duration(span: timedelta) -> str:
    """4 minutes -> "4m", in the largest unit that is exact."""
    seconds = int(span.total_seconds())
    for letter, size in (("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds // size}{letter}"
    return f"{seconds}s"
