"""A page as SVG: plain shapes and text, no script, no font of its own, nothing from elsewhere, always the same."""

from xml.sax.saxutils import escape, quoteattr

from journeys.drawing.page import HEIGHT, WIDTH, Box, Icon, Page, Text

STYLE = """
text{fill:#1b2a26;font-family:'Liberation Sans Narrow','Arial Narrow',Arial,'Liberation Sans',Helvetica,sans-serif}
.faint{fill:#5a6a64}.strong,.title,.alarm,.part,.page-title,.number{font-weight:700}
.number{fill:#5a6a64}.alarm{fill:#a3231c}.title{fill:#0d1f1a}
.paper{fill:#fff}
.card-urgent,.card-utility,.card-marketing{fill:#fff;stroke-width:.25}
.card-urgent{stroke:#c4473d}.card-utility{stroke:#2c7d68}.card-marketing{stroke:#b07d10}
.card-gap{fill:#fff5f4;stroke:#a3231c;stroke-width:.3;stroke-dasharray:1.2 .8}
.head-urgent{fill:#fbe3e0}.head-utility{fill:#e0f1ec}.head-marketing{fill:#fbf0d6}.head-gap{fill:none}
.passed{stroke-width:.7}
.part{fill:#123c32}rect.part,path.part{fill:#dfe8e4;stroke:#8aa39a;stroke-width:.25}
path.part-any{fill:#ececec;stroke:#999;stroke-width:.25}
path.silent{stroke:#a3231c;stroke-width:.6;stroke-dasharray:1.2 .8}
path.here{fill:#ffd84d;stroke:#8a6d00;stroke-width:.5}
.rail{fill:#b9c7c1}.mark-visited{fill:#d9f2df}.mark-current{fill:#ffd84d}
.icon{fill:none;stroke:#2b4a41;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.icon.message{fill:#2c7d68;stroke:#2c7d68}.icon.end{fill:#2b4a41;stroke:none}.icon.start{fill:#2b4a41;stroke:none}
.icon.alarm{fill:#a3231c;stroke:none}.icon.person{stroke:#7a3fa0}.icon.command{stroke:#1f5fa8}.icon.question{stroke:#9a6700}
""".strip()

# Signs in a square of 16.
SHAPES = {
    "message": "M2 3h12v8H8l-3.500 3v-3H2z",
    "clock": "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.500V8l2.500 1.800",
    "question": "M8 1.500 14.500 8 8 14.500 1.500 8z",
    "command": "M2.500 3h11v10h-11zM5 8h6M9 6l2 2-2 2",
    "person": "M8 2.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600zM2.500 14c.8-5 10.200-5 11 0",
    "arrow": "M1.500 8h12M9.500 4l4 4-4 4",
    "end": "M3 3h10v10H3z",
    "start": "M4 2.500 13 8l-9 5.500z",
    "alarm": "M8 1.500 15 14H1z",
}


def svg_of(page: Page, title: str = "The whole journey of an order") -> str:
    """The document, printable on A3 landscape. Lengths are millimetres."""
    size = f'width="{WIDTH:g}mm" height="{HEIGHT:g}mm" viewBox="0 0 {WIDTH:g} {HEIGHT:g}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH:g}" height="{HEIGHT:g}"/>',
        *(_box(box) for box in page.boxes),
        *(_icon(icon) for icon in page.icons),
        *(_text(text) for text in page.texts),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _n(value: float) -> str:
    """A length with at most two decimals: 0.01 mm is finer than any printer."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _box(box: Box) -> str:
    named = f" data-name={quoteattr(box.name)}" if box.name else ""
    if box.kind.startswith("part"):
        return f'<path class="{box.kind}"{named} d="{_pointed(box)}"/>'
    round_ = ' rx=".8"' if box.kind.startswith("card") else ""
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    return f'<rect class="{box.kind}"{named} {place}{round_}/>'


def _pointed(box: Box) -> str:
    """A heading points to the next part."""
    x, y, right, bottom, middle = box.x, box.y, box.right, box.bottom, box.y + box.height / 2
    if box.kind.startswith("part-any"):
        return f"M{_n(x)} {_n(y)}H{_n(right)}V{_n(bottom)}H{_n(x)}z"
    return f"M{_n(x)} {_n(y)}H{_n(right - 1.6)}L{_n(right)} {_n(middle)}L{_n(right - 1.6)} {_n(bottom)}H{_n(x)}z"


def _icon(icon: Icon) -> str:
    scale = f"translate({_n(icon.x)} {_n(icon.y)}) scale({icon.size / 16:.4f})"
    return f'<path class="icon {icon.name}" transform="{scale}" d="{SHAPES[icon.name]}"/>'


def _text(text: Text) -> str:
    centred = ' text-anchor="middle"' if text.is_centred else ""
    # the viewer's font is not ours to know: whatever it is, the words stay in their place
    fitted = f' textLength="{_n(text.width)}" lengthAdjust="spacingAndGlyphs"' if len(text.words) > 1 else ""
    place = f'x="{_n(text.x)}" y="{_n(text.y)}" font-size="{_n(text.size)}"'
    inside = f" data-inside={quoteattr(text.inside)}"
    return f'<text class="{text.tone}" {place}{centred}{fitted}{inside}>{escape(text.words)}</text>'
