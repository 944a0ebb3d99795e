"""A journey as a card: title, purpose, trigger, one entry a step with its ways on, exits. No places yet."""

from collections.abc import Iterable, Mapping

import msgspec

from journeys.definition import END, Definition, Step
from journeys.drawing.gaps import Gaps
from journeys.drawing.stages import Part
from journeys.drawing.words import is_timed, leads_on, numbers_of, say_happening, say_span

ICON_OF_KIND = {"send": "message", "do": "command", "check": "question", "wait": "clock", "handoff": "person"}


class Trace(msgspec.Struct, frozen=True):
    """How far one order went through a journey: the steps it visited, and where it stands ("" when it is through)."""

    visited: frozenset[str] = frozenset()
    current: str = ""


class Word(msgspec.Struct, frozen=True):
    """Something that stands in a line: text, or an icon by name. `is_glued` keeps it with the word before."""

    text: str = ""
    icon: str = ""
    tone: str = "plain"  # plain | strong | faint | title | alarm
    is_glued: bool = False


class Entry(msgspec.Struct, frozen=True):
    """Words that belong together and break into lines together. `number` stands before them, when there is one.

    `mark` is "" | visited | current.
    """

    words: tuple[Word, ...]
    number: int = 0
    mark: str = ""
    goes_on: bool = False  # to the entry below


class Card(msgspec.Struct, frozen=True):
    """`kind` is urgent, utility, marketing or gap."""

    name: str
    kind: str
    title: tuple[Word, ...]
    entries: tuple[Entry, ...]
    is_passed: bool = False  # the chosen order was in it


def card_of(journey: Definition, gaps: Gaps, week: int | None = None, trace: Trace | None = None) -> Card:
    """The card of a journey; `week` is that of its pack, `trace` the chosen order's way through it."""
    kind = "urgent" if journey.urgent else journey.category
    badge = [Word(f"v{journey.version}", tone="faint")] + ([Word(f"week\u00a0{week}", tone="faint")] if week else [])
    too_quiet = {each.step for each in gaps.long_silences if each.journey == journey.journey}
    entries = [
        Entry((Word(journey.purpose, tone="faint"),)),
        Entry(tuple(_starts(journey))),
        *(_entry(journey, step, trace, step.name in too_quiet) for step in journey.steps.values()),
    ]
    if journey.exit_on:
        entries.append(Entry(tuple(_exits(journey))))
    return Card(
        journey.journey,
        kind,
        (Word(journey.journey, tone="title"), *badge),
        tuple(entries),
        is_passed=trace is not None,
    )


def gap_card(part: Part, gaps: Gaps) -> Card | None:
    """What is missing in a part of the journey; None when nothing is."""
    entries = []
    if part in gaps.silent_parts:
        entries.append(Entry((Word(icon="alarm"), Word("no journey speaks here", tone="alarm"))))
    if missing := gaps.accidental_in(part):
        words = [Word(icon="alarm"), Word("no journey reacts to:", tone="alarm")]
        entries.append(Entry((*words, *_listed([say_happening(each) for each in missing]))))
    return Card(f"gap:{part.value}", "gap", (Word("gap", tone="title"),), tuple(entries)) if entries else None


def _starts(journey: Definition) -> Iterable[Word]:
    yield Word(icon="start")
    yield from _listed([say_happening(each) for each in journey.trigger], "or")
    if journey.when:
        yield Word("if", tone="faint")
        yield from _listed([name.replace("_", " ") for name in journey.when], "and")


def _exits(journey: Definition) -> Iterable[Word]:
    yield Word(icon="end")
    yield from _listed(sorted(say_happening(each) for each in journey.exit_on), "or")


def _listed(names: list[str], last: str = "") -> Iterable[Word]:
    """Names with commas between them, each name breakable at its spaces; `last` stands before the last one."""
    for index, name in enumerate(names):
        if last and index and index == len(names) - 1:
            yield Word(last, tone="faint")
        comma = "," if index < len(names) - 1 and not (last and index == len(names) - 2) else ""
        yield Word(name + comma)


def _entry(journey: Definition, step: Step, trace: Trace | None, is_too_quiet: bool) -> Entry:
    numbers = numbers_of(journey)
    words = [Word(icon=ICON_OF_KIND[step.kind]), *_does(step)]
    ways = list(_ways(step, numbers))
    if is_too_quiet:
        words += [Word(icon="alarm"), Word("longer than allowed", tone="alarm")]
    names = list(journey.steps)
    below = names[numbers[step.name]] if numbers[step.name] < len(names) else ""
    return Entry(
        (*words, *(word for way in ways for word in way)),
        numbers[step.name],
        _mark(step, trace),
        goes_on=any(target == below for _, target in step.routes),
    )


def _mark(step: Step, trace: Trace | None) -> str:
    if trace is None:
        return ""
    if step.name == trace.current:
        return "current"
    return "visited" if step.name in trace.visited else ""


def _does(step: Step) -> Iterable[Word]:
    """What a step does; its own name where that says something else."""
    if step.kind == "wait":
        yield Word(f"wait {say_span(step.span)}", tone="strong")
    elif step.kind == "check":
        yield Word(f"{step.what}?", tone="strong")
    elif step.kind == "handoff":
        yield Word(f"to an agent: {step.what}", tone="strong")
    else:
        yield Word(step.what, tone="strong")
    if step.name != step.what:
        yield Word(f"({step.name})", tone="faint")


def _ways(step: Step, numbers: Mapping[str, int]) -> Iterable[list[Word]]:
    """One group of words for each way on: what happens, after how long, to which step."""
    said = dict(zip((word for word, _ in step.routes), leads_on(step), strict=True))
    for word, (happens, target) in said.items():
        goal = [Word(icon="end", is_glued=True)] if target == END else [Word(str(numbers[target]), "", "strong", True)]
        if target == END and not happens:
            yield goal  # the run is over: no arrow leads there
            continue
        arrow = Word(icon="arrow", is_glued=True)
        if is_timed(step, word):
            timer = [] if step.kind == "wait" else [Word(icon="clock"), Word(happens, is_glued=True)]
            yield [*timer, arrow, *goal]
        elif happens:
            yield [Word(happens), arrow, *goal]
        elif target != _below(numbers, step.name):  # what comes next anyway needs no arrow
            yield [Word(icon="arrow"), *goal]


def _below(numbers: Mapping[str, int], name: str) -> str:
    return next((each for each, number in numbers.items() if number == numbers[name] + 1), "")


def sorted_cards(cards: Iterable[Card]) -> list[Card]:
    """What is urgent first, gaps last, else by name."""
    order = {"urgent": 0, "utility": 1, "marketing": 2, "gap": 3}
    return sorted(cards, key=lambda card: (order[card.kind], card.name))


LONGEST_PURPOSE = 60  # letters, where there is little room
FULL, TERSE, DENSE = 0, 1, 2  # how much is left out


def shortened(card: Card, how: int) -> Card:
    """The same card as it is (FULL), without step names and with a short purpose (TERSE), without purpose (DENSE).

    The Markdown says what is left out.
    """
    if how == FULL or card.kind == "gap":
        return card
    purpose = card.entries[0].words[0].text
    entries = []
    for index, entry in enumerate(card.entries):
        words = entry.words
        if index == 0:
            if how == DENSE:
                continue
            if len(purpose) > LONGEST_PURPOSE:
                words = (Word(purpose[: LONGEST_PURPOSE - 1].rsplit(" ", 1)[0] + "\u00a0…", tone="faint"),)
        elif entry.number:
            words = tuple(word for word in words if word.tone != "faint")
        entries.append(msgspec.structs.replace(entry, words=words))
    return msgspec.structs.replace(card, entries=tuple(entries))
