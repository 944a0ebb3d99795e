"""Charts as numbers: where the bars, columns and marks of a server-made SVG lie. Templates draw them. Pure.

Widths and heights are units of the SVG's viewBox, not pixels.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import log10

import msgspec

BAR = 160.0  # the widest bar of a table
WIDTH, HEIGHT = 640.0, 160.0  # of a chart of columns
LEFT, TOP, BOTTOM = 44.0, 10.0, 22.0  # room for the scale's numbers, air, and the labels below
WIDEST = 48.0  # of a column
SHORTEST_LAG, LONGEST_LAG = 1.0, 86_400.0  # seconds at both ends of the lag's scale


class Piece(msgspec.Struct, frozen=True):
    """One coloured part of a column. `tone` names its colour."""

    x: float
    y: float
    width: float
    height: float
    tone: str


class Label(msgspec.Struct, frozen=True):
    """Words at a place."""

    x: float
    y: float
    words: str


class Columns(msgspec.Struct, frozen=True):
    """A chart of stacked columns: pieces, the labels below, and the scale's lines with their numbers."""

    pieces: tuple[Piece, ...]
    labels: tuple[Label, ...]
    scale: tuple[Label, ...]
    width: float = WIDTH
    height: float = HEIGHT


def bar_width(value: float, most: float) -> str:
    """How wide a bar is in a table whose longest has `most`; what is not nothing stays visible."""
    if value <= 0 or most <= 0:
        return "0"
    return f"{max(2.0, BAR * min(value, most) / most):.1f}"


def columns(stacks: Sequence[tuple[str, Mapping[str, float]]]) -> Columns:
    """Stacked columns, one a label, each a mapping of tone to value, drawn from the bottom in that order."""
    top = _round_up(max((sum(stack.values()) for _, stack in stacks), default=0.0))
    room, across = HEIGHT - TOP - BOTTOM, (WIDTH - LEFT) / max(1, len(stacks))
    pieces, labels = [], []
    wide = min(across * 0.7, WIDEST)
    for index, (label, stack) in enumerate(stacks):
        x, y = LEFT + index * across + (across - wide) / 2, HEIGHT - BOTTOM
        for tone, value in stack.items():
            height = room * value / top
            y -= height
            if value:
                pieces.append(Piece(round(x, 1), round(y, 1), round(wide, 1), round(height, 1), tone))
        if index % max(1, len(stacks) // 8) == 0:
            labels.append(Label(round(x + wide / 2, 1), HEIGHT - 6, label))
    return Columns(tuple(pieces), tuple(labels), tuple(_scale(top, room)))


def _scale(top: float, room: float) -> list[Label]:
    return [Label(LEFT, round(HEIGHT - BOTTOM - room * part, 1), _short(top * part)) for part in (0, 0.5, 1)]


def _short(value: float) -> str:
    return f"{value:g}" if value < 10 else f"{value:,.0f}"


def _round_up(value: float) -> float:
    """The next 1, 2, 5, 10, 20 ... above, so that the scale reads well."""
    if value <= 0:
        return 1.0
    power = 10.0 ** int(log10(value) if value >= 1 else log10(value) - 1)
    return next(power * step for step in (1, 2, 5, 10, 20) if power * step >= value)


def lag_place(lag: timedelta | None) -> str:
    """Where a lag stands on a logarithmic scale from a second to a day, in units of `BAR`."""
    seconds = lag.total_seconds() if lag else SHORTEST_LAG
    bounded = min(max(seconds, SHORTEST_LAG), LONGEST_LAG)
    return f"{BAR * log10(bounded) / log10(LONGEST_LAG):.1f}"
