"""The map as Markdown: parts, journeys, every step with its ways on, the gaps, and Mermaid charts to look at."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from journeys.catalogue import Catalogue
from journeys.definition import END, Definition, Step
from journeys.drawing.card import Trace
from journeys.drawing.content import Drawing
from journeys.drawing.gaps import DESIGNED_ELSEWHERE
from journeys.drawing.mermaid import chart_of, overview_of
from journeys.drawing.stages import SILENCE_BUDGET, Part
from journeys.drawing.words import leads_on, numbers_of, say_happening, say_span
from journeys.vocabulary import HAPPENINGS

HEAD = """# The whole journey

Drawn from the journey files by `harkara journeys map`; not to be edited by hand. `map.svg` is the same on one A3 page.
"""
SAYS = {"send": "says", "do": "has done", "check": "asks itself", "wait": "waits", "handoff": "hands over"}


def markdown_of(catalogue: Catalogue, drawing: Drawing, traces: Mapping[str, Trace] | None = None) -> str:
    """The whole document; `traces` mark a chosen order's way."""
    lines = [HEAD, " · ".join(f"{count} {name}" for name, count in drawing.counts) + "\n"]
    lines += ["```mermaid", overview_of(drawing).rstrip(), "```\n"]
    for column in drawing.columns:
        budget = SILENCE_BUDGET.get(column.part)
        allowed = f" (silent at most {budget // timedelta(hours=1)} h)" if budget else ""
        lines.append(f"## {column.part.value}{allowed}\n")
        for card in column.cards:
            if card.kind != "gap":
                lines += _journey(catalogue.newest[card.name], (traces or {}).get(card.name))
        lines += _gaps(drawing, column.part)
    lines += ["## happenings that need no journey\n", *_designed_elsewhere()]
    return "\n".join(lines).rstrip() + "\n"


def _journey(journey: Definition, trace: Trace | None) -> Iterator[str]:
    marks = [f"version {journey.version}", f"one run per {journey.one_run_per.replace('_', ' ')}", journey.category]
    marks += ["urgent"] if journey.urgent else []
    yield f"### {journey.journey}\n"
    yield f"{journey.purpose} ({', '.join(marks)})\n"
    conditions = f", if {' and '.join(journey.when)}" if journey.when else ""
    yield f"Starts when: {', '.join(say_happening(each) for each in journey.trigger)}{conditions}.  "
    ends = ", ".join(sorted(say_happening(each) for each in journey.exit_on))
    yield f"Ends at once when: {ends}.\n" if ends else "Nothing ends it from outside.\n"
    yield from (_step(step, numbers_of(journey), trace) for step in journey.steps.values())
    yield f"\n```mermaid\n{chart_of(journey, trace).rstrip()}\n```\n"


def _step(step: Step, numbers: Mapping[str, int], trace: Trace | None) -> str:
    does = say_span(step.span) if step.kind == "wait" else f"`{step.what}`"
    ways = [_way(happens, target, numbers) for happens, target in leads_on(step)]
    here = " **(the order is here)**" if trace and trace.current == step.name else ""
    been = " (visited)" if trace and not here and step.name in trace.visited else ""
    return f"{numbers[step.name]}. **{step.name}** {SAYS[step.kind]} {does}: {'; '.join(ways)}{here}{been}"


def _way(happens: str, target: str, numbers: Mapping[str, int]) -> str:
    goal = "end" if target == END else str(numbers[target])
    return f"{happens} → {goal}" if happens else f"→ {goal}"


def _gaps(drawing: Drawing, part: Part) -> Iterator[str]:
    if part in drawing.gaps.silent_parts:
        yield "**Gap:** no journey speaks here.\n"
    if missing := drawing.gaps.accidental_in(part):
        yield f"**Gap:** no journey reacts to {', '.join(say_happening(each) for each in missing)}.\n"
    for silence in drawing.gaps.long_silences:
        if silence.part is part:
            yield f"**Gap:** `{silence.journey}` waits in `{silence.step}` longer than allowed, and nothing watches.\n"


def _designed_elsewhere() -> Iterator[str]:
    for happening, where in sorted(DESIGNED_ELSEWHERE.items()):
        yield f"- `{happening}` ({HAPPENINGS[happening]}): {where}"
