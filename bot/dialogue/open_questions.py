"""Free text that answers a question of a journey: "haan bhej do" does what the button under the question does."""

from collections.abc import Iterator

from bot.dialogue.chat import Chat
from journeys.engine import answered
from journeys.state import Run
from journeys.tokens import Choice
from journeys.vocabulary import REPLY, REPLY_GROUPS

# What she means -> the buttons that mean the same, the likeliest first. Yes and no only answer what was asked last.
BUTTONS_OF_INTENT: dict[str, tuple[str, ...]] = {
    "affirm": (
        "cod_confirm",
        "address_correct",
        "received_yes",
        "issue_none",
        "cod_cancel_yes",
        "deliver_it",
        "keep_it",
    ),
    "deny": ("received_no", "issue_some", "let_it_go", "reorder_no"),
    "cod_confirm": ("cod_confirm",),
    "cancel_order": ("cod_cancel", "no_longer_wanted", "cancel_it", "let_it_go"),
    "change_address": ("fix_address", "address_change"),
    "change_delivery_time": ("tomorrow", "change_date"),
    "change_phone": ("other_phone",),
    "fake_attempt": ("nobody_came",),
    "pay_now": ("prepay", "pay_now"),
    "not_received": ("received_no",),
    "item_problem": ("issue_some",),
}
ONLY_THE_LAST = frozenset({"affirm", "deny"})
# A sentence that says more than the button would is left to the skill.
SAYS_MORE = {"change_delivery_time": "date", "change_phone": "phone", "change_address": "pincode"}


def answer_open_question(chat: Chat, intent: str) -> bool:
    """Let the newest run that waits for such an answer have it; False when none does."""
    if intent in SAYS_MORE and chat.meaning.first(SAYS_MORE[intent]):
        return False
    waiting = sorted(_waiting(chat), key=lambda run: run.step_at, reverse=True)
    for run in waiting[:1] if intent in ONLY_THE_LAST else waiting:
        if chat.order and run.order_id != chat.order.id:
            continue
        for button in BUTTONS_OF_INTENT.get(intent, ()):
            if REPLY + REPLY_GROUPS.get(button, button) in _awaited(chat, run):
                return answered(chat.turn, Choice(button, run.order_id or 0, run.subject), chat.event)
    return False


def _waiting(chat: Chat) -> Iterator[Run]:
    """Runs that wait for an answer of hers."""
    for run in chat.turn.state.runs.values():
        if run.ended_at is None and any(kind.startswith(REPLY) for kind in _awaited(chat, run)):
            yield run


def _awaited(chat: Chat, run: Run) -> frozenset[str]:
    journey = chat.turn.catalogue.get(run.journey, run.version)
    return frozenset(journey.steps[run.step].wait_for) if journey else frozenset()
