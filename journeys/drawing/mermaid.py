"""The journeys as Mermaid flowcharts: one of the whole, one of each journey. Drawn by GitHub and many editors."""

from collections.abc import Collection, Mapping
from itertools import pairwise

from journeys.definition import END, Definition, Step
from journeys.drawing.card import Trace
from journeys.drawing.content import Drawing
from journeys.drawing.stages import Part
from journeys.drawing.words import leads_on, numbers_of, say_happening, say_span

SHAPES = {
    "send": ('(["', '"])'),
    "do": ('["', '"]'),
    "check": ('{"', '"}'),
    "wait": ('{{"', '"}}'),
    "handoff": ('[/"', '"/]'),
}


def overview_of(drawing: Drawing) -> str:
    """The parts in their order with the journeys in each; gaps are marked."""
    lines = ["flowchart LR"]
    for column in drawing.columns:
        if column.cards:
            lines.append(f'  subgraph {_id(column.part.value)}["{column.part.value}"]')
            lines += [f'    {_id(card.name)}["{_label(card.name, card.kind)}"]' for card in column.cards]
            lines.append("  end")
    parts = [_id(column.part.value) for column in drawing.columns if column.cards and column.part is not Part.ANY_TIME]
    lines += [f"  {before} --> {behind}" for before, behind in pairwise(parts)]
    gaps = [_id(card.name) for column in drawing.columns for card in column.cards if card.kind == "gap"]
    if gaps:
        lines += ["  classDef gap stroke:#a3231c,stroke-dasharray:4", f"  class {','.join(gaps)} gap"]
    return "\n".join(lines) + "\n"


def chart_of(journey: Definition, trace: Trace | None = None) -> str:
    """One journey from its trigger to its ends, durations on the arrows; `trace` colours a chosen order's way."""
    numbers = numbers_of(journey)
    starts = " or ".join(say_happening(each) for each in journey.trigger)
    lines = ["flowchart TD", f'  start(("{_text(starts)}")) --> s1']
    lines += [_node(step, numbers) for step in journey.steps.values()]
    lines += [line for step in journey.steps.values() for line in _ways(step, numbers)]
    if any(target == END for step in journey.steps.values() for _, target in step.routes):
        lines.append('  done(("end"))')
    if trace:
        lines += _traced(numbers, trace.visited, trace.current)
    return "\n".join(lines) + "\n"


def _node(step: Step, numbers: Mapping[str, int]) -> str:
    left, right = SHAPES[step.kind]
    does = {"wait": f"wait {say_span(step.span)}", "check": f"{step.what}?", "handoff": f"agent: {step.what}"}
    said = does.get(step.kind, step.what)
    name = "" if said == step.name else f"<br/>{step.name}"
    return f"  s{numbers[step.name]}{left}{numbers[step.name]} {_text(said)}{name}{right}"


def _ways(step: Step, numbers: Mapping[str, int]) -> list[str]:
    here = f"s{numbers[step.name]}"
    lines = []
    for happens, target in leads_on(step):
        goal = "done" if target == END else f"s{numbers[target]}"
        lines.append(f'  {here} -->|"{_text(happens)}"| {goal}' if happens else f"  {here} --> {goal}")
    return lines


def _traced(numbers: Mapping[str, int], visited: Collection[str], current: str) -> list[str]:
    lines = ["  classDef visited fill:#d9f2df", "  classDef current fill:#ffd84d,stroke:#8a6d00"]
    been = [f"s{number}" for name, number in numbers.items() if name in visited and name != current]
    lines += [f"  class {','.join(been)} visited"] if been else []
    return lines + ([f"  class s{numbers[current]} current"] if current in numbers else [])


def _label(name: str, kind: str) -> str:
    return "gap" if kind == "gap" else f"{name} ({kind})" if kind == "urgent" else name


def _id(name: str) -> str:
    return "n_" + "".join(letter if letter.isalnum() else "_" for letter in name)


def _text(words: str) -> str:
    return words.replace('"', "'")
