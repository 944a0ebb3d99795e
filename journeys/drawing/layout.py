"""Laying the map out on one A3 page: the parts of the journey from left to right, each with its cards below it.

The letters are as large as the page allows, never smaller than `page.SMALLEST`. Where it gets tight, small parts share
a column, then parts follow each other as in a newspaper, then step names go. Same catalogue, same page.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from journeys.drawing.card import DENSE, FULL, TERSE, Card, shortened
from journeys.drawing.content import Column, Drawing
from journeys.drawing.heading import HEIGHT_OF_HEAD, head_page, head_part
from journeys.drawing.page import HEIGHT, MARGIN, SMALLEST, WIDTH, Page
from journeys.drawing.setting import set_card
from journeys.drawing.stages import Part
from journeys.errors import HarkaraError

TOP = 16.0  # where the columns begin
ROOM = HEIGHT - MARGIN - TOP
GUTTER = 1.2  # between two columns
BETWEEN = 0.8  # between two cards
AFTER_HEAD = 1.2
BEFORE_HEAD = 1.6  # above a heading that does not stand at the top
COLUMNS = (12, 11, 10, 9, 13, 14, 15, 16)

# How a part may follow the one before: only in a column of its own, below it as a whole, or wherever it ends.
OWN_COLUMN, BELOW_AS_A_WHOLE, ANYWHERE = "own column", "below as a whole", "anywhere"
POLICIES = (OWN_COLUMN, BELOW_AS_A_WHOLE, ANYWHERE)


class PageFull(HarkaraError):
    """The journeys' author must act: so many steps cannot be read on one A3 page; split a journey or drop steps."""


class Attempt(msgspec.Struct, frozen=True):
    """One way to lay the page out. `how` is FULL, TERSE or DENSE."""

    size: float
    policy: str
    how: int


class Piece(msgspec.Struct, frozen=True):
    """Something that stands in a column: a heading (`card` is None) or a card."""

    part: Part
    height: float
    card: Page | None = None
    goes_on: bool = False


def _sizes(largest: float, smallest: float) -> list[float]:
    return [round(largest - 0.1 * step, 2) for step in range(round((largest - smallest) * 10) + 1)]


# What is tried, best first: everything in letters that read with ease, then with less beside the steps.
LEVELS = (
    (FULL, _sizes(3.2, 2.5)),
    (TERSE, _sizes(2.9, 2.4)),
    (TERSE, _sizes(2.3, SMALLEST)),
    (DENSE, _sizes(2.5, SMALLEST)),
)


def lay_out(drawing: Drawing) -> Page:
    """The best page that fits. Raises PageFull."""
    typesetter = _Typesetter(drawing)
    for how, sizes in LEVELS:
        for policy in POLICIES:
            if _best(typesetter, Attempt(sizes[-1], policy, how)) is None:
                continue  # larger letters will not fit either
            pages = (_best(typesetter, Attempt(size, policy, how)) for size in sizes)
            page = next(page for page in pages if page)
            head_page(page, drawing)
            return page
    raise PageFull("the journeys do not fit on one A3 page in letters of 2.2 mm; split a journey or drop steps")


def _best(typesetter: _Typesetter, attempt: Attempt) -> Page | None:
    pages = (_laid_out(typesetter, columns, attempt) for columns in COLUMNS)
    return next((page for page in pages if page), None)


class _Typesetter:
    """Sets every card in each width and size once, however often the page is tried."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self._set: dict[tuple[float, float, int], list[list[Piece]]] = {}

    def pieces(self, width: float, attempt: Attempt) -> list[list[Piece]]:
        """The cards of each column."""
        key = (width, attempt.size, attempt.how)
        if key not in self._set:
            self._set[key] = [
                [self._piece(column, card, *key) for card in column.cards] for column in self.drawing.columns
            ]
        return self._set[key]

    def _piece(self, column: Column, card: Card, width: float, size: float, how: int) -> Piece:
        page, height = set_card(shortened(card, how), width, size)
        return Piece(column.part, height, page)


def _laid_out(typesetter: _Typesetter, columns: int, attempt: Attempt) -> Page | None:
    if attempt.policy == OWN_COLUMN and columns < len(Part):
        return None
    width = (WIDTH - 2 * MARGIN - GUTTER * (columns - 1)) / columns
    stacks: list[list[Piece]] = []
    for column, pieces in zip(typesetter.drawing.columns, typesetter.pieces(width, attempt), strict=True):
        if not _append(stacks, column.part, pieces, attempt.policy) or len(stacks) > columns:
            return None
    return _painted(typesetter.drawing, stacks, width)


def _append(stacks: list[list[Piece]], part: Part, cards: list[Piece], policy: str) -> bool:
    """Put a part behind those before it; False when one of its cards is higher than the page."""
    if any(HEIGHT_OF_HEAD + AFTER_HEAD + card.height > ROOM for card in cards):
        return False
    head = Piece(part, HEIGHT_OF_HEAD)
    needed = cards if policy == BELOW_AS_A_WHOLE else cards[:1]
    shares = policy != OWN_COLUMN and bool(stacks) and _fits(stacks[-1], [head, *needed])
    if shares:
        stacks[-1].append(head)
    else:
        stacks.append([head])
    for card in cards:
        if not _fits(stacks[-1], [card]):
            stacks.append([Piece(part, HEIGHT_OF_HEAD, goes_on=True)])
        stacks[-1].append(card)
    return True


def _fits(stack: Sequence[Piece], more: Sequence[Piece]) -> bool:
    return _bottoms([*stack, *more])[-1] <= ROOM + 1e-6


def _bottoms(stack: Sequence[Piece]) -> list[float]:
    """Where each piece of a column ends, from its top."""
    bottoms: list[float] = []
    y, before = 0.0, None
    for piece in stack:
        if before is not None:
            y += AFTER_HEAD if before.card is None else BEFORE_HEAD if piece.card is None else BETWEEN
        y += piece.height
        bottoms.append(y)
        before = piece
    return bottoms


def _painted(drawing: Drawing, stacks: list[list[Piece]], width: float) -> Page:
    page = Page()
    wide = (WIDTH - 2 * MARGIN + GUTTER) / len(stacks) - width  # columns that are not needed become air
    for index, stack in enumerate(stacks):
        x = MARGIN + index * (width + wide)
        for piece, bottom in zip(stack, _bottoms(stack), strict=True):
            y = TOP + bottom - piece.height
            if piece.card is None:
                head_part(page, drawing, piece.part, (x, y, width), goes_on=piece.goes_on)
            else:
                page.move(piece.card, x, y)
    return page
