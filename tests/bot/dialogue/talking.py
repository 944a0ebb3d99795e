"""Talking to the dialogue in tests: what she writes is given its meaning here, so that skills are tested alone."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.dialogue.dialogue import Dialogue
from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.decide import decide
from journeys.decision import Decision
from journeys.events import Event, Media
from journeys.interpreter import Entity, Meaning
from journeys.loading import load_catalogue
from journeys.state import CustomerState
from journeys.tokens import Choice, sign
from tests.journeys.builders import BRAND, NOW, ids, said

SECRET = "a-secret-of-tests"
CATALOGUE = load_catalogue()


class Meanings:
    """An interpreter that knows the meaning of a few texts, by heart."""

    def __init__(self, known: Mapping[str, Meaning] | None = None) -> None:
        self.known = dict(known or {})

    def read(self, text: str, language: str = "") -> Meaning:
        return self.known.get(text, Meaning("unclear", 0.0))


class Talk:
    """A chat with one customer: each word or tap is decided on the state that the last one left."""

    def __init__(self, state: CustomerState, *, brand: Brand = BRAND, catalogue: Catalogue = CATALOGUE) -> None:
        self.state = state
        self.brand = brand
        self.now = NOW
        self.meanings = Meanings()
        self.dialogue = Dialogue(self.meanings, SECRET)
        self._catalogue = catalogue
        self._ids = ids(5000)
        self.decision: Decision | None = None

    def says(self, text: str, intent: str = "unclear", **facts: Any) -> list[str]:
        """She writes `text`, which means `intent` with `entities` ("pincode": "560001"); returns our replies' names.

        `ranking`, `confidence`, `language`, `secret` and `numbers` as in `Meaning`.
        """
        entities = tuple(Entity(kind, value) for kind, value in facts.pop("entities", {}).items())
        pincode = next((each.value for each in entities if each.kind == "pincode"), "")
        confidence = facts.pop("confidence", 0.0 if intent == "unclear" else 0.95)
        self.meanings.known[text] = Meaning(intent, confidence, entities=entities, pincode=pincode, **facts)
        return self._hears(text=text)

    def taps(self, choice: str, order_id: int = 0, subject: str = "") -> list[str]:
        """She taps a button or row of ours."""
        return self._hears(text=choice, content="button", button_id=sign(Choice(choice, order_id, subject), SECRET))

    def sends(self, content: str, **facts: Any) -> list[str]:
        """She sends something without words: a photo (`image`), a `location`, an `address`, a voice note (`audio`)."""
        if content in {"image", "audio", "video", "sticker", "document"}:
            facts.setdefault("media", Media("media-1", "image/jpeg"))
        return self._hears(text=facts.pop("text", ""), content=content, **facts)

    def waits(self, span: timedelta) -> None:
        """Time passes."""
        self.now += span

    def happens(self, *events: Event) -> list[str]:
        """Something happens to her order; returns the names of our messages."""
        return self._decided(*events)

    @property
    def tasks(self) -> list[str]:
        """The work for people that her last message made."""
        return [task.reason for task in self.decision.tasks] if self.decision else []

    @property
    def asks(self) -> list[str]:
        """What her last message made us ask of shops, couriers and payments."""
        return [ask.command for ask in self.decision.asks] if self.decision else []

    def _hears(self, **facts: Any) -> list[str]:
        self.now += timedelta(seconds=20)
        event = said(at=self.now, **facts, wamid=f"wamid.{self.now:%H%M%S%f}")
        return self._decided(event)

    def _decided(self, *events: Event) -> list[str]:
        self.decision = decide(
            self.state, events, self.now, self.brand, self._ids, self.dialogue, catalogue=self._catalogue
        )
        self.state = self.decision.state
        return [send.message for send in self.decision.sends]


def moment(hours: float) -> datetime:
    """So many hours before the story of the tests begins."""
    return NOW - timedelta(hours=hours)
