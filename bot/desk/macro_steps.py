"""Macros as people write them, one step a line, and as they are kept: what each line posts to the desk's routes. Pure.

reply Your refund is on its way, {{first_name}}.
canned late          (a canned reply by its short word)
assign me            or: assign nobody, assign team:returns
template no_news
label refund, vip
snooze 4h            or: snooze reply, snooze courier
note Told her about the refund.
do reattempt
hold, release, wake, resolve, reopen, unanswered     (alone on their line)
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.desk.wish import Malformed
from bot.settings_values import span
from journeys.desk.order_actions import ACTIONS
from journeys.messages import MESSAGES

# The field that carries what follows the word.
FIELD_OF_STEP = {
    **{"reply": "text", "canned": "short", "note": "text", "template": "name", "label": "labels", "do": "action"},
    "assign": "whom",
}
ALONE = ("hold", "release", "wake", "resolve", "reopen", "unanswered")
EVENTS = ("reply", "courier")  # what a snooze may wait for, besides a span of time
MOST_STEPS = 9
TEAM = "team:"
# Actions that need nothing but the order.
WITHOUT_WORDS = ("reattempt", "pay_link", "cancel", "send_back", "approve_return")

Step = dict[str, Any]


def read_steps(text: str) -> list[Step]:
    """The steps in a text. Raises Malformed with the line that cannot be read."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not 1 <= len(lines) <= MOST_STEPS:
        raise Malformed(f"A macro has 1 to {MOST_STEPS} steps, one a line.")
    return [_step(line) for line in lines]


def as_text(steps: Iterable[Mapping[str, Any]]) -> str:
    """The steps as they are written."""
    return "\n".join(_line(step) for step in steps)


def _step(line: str) -> Step:
    word, _, said = line.partition(" ")
    said = said.strip()
    if word in ALONE and not said:
        return {"do": word}
    if word == "snooze" and said:
        return {"do": word, **_snooze(line, said)}
    if word not in FIELD_OF_STEP or not said or not _is_known(word, said):
        raise Malformed(f"“{line[:80]}” is no step.")
    if word == "do":
        return {"do": "do", "action": said}
    return {"do": word, FIELD_OF_STEP[word]: said}


def _is_known(word: str, said: str) -> bool:
    if word == "template":
        return said in MESSAGES and MESSAGES[said].proactive
    if word == "assign":
        return said in {"me", "nobody"} or bool(said.startswith(TEAM) and said[len(TEAM) :].strip())
    return word != "do" or (said in ACTIONS and said in WITHOUT_WORDS)


def _snooze(line: str, said: str) -> Step:
    if said in EVENTS:
        return {"for": said}
    try:
        span(said)
    except ValueError:
        raise Malformed(f"“{line[:80]}”: a snooze is a span such as 4h or 2d, “reply” or “courier”.") from None
    return {"for": "time", "in": said}


def _line(step: Mapping[str, Any]) -> str:
    word = str(step["do"])
    if word == "snooze":
        return f"snooze {step.get('in') or step['for']}"
    return f"{word} {step[FIELD_OF_STEP[word]]}" if word in FIELD_OF_STEP else word
