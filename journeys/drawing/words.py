"""How the parts of a journey are said on the map: short, in the words of the journey files."""

from datetime import timedelta

from journeys.definition import END, Definition, Step
from journeys.durations import say_duration
from journeys.vocabulary import REPLY

UNSAID = ("shipment", "signal")  # families whose name says nothing more on the map


def say_happening(happening: str) -> str:
    """`shipment.delivery_attempt_failed` -> "delivery attempt failed", `order.paid` -> "order paid"."""
    family, _, name = happening.partition(".")
    words = name if family in {*UNSAID, REPLY.rstrip(".")} else f"{family} {name}"
    return words.replace("_", " ")


def say_span(span: timedelta) -> str:
    """90 minutes -> "1h30m", four days -> "4d"."""
    return say_duration(span)


def numbers_of(journey: Definition) -> dict[str, int]:
    """The number by which the map refers to each step, in the order of the file."""
    return {name: number for number, name in enumerate(journey.steps, start=1)}


def leads_on(step: Step) -> list[tuple[str, str]]:
    """Every way on as (what happens, the step it leads to): a time-out carries its span; "" is just going on."""
    ways = []
    for word, target in step.routes:
        if word == "timeout" and step.timeout:
            ways.append((say_span(step.timeout.after), target))
        elif word == "then":
            ways.append((say_span(step.span) if step.kind == "wait" else "", target))
        else:
            ways.append((WORD_OF_ROUTE.get(word) or say_happening(word), target))
    return ways


WORD_OF_ROUTE = {"if_so": "yes", "if_not": "no", "on_failure": "refused"}


def is_timed(step: Step, word: str) -> bool:
    """Whether the way on named `word` (as in `Step.routes`) is taken because time has passed."""
    return word == "timeout" or (word == "then" and step.kind == "wait")


def ends(journey: Definition) -> set[str]:
    """Steps after which a run may be over."""
    return {step.name for step in journey.steps.values() if any(target == END for _, target in step.routes)}
