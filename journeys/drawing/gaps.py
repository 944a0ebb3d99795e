"""What the map warns of: stages that no journey speaks at, happenings without a reaction, waits above the budget."""

from collections.abc import Iterable

import msgspec

from journeys.catalogue import Catalogue, words_awaited
from journeys.definition import Definition, Step
from journeys.drawing.stages import SILENCE_BUDGET, Part, part_of, part_of_happening
from journeys.vocabulary import HAPPENINGS

# Happenings for which no journey is meant to react, and where the designed reaction is instead.
DESIGNED_ELSEWHERE: dict[str, str] = {
    "message.received": "the conversation answers",
    "customer.opted_out": "consent is kept with the customer, policies apply it",
    "checkout.completed": "the order that follows is what counts",
    "shipment.pending": "nothing has happened yet",
    "shipment.unknown": "kept, counted, shown as on its way",
    "page.opened": "counted; the third opening is a signal",
    "shipment.attempt_over": "ends runs about the attempt",
}

WATCHES = frozenset({"signal.silence", "signal.promise_due"})


class LongSilence(msgspec.Struct, frozen=True):
    """A wait in which nothing is said for longer than its part of the journey allows, and nothing watches."""

    journey: str
    step: str
    part: Part


class Gaps(msgspec.Struct, frozen=True):
    """Everything the map marks as missing. All in a fixed order."""

    silent_parts: tuple[Part, ...]
    accidental: tuple[str, ...]
    long_silences: tuple[LongSilence, ...]

    def accidental_in(self, part: Part) -> list[str]:
        """Happenings of a part that no journey reacts to."""
        return [happening for happening in self.accidental if part_of_happening(happening) is part]


def gaps_in(catalogue: Catalogue) -> Gaps:
    """The gaps of all newest journeys together."""
    journeys = sorted(catalogue.newest.values(), key=lambda each: each.journey)
    return Gaps(_silent_parts(journeys), _accidental(journeys), _long_silences(journeys))


def reacted_to(journeys: Iterable[Definition]) -> set[str]:
    """Every happening that starts, moves or ends a run of these journeys."""
    return {word for journey in journeys for word in {*journey.trigger, *words_awaited(journey)}}


def speaks(journey: Definition) -> bool:
    return any(step.kind == "send" for step in journey.steps.values())


def _silent_parts(journeys: list[Definition]) -> tuple[Part, ...]:
    speaking = {part_of(journey) for journey in journeys if speaks(journey)}
    return tuple(part for part in Part if part not in speaking and part is not Part.ANY_TIME)


def _accidental(journeys: list[Definition]) -> tuple[str, ...]:
    known = reacted_to(journeys) | DESIGNED_ELSEWHERE.keys()
    return tuple(happening for happening in HAPPENINGS if happening not in known)


def _long_silences(journeys: list[Definition]) -> tuple[LongSilence, ...]:
    """None at all while a journey speaks whenever an order was silent too long or a promise is due."""
    if any(speaks(journey) and WATCHES & set(journey.trigger) for journey in journeys):
        return ()
    return tuple(
        LongSilence(journey.journey, step.name, part_of(journey))
        for journey in journeys
        for step in journey.steps.values()
        if _exceeds(step, part_of(journey))
    )


def _exceeds(step: Step, part: Part) -> bool:
    budget = SILENCE_BUDGET.get(part)
    longest = max(step.span, step.timeout.after if step.timeout else step.span)
    return budget is not None and longest > budget
