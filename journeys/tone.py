"""The tone guide, as checks of every text in every language: plain words, honest delays, no shouting and no blame.

Pure. What is wrong comes back as one line for the author.
"""

import re
from collections.abc import Iterable, Iterator

from journeys.answer import Stage
from journeys.errors import SettingsInvalid
from journeys.messages import MESSAGES
from journeys.messages.delays import COD_DELAYED, INCIDENTS, LATE
from journeys.tone_words import CAUSES, NEXT_STEP, ONE_DAY, UNWELCOME
from journeys.wording import Wording

# What a message about a delay tells: why, as far as we know, the new range, and when the next word comes.
OF_DELAYS = tuple(message.name for message in (*LATE, *INCIDENTS, *COD_DELAYED[:1]))
HONEST = ("cause", "range", "next_by")

VARIABLE = re.compile(r"{{\w+}}")

Complaint = tuple[str, str]  # the text's name, and what is wrong with it
MISSING = "is missing"

JARGON = re.compile(r"\b(NDR|RTO|AWB|EDD|OFD|SKU|QC|COD|manifest|consignee|pickup pending)\b")
SHOUTING = re.compile(r"\b(?!START\b|STOP\b|UPI\b|OTP\b)[A-Z]{3,}\b|!!|!.*!", re.DOTALL)

# What tells when the next word comes, or leads on: a text with one of these has told her the next step.
LEADS_ON = frozenset(
    {
        *("next_by", "answer_by", "decide_by", "dispute_by", "step_by", "money_by", "refund_by", "until"),
        *("link", "guide_link", "review_page", "shop_page", "story"),
    }
)
FOLLOWED_BY_A_QUESTION = frozenset({"not_an_answer"})  # the question of the form is asked again right after it
SAID_BY_PEOPLE = frozenset({"agent_reply", "person_here"})  # an agent's own words, and who says them

# How names of texts begin that may name a day: it is out for delivery, or a day she asked for is not to be had.
WHERE_A_DAY_IS_RIGHT = ("out_for_delivery", "delivery_at_the_door", "delivery_day_not_open")
OF_ONE_CAUSE = "incident_"  # how names of texts begin that are about one cause

SHE_SENDS = re.compile(r"\b(START|STOP)\b|\d{6}")  # a word, or a pincode in an example


def complaints_about_texts(wording: Wording, languages: Iterable[str]) -> list[str]:
    """Everything in the texts of these languages that the tone guide does not allow, a line each."""
    return [
        f"locales/{language}: {f'there is no {name}' if why == MISSING else f'{name} {why}'}"
        for language in languages
        for name, why in complaints_of(wording, language)
    ]


def complaints_of(wording: Wording, language: str) -> Iterator[Complaint]:
    """The same of one language, each as the text's name and the end of a sentence that begins with it."""
    yield from _unexplained(wording, language)
    for name in MESSAGES:
        if language in wording.missing(name):
            continue  # a complaint of the journey that sends it
        yield from _dishonest(wording, language, name)
        yield from _aimless(wording, language, name)
        for text in _texts(wording, language, name):
            yield from ((name, why) for why in faults_of(text, language))


def _unexplained(wording: Wording, language: str) -> Iterator[Complaint]:
    """Every stage says what is happening and what that means."""
    for stage in Stage:
        for name in (f"now_{stage}", f"means_{stage}"):
            try:
                text = wording.line(name, language)
            except SettingsInvalid:
                yield name, MISSING
            else:
                yield from ((name, why) for why in faults_of(text, language))


def _dishonest(wording: Wording, language: str, name: str) -> Iterator[Complaint]:
    """A delay without its facts, a promised day where only a range is known, a cause that nobody told us."""
    body = VARIABLE.sub("", wording.source(name, language))
    if name in OF_DELAYS:
        named = wording.variables(name, language)
        yield from ((name, f"does not say {{ ${each} }}") for each in HONEST if each not in named)
    if not name.startswith(WHERE_A_DAY_IS_RIGHT) and (days := _words(body) & ONE_DAY.get(language, frozenset())):
        yield name, f"promises a single day: “{min(days)}”"
    causes = CAUSES.get(language)
    if causes and not name.startswith(OF_ONE_CAUSE) and (found := causes.search(body)):
        yield name, f"names a cause of its own: “{found[0]}”"


def _aimless(wording: Wording, language: str, name: str) -> Iterator[Complaint]:
    """Each message ends with a next step, or says that there is nothing to do."""
    if MESSAGES[name].choices or name in FOLLOWED_BY_A_QUESTION | SAID_BY_PEOPLE:
        return
    end = wording.source(name, language).rstrip().rpartition("\n\n")[2]
    words = NEXT_STEP.get(language)
    leads_on = LEADS_ON.intersection(wording.variables(name, language))
    if words and not (leads_on or end.endswith("?") or SHE_SENDS.search(end) or words.search(end)):
        yield name, "ends with neither a next step nor “nothing to do”"


def _words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\s.,;:?!।*()“”\"–-]+", text)}


def _texts(wording: Wording, language: str, name: str) -> Iterator[str]:
    yield VARIABLE.sub("", wording.source(name, language))
    for choice in MESSAGES[name].choices:
        yield wording.label(name, choice, language)


def faults_of(text: str, language: str) -> list[str]:
    """What is wrong with one text, as the end of a sentence that begins with its name."""
    rules = {"speaks our jargon": JARGON, "shouts": SHOUTING} | UNWELCOME.get(language, {})
    return [f"{why}: “{found[0].strip()}”" for why, rule in rules.items() if (found := rule.search(text))]
