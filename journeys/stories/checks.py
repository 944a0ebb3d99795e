"""What must follow in a story: one function for each word, in one table. Raises StoryFailed."""

from collections.abc import Callable

from journeys.stories.chat_checks import CHAT_CHECKS, check_words
from journeys.stories.moments import next_moment
from journeys.stories.stage import A_MOMENT, Stage, StoryFailed
from journeys.stories.story import Line

Check = Callable[[Stage, Line], None]


def _sent(stage: Stage, line: Line) -> None:
    """The next message that left is this one."""
    name, now = str(line.told), stage.say(stage.rehearsal.now)
    unnamed = stage.unnamed_sent()
    if not unnamed:
        raise StoryFailed(f"expected `{name}`, but nothing left by {now}; {stage.whereabouts(name)}")
    left = unnamed[0]
    if left.message != name:
        raise StoryFailed(
            f"expected `{name}`, but `{left.message}` left at {stage.say(left.at)}; {stage.whereabouts(name)}"
        )
    if left.form != line.more.get("form", left.form):
        raise StoryFailed(f"`{name}` left as {left.form}, not as {line.more['form']}")
    if "at" in line.more and next_moment(line.more["at"], left.at - A_MOMENT, stage.brand) != left.at:
        raise StoryFailed(f"`{name}` left at {stage.say(left.at)}, not at {line.more['at']}")
    check_words(stage, line, left)
    stage.named.sent += 1


def _did(stage: Stage, line: Line) -> None:
    """The next command that was asked is this one."""
    unnamed = stage.unnamed_asked()
    if not unnamed:
        raise StoryFailed(f"expected `{line.told}`, but nothing was asked; {stage.whereabouts()}")
    asked = unnamed[0]
    if asked.command != line.told:
        raise StoryFailed(f"expected `{line.told}`, but `{asked.command}` was asked at {stage.say(asked.at)}")
    wanted = line.more.get("with", {})
    if wrong := {name: asked.params.get(name) for name, value in wanted.items() if asked.params.get(name) != value}:
        raise StoryFailed(f"`{line.told}` was asked with {wrong}, not with {wanted}")
    stage.named.asked += 1


def _task(stage: Stage, line: Line) -> None:
    """The next task that was opened is this one."""
    unnamed = stage.unnamed_tasks()
    if not unnamed:
        raise StoryFailed(f"expected the task `{line.told}`, but none was opened; {stage.whereabouts()}")
    if unnamed[0].reason != line.told:
        raise StoryFailed(f"expected the task `{line.told}`, but `{unnamed[0].reason}` was opened")
    stage.named.tasks += 1


def _alert(stage: Stage, line: Line) -> None:
    """Operations were told; not strict."""
    told = [alert.reason for _, alert in stage.rehearsal.alerts]
    if line.told not in told:
        raise StoryFailed(
            f"operations were not told of `{line.told}`; they were told of {', '.join(told) or 'nothing'}"
        )


def _marked(stage: Stage, line: Line) -> None:
    """The order remembers that answer; not strict."""
    marks = stage.order().marks
    if line.told not in marks:
        raise StoryFailed(
            f"`{line.told}` is not remembered with the order; it remembers {', '.join(marks) or 'nothing'}"
        )


def _no_alert(stage: Stage, line: Line) -> None:
    """Operations were not told of it so far."""
    if any(alert.reason == line.told for _, alert in stage.rehearsal.alerts):
        raise StoryFailed(f"operations were told of `{line.told}`")


def _withheld(stage: Stage, line: Line) -> None:
    """The message was held back for that reason first; not strict."""
    message, blocker = str(line.told).split()
    held = [each for each in stage.rehearsal.door.kept if each.message == message]
    if any(each.blockers[:1] == (blocker,) for each in held):
        return
    reasons = ", ".join(sorted({blocker for each in held for blocker in each.blockers}))
    raise StoryFailed(f"`{message}` was not held back for {blocker}; " + (reasons or "it was never held back"))


def _at_step(stage: Stage, line: Line) -> None:
    """A run of the journey waits at that step."""
    journey, step = str(line.told).split()
    if not any((run.journey, run.step) == (journey, step) for run in stage.rehearsal.runs):
        raise StoryFailed(f"{journey} does not stand at {step}; {stage.whereabouts()}")


def _ended(stage: Stage, line: Line) -> None:
    """A run of the journey ended that way. One that never had to wait leaves no run: it began, and is over."""
    journey, how = str(line.told).split()
    ended = [run for run in stage.rehearsal.ended if run.journey == journey]
    if any(run.ended_as == how for run in ended):
        return
    is_over = not ended and not any(run.journey == journey for run in stage.rehearsal.runs)
    if how == "finished" and is_over and _has_begun(stage, journey):
        return
    raise StoryFailed(f"{journey} has not ended as {how}; {stage.whereabouts()}")


def _has_begun(stage: Stage, journey: str) -> bool:
    state = stage.rehearsal.state
    began = [mark for order in state.orders.values() for mark in order.began] + list(state.customer.began)
    return any(mark.startswith(f"{journey}:") for mark in began)


def _no_run(stage: Stage, line: Line) -> None:
    """No run of the journey is waiting anywhere."""
    if any(run.journey == line.told for run in stage.rehearsal.runs):
        raise StoryFailed(f"{line.told} is running; {stage.whereabouts()}")


def _silent(stage: Stage, line: Line) -> None:
    """Nothing was done that is not named already."""
    stage.require_all_named("`silent`")


CHECKS: dict[str, Check] = {
    "sent": _sent,
    "did": _did,
    "task": _task,
    "alert": _alert,
    "no_alert": _no_alert,
    "marked": _marked,
    "withheld": _withheld,
    "at_step": _at_step,
    "ended": _ended,
    "no_run": _no_run,
    "silent": _silent,
    **CHAT_CHECKS,
}
