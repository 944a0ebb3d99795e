"""Free text that answers a question of a journey: "haan bhej do" does what the button under the question does."""

import re
from collections.abc import Iterator
from datetime import datetime

from bot.dialogue.chat import Chat
from bot.dialogue.yes_no import opening_yes_no
from journeys.engine import answered
from journeys.state import Run
from journeys.tokens import Choice
from journeys.vocabulary import REPLY, REPLY_GROUPS

# What she means -> the buttons that mean the same, the likeliest first. Yes and no only answer what was asked last.
BUTTONS_OF_INTENT: dict[str, tuple[str, ...]] = {
    "affirm": (
        "cod_cancel_yes",  # before cod_confirm, which is "no, keep it" beside it
        "cancel_yes",
        "cod_confirm",
        "address_correct",
        "received_yes",
        "issue_none",
        "deliver_it",
        "keep_it",
    ),
    "deny": ("cancel_no", "received_no", "issue_some", "let_it_go", "reorder_no"),
    "cod_confirm": ("cod_confirm",),
    "cancel_order": ("cod_cancel", "no_longer_wanted", "cancel_it", "let_it_go"),
    "change_address": ("fix_address", "address_change"),
    "change_delivery_time": ("tomorrow", "change_date"),
    "change_phone": ("other_phone",),
    "fake_attempt": ("nobody_came",),
    "pay_now": ("prepay", "pay_now"),
    "not_received": ("received_no",),
}
ONLY_THE_LAST = frozenset({"affirm", "deny"})
# Asked whether to cancel a cash order, "no" means this; asked whether she wants one, it does not.
NO_KEEP_IT = ("cod_cancel_yes", "cod_confirm")
# What cannot be brought back: "yes" means it only right after the question.
FOR_GOOD = frozenset({"cod_cancel_yes", "cancel_yes"})
# A sentence that says more than the button would is left to the skill.
SAYS_MORE = {"change_delivery_time": "date", "change_phone": "phone", "change_address": "pincode"}

# A score in figures of any script, alone or "out of 10"; or in words of English and Hindi.
SCORE = re.compile(r"\W{0,3}(10|१०|\d)\s*(?:(?:/|out of|me se|में से)\s*(?:10|१०))?\W{0,3}")
SCORE_IN_WORDS = {
    word: score
    for score, words in enumerate(
        (
            "zero shunya शून्य",
            "one ek एक",
            "two do दो",
            "three teen तीन",
            "four char चार",
            "five paanch पाँच",
            "six chhe छह",
            "seven saat सात",
            "eight aath आठ",
            "nine nau नौ",
            "ten das दस",
        )
    )
    for word in words.split()
}


def answer_with_score(chat: Chat, since: datetime | None = None) -> bool:
    """Let a run that asked for a score, after `since`, have the one she typed; False when none did, or it is none."""
    score = _score_in(chat.text)
    if score is None:
        return False
    choice = f"nps_{score}"
    asking = [run for run in _waiting(chat) if since is None or run.step_at > since]
    for run in sorted(asking, key=lambda run: run.step_at, reverse=True):
        if REPLY + REPLY_GROUPS.get(choice, choice) in _awaited(chat, run):
            return answered(chat.turn, Choice(choice, run.order_id or 0, run.subject), chat.event)
    return False


def _score_in(text: str) -> int | None:
    said = text.strip().casefold()
    found = SCORE.fullmatch(said)
    return int(found[1]) if found else SCORE_IN_WORDS.get(said)


def meant_as_answer(chat: Chat, intent: str) -> str:
    """ "Yes, cancel it" is a yes where we asked just that, and "no, do not cancel" a no; else the intent itself."""
    newest = next(iter(_newest_first(chat)), None)
    if intent != "cancel_order" or newest is None or not _has_asked(chat, newest):
        return intent
    is_of_it = any(_told_as(each) in _awaited(chat, newest) for each in FOR_GOOD)
    answer = opening_yes_no(chat.text) if is_of_it else None
    return intent if answer is None else "affirm" if answer else "deny"


def answer_open_question(chat: Chat, intent: str) -> bool:
    """Let the newest run that waits for such an answer have it; False when none does."""
    if intent in SAYS_MORE and chat.meaning.first(SAYS_MORE[intent]):
        return False
    newest_first = _newest_first(chat)
    for run in newest_first[:1] if intent in ONLY_THE_LAST else newest_first:
        if (chat.order and run.order_id != chat.order.id) or _is_another(chat, run):
            continue
        awaited = _awaited(chat, run)
        for button in _buttons(intent, awaited):
            if _told_as(button) in awaited and (button not in FOR_GOOD or _has_asked(chat, run)):
                return answered(chat.turn, Choice(button, run.order_id or 0, run.subject), chat.event)
    return False


def _buttons(intent: str, awaited: frozenset[str]) -> tuple[str, ...]:
    asked, keep = NO_KEEP_IT
    is_kept = intent == "deny" and _told_as(asked) in awaited
    return (keep,) if is_kept else BUTTONS_OF_INTENT.get(intent, ())


def _told_as(button: str) -> str:
    return REPLY + REPLY_GROUPS.get(button, button)


def _has_asked(chat: Chat, run: Run) -> bool:
    """Whether the run's last step put the question, and does not only keep the answer to an earlier one open."""
    journey = chat.turn.catalogue.get(run.journey, run.version)
    return journey is not None and journey.steps[run.step].kind == "send"


def _is_another(chat: Chat, run: Run) -> bool:
    """Whether she names orders of hers, and not the one of the run."""
    named = {order.id for order in chat.orders() if order.number_key in chat.meaning.numbers}
    return bool(named) and run.order_id not in named


def _newest_first(chat: Chat) -> list[Run]:
    """Runs that wait for an answer of hers; of those that one message of hers moved, the one that asked back first."""
    return sorted(_waiting(chat), key=lambda run: (run.step_at, _has_asked(chat, run)), reverse=True)


def _waiting(chat: Chat) -> Iterator[Run]:
    """Runs that wait for an answer of hers."""
    for run in chat.turn.state.runs.values():
        if run.ended_at is None and any(kind.startswith(REPLY) for kind in _awaited(chat, run)):
            yield run


def _awaited(chat: Chat, run: Run) -> frozenset[str]:
    journey = chat.turn.catalogue.get(run.journey, run.version)
    return frozenset(journey.steps[run.step].wait_for) if journey else frozenset()
