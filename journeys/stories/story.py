"""A story as frozen records: who the customer is, and line by line what happens and what must follow."""

from typing import Any

import msgspec

from journeys.definition import Place


class Line(msgspec.Struct, frozen=True):
    """One line of `play`: its word, what is told with it, and its other words. `wait: 4m` is ("wait", "4m", {})."""

    word: str
    told: Any
    more: dict[str, Any]
    place: Place


class Story(msgspec.Struct, frozen=True):
    """`journeys` are the only ones in the catalogue while it plays, or `all`. `at` is when it begins: "Mon 11:00".
    `shows` names what it is an example of."""

    name: str
    journeys: tuple[str, ...]
    given: dict[str, Any]
    at: str
    play: tuple[Line, ...]
    place: Place
    lines_of_given: dict[str, int] = {}
    shows: tuple[str, ...] = ()
