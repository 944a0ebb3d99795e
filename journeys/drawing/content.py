"""What stands on the map: the cards of each part of the journey, its gaps, and where a chosen order is."""

from collections.abc import Mapping

import msgspec

from journeys.catalogue import Catalogue
from journeys.definition import Definition
from journeys.drawing.card import Card, Trace, card_of, gap_card, sorted_cards
from journeys.drawing.gaps import Gaps, gaps_in
from journeys.drawing.stages import Part, parts_of
from journeys.packs import Packs


class Column(msgspec.Struct, frozen=True):
    """A part of the journey with its cards."""

    part: Part
    cards: tuple[Card, ...]


class Drawing(msgspec.Struct, frozen=True):
    """What to draw. `here` is the part in which the chosen order `about` stands; None and "" without one."""

    columns: tuple[Column, ...]
    gaps: Gaps
    counts: tuple[tuple[str, int], ...]
    here: Part | None = None
    about: str = ""


def drawing_of(
    catalogue: Catalogue,
    packs: Packs | None = None,
    traces: Mapping[str, Trace] | None = None,
    here: Part | None = None,
    about: str = "",
) -> Drawing:
    """The map of the newest journeys; `traces` are the chosen order's ways through them, by journey."""
    parts, gaps = parts_of(catalogue), gaps_in(catalogue)
    journeys = sorted(catalogue.newest.values(), key=lambda each: each.journey)
    cards: dict[Part, list[Card]] = {part: [] for part in Part}
    for journey in journeys:
        week = packs.week_of(journey.journey) if packs else None
        cards[parts[journey.journey]].append(card_of(journey, gaps, week, (traces or {}).get(journey.journey)))
    for part in Part:
        missing = gap_card(part, gaps)
        cards[part] += [missing] if missing else []
    columns = tuple(Column(part, tuple(sorted_cards(cards[part]))) for part in Part)
    return Drawing(columns, gaps, _counts(journeys, gaps), here, about)


def _counts(journeys: list[Definition], gaps: Gaps) -> tuple[tuple[str, int], ...]:
    steps = [step for journey in journeys for step in journey.steps.values()]
    return (
        ("journeys", len(journeys)),
        ("messages", len({step.what for step in steps if step.kind == "send"})),
        ("waits", sum(step.pauses for step in steps)),
        ("commands", len({step.what for step in steps if step.kind == "do"})),
        ("gaps", len(gaps.silent_parts) + len(gaps.accidental) + len(gaps.long_silences)),
    )
