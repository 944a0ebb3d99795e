"""What a story can see of the chat: what a text says, which form stands open, her language, who has taken over."""

from collections.abc import Callable
from typing import Any

from journeys.events import order_number_key
from journeys.rehearsal import Left
from journeys.state import Frame
from journeys.stories.stage import Stage, StoryFailed
from journeys.stories.story import Line


def check_words(stage: Stage, line: Line, left: Left) -> None:
    """Of which order the message is and what it says, as far as the line tells. Raises StoryFailed."""
    if "about" in line.more:
        _check_about(stage, str(line.more["about"]), left)
    told = line.more.get("text", ())
    if stage.wording is None or not told:
        return
    said = stage.wording(left, stage.rehearsal.state, stage.brand)
    for words in [told] if isinstance(told, str) else told:
        if str(words).casefold() not in said.casefold():
            raise StoryFailed(f"`{left.message}` does not say `{words}`; it says: {said}")


def _check_about(stage: Stage, number: str, left: Left) -> None:
    order = next((each for each in stage.rehearsal.all_orders() if each.id == left.order_id), None)
    about = order_number_key(order.number) if order else "no order"
    if about != order_number_key(number):
        raise StoryFailed(f"`{left.message}` is about {about}, not about {number}")


def _handed_over(stage: Stage, line: Line) -> None:
    """The chat was given to a person for that reason, with a task of its own."""
    conversation = stage.rehearsal.state.conversation
    if conversation.handoff_reason != line.told:
        raise StoryFailed(
            f"no person was asked for `{line.told}`; the last reason is `{conversation.handoff_reason or 'none'}`"
        )
    unnamed = stage.unnamed_tasks()
    if not unnamed or unnamed[0].reason != f"handoff_{line.told}":
        raise StoryFailed(f"no task `handoff_{line.told}` was opened; {stage.whereabouts()}")
    stage.named.tasks += 1


def _asked(stage: Stage, line: Line) -> None:
    """The form on top waits for that answer."""
    form, slot = str(line.told).split()
    frame = _top(stage)
    if frame is None or (frame.form, frame.asked) != (form, slot):
        stands = f"{frame.form} waits for {frame.asked}" if frame else "no form is open"
        raise StoryFailed(f"{form} does not wait for {slot}; {stands}")


def _filled(stage: Stage, line: Line) -> None:
    """The form on top knows these."""
    frame = _top(stage)
    known: dict[str, Any] = frame.slots if frame else {}
    if wrong := {name: known.get(name) for name, value in line.told.items() if known.get(name) != value}:
        raise StoryFailed(f"the form knows {wrong}, not {line.told}")


def _no_form(stage: Stage, line: Line) -> None:
    """Nothing is being asked."""
    if stage.rehearsal.state.conversation.stack:
        frame = stage.rehearsal.state.conversation.stack[-1]
        raise StoryFailed(f"{frame.form} still waits for {frame.asked}")


def _language(stage: Stage, line: Line) -> None:
    """She is answered in that language from now on."""
    spoken = stage.rehearsal.state.customer.language
    if spoken != line.told:
        raise StoryFailed(f"she is answered in `{spoken or 'no language yet'}`, not in `{line.told}`")


def _top(stage: Stage) -> Frame | None:
    stack = stage.rehearsal.state.conversation.stack
    return stack[-1] if stack else None


CHAT_CHECKS: dict[str, Callable[[Stage, Line], None]] = {
    "handed_over": _handed_over,
    "asked": _asked,
    "filled": _filled,
    "no_form": _no_form,
    "language": _language,
}
