"""How well the stories guard the journeys: every small change of a journey that no story notices is a gap.

A mutant is a journey with one thing changed: a span, a route, a message, a command, a condition, a trigger, an exit.
It is *caught* when at least one of the journey's own stories fails.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.commands import COMMANDS
from journeys.conditions import CONDITIONS
from journeys.decide import Converse
from journeys.definition import END, Definition, Step, Timeout
from journeys.messages import MESSAGES, Message
from journeys.stories import Story, run_story


class Mutant(msgspec.Struct, frozen=True):
    """A changed journey, and the change in words."""

    journey: Definition
    change: str


def mutants_of(journey: Definition) -> Iterator[Mutant]:
    """Every mutant of a journey, always in the same order."""
    yield from _header(journey)
    for step in journey.steps.values():
        for changed, what in (*_what(step), *_spans(step), *_routes(journey, step)):
            steps = journey.steps | {step.name: changed}
            yield Mutant(msgspec.structs.replace(journey, steps=steps), f"{step.name}: {what}")


def survivors(
    journey: Definition, stories: list[Story], catalogue: Catalogue, brand: Brand, converse: Converse
) -> tuple[int, list[Mutant]]:
    """How many mutants of `journey` there are, and those that none of its `stories` catches."""
    mutants = list(mutants_of(journey))
    return len(mutants), [each for each in mutants if not _is_caught(each, stories, catalogue, brand, converse)]


def _is_caught(mutant: Mutant, stories: list[Story], catalogue: Catalogue, brand: Brand, converse: Converse) -> bool:
    changed = Catalogue((catalogue.newest | {mutant.journey.journey: mutant.journey}).values())
    return any(_fails(story, changed, brand, converse) for story in stories)


def _fails(story: Story, catalogue: Catalogue, brand: Brand, converse: Converse) -> bool:
    """A journey that breaks the engine has been noticed as well."""
    try:
        return bool(run_story(story, catalogue, brand, converse))
    except Exception:
        return True


def stories_about(journey: str, stories: list[Story]) -> list[Story]:
    """The stories that play a journey among few others: those of the whole catalogue say less about it."""
    return [story for story in stories if journey in story.journeys]


def _header(journey: Definition) -> Iterator[Mutant]:
    for word in journey.trigger if len(journey.trigger) > 1 else ():
        rest = tuple(each for each in journey.trigger if each != word)
        yield Mutant(msgspec.structs.replace(journey, trigger=rest), f"no longer starts on {word}")
    if len(journey.trigger) == 1:
        changed = msgspec.structs.replace(journey, trigger=("order.nothing",))
        yield Mutant(changed, f"no longer starts on {journey.trigger[0]}")
    for word in sorted(journey.exit_on):
        yield Mutant(msgspec.structs.replace(journey, exit_on=journey.exit_on - {word}), f"no exit on {word}")
    for word in journey.when:
        rest = tuple(each for each in journey.when if each != word)
        yield Mutant(msgspec.structs.replace(journey, when=rest), f"starts without {word}")


Changed = Iterator[tuple[Step, str]]
WORDS_OF_KIND: dict[str, dict[str, Any]] = {"send": {**MESSAGES}, "do": {**COMMANDS}, "check": {**CONDITIONS}}


def _what(step: Step) -> Changed:
    """Another message, command or condition of the same kind."""
    known = WORDS_OF_KIND.get(step.kind, {})
    other = _neighbour(step, known) if known else "somebody_else"
    if step.kind != "wait" and other:
        yield msgspec.structs.replace(step, what=other), f"{step.kind} {other} for {step.what}"


def _neighbour(step: Step, known: dict[str, Any]) -> str:
    """The next word of the table that would fit the place as well."""
    names = sorted(known)
    place = names.index(step.what)
    for name in (*names[place + 1 :], *names[:place]):
        if step.kind != "send" or _fits(known[name], known[step.what]):
            return name
    return ""


def _fits(other: Message, own: Message) -> bool:
    return (other.lane, other.category) == (own.lane, own.category)


def _spans(step: Step) -> Changed:
    """A little shorter, a little longer: a tenth, and a minute at least."""
    for sign, word in ((-1, "shorter"), (1, "longer")):
        if step.kind == "wait":
            yield msgspec.structs.replace(step, span=_nudged(step.span, sign)), f"a {word} wait"
        if step.timeout:
            after = _nudged(step.timeout.after, sign)
            yield msgspec.structs.replace(step, timeout=Timeout(after, step.timeout.go_to)), f"a {word} time-out"


def _nudged(span: timedelta, sign: int) -> timedelta:
    return span + sign * max(span / 10, timedelta(minutes=1))


def _routes(journey: Definition, step: Step) -> Changed:
    """Each route leads to another step, or out of the journey."""
    for way, target in step.routes:
        other = END if target != END else journey.first.name
        if other == target or (other == step.name and not step.pauses):
            continue
        yield _rerouted(step, way, other), f"{way} leads to {other}, not {target}"


def _rerouted(step: Step, way: str, target: str) -> Step:
    if way == "timeout" and step.timeout:
        return msgspec.structs.replace(step, timeout=Timeout(step.timeout.after, target))
    if way in step.wait_for:
        return msgspec.structs.replace(step, wait_for=step.wait_for | {way: target})
    return msgspec.structs.replace(step, **{way: target})
