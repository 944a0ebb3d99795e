"""What a customer's words mean: the interface every interpreter offers."""

from collections.abc import Sequence
from typing import Protocol

import msgspec


class Entity(msgspec.Struct, frozen=True):
    """Something named in a text. `kind` is number (order number or AWB as compared by `order_number_key`), pincode,
    phone (E.164), date (`bot.understanding.dates`), slot (morning, afternoon, evening) or amount (rupees); `start` and
    `end` are positions in the text."""

    kind: str
    value: str
    start: int = 0
    end: int = 0


class Meaning(msgspec.Struct, frozen=True):
    """What a text means.

    `intent` is a name of `locales/*/nlu.yml`, or `unclear`. `confidence` is 0 to 1; `ranking` are the likeliest intents
    with theirs, best first. `numbers` are order numbers or AWBs as they are compared (`order_number_key`); `pincode` is
    six digits or empty. `language` is empty where it cannot be told. `secret` is `otp` or `card` when she pasted one.
    `version` names the model, so that a replay knows who read the text.
    """

    intent: str
    confidence: float = 1.0
    numbers: tuple[str, ...] = ()
    pincode: str = ""
    ranking: tuple[tuple[str, float], ...] = ()
    entities: tuple[Entity, ...] = ()
    language: str = ""
    secret: str = ""
    version: str = ""

    def first(self, kind: str) -> str:
        """The first entity of a kind, or ""."""
        return next((each.value for each in self.entities if each.kind == kind), "")


class Interpreter(Protocol):
    """Reads one text. Pure: the same text in the same language always means the same to one version."""

    def read(self, text: str, language: str = "") -> Meaning:
        """What the text means; `language` is the one she is known to speak."""
        ...

    def reads_at_once(self, text: str) -> bool:
        """Whether `read` need not wait for what takes long."""
        ...

    async def prepare(self, texts: Sequence[str]) -> None:
        """Do what takes long for texts that are about to be read, beside the event loop."""
        ...
