"""Several messages that may leave to one customer at the same moment become one: one price, one buzz of her phone."""

from collections.abc import Sequence

import msgspec

from bot.composing import Composed
from integrations.whatsapp.outgoing import Button, FreeForm
from journeys.messages import MESSAGES
from journeys.policies.covering import covers
from journeys.store.outbox import Waiting

MOST_BUTTONS = 3  # WhatsApp's limits for a text with buttons, and for one without
BODY_MOST_WITH_BUTTONS = 1024
BODY_MOST = 4096
BETWEEN = "\n\n"
SAME_WHATEVER_THE_ORDER = frozenset({"agent"})  # choices that mean the same in every message

Ready = tuple[Waiting, Composed]


def join(ready: Sequence[Ready]) -> tuple[Composed, list[Ready]]:
    """The first message with as many of the others as fit, and those that went in, the first among them.

    What has no news of its own stays out while something with news about the same order leaves: it is covered then.
    """
    (first, composed), taken = ready[0], [ready[0]]
    for row, other in ready[1:]:
        is_covered = any(_covers(each, row) for each, _ in taken)
        united = None if is_covered else _united(composed, other, first.proactive is row.proactive)
        if united is not None:
            composed, taken = united, [*taken, (row, other)]
    return composed, taken


def _covers(one: Waiting, other: Waiting) -> bool:
    return one.order_id == other.order_id and covers(MESSAGES[one.name], MESSAGES[other.name])


def _united(one: Composed, other: Composed, is_allowed: bool) -> Composed | None:
    """Both in one message; None when they cannot be."""
    a, b = one.content, other.content
    if not is_allowed or not isinstance(a, FreeForm) or not isinstance(b, FreeForm) or not _plain(a):
        return None
    if not _plain(b) and (a.buttons or not b.rows):  # a list may follow words, not buttons
        return None
    buttons = _buttons(a.buttons, b.buttons)
    body = a.body + BETWEEN + b.body
    if buttons is None or len(body) > (BODY_MOST_WITH_BUTTONS if buttons or b.rows else BODY_MOST):
        return None
    content = FreeForm(body, buttons, rows=b.rows, list_label=b.list_label)
    return msgspec.structs.replace(one, content=content, text=body)


def _plain(content: FreeForm) -> bool:
    """Text, perhaps with buttons: lists, links and footers stand alone."""
    return not content.rows and not content.link and not content.footer


def _buttons(some: Sequence[Button], more: Sequence[Button]) -> tuple[Button, ...] | None:
    """All buttons once; None when they are too many, or two say the same and mean something else."""
    united = list(some)
    for button in more:
        same = next((each for each in united if each.title == button.title), None)
        if same is None:
            united.append(button)
        elif same.id != button.id and not _means_the_same(button):
            return None
    return tuple(united) if len(united) <= MOST_BUTTONS else None


def _means_the_same(button: Button) -> bool:
    return button.id.split(".")[1] in SAME_WHATEVER_THE_ORDER
