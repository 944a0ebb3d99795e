"""One journey as a diagram with its live runs: boxes below each other, ways that skip a step beside them. Pure.

Lengths are units of the SVG's viewBox. A template draws what is placed here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from journeys.definition import Definition, Step
from journeys.drawing.words import leads_on, numbers_of, say_span
from journeys.store.ops_runs import Waiting

BOX_X, BOX_WIDTH = 46.0, 300.0
RIGHT = BOX_X + BOX_WIDTH
LINE = 16.0  # between two ways out of a box
LEAST_HEIGHT, AIR, TOP = 46.0, 26.0, 8.0
LANE = 14.0  # between two vertical lines
LETTER = 6.3  # width of a letter of a label, about
LONGEST_LABEL = 34  # letters


class Node(msgspec.Struct, frozen=True):
    """A step. `runs`, `late` and `heat` (0 to 4) are of the live runs that wait here."""

    name: str
    number: int
    kind: str
    says: str
    y: float
    height: float
    runs: int = 0
    late: int = 0
    heat: int = 0

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


class Way(msgspec.Struct, frozen=True):
    """A way on: an SVG path with its label. `ends` when it leads out of the journey."""

    path: str
    label: str
    label_x: float
    label_y: float
    ends: bool = False


class Flow(msgspec.Struct, frozen=True):
    """The diagram."""

    nodes: tuple[Node, ...]
    ways: tuple[Way, ...]
    width: float
    height: float


def flow_of(journey: Definition, waiting: Iterable[Waiting]) -> Flow:
    """Place the steps of a journey and its ways, with how many runs wait where."""
    at = _counts(waiting)
    nodes = list(_nodes(journey, at))
    drawn = _Drawn(journey, nodes)
    ways = [way for node in nodes for way in drawn.ways(node)]
    bottom = nodes[-1].y + nodes[-1].height + TOP
    return Flow(tuple(nodes), tuple(ways), drawn.width, bottom)


def heat_of(count: int, most: int) -> int:
    """0 for nothing, else 1 to 4 by the share of the fullest."""
    return 0 if count <= 0 or most <= 0 else min(4, 1 + int(3.999 * count / most))


def _counts(waiting: Iterable[Waiting]) -> dict[str, tuple[int, int]]:
    """Step -> (runs, late ones), over all versions."""
    counts: dict[str, tuple[int, int]] = {}
    for each in waiting:
        runs, late = counts.get(each.step, (0, 0))
        counts[each.step] = (runs + each.runs, late + each.late)
    return counts


def _nodes(journey: Definition, at: Mapping[str, tuple[int, int]]) -> Iterable[Node]:
    numbers, most, y = numbers_of(journey), max((runs for runs, _ in at.values()), default=0), TOP
    for step in journey.steps.values():
        runs, late = at.get(step.name, (0, 0))
        height = max(LEAST_HEIGHT, LINE * len(_grouped(step)) + 14)
        yield Node(step.name, numbers[step.name], step.kind, says(step), y, height, runs, late, heat_of(runs, most))
        y += height + AIR


def says(step: Step) -> str:
    """What a step does, in a few words."""
    if step.kind == "wait":
        return f"waits {say_span(step.span)}"
    if step.kind == "handoff":
        return f"to an agent: {step.what}"
    verb = {"send": "sends", "do": "does", "check": "asks itself:"}[step.kind]
    return f"{verb} {step.what}"


def _grouped(step: Step) -> list[tuple[str, str]]:
    """(what leads there, the step), one for each step that it leads to."""
    labels: dict[str, list[str]] = {}
    for happens, target in leads_on(step):
        labels.setdefault(target, []).append(happens)
    return [(_short(" · ".join(filter(None, words))), target) for target, words in labels.items()]


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"


class _Drawn:
    """Draws ways. Those that skip a step go along a line beside the boxes, one line for each step they lead to."""

    def __init__(self, journey: Definition, nodes: Sequence[Node]) -> None:
        self._place = {node.name: node for node in nodes}
        grouped = {node.name: _grouped(journey.steps[node.name]) for node in nodes}
        longest = max((len(label) for ways in grouped.values() for label, _ in ways), default=0)
        self._first_lane = RIGHT + 16 + longest * LETTER
        self._exits = {node.name: list(self._beside(node, grouped[node.name])) for node in nodes}
        self._lane_of = lanes_of(self._reaches())
        self.width = self._first_lane + (max(self._lane_of.values(), default=0) + 1) * LANE + 16

    def _beside(self, node: Node, ways: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, float]]:
        """(label, target, height at which it leaves the box): 0 for the way straight down."""
        y = node.y + 14
        for label, target in ways:
            goal = self._place.get(target)
            is_below = goal is not None and goal.number == node.number + 1
            yield label, target, 0.0 if is_below else y
            y += 0.0 if is_below else LINE

    def _reaches(self) -> dict[str, tuple[float, float]]:
        """How far the line of each step reaches: from the highest to the lowest way that leads there."""
        ends: dict[str, list[float]] = {}
        for exits in self._exits.values():
            for _, target, y in exits:
                if y and target in self._place:
                    ends.setdefault(target, [_arrival(self._place[target])]).append(y)
        return {target: (min(heights), max(heights)) for target, heights in ends.items()}

    def ways(self, node: Node) -> Iterator[Way]:
        """The ways out of a box: down to the next one, out of the journey, or round."""
        for label, target, y in self._exits[node.name]:
            goal = self._place.get(target)
            if not y and goal:
                yield self._down(node, goal, label)
            elif goal is None:
                yield Way(f"M{RIGHT:g} {y:g}H{self._first_lane - 8:g}", label, RIGHT + 6, y - 3, ends=True)
            else:
                x = self._first_lane + self._lane_of[target] * LANE
                path = f"M{RIGHT:g} {y:g}H{x:g}V{_arrival(goal):g}H{RIGHT:g}"
                yield Way(path, label, RIGHT + 6, y - 3)

    def _down(self, node: Node, goal: Node, label: str) -> Way:
        x, start = BOX_X + 40, node.y + node.height
        return Way(f"M{x:g} {start:g}V{goal.y:g}", label, x + 8, start + AIR - 9)


def _arrival(goal: Node) -> float:
    """The height at which ways from elsewhere arrive."""
    return goal.y + goal.height - 6


def lanes_of(reaches: Mapping[str, tuple[float, float]]) -> dict[str, int]:
    """A lane for each line, counted from the boxes, so that no two lines in a lane meet; short lines lie inside."""
    lanes: list[list[tuple[float, float]]] = []
    found = {}
    for name, (top, bottom) in sorted(reaches.items(), key=lambda each: (each[1][1] - each[1][0], each[0])):
        free = (n for n, used in enumerate(lanes) if all(bottom < other[0] or top > other[1] for other in used))
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((top, bottom))
        found[name] = lane
    return found
