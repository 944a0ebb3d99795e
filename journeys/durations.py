"""Spans of time as people write them: 30s, 4m, 18h, 2d, 1w, and together: 1h30m."""

import re
from datetime import timedelta

UNITS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}  # seconds
_PART = re.compile(r"(\d+)([wdhms])")
_WRITTEN = re.compile(r"(?:\d+[wdhms])+")


def parse_duration(written: object) -> timedelta:
    """ "4m" -> 4 minutes. Raises ValueError on anything else, a bare number included: it could mean any unit."""
    if not isinstance(written, str) or not _WRITTEN.fullmatch(written.strip()):
        raise ValueError(f"{written!r} is no span of time; write a number and a unit: 30s, 4m, 18h, 2d, 1h30m")
    return timedelta(seconds=sum(int(number) * UNITS[unit] for number, unit in _PART.findall(written)))


def say_duration(span: timedelta) -> str:
    """90 minutes -> "1h30m"."""
    left = int(span.total_seconds())
    parts = []
    for unit, size in UNITS.items():
        if unit != "w" and left >= size:
            parts.append(f"{left // size}{unit}")
            left %= size
    return "".join(parts) or "0s"
