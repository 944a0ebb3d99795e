"""What was read in a text: intent, entities and language, as one frozen value that can be kept and sent."""

from typing import Any

import msgspec

OUT_OF_SCOPE = "out_of_scope"


class Entity(msgspec.Struct, frozen=True):
    """A thing named in a text, from `start` to before `end`.

    `kind`: number (an order number or AWB, as it is compared), phone ("+91..."), pincode, amount (paise), date
    (see `dates.resolve`), slot (morning, afternoon or evening), secret ("otp" or "card": the digits are struck out).
    """

    kind: str
    value: str
    start: int
    end: int


class Ranked(msgspec.Struct, frozen=True):
    """An intent and how likely it is, 0 to 1."""

    name: str
    confidence: float


class Parse(msgspec.Struct, frozen=True):
    """A text as it was understood.

    `text` has pasted codes struck out. `intent` is the likeliest, or out_of_scope when `confidence` (of the likeliest)
    is below the model's threshold; `ranking` holds the likeliest as they are, best first. `language` is a code of
    `phrases.LANGUAGES`, or empty when neither the text nor the hint tells. `version` names the model: the same version
    reads the same text alike.
    """

    text: str
    intent: str
    confidence: float
    ranking: tuple[Ranked, ...] = ()
    entities: tuple[Entity, ...] = ()
    language: str = ""
    version: str = ""

    def values(self, kind: str) -> tuple[str, ...]:
        """The values of the entities of a kind, in order of the text."""
        return tuple(entity.value for entity in self.entities if entity.kind == kind)

    def as_rasa(self) -> dict[str, Any]:
        """The shape of the answer of Rasa's `POST /model/parse` (Rasa 3.6, HTTP API).

        As there `intent` is the likeliest, however unsure; `understood` says whether it reached the threshold.
        """
        first = self.ranking[0] if self.ranking else Ranked(self.intent, self.confidence)
        return {
            "text": self.text,
            "intent": {"name": first.name, "confidence": first.confidence},
            "intent_ranking": [{"name": each.name, "confidence": each.confidence} for each in self.ranking],
            "entities": [
                {
                    "entity": each.kind,
                    "value": each.value,
                    "start": each.start,
                    "end": each.end,
                    "extractor": "harkara",
                }
                for each in self.entities
            ],
            "understood": first.name == self.intent,
            "language": self.language,
            "version": self.version,
        }
