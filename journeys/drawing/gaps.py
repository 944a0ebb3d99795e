"""What the map warns of: stages that no journey speaks at, happenings without a reaction, waits above the budget."""

from collections.abc import Iterable

import msgspec

from journeys.catalogue import Catalogue, words_awaited
from journeys.definition import Definition, Step
from journeys.drawing.stages import SILENCE_BUDGET, Part, part_of_happening, parts_of
from journeys.vocabulary import HAPPENINGS

# Happenings for which no journey is meant to react, and where the designed reaction is instead.
DESIGNED_ELSEWHERE: dict[str, str] = {
    "message.received": "the conversation answers",
    "customer.opted_out": "consent is kept with the customer, policies apply it",
    "checkout.completed": "the order that follows is what counts",
    "shipment.pending": "nothing has happened yet",
    "shipment.unknown": "kept, counted, shown as on its way",
    "page.opened": "counted; the third opening is a signal",
    "shipment.attempt_explained": "ends the run that spoke without a reason; the attempt is told anew with it",
    "shipment.attempt_over": "ends runs about the attempt",
    "shipment.pickup_scheduled": "shown in every answer; a late pickup is a signal",
    "shipment.out_for_pickup": "shown in every answer; a late pickup is a signal",
    "shipment.in_transit": "shown in every answer; a long stretch without a scan is a signal",
    "shipment.rto_in_transit": "the way back is told when it begins and when it ends",
    "shipment.rto_out_for_delivery": "the way back is told when it begins and when it ends",
    "shipment.rto_attempt_failed": "the brand's own affair; the way back is told when it ends",
    "message.failed": "sent anew as WhatsApp's code asks; what does not arrive is a signal",
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
    parts = parts_of(catalogue)
    return Gaps(_silent_parts(journeys, parts), _accidental(journeys), _long_silences(journeys, parts))


def reacted_to(journeys: Iterable[Definition]) -> set[str]:
    """Every happening that starts, moves or ends a run of these journeys."""
    return {word for journey in journeys for word in {*journey.trigger, *words_awaited(journey)}}


def speaks(journey: Definition) -> bool:
    return any(step.kind == "send" for step in journey.steps.values())


def _silent_parts(journeys: list[Definition], parts: dict[str, Part]) -> tuple[Part, ...]:
    speaking = {parts[journey.journey] for journey in journeys if speaks(journey)}
    return tuple(part for part in Part if part not in speaking and part is not Part.ANY_TIME)


def _accidental(journeys: list[Definition]) -> tuple[str, ...]:
    known = reacted_to(journeys) | DESIGNED_ELSEWHERE.keys()
    return tuple(happening for happening in HAPPENINGS if happening not in known)


def _long_silences(journeys: list[Definition], parts: dict[str, Part]) -> tuple[LongSilence, ...]:
    """None at all while a journey speaks whenever an order was silent too long or a promise is due."""
    if any(speaks(journey) and WATCHES & set(journey.trigger) for journey in journeys):
        return ()
    return tuple(
        LongSilence(journey.journey, step.name, parts[journey.journey])
        for journey in journeys
        for step in journey.steps.values()
        if _exceeds(step, parts[journey.journey])
    )


def _exceeds(step: Step, part: Part) -> bool:
    budget = SILENCE_BUDGET.get(part)
    longest = max(step.span, step.timeout.after if step.timeout else step.span)
    return budget is not None and longest > budget
