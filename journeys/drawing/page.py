"""What lies where on the page, in millimetres: boxes, texts and icons. Drawn by `svg`, measured by tests."""

import msgspec

WIDTH, HEIGHT = 420.0, 297.0  # A3 landscape
MARGIN = 7.0  # what a printer leaves white
SMALLEST = 2.2  # no letter is set smaller


class Box(msgspec.Struct, frozen=True):
    """A rectangle. `kind` names its look; `name` what it is of."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    name: str = ""

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


class Text(msgspec.Struct, frozen=True):
    """One run of letters on the base line `y`. `inside` is the box it must stay in."""

    x: float
    y: float
    width: float
    size: float
    words: str
    tone: str
    inside: str
    is_centred: bool = False


class Icon(msgspec.Struct, frozen=True):
    """A sign, `size` wide and high, its top left at (x, y)."""

    x: float
    y: float
    size: float
    name: str


class Page(msgspec.Struct):
    """Everything on the page, in the order in which it is painted."""

    boxes: list[Box] = []
    texts: list[Text] = []
    icons: list[Icon] = []

    def move(self, other: "Page", right: float, down: float) -> None:
        """Put everything of `other` onto this page, moved."""
        shift = msgspec.structs.replace
        self.boxes += [shift(each, x=each.x + right, y=each.y + down) for each in other.boxes]
        self.texts += [shift(each, x=each.x + right, y=each.y + down) for each in other.texts]
        self.icons += [shift(each, x=each.x + right, y=each.y + down) for each in other.icons]
