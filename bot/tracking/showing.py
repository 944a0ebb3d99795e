"""From an order to what its page says, in words only: the story of every other voice, and what only a page can show."""

import unicodedata
from datetime import datetime
from urllib.parse import quote

from bot.dialogue.language_names import OWN_NAMES
from bot.tracking.question import question_of
from bot.tracking.showing_question import NOTHING_SAID, Context, Said, Say, notice, question_words
from journeys.answer import Answer, answer
from journeys.brand import Brand
from journeys.courier_words import words_of_parcel
from journeys.progress import progress_of
from journeys.store.one_order import OneOrder
from journeys.verify_code import codes_shown
from journeys.wording import Wording

CHAT = "https://wa.me/"
HIDDEN = "•••"
EMPTY: Context = {
    **dict.fromkeys(("whose", "codes", "caption", "places"), ""),
    **dict.fromkeys(("lines", "steps"), ()),
    **dict.fromkeys(("notice", "question")),
}


class Showing:
    """Words for the page. `number` is the brand's own on WhatsApp, "" for none to be shown."""

    def __init__(self, wording: Wording, brand: Brand, secret: str, number: str = "") -> None:
        self.wording = wording
        self.brand = brand
        self.secret = secret
        self._number = "".join(filter(str.isdigit, number))

    def language(self, wanted: str, known: str = "") -> str:
        """The language chosen on the page if the brand speaks it, else the customer's, else the brand's first."""
        is_spoken = bool(wanted) and self.wording.language(wanted) == wanted
        return wanted if is_spoken else self.wording.language(known)

    def order(self, found: OneOrder, language: str, now: datetime, said: Said = NOTHING_SAID) -> Context:
        """The page of an order. Nothing in it tells a stranger whose it is or where she lives."""
        story = answer(found.order, list(found.parcels), now, self.brand)
        question = question_of(story, found.parcels, now, self.brand)
        facts = self.wording.facts(story, self.brand, language)
        say = self._speaker(language, **facts)
        return self._around(language, say("page_title"), story.number) | {
            "headline": say("page_headline"),
            "whose": say("page_for", her_name=whose) if (whose := masked(_name(found))) else "",
            "codes": self._codes(found, language, now),
            **self._story(story, language),
            "places": self._places(found, story, language),
            "notice": notice(question, said, self.wording, language),
            "question": question_words(question, found.order.id, said, now, self, facts["reason"], language),
        }

    def words(self, language: str, title: str, text: str) -> Context:
        """A page without an order: a headline and a line."""
        say = self._speaker(language)
        return self._around(language, say(title), "") | {"headline": say(title), "lines": [("plain", say(text))]}

    def _around(self, language: str, title: str, number: str) -> Context:
        """What stands on every page."""
        say = self._speaker(language, number=number.lstrip("#"))
        tongues = [(each, OWN_NAMES.get(each, each), each == language) for each in self.brand.languages]
        return EMPTY | {
            "language": language,
            "title": f"{title} · {self.brand.name}",
            "brand": self.brand.name,
            "tongues": tongues if len(tongues) > 1 else [],
            "say": say,
            "talk": say("page_talk") if number else "",
            "chat": self._chat(say("page_ask_text")) if number else self._chat(""),
        }

    def _chat(self, text: str) -> str:
        """The link that opens a chat with the brand, with the question written already; "" without a number."""
        asked = f"?text={quote(text)}" if text else ""
        return f"{CHAT}{self._number}{asked}" if self._number else ""

    def _story(self, story: Answer, language: str) -> Context:
        """The lines of the story, and the way with its milestones; the line of progress stands over the way."""
        parts = self.wording.story_parts(story, self.brand, language)
        caption = parts.pop("line_progress", "")
        lines = [(name.removeprefix("line_"), line) for name, line in parts.items()]
        return {"lines": lines, "caption": caption, "steps": self._steps(story, language)}

    def _steps(self, story: Answer, language: str) -> list[Context]:
        """Every milestone: its name, what it means, and whether it is done, now or still to come."""
        progress = progress_of(story.stage)
        if progress is None:
            return []
        states = ["done"] * (progress.done - 1) + ["now"] + ["next"] * len(progress.milestones)
        return [
            {
                "state": state,
                "state_words": self.wording.line(f"page_step_{state}", language),
                "name": self.wording.line(f"milestone_{each}", language),
                "meaning": self.wording.line(f"page_means_{each}", language),
            }
            for each, state in zip(progress.milestones, states, strict=False)
        ]

    def _places(self, found: OneOrder, story: Answer, language: str) -> str:
        """The last places of the parcel on its way, with their days."""
        parcel = next((each for each in found.parcels if each.awb == story.awb and each.trail), None)
        if parcel is None or not any(stay.place for stay in parcel.trail):
            return ""
        places = words_of_parcel(parcel, "", self.wording, self.brand, language)["places"]
        return self.wording.line("page_way", language, places=places)

    def _codes(self, found: OneOrder, language: str, now: datetime) -> str:
        codes = ", ".join(codes_shown(found.order.customer_id, now, self.secret))
        return self.wording.line("page_verify", language, codes=codes)

    def _speaker(self, language: str, **known: object) -> Say:
        return lambda name, **args: self.wording.line(name, language, **known | args)


def masked(name: str) -> str:
    """A name that its owner knows again and nobody else reads: "M••• J•••"; "" for what is no name."""
    words = [word for word in name.split() if word[0].isalpha()]
    return " ".join(_first_letter(word) + HIDDEN for word in words[:2])


def _first_letter(word: str) -> str:
    """With the vowel signs and accents that belong to it."""
    rest = (place for place, sign in enumerate(word) if place and not unicodedata.category(sign).startswith("M"))
    return word[: next(rest, len(word))]


def _name(found: OneOrder) -> str:
    return found.order.address.name or found.order.customer_name
