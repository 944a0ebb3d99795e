"""How wide text is and where it breaks, without a font: the widths of Helvetica and the fonts made to its measure.

The drawing asks for a narrow face and, where there is none, has the viewer squeeze the letters to the same width.
"""

from functools import lru_cache

NARROW = 0.82  # a narrow face against the normal one
UNKNOWN = 600  # thousandths of the size, for a letter that is not in the tables

# Thousandths of the size, as in Helvetica's font metrics.
_REGULAR = {
    191: "'",
    222: "ijl’‘",
    260: "|",
    278: " \u00a0!,./:;I[\\]ft·",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvxysz",
    556: "#$0123456789?Labdeghnopqu_–₹",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…→",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " \u00a0,./Iijl\\’‘",
    280: "|",
    333: "!()-:;[]ft`·",
    389: "*r{}",
    474: '"',
    500: "z",
    556: "#$0123456789J_aceksvxy–₹",
    584: "+<=>~^",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "ABCDHKNRU&",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "…→",
}
REGULAR = {letter: width for width, letters in _REGULAR.items() for letter in letters}
BOLD = {letter: width for width, letters in _BOLD.items() for letter in letters}


@lru_cache(maxsize=16_384)
def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """The width of `text` at `size`, in the unit of `size`."""
    widths = BOLD if is_bold else REGULAR
    return sum(widths.get(letter, UNKNOWN) for letter in text) * size * NARROW / 1000


def broken(word: str, room: float, size: float, *, is_bold: bool = False) -> list[str]:
    """`word` in pieces no wider than `room`, broken after "_" and "." where it can be."""
    pieces = [""]
    for part in _parts(word):
        if text_width(pieces[-1] + part, size, is_bold=is_bold) <= room:
            pieces[-1] += part
        else:
            pieces += _chopped(part, room, size, is_bold=is_bold)
    return [piece for piece in pieces if piece]


def _parts(word: str) -> list[str]:
    parts = [""]
    for letter in word:
        parts[-1] += letter
        if letter in "_./":
            parts.append("")
    return parts


def _chopped(part: str, room: float, size: float, *, is_bold: bool) -> list[str]:
    """A part that fits nowhere, cut where it must be."""
    pieces = [""]
    for letter in part:
        if pieces[-1] and text_width(pieces[-1] + letter, size, is_bold=is_bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
