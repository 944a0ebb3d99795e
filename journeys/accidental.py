"""Facts that nobody designed a reaction for: they are kept on the timeline, and nothing follows from them."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from journeys.catalogue import Catalogue
from journeys.consequences import CONSEQUENCES, CONSEQUENCES_OF_FAMILY
from journeys.consequences.anything import on_anything
from journeys.drawing.gaps import DESIGNED_ELSEWHERE, reacted_to

# Families whose reaction is not a consequence: statuses of our messages and notices are applied where they are saved;
# a reply moves the run that asked for it.
HANDLED_FAMILIES = frozenset({"message", "template", "account", "reply"})
# Raised by ourselves so that a journey reacts: without one they are accidental.
FOR_JOURNEYS_ONLY = frozenset({"signal", "incident"})


class Told(msgspec.Struct, frozen=True):
    """A kind of event that came `count` times, at last at `last_at`."""

    kind: str
    count: int
    last_at: datetime


def accidental(told: Iterable[Told], catalogue: Catalogue) -> list[Told]:
    """Those that no journey and no consequence reacts to, most frequent first."""
    reacted = reacted_to(catalogue.newest.values()) | DESIGNED_ELSEWHERE.keys()
    found = [each for each in told if not is_designed(each.kind, reacted)]
    return sorted(found, key=lambda each: (-each.count, each.kind))


def is_designed(kind: str, reacted: Iterable[str]) -> bool:
    """Whether something is meant to follow from events of that kind. `reacted` are words that journeys react to."""
    family = kind.partition(".")[0]
    if kind in reacted or family in HANDLED_FAMILIES:
        return True
    if family in FOR_JOURNEYS_ONLY:
        return False
    consequence = CONSEQUENCES.get(kind, CONSEQUENCES_OF_FAMILY.get(family, on_anything))
    return consequence is not on_anything or kind in CONSEQUENCES  # a row that says on_anything was thought about
