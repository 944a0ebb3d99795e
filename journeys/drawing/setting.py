"""Setting a card in type: its words in lines of a given width, with numbers, icons and marks. Gives its height."""

from collections.abc import Sequence

from journeys.drawing.card import Card, Entry, Word
from journeys.drawing.lettering import broken, text_width
from journeys.drawing.page import Box, Icon, Page, Text

LEADING = 1.12  # of a line, in letter sizes
PADDING = 0.8  # mm between a card's edge and its words
RAIL = 1.75  # room for a step's number, in letter sizes
ICON = 0.86  # of an icon, in letter sizes
TITLE = 1.12  # of a title's letters, in letter sizes
ICON_ROOM = 1.12  # an icon with the air after it, in letter sizes
ARROW_ROOM = 1.4  # the arrow with air on both sides
BOLD_TONES = frozenset({"strong", "title", "alarm"})


def set_card(card: Card, width: float, size: float) -> tuple[Page, float]:
    """The card at (0, 0), `width` mm wide in letters of `size` mm, and how high it is."""
    page = Page()
    y = PADDING
    y = _set_words(page, card.title, (PADDING + 0.6, width - PADDING), y, size, card.name, title=True) + 0.25 * size
    title_bottom = y
    for entry in card.entries:
        y = _set_entry(page, card, entry, width, y, size)
    height = y + PADDING * 0.8
    boxes = [Box(0, 0, width, height, f"card-{card.kind}{' passed' if card.is_passed else ''}", card.name)]
    boxes.append(Box(0, 0, width, title_bottom, f"head-{card.kind}", ""))
    page.boxes = boxes + page.boxes
    return page, height


def _set_entry(page: Page, card: Card, entry: Entry, width: float, y: float, size: float) -> float:
    left = PADDING + 0.6 + (RAIL * size if entry.number else 0)
    bottom = _set_words(page, entry.words, (left, width - PADDING), y, size, card.name)
    if entry.mark:
        page.boxes.append(Box(0.5, y - 0.1 * size, width - 1.0, bottom - y + 0.05 * size, f"mark-{entry.mark}", ""))
    if entry.number:
        number, middle = str(entry.number), PADDING + 0.6 + RAIL * size * 0.4
        wide = text_width(number, size, is_bold=True)
        if entry.goes_on:
            page.boxes.append(Box(middle - 0.1, y + size * 1.15, 0.2, max(0.0, bottom - y - size * 1.1), "rail", ""))
        page.texts.append(Text(middle, y + 0.86 * size, wide, size, number, "number", card.name, is_centred=True))
    return bottom + 0.12 * size


def _set_words(
    page: Page,
    words: Sequence[Word],
    room: tuple[float, float],
    y: float,
    size: float,
    inside: str,
    *,
    title: bool = False,
) -> float:
    """Put the words from room[0] to room[1], from the line whose top is `y`; gives the bottom of the last line."""
    left, right = room
    x = left
    letters = size * TITLE if title else size
    space = text_width(" ", letters)
    for group in _groups(_split(words, right - left, size, title=title)):
        wide = sum(_width(word, size, title=title) for word in group)
        if x > left and x + space + wide > right + 0.01:
            x, y = left, y + letters * LEADING
        elif x > left:
            x += space
        for word in group:
            x = _put(page, word, x, y, letters if word.tone == "title" else size, inside)
    return y + letters * LEADING


def _put(page: Page, word: Word, x: float, y: float, size: float, inside: str) -> float:
    """Place one word, joined to the text before it where both look alike; gives where it ends."""
    if word.icon:
        wide = _width(word, size)
        air = (wide - ICON * size) / 2 if word.icon == "arrow" else 0.05 * size
        page.icons.append(Icon(x + air, y + 0.14 * size, ICON * size, word.icon))
        return x + wide
    wide = text_width(word.text, size, is_bold=word.tone in BOLD_TONES)
    line, last = y + 0.86 * size, page.texts[-1] if page.texts else None
    space = text_width(" ", size, is_bold=word.tone in BOLD_TONES)
    follows = last is not None and (last.y, last.tone, last.size) == (line, word.tone, size)
    if last and follows and not last.is_centred and abs(last.x + last.width + space - x) < 0.3 * size:
        page.texts[-1] = Text(
            last.x, line, last.width + space + wide, size, f"{last.words} {word.text}", word.tone, inside
        )
        return last.x + last.width + space + wide
    page.texts.append(Text(x, line, wide, size, word.text, word.tone, inside))
    return x + wide


def _width(word: Word, size: float, *, title: bool = False) -> float:
    if word.icon:
        return size * (ARROW_ROOM if word.icon == "arrow" else ICON_ROOM)
    return text_width(word.text, size * TITLE if word.tone == "title" else size, is_bold=word.tone in BOLD_TONES)


def _split(words: Sequence[Word], room: float, size: float, *, title: bool) -> list[Word]:
    """Words at their spaces, and those too long for a line with all that is glued to them in pieces."""
    pieces = []
    for index, word in enumerate(words):
        if word.icon:
            pieces.append(word)
            continue
        letters = size * TITLE if word.tone == "title" else size
        left = room - _glued_to(words, index, size)
        for number, text in enumerate(word.text.split(" ")):
            for part in broken(text, left, letters, is_bold=word.tone in BOLD_TONES):
                pieces.append(Word(part, "", word.tone, word.is_glued and number == 0))
    return pieces


def _glued_to(words: Sequence[Word], index: int, size: float) -> float:
    """The width of what must stand on one line with the word: an icon before it, everything glued after it."""
    before = size * ICON_ROOM if index and words[index - 1].icon else 0.0
    after = 0.0
    for word in words[index + 1 :]:
        if not word.is_glued:
            break
        after += _width(word, size)
    return before + after


def _groups(words: Sequence[Word]) -> list[list[Word]]:
    """Words that must not be parted: a glued word stays with the one before, an icon with the one after it."""
    groups: list[list[Word]] = []
    for word in words:
        after_icon = groups and groups[-1][-1].icon and groups[-1][-1].icon not in {"arrow", "end"}
        if groups and (word.is_glued or after_icon):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups
