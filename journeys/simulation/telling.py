"""One played history as a story of lines: what we were told, what left, what was kept back and why."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher

import msgspec

from journeys.brand import Brand
from journeys.decision import Recorded
from journeys.events import MessageIn, OrderFacts, Scan, Signal, TimerDue
from journeys.rehearsal import Left
from journeys.simulation.playing import Played


class StoryLine(msgspec.Struct, frozen=True):
    """`mark` is " " when both catalogues have the line, "-" when only the first, "+" when only the second has it."""

    at: datetime
    what: str
    text: str
    mark: str = " "

    def say(self, brand: Brand) -> str:
        return f"{self.mark} {brand.local(self.at):%a %d %b %H:%M:%S}  {self.what:<9} {self.text}"


def story_of(played: Played) -> list[StoryLine]:
    """The lines of one history, in order."""
    world = played.world
    lines = [*_told(world.recorded)]
    lines += [StoryLine(left.at, "sent", _sent(left)) for left in world.sent]
    lines += [StoryLine(kept.at, "withheld", f"{kept.message}: {', '.join(kept.blockers)}") for kept in world.withheld]
    lines += [StoryLine(kept.at, "waits", f"{kept.message}: {', '.join(kept.blockers)}") for kept in world.deferred]
    lines += [StoryLine(asked.at, "asked", asked.command) for asked in world.asked]
    lines += [StoryLine(task.at, "task", task.reason) for task in world.tasks]
    lines += [StoryLine(at, "alert", alert.reason) for at, alert in world.alerts]
    lines += [StoryLine(run.ended_at, "ended", f"{run.journey}: {run.ended_as}") for run in world.ended if run.ended_at]
    lines += [StoryLine(trouble.at, "trouble", trouble.kind) for trouble in played.troubles]
    return sorted(lines, key=lambda line: (line.at, WHATS.index(line.what)))


WHATS = ("told", "trouble", "she", "asked", "waits", "withheld", "sent", "task", "alert", "ended")


def beside(first: Sequence[StoryLine], second: Sequence[StoryLine]) -> list[StoryLine]:
    """Two stories as one: what both have once, what only one has with its mark."""
    lines: list[StoryLine] = []
    for tag, a, b, c, d in SequenceMatcher(a=first, b=second, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += first[a:b]
        else:
            lines += [msgspec.structs.replace(line, mark="-") for line in first[a:b]]
            lines += [msgspec.structs.replace(line, mark="+") for line in second[c:d]]
    return lines


def _told(recorded: Sequence[Recorded]) -> Iterator[StoryLine]:
    """What reached us, when it reached us; timers of our own are not told."""
    for each in recorded:
        event, body = each.event, each.event.body
        if isinstance(body, TimerDue):
            continue
        late = " (late)" if each.late else ""
        if isinstance(body, MessageIn):
            yield StoryLine(event.received_at, "she", f"taps {body.text}" if body.button_id else f"writes: {body.text}")
        else:
            yield StoryLine(event.received_at, "told", f"{event.kind}{_detail(body)}{late}")


def _detail(body: object) -> str:
    if isinstance(body, Scan):
        said = (body.ndr.reason.value if body.ndr else "", body.place)
        words = ", ".join(filter(None, said))
    elif isinstance(body, OrderFacts):
        words = f"{body.number}, {body.payment}, {body.status}"
    else:
        words = str(body.subject) if isinstance(body, Signal) else ""
    return f" ({words})" if words else ""


def _sent(left: Left) -> str:
    joined = f", in the text of {left.joined}" if left.joined else ""
    waited = f", waited: {', '.join(left.held)}" if left.held else ""
    return f"{left.message} as {left.form.replace('_', ' ')} by {left.rule}{joined}{waited}"
