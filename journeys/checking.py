"""What can be wrong with a journey that reads well: routes that lead nowhere, waits without end, missing texts.

Pure. Every mistake is a Complaint with the place and a hint for the author.
"""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

import msgspec

from journeys.commands import COMMANDS, can_fail
from journeys.conditions import CONDITIONS
from journeys.definition import END, Definition, Place, Step
from journeys.messages import MESSAGES, Lane
from journeys.vocabulary import HAPPENINGS, REPLY, REPLY_GROUPS

# Which languages lack the text of a message.
MissingIn = Callable[[str], Iterable[str]]


class Complaint(msgspec.Struct, frozen=True):
    """A mistake, where it is, and what would be right."""

    place: Place
    what: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" + (f"; {self.hint}" if self.hint else "")


def complaints_about(journey: Definition, missing_in: MissingIn = lambda message: ()) -> list[Complaint]:
    """Everything wrong with `journey`, in the order of the file. `missing_in` names the languages without a text."""
    found = [complaint for check in CHECKS for complaint in check(journey)]
    found += _missing_texts(journey, missing_in)
    return sorted(found, key=lambda each: each.place.line)


def suggest(word: str, known: Iterable[str]) -> str:
    """The hint for a word that is not in the vocabulary."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


def _unknown(place: Place, word: str, kind: str, known: Iterable[str]) -> Iterator[Complaint]:
    names = list(known)
    if word not in names:
        hint = suggest(word, names) or f"known: {', '.join(sorted(names)[:8])} …"
        yield Complaint(place, f"`{word}` is no {kind}", hint)


def _happening(place: Place, word: str) -> Iterator[Complaint]:
    if word.startswith(REPLY):
        name = word.removeprefix(REPLY)
        if group := REPLY_GROUPS.get(name):  # never told by its own name
            yield Complaint(place, f"`{word}` is told as `{REPLY}{group}`", f"wait for `{REPLY}{group}`")
            return
        buttons = {button for message in MESSAGES.values() for button in message.choices}
        yield from _unknown(place, name, "button of a message", buttons | set(REPLY_GROUPS.values()))
    else:
        yield from _unknown(place, word, "happening", HAPPENINGS)


def _header_words(journey: Definition) -> Iterator[Complaint]:
    for word in (*journey.trigger, *journey.exit_on):
        yield from _happening(journey.place, word)
    for word in journey.when:
        yield from _unknown(journey.place, word, "condition", CONDITIONS)


VOCABULARY_OF_KIND: dict[str, tuple[str, Iterable[str]]] = {
    "send": ("message", MESSAGES),
    "do": ("command", COMMANDS),
    "check": ("condition", CONDITIONS),
}


def _step_words(journey: Definition) -> Iterator[Complaint]:
    for step in journey.steps.values():
        if step.kind in VOCABULARY_OF_KIND:
            kind, known = VOCABULARY_OF_KIND[step.kind]
            yield from _unknown(step.place, step.what, kind, known)
        for word in step.wait_for:
            yield from _happening(step.place, word)


def _routes(journey: Definition) -> Iterator[Complaint]:
    for step in journey.steps.values():
        for way, target in step.routes:
            if target != END and target not in journey.steps:
                hint = suggest(target, journey.steps) or f"steps: {', '.join(journey.steps)}"
                yield Complaint(
                    step.place, f"`{way}` of step `{step.name}` leads to `{target}`, which is no step", hint
                )


def _endless_waits(journey: Definition) -> Iterator[Complaint]:
    for step in journey.steps.values():
        if step.wait_for and not step.timeout and step.kind != "wait":
            hint = "add `timeout: {after: 20m, go_to: <step>}`"
            yield Complaint(step.place, f"step `{step.name}` waits for an event without a time-out", hint)


def _commands_that_may_fail(journey: Definition) -> Iterator[Complaint]:
    for step in journey.steps.values():
        if step.kind != "do":
            continue
        if can_fail(step.what) and not step.on_failure:
            hint = "add `on_failure: <step>`: the other side may say no"
            yield Complaint(step.place, f"step `{step.name}` has no `on_failure`", hint)
        if not can_fail(step.what) and step.on_failure:
            yield Complaint(step.place, f"`{step.what}` cannot fail", "drop `on_failure`")


def _unreachable(journey: Definition) -> Iterator[Complaint]:
    reached = {journey.first.name}
    open_ends = [journey.first]
    while open_ends:
        for _, target in open_ends.pop().routes:
            if target in journey.steps and target not in reached:
                reached.add(target)
                open_ends.append(journey.steps[target])
    for step in journey.steps.values():
        if step.name not in reached:
            yield Complaint(step.place, f"no route leads to step `{step.name}`", "lead one to it, or delete it")


def _restless_loops(journey: Definition) -> Iterator[Complaint]:
    for step in journey.steps.values():
        if not step.pauses and step.name in _reached_at_once(journey, step):
            hint = "put a `wait` into the loop"
            yield Complaint(step.place, f"step `{step.name}` comes back to itself without a pause", hint)


def _reached_at_once(journey: Definition, start: Step) -> set[str]:
    """The steps that can follow `start` in the same moment."""
    reached: set[str] = set()
    open_ends = [start]
    while open_ends:
        for _, target in open_ends.pop().routes:
            if target in journey.steps and target not in reached:
                reached.add(target)
                if not journey.steps[target].pauses:
                    open_ends.append(journey.steps[target])
    return reached


def _lanes(journey: Definition) -> Iterator[Complaint]:
    """What a journey says must be as urgent, and as commercial, as the journey."""
    for step in journey.steps.values():
        message = MESSAGES.get(step.what) if step.kind == "send" else None
        if message is None or message.lane is Lane.REPLY:
            continue
        if journey.urgent and message.lane is not Lane.URGENT:
            hint = "give it the urgent lane, or drop `urgent: true`"
            yield Complaint(step.place, f"an urgent journey sends `{message.name}`, which is not urgent", hint)
        if (journey.category == "marketing") != (message.category == "marketing"):
            hint = f"the journey's category is {journey.category}, the message's {message.category}"
            yield Complaint(step.place, f"`{message.name}` does not belong into this journey", hint)


CHECKS: tuple[Callable[[Definition], Iterator[Complaint]], ...] = (
    _header_words,
    _step_words,
    _routes,
    _endless_waits,
    _commands_that_may_fail,
    _unreachable,
    _restless_loops,
    _lanes,
)


def _missing_texts(journey: Definition, missing_in: MissingIn) -> Iterator[Complaint]:
    for step in journey.steps.values():
        if step.kind == "send" and step.what in MESSAGES:
            for language in missing_in(step.what):
                hint = f"write it in locales/{language}/*.ftl, with every button"
                yield Complaint(step.place, f"message `{step.what}` has no text in language `{language}`", hint)
