"""What changed between two catalogues, in words: for whoever reviews a changed journey."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

import msgspec

from journeys.definition import END, Definition, Step

SPAN_WORDS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
ORDINALS = ("first", "second", "third", "fourth", "fifth")
WARNING = "changed without a new version: runs under way would follow the new text; raise `version`"


class Difference(msgspec.Struct, frozen=True):
    """One journey that is not what it was. `lines` say what changed; `is_warning` marks a change without a version."""

    journey: str
    headline: str
    lines: tuple[str, ...] = ()
    is_warning: bool = False


def differences(old: Iterable[Definition], new: Iterable[Definition]) -> list[Difference]:
    """Every journey that was added, taken away or changed, by name."""
    before = {journey.journey: journey for journey in old}
    after = {journey.journey: journey for journey in new}
    found = []
    for name in sorted(before.keys() | after.keys()):
        if name not in before:
            found.append(Difference(name, f"{name} is new: {after[name].purpose}"))
        elif name not in after:
            found.append(Difference(name, f"{name} is gone; runs under way finish on version {before[name].version}"))
        elif change := difference(before[name], after[name]):
            found.append(change)
    return found


def difference(old: Definition, new: Definition) -> Difference | None:
    """What changed in one journey; None when nothing did. A comment or another order of words is no change."""
    lines = tuple([*_of_header(old, new), *_of_steps(old, new)])
    versions = f"{old.version} → {new.version}" if old.version != new.version else f"{old.version}"
    headline = f"{new.journey} {versions}"
    if new.version < old.version:
        return Difference(new.journey, headline, (*lines, f"the version went back from {old.version}"), True)
    if lines and new.version == old.version:
        return Difference(new.journey, headline, (*lines, WARNING), True)
    if not lines and new.version == old.version:
        return None
    return Difference(new.journey, headline, lines or ("a new version, and nothing else is new",))


# -- the header ----------------------------------------------------------------------------------------------------


def _of_header(old: Definition, new: Definition) -> Iterator[str]:
    yield from _lists("starts when", old.trigger, new.trigger)
    yield from _lists("starts only if", old.when, new.when)
    yield from _lists("ends at once when", sorted(old.exit_on), sorted(new.exit_on))
    if old.purpose != new.purpose:
        yield f"purpose: {new.purpose} (was: {old.purpose})"
    if old.one_run_per != new.one_run_per:
        yield f"one run per {_plain(new.one_run_per)} (was per {_plain(old.one_run_per)})"
    if old.category != new.category:
        yield f"is {new.category} (was {old.category})"
    if old.urgent != new.urgent:
        yield "is urgent now" if new.urgent else "is no longer urgent"
    if old.steps and new.steps and old.first.name != new.first.name and new.first.name in old.steps:
        yield f"begins with step `{new.first.name}` (was `{old.first.name}`)"


def _lists(words: str, old: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    before, after = list(old), list(new)
    for name in after:
        if name not in before:
            yield f"{words} `{name}`, which is new"
    for name in before:
        if name not in after:
            yield f"no longer {words} `{name}`"


def _plain(word: str) -> str:
    return word.replace("_", " ")


# -- the steps -----------------------------------------------------------------------------------------------------


def _of_steps(old: Definition, new: Definition) -> Iterator[str]:
    renamed = _renamed(old, new)
    for before, after in renamed.items():
        yield f"step `{before}` is called `{after}` now"
    for name, step in new.steps.items():
        if name not in old.steps and name not in renamed.values():
            yield f"step `{name}` is new: it {_does(step)}"
    for name, step in old.steps.items():
        if name not in new.steps and name not in renamed:
            yield f"step `{name}` is gone: it {_did(step)}"
    for name, step in old.steps.items():
        after = renamed.get(name, name)
        if after in new.steps:
            yield from _of_step(_with_names(step, renamed), new.steps[after], new)


def _renamed(old: Definition, new: Definition) -> dict[str, str]:
    """Old names to new ones: steps that do the same and wait for the same under another name."""
    gone = [step for name, step in old.steps.items() if name not in new.steps]
    fresh = [step for name, step in new.steps.items() if name not in old.steps]
    pairs: dict[str, str] = {}
    for step in gone:
        alike = [each for each in fresh if each.name not in pairs.values() and _shape(each) == _shape(step)]
        if alike:
            pairs[step.name] = alike[0].name
    return pairs


def _shape(step: Step) -> tuple[object, ...]:
    return step.kind, step.what, step.span, sorted(step.wait_for), step.timeout.after if step.timeout else None


def _with_names(step: Step, renamed: Mapping[str, str]) -> Step:
    """The step as it would have been under the new names."""

    def called(name: str) -> str:
        return renamed.get(name, name)

    timeout = msgspec.structs.replace(step.timeout, go_to=called(step.timeout.go_to)) if step.timeout else None
    return msgspec.structs.replace(
        step,
        name=called(step.name),
        wait_for={happening: called(target) for happening, target in step.wait_for.items()},
        timeout=timeout,
        then=called(step.then),
        on_failure=called(step.on_failure),
        if_so=called(step.if_so),
        if_not=called(step.if_not),
    )


def _of_step(old: Step, new: Step, journey: Definition) -> Iterator[str]:
    if (old.kind, old.what) != (new.kind, new.what):
        yield f"step `{new.name}` {_does(new)} (it {_did(old)})"
        if old.kind != new.kind:
            return
    yield from _of_time(old, new, journey)
    yield from _of_routes(old, new)


def _of_time(old: Step, new: Step, journey: Definition) -> Iterator[str]:
    if old.kind == "wait" and old.span != new.span:
        yield f"step `{new.name}` waits {in_words(new.span)} (was {_was(old.span, new.span)})"
    before, after = old.timeout, new.timeout
    if before and after and before.after != after.after:
        words = _of_target(after.go_to, journey)
        yield f"{words} after {in_words(after.after)} (was {_was(before.after, after.after)}), from step `{new.name}`"
    elif after and not before:
        yield f"step `{new.name}` has a time-out now: after {in_words(after.after)} {_goes(after.go_to)}"
    elif before and not after:
        yield f"step `{new.name}` has no time-out any more (it was {in_words(before.after)})"


def _of_target(name: str, journey: Definition) -> str:
    """What comes at the end of a time-out: "the second word, `ndr_ask_again`, comes"."""
    if name == END:
        return "the run ends"
    words = [step.name for step in journey.steps.values() if step.kind == "send"]
    target = journey.steps.get(name)
    if target is None or target.kind != "send":
        return f"step `{name}` comes"
    place = words.index(name)
    which = ORDINALS[place] if place < len(ORDINALS) else f"{place + 1}th"
    return f"the {which} word, `{target.what}`, comes"


def _of_routes(old: Step, new: Step) -> Iterator[str]:
    before, after = dict(old.routes), dict(new.routes)
    for word, target in after.items():
        if word == "timeout" and word not in before:
            continue  # told with its span
        if word not in before:
            yield f"step `{new.name}`: {_route(word)} is a way on now, it {_goes(target)}"
        elif before[word] != target:
            yield f"step `{new.name}`: {_route(word)} {_goes(target)} ({_went(before[word])})"
    for word, target in before.items():
        if word not in after and word != "timeout":
            yield f"step `{new.name}`: {_route(word)} is no way on any more ({_went(target)})"


ROUTE_WORDS = {
    "if_so": "yes",
    "if_not": "no",
    "then": "going on",
    "on_failure": "a refusal",
    "timeout": "the time-out",
}


def _route(word: str) -> str:
    return ROUTE_WORDS.get(word, f"`{word}`")


def _goes(target: str) -> str:
    return "ends the run" if target == END else f"leads to `{target}`"


def _went(target: str) -> str:
    return "it ended the run" if target == END else f"it led to `{target}`"


def _does(step: Step) -> str:
    return {
        "send": f"sends `{step.what}`",
        "do": f"has `{step.what}` done",
        "check": f"asks `{step.what}`",
        "wait": f"waits {in_words(step.span)}",
        "handoff": f"hands over to an agent, `{step.what}`",
    }[step.kind]


def _did(step: Step) -> str:
    return {
        "send": f"sent `{step.what}`",
        "do": f"had `{step.what}` done",
        "check": f"asked `{step.what}`",
        "wait": f"waited {in_words(step.span)}",
        "handoff": f"handed over to an agent, `{step.what}`",
    }[step.kind]


def in_words(span: timedelta) -> str:
    """90 minutes -> "1 hour 30 minutes"."""
    left, parts = int(span.total_seconds()), []
    for size, name in SPAN_WORDS:
        if left >= size:
            parts.append(f"{left // size} {name}{'s' if left // size != 1 else ''}")
            left %= size
    return " ".join(parts) or "no time"


def _was(old: timedelta, new: timedelta) -> str:
    """The old span, without its unit where both have the same one: "after 25 minutes (was 20)"."""
    before, after = in_words(old).split(" "), in_words(new).split(" ")
    same = len(before) == len(after) == 2 and before[1].rstrip("s") == after[1].rstrip("s")
    return before[0] if same else " ".join(before)
