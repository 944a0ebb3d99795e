"""Laying the map out on one A3 page: the parts of the journey from left to right, each with its cards below it.

The letters are as large as the page allows, never smaller than `page.SMALLEST`. Where it gets tight, small parts share
a column, then parts follow each other as in a newspaper, then step names go. Same catalogue, same page.
"""

from collections.abc import Sequence

import msgspec

from journeys.drawing.card import Card, terse
from journeys.drawing.content import Column, Drawing
from journeys.drawing.heading import HEIGHT_OF_HEAD, head_page, head_part
from journeys.drawing.page import HEIGHT, MARGIN, SMALLEST, WIDTH, Page
from journeys.drawing.setting import set_card
from journeys.drawing.stages import Part
from journeys.errors import HarkaraError

TOP = 16.0  # where the columns begin
ROOM = HEIGHT - MARGIN - TOP
GUTTER = 1.2  # between two columns
BETWEEN = 1.3  # between two cards
AFTER_HEAD = 1.2
BEFORE_HEAD = 1.6  # above a heading that does not stand at the top
COLUMNS = (12, 13, 14, 15, 16)

# How a part may follow the one before: only in a column of its own, below it as a whole, or wherever it ends.
OWN_COLUMN, BELOW_AS_A_WHOLE, ANYWHERE = "own column", "below as a whole", "anywhere"
POLICIES = (OWN_COLUMN, BELOW_AS_A_WHOLE, ANYWHERE)


class PageFull(HarkaraError):
    """The journeys' author must act: so many steps cannot be read on one A3 page; split a journey or drop steps."""


class Attempt(msgspec.Struct, frozen=True):
    """One way to lay the page out. `is_terse` leaves out what the Markdown says as well."""

    size: float
    policy: str
    is_terse: bool


class Piece(msgspec.Struct, frozen=True):
    """Something that stands in a column: a heading (`card` is None) or a card."""

    part: Part
    height: float
    card: Page | None = None
    goes_on: bool = False


def lay_out(drawing: Drawing) -> Page:
    """The best page that fits. Raises PageFull."""
    for is_terse, sizes in ((False, _sizes(3.2, 2.5)), (True, _sizes(2.9, 2.4)), (True, _sizes(2.3, SMALLEST))):
        for policy in POLICIES:
            if _best(drawing, Attempt(sizes[-1], policy, is_terse)) is None:
                continue  # larger letters will not fit either
            pages = (_best(drawing, Attempt(size, policy, is_terse)) for size in sizes)
            page = next(page for page in pages if page)
            head_page(page, drawing)
            return page
    raise PageFull("the journeys do not fit on one A3 page in letters of 2.2 mm; split a journey or drop steps")


def _best(drawing: Drawing, attempt: Attempt) -> Page | None:
    pages = (_laid_out(drawing, columns, attempt) for columns in COLUMNS)
    return next((page for page in pages if page), None)


def _sizes(largest: float, smallest: float) -> list[float]:
    return [round(largest - 0.1 * step, 2) for step in range(round((largest - smallest) * 10) + 1)]


def _laid_out(drawing: Drawing, columns: int, attempt: Attempt) -> Page | None:
    width = (WIDTH - 2 * MARGIN - GUTTER * (columns - 1)) / columns
    stacks: list[list[Piece]] = []
    for column in drawing.columns:
        pieces = [_set(card, column, width, attempt) for card in column.cards]
        if not _append(stacks, column.part, pieces, attempt.policy) or len(stacks) > columns:
            return None
    return _painted(drawing, stacks, width)


def _set(card: Card, column: Column, width: float, attempt: Attempt) -> Piece:
    page, height = set_card(terse(card) if attempt.is_terse else card, width, attempt.size)
    return Piece(column.part, height, page)


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
