"""The tone guide, as checks of every text in every language: plain words, honest delays, no shouting and no blame.

Pure. What is wrong comes back as one line for the author.
"""

import re
from collections.abc import Iterable, Iterator

from journeys.answer import Stage
from journeys.errors import SettingsInvalid
from journeys.messages import MESSAGES
from journeys.messages.delays import COD_DELAYED, INCIDENTS, LATE
from journeys.wording import Wording

# What a message about a delay tells: why, as far as we know, the new range, and when the next word comes.
OF_DELAYS = tuple(message.name for message in (*LATE, *INCIDENTS, *COD_DELAYED[:1]))
HONEST = ("cause", "range", "next_by")

JARGON = re.compile(r"\b(NDR|RTO|AWB|EDD|OFD|SKU|QC|COD|manifest|consignee|pickup pending)\b")
SHOUTING = re.compile(r"\b(?!START\b|STOP\b|UPI\b)[A-Z]{3,}\b|!!|!.*!", re.DOTALL)

# English only; a language without a list of its own is checked by the rules above.
UNWELCOME = {
    "en": {
        "blames her": re.compile(
            r"\byou (failed|forgot|missed|refused|did not answer)\b|\byour (fault|mistake)\b", re.I
        ),
        "presses her": re.compile(r"\b(hurry|last chance|act now|immediately|urgent(ly)?|final notice)\b", re.I),
        "is office talk": re.compile(
            r"\b(kindly|revert|dear customer|valued|as per|inconvenience|do the needful)\b", re.I
        ),
        "hides behind words": re.compile(r"unforeseen|beyond our control|due to (technical|operational) reasons", re.I),
    }
}


def complaints_about_texts(wording: Wording, languages: Iterable[str]) -> list[str]:
    """Everything in the texts of these languages that the tone guide does not allow."""
    return [complaint for language in languages for complaint in _complaints(wording, language)]


def _complaints(wording: Wording, language: str) -> Iterator[str]:
    yield from _unexplained(wording, language)
    for name in MESSAGES:
        if language in wording.missing(name):
            continue  # a complaint of the journey that sends it
        yield from _dishonest(wording, language, name)
        for text in _texts(wording, language, name):
            yield from (f"locales/{language}: {name} {why}" for why in faults_of(text, language))


def _unexplained(wording: Wording, language: str) -> Iterator[str]:
    """Every stage says what is happening and what that means."""
    for stage in Stage:
        for name in (f"now_{stage}", f"means_{stage}"):
            try:
                text = wording.line(name, language)
            except SettingsInvalid:
                yield f"locales/{language}: there is no {name}"
            else:
                yield from (f"locales/{language}: {name} {why}" for why in faults_of(text, language))


def _dishonest(wording: Wording, language: str, name: str) -> Iterator[str]:
    if name in OF_DELAYS:
        named = wording.variables(name, language)
        yield from (f"locales/{language}: {name} does not say {{ ${each} }}" for each in HONEST if each not in named)


def _texts(wording: Wording, language: str, name: str) -> Iterator[str]:
    yield re.sub(r"{{\w+}}", "", wording.source(name, language))
    for choice in MESSAGES[name].choices:
        yield wording.label(name, choice, language)


def faults_of(text: str, language: str) -> list[str]:
    """What is wrong with one text, as the end of a sentence that begins with its name."""
    rules = {"speaks our jargon": JARGON, "shouts": SHOUTING} | UNWELCOME.get(language, {})
    return [f"{why}: “{found[0].strip()}”" for why, rule in rules.items() if (found := rule.search(text))]
