"""Headings: the pointed ones of the parts, and the page's own with its counts and legend."""

from datetime import timedelta

from journeys.drawing.content import Drawing
from journeys.drawing.lettering import text_width
from journeys.drawing.page import MARGIN, WIDTH, Box, Icon, Page, Text
from journeys.drawing.stages import SILENCE_BUDGET, Part

HEIGHT_OF_HEAD = 7.6
BASE_LINE = 12.2  # of everything above the columns

LEGEND = (
    ("start", "starts"),
    ("message", "says"),
    ("clock", "waits"),
    ("question", "asks itself"),
    ("command", "has done"),
    ("person", "hands over"),
    ("arrow", "leads to step"),
    ("end", "ends"),
    ("alarm", "gap"),
)


def head_part(page: Page, drawing: Drawing, part: Part, box: tuple[float, float, float], *, goes_on: bool) -> None:
    """A part's heading at box = (x, y, width): its name, and how long an order may be silent in it.

    `goes_on`: the part began in the column before.
    """
    x, y, width = box
    kind = "part-any" if part is Part.ANY_TIME else "part"
    kind += " silent" if part in drawing.gaps.silent_parts else ""
    kind += " here" if part is drawing.here else ""
    name = f"part:{part.value}" + (f":{x:.0f}" if goes_on else "")
    page.boxes.append(Box(x, y, width, HEIGHT_OF_HEAD, kind, name))
    budget = SILENCE_BUDGET.get(part)
    rest = "continued" if goes_on else f"silent at most {budget // timedelta(hours=1)} h" if budget else ""
    for words, tone, size, down in ((part.value, "part", 2.9, 3.5), (rest, "faint", 2.3, 6.4)):
        wide = text_width(words, size, is_bold=tone == "part")
        if words:
            page.texts.append(Text(x + 1.4, y + down, min(wide, width - 3.2), size, words, tone, name))


def head_page(page: Page, drawing: Drawing) -> None:
    """Title, counts and legend."""
    title = "The whole journey" + (f": {drawing.about}" if drawing.about else "")
    wide = text_width(title, 6.0, is_bold=True)
    page.texts.append(Text(MARGIN, BASE_LINE + 0.2, wide, 6.0, title, "page-title", "page"))
    counts = " · ".join(f"{count} {name}" for name, count in drawing.counts)
    page.texts.append(Text(MARGIN + wide + 5, BASE_LINE, text_width(counts, 2.8), 2.8, counts, "faint", "page"))
    x = WIDTH - MARGIN - sum(_legend_width(words) for _, words in LEGEND)
    for icon, words in LEGEND:
        page.icons.append(Icon(x, BASE_LINE - 2.45, 2.8, icon))
        page.texts.append(Text(x + 3.5, BASE_LINE, text_width(words, 2.6), 2.6, words, "plain", "page"))
        x += _legend_width(words)


def _legend_width(words: str) -> float:
    return 3.5 + text_width(words, 2.6) + 3.0
