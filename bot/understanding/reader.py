"""What the conversation reads with: the parse of a text as a `Meaning`, made beforehand where it takes long."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Protocol

import msgspec

from bot.understanding.languages import language_of
from bot.understanding.parse import Parse
from journeys.interpreter import Entity, Meaning

REMEMBERED = 4096  # texts; the same few are written again and again


class Parser(Protocol):
    """The embedded interpreter, or a Rasa server with the embedded one behind it."""

    @property
    def version(self) -> str: ...

    def parse(self, text: str, language_hint: str = "") -> Parse: ...

    def parse_at_once(self, text: str) -> Parse | None: ...

    async def parse_all(self, texts: Sequence[tuple[str, str]]) -> list[Parse]: ...


class Reader:
    """Reads with a parser and remembers what it read. What takes long is prepared before it is decided."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._version = parser.version
        self._known: OrderedDict[str, Meaning] = OrderedDict()

    def read(self, text: str, language: str = "") -> Meaning:
        """What the text means. Where the text alone does not tell its language, it is in none (the known one stays)."""
        self._forget_another_model()
        meaning = self._known.get(text) or self._remember(text, self._parser.parse(text))
        return msgspec.structs.replace(meaning, language=spoken(text, language))

    def reads_at_once(self, text: str) -> bool:
        """Whether the text is known, or is now, having been read without the model that takes long."""
        self._forget_another_model()
        parse = None if text in self._known else self._parser.parse_at_once(text)
        if parse:
            self._remember(text, parse)
        return text in self._known

    async def prepare(self, texts: Sequence[str]) -> None:
        """Parse texts that are about to be read."""
        self._forget_another_model()
        missing = list(dict.fromkeys(text for text in texts if text not in self._known))
        if missing:
            parses = await self._parser.parse_all([(text, "") for text in missing])
            for text, parse in zip(missing, parses, strict=True):
                self._remember(text, parse)

    def _forget_another_model(self) -> None:
        """What a lesser model read is not kept once a better one has been trained."""
        if self._version != self._parser.version:
            self._version = self._parser.version
            self._known.clear()

    def _remember(self, text: str, parse: Parse) -> Meaning:
        meaning = meaning_of(parse)
        self._known[text] = meaning
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return meaning


def spoken(text: str, known: str) -> str:
    """The language of a text, or "" where it does not tell.

    Romanised Tamil or Bengali looks like Hinglish or English to a word list: whoever is known to write such a language
    is only believed another one when it is in a script.
    """
    found = language_of(text).code
    is_latin = found in {"en", "hi-Latn"}
    return "" if is_latin and known not in {"", "en", "hi", "hi-Latn", "mr"} else found


def meaning_of(parse: Parse) -> Meaning:
    """A parse as the conversation uses it; digits of pasted codes are in neither."""
    entities = tuple(
        Entity(each.kind, each.value, each.start, each.end) for each in parse.entities if each.kind != "secret"
    )
    return Meaning(
        parse.intent,
        parse.confidence,
        numbers=parse.values("number"),
        pincode=next(iter(parse.values("pincode")), ""),
        ranking=tuple((each.name, each.confidence) for each in parse.ranking),
        entities=entities,
        language=parse.language,
        secret=next(iter(parse.values("secret")), ""),
        version=parse.version,
    )
