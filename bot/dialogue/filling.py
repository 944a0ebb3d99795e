"""Forms on a stack: an answer fills the slot that was asked, anything else is an aside, and then we come back."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import msgspec
from rasa_sdk.forms import REQUESTED_SLOT

from bot.dialogue.answers import read_by_form
from bot.dialogue.chat import Chat
from bot.dialogue.finding import PROOF, is_asked, is_proof, proof_failed
from bot.dialogue.running import Runner
from bot.dialogue.skill import Form
from bot.dialogue.understanding import SURE
from journeys.state import Frame
from journeys.tokens import Choice

# Words to the form itself, not to us.
CONTROLS = frozenset({"stop_that", "skip", "repeat", "correction"})
SURE_OF_CONTROL = SURE
MOST_MISSES = 2
# After so long a form is not brought up again by itself; asked for again it goes on where it was.
IS_FRESH_FOR = timedelta(hours=24)
# In an answer in her own words ("Near the temple, where is ...") only this much certainty makes it an aside.
SURE_OF_ASIDE = 0.9
# A wish that no answer of hers may swallow.
ALWAYS_HEARD = frozenset({"opt_out"})
KINDS_OF_WORDS = frozenset({"text", "place"})

Aside = Callable[[Chat], bool]
Submit = Callable[[Chat, str, dict[str, object]], None]
# Answers that ask her something themselves, or after which she wants to hear no more: the form waits.
ASKS_BACK = frozenset({"order_list", "clarify", "ask_proof", "opted_out"})


class Filling:
    """Starts, fills, corrects, pauses and ends forms."""

    def __init__(self, forms: Mapping[str, Form], runner: Runner, submit: Submit) -> None:
        self._forms = forms
        self._runner = runner
        self._submit = submit

    # -- starting --------------------------------------------------------------------------------------------------

    def start(self, chat: Chat, frame: Frame, known: Mapping[str, Any]) -> None:
        """Put a form on the stack, with what she told already; one of the same order goes on where it was."""
        earlier = next((each for each in chat.conversation.stack if _same(each, frame)), None)
        rest = tuple(each for each in chat.conversation.stack if not _same(each, frame))
        if earlier:
            frame = msgspec.structs.replace(frame, slots=earlier.slots | frame.slots, began_at=earlier.began_at)
        chat.turn.change_conversation(stack=(*rest, frame))
        chat.is_aside = False
        self._validate(chat, frame, dict(known))

    # -- what she said or tapped -----------------------------------------------------------------------------------

    def tapped(self, chat: Chat, choice: Choice) -> bool:
        """Whether the button answered a form that is under way for its order."""
        for frame in reversed(chat.conversation.stack):
            form = self._forms.get(frame.form)
            found = form.taps.get(choice.name) if form else None
            if form and found and (frame.order_id or 0) == choice.order_id:
                self._to_top(chat, frame)
                slot = found[0] or frame.asked
                self._validate(chat, frame, {slot: found[1]})
                return True
        return False

    def said(self, chat: Chat, aside: Aside) -> bool:
        """Whether a form took the message. It also takes what it does not understand, as long as it is fresh."""
        if is_asked(chat):
            return self._said_to_proof(chat)
        frame = self._top(chat)
        if frame is None:
            return False
        chat.order = chat.own(frame.order_id)
        form = self._forms[frame.form]
        if self._control(chat, form, frame):
            return True
        if self._corrects(chat, form, frame):
            return True
        value = read_by_form(form, frame.asked, chat)
        if value is not None and not self._is_aside(chat, form, frame):
            self._validate(chat, frame, {frame.asked: value})
            return True
        return self._go_on_after(chat, form, frame, aside)

    def _said_to_proof(self, chat: Chat) -> bool:
        """A number and a pincode are checked by the caller; a lone number or anything else is no proof."""
        if is_proof(chat):
            return False
        named = [order for order in chat.orders() if order.number_key in chat.meaning.numbers]
        if named or chat.meaning.intent in {"person", "opt_out"}:
            chat.turn.change_conversation(stack=tuple(f for f in chat.conversation.stack if f.form != PROOF))
            return False
        proof_failed(chat)
        return True

    def _go_on_after(self, chat: Chat, form: Form, frame: Frame, aside: Aside) -> bool:
        """Answer an aside and come back to the question; what is neither is asked again, then given to a person."""
        chat.order, chat.is_aside = None, True
        depth = len(chat.conversation.stack)
        if aside(chat):
            if len(chat.conversation.stack) == depth:
                self._come_back(chat)
            return True
        chat.is_aside, chat.order = False, chat.own(frame.order_id)
        if frame.misses + 1 >= MOST_MISSES:
            chat.hand_over("not_understood")
            return True
        self._put(chat, msgspec.structs.replace(frame, misses=frame.misses + 1))
        chat.reply("not_an_answer")
        self._ask(chat, form, chat.conversation.stack[-1])
        return True

    def _is_aside(self, chat: Chat, form: Form, frame: Frame) -> bool:
        """Words of her own could be an answer or a question; a question is only what we are very sure of."""
        if form.kinds[frame.asked] not in KINDS_OF_WORDS or hasattr(form, f"read_{frame.asked}"):
            return False
        if chat.meaning.intent in form.same_matter:
            return False
        is_question = chat.text.rstrip().endswith("?") and chat.meaning.confidence >= SURE
        least = SURE_OF_CONTROL if chat.meaning.intent in ALWAYS_HEARD else SURE_OF_ASIDE
        return chat.meaning.intent in ASIDES and (is_question or chat.meaning.confidence >= least)

    # -- words to the form itself ----------------------------------------------------------------------------------

    def _control(self, chat: Chat, form: Form, frame: Frame) -> bool:
        intent = chat.meaning.intent
        if intent not in CONTROLS or chat.meaning.confidence < SURE_OF_CONTROL:
            return False
        if intent == "stop_that":
            self._pop(chat, frame)
            chat.reply("form_stopped")
        elif intent == "repeat":
            self._ask(chat, form, frame)
        elif intent == "skip" and frame.asked in form.optional:
            self._validate(chat, frame, {frame.asked: ""})
        elif intent == "correction" and (last := _last_filled(form, frame, chat)):
            slots = {name: value for name, value in frame.slots.items() if name != last}
            self._ask_for(chat, form, msgspec.structs.replace(frame, slots=slots), last)
        else:
            return False
        return True

    def _corrects(self, chat: Chat, form: Form, frame: Frame) -> bool:
        """An earlier answer put right in passing: "no, the pincode is 560002"."""
        for slot, kind in form.kinds.items():
            value = chat.meaning.first(kind)
            is_other = slot != frame.asked and slot in frame.slots and form.kinds[frame.asked] != kind
            if value and is_other and frame.slots[slot] not in ("", value):
                slots = {name: known for name, known in frame.slots.items() if name != slot}
                self._validate(chat, msgspec.structs.replace(frame, slots=slots), {slot: value})
                return True
        return False

    # -- filling ---------------------------------------------------------------------------------------------------

    def _validate(self, chat: Chat, frame: Frame, candidates: dict[str, Any]) -> None:
        """Have the form judge values; ask what is still open, or hand everything to the skill that acts."""
        form = self._forms[frame.form]
        chat.order = chat.own(frame.order_id)
        said = len(chat.turn.out.sends)
        found = self._runner.run(form.name(), chat, frame.slots, candidates)
        asked = found.pop(REQUESTED_SLOT, None)
        slots = frame.slots | found
        frame = msgspec.structs.replace(frame, slots={k: v for k, v in slots.items() if v is not None})
        refused = [name for name in candidates if slots.get(name) is None]
        if refused and len(chat.turn.out.sends) > said:  # the form said what is wrong, and asked again
            return self._refused(chat, frame, refused[0])
        if asked is None:
            self._pop(chat, frame)
            chat.is_aside = self._top(chat) is not None
            depth = len(chat.conversation.stack)
            self._submit(chat, form.submits, dict(frame.slots) | {"subject": frame.subject})
            return self._come_back(chat) if len(chat.conversation.stack) == depth else None  # else the next form asked
        return self._ask_for(chat, form, frame, str(asked))

    def _come_back(self, chat: Chat) -> None:
        """Ask again what was open before, unless her turn is needed for something else first."""
        frame = self._top(chat)
        last = chat.turn.out.sends[-1].message if chat.turn.out.sends else ""
        if frame and chat.conversation.handoff_at != chat.now and last not in ASKS_BACK:
            self._ask(chat, self._forms[frame.form], frame)

    def _refused(self, chat: Chat, frame: Frame, slot: str) -> None:
        misses = frame.misses + 1
        self._put(chat, msgspec.structs.replace(frame, asked=slot, misses=misses, asked_at=chat.now))
        if misses > MOST_MISSES:
            chat.turn.out.sends.pop()
            chat.hand_over("not_understood")

    def _ask_for(self, chat: Chat, form: Form, frame: Frame, slot: str) -> None:
        frame = msgspec.structs.replace(frame, asked=slot, misses=0, asked_at=chat.now)
        self._put(chat, frame)
        self._ask(chat, form, frame)

    def _ask(self, chat: Chat, form: Form, frame: Frame) -> None:
        chat.is_aside = False
        chat.order = chat.own(frame.order_id)
        chat.slots = dict(frame.slots)
        form.ask(frame.asked, chat)

    # -- the stack -------------------------------------------------------------------------------------------------

    def _top(self, chat: Chat) -> Frame | None:
        stack = chat.conversation.stack
        if not stack or stack[-1].form not in self._forms:
            return None
        return stack[-1] if chat.now - stack[-1].asked_at < IS_FRESH_FOR else None

    def _put(self, chat: Chat, frame: Frame) -> None:
        rest = tuple(each for each in chat.conversation.stack if not _same(each, frame))
        chat.turn.change_conversation(stack=(*rest, frame))

    def _to_top(self, chat: Chat, frame: Frame) -> None:
        self._put(chat, frame)

    def _pop(self, chat: Chat, frame: Frame) -> None:
        chat.turn.change_conversation(stack=tuple(f for f in chat.conversation.stack if not _same(f, frame)))


def _same(one: Frame, other: Frame) -> bool:
    return (one.form, one.order_id, one.subject) == (other.form, other.order_id, other.subject)


def _last_filled(form: Form, frame: Frame, chat: Chat) -> str:
    """The slot that was answered before the one that is asked now."""
    order = list(form.wanted(chat, frame.slots))
    before = order[: order.index(frame.asked)] if frame.asked in order else order
    return next((slot for slot in reversed(before) if slot in frame.slots), "")


# What may interrupt a form; the rest is more likely an answer.
ASIDES = frozenset(
    {
        *("order_status", "refund_status", "return_status", "person", "payment_failed", "amount_due", "invoice"),
        *("return_policy", "delivery_area", "courier_contact", "verify_sender", "my_data", "delete_data", "opt_out"),
        *(
            "cancel_order",
            "return_request",
            "exchange_request",
            "change_delivery_time",
            "not_received",
            "bot_challenge",
        ),
        *(
            "bot_challenge",
            "cod_available",
            "offers",
            "product_question",
            "change_language",
            "complaint",
            "warranty",
            "pay_now",
        ),
    }
)
