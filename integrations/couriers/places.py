"""Splits a courier's location into the facility (for hub loops) and the place that a customer may read."""

import re
from functools import lru_cache

_STATE = re.compile(r"^(?P<facility>[^()]*)\((?P<state>[^()]*)\)\s*$")
_LONGEST = 200


@lru_cache(maxsize=8192)
def facility_of(location: str) -> str:
    """The courier's name of the hub, without the "(State)": "Pune_Kothrud_D (Maharashtra)" -> "Pune_Kothrud_D".

    Suffixes such as _D, _H or _GW stay: two facilities of one town are two facilities.
    """
    found = _STATE.match(_flat(location))
    return (found["facility"].strip() if found else _flat(location))[:_LONGEST]


@lru_cache(maxsize=8192)
def place_of(location: str) -> str:
    """Town and state in plain words: "Pune_Kothrud_D (Maharashtra)" -> "Pune, Maharashtra", "KOTHRUD, PUNE" ->
    "Kothrud, Pune"."""
    found = _STATE.match(_flat(location))
    facility, state = (found["facility"].strip(), found["state"].strip()) if found else (_flat(location), "")
    town = facility.split("_")[0].strip()
    return ", ".join(_spoken(part) for part in (town, state) if part)[:_LONGEST]


def _flat(location: str) -> str:
    said = " ".join(location[: 2 * _LONGEST].split())
    return "" if said.upper() in {"NA", "N/A", "NULL", "NONE", "-"} else said


def _spoken(words: str) -> str:
    return words.title() if words.isupper() else words
