"""What an action called by Rasa does in the chat: a skill, a tap, a form's question, or our own way with a message."""

from datetime import datetime
from functools import cache
from typing import Any

import msgspec

from bot.actions import ALL_FORMS, ALL_SKILLS
from bot.dialogue.chat import Chat
from bot.dialogue.dialogue import Dialogue, too_late
from bot.dialogue.filling import IS_FRESH_FOR
from bot.dialogue.skill import Form, Skill
from bot.rasa.call import FORM, SLOT, TAP, Call, CallInvalid
from bot.understanding.reader import meaning_of, spoken
from journeys.events import Event
from journeys.interpreter import Interpreter, Meaning
from journeys.state import CustomerState
from journeys.tokens import read
from journeys.turn import Turn

ACTION_TAP = "action_tap"  # a button of ours
ACTION_MESSAGE = "action_message"  # what Rasa is unsure of, or has no rule for: read and answered by us
VALIDATE_FORM = f"validate_{FORM}"  # a message while one of our forms is open

RasaEvent = dict[str, Any]


@cache
def served_names() -> tuple[str, ...]:
    """Every action that is served: the skills, the forms' validation, and our own ways."""
    skills, forms = {skill.called() for skill in ALL_SKILLS}, {f"validate_{form.called()}" for form in ALL_FORMS}
    return tuple(sorted({*skills, *forms, ACTION_TAP, ACTION_MESSAGE, VALIDATE_FORM}))


class Acting:
    """The actions by name, and what each makes of a call. Decides; reads and writes nothing."""

    def __init__(self, dialogue: Dialogue, interpreter: Interpreter, token_secret: str) -> None:
        self._dialogue = dialogue
        self._interpreter = interpreter
        self._secret = token_secret
        self._forms = {form.name(): form for form in dialogue.forms.values()}
        self._form_of_submit = {form.submits: form for form in dialogue.forms.values()}

    def only_looks(self, call: Call, *, is_heard: bool) -> bool:
        """Whether the call wants to know how things stand and nothing to be said: Rasa has a form validated when it
        begins it, too, with the message that led there and was answered."""
        return call.action == VALIDATE_FORM and (is_heard or SLOT not in call.candidates)

    # -- acting --------------------------------------------------------------------------------------------------

    def act(self, turn: Turn, event: Event, call: Call, *, is_heard: bool) -> list[RasaEvent]:
        """Answer a call with replies in the turn; returns the slots that a form of the caller's own sets.

        `is_heard` when another action was called for the same message before: then it is no answer to what we asked.
        Raises CallInvalid when the action lacks an order or slots.
        """
        if call.token or (call.action == ACTION_TAP and not call.text):
            self._tap(turn, event, call)
        elif form := self._forms.get(call.action):
            return self._validate(self._chat(turn, event, call), form, call)
        elif call.action in self._form_of_submit:
            self._submit(self._chat(turn, event, call), call)
        elif skill := self._dialogue.skills.get(call.action):
            self._perform(self._chat(turn, event, call), skill, is_heard=is_heard)
        elif not is_heard:
            self._dialogue.said(self._chat(turn, event, call))
        return []

    def _tap(self, turn: Turn, event: Event, call: Call) -> None:
        choice = read(call.token, self._secret)
        if choice is None:
            return too_late(Chat(turn, event, Meaning(TAP)))
        return self._dialogue(turn, [event])

    def _perform(self, chat: Chat, skill: Skill, *, is_heard: bool) -> None:
        """A skill for her message; a second one for the same message is not taken for an answer to the first."""
        if is_heard:
            return None if chat.is_held else self._dialogue.perform(chat, skill)
        return self._dialogue.said(chat, skill)

    def _submit(self, chat: Chat, call: Call) -> None:
        """A form that Rasa filled by itself is complete."""
        form = self._form_of_submit[call.action]
        self._require_order(chat, call)
        missing = [slot for slot in form.wanted(chat, call.slots) if call.slots.get(slot) is None]
        if missing:
            raise CallInvalid(f"{call.action} needs the slots {', '.join(missing)}")
        self._dialogue.perform(chat, self._dialogue.skills[call.action], dict(call.slots))

    def _validate(self, chat: Chat, form: Form, call: Call) -> list[RasaEvent]:
        """Judge the values of a form that Rasa fills by itself."""
        self._require_order(chat, call)
        known = {name: value for name, value in call.slots.items() if name not in call.candidates}
        found = self._dialogue.runner.run(form.name(), chat, known, call.candidates)
        return [slot_set(name, value) for name, value in found.items()]

    def _require_order(self, chat: Chat, call: Call) -> None:
        chat.order = chat.obvious_order()
        if chat.order is None:
            raise CallInvalid(f"{call.action} is about one order, and it is open which")

    def _chat(self, turn: Turn, event: Event, call: Call) -> Chat:
        return Chat(turn, event, self._meaning(call, turn.state.customer.language))

    def _meaning(self, call: Call, language: str) -> Meaning:
        """Rasa's reading; our own where Rasa was unsure."""
        if call.parse is None:
            return self._interpreter.read(call.text, language)
        return msgspec.structs.replace(meaning_of(call.parse), language=spoken(call.text, language))


# -- what Rasa is told --------------------------------------------------------------------------------------------


def events_of(call: Call, state: CustomerState, now: datetime) -> list[RasaEvent]:
    """Rasa's form is open while a form of ours is: it is begun, kept open or ended with these events."""
    is_open = is_asking(state, now)
    if call.action == VALIDATE_FORM:
        return [slot_set(SLOT, None if is_open else True)]
    if call.in_form == FORM:
        return [] if is_open else [slot_set(SLOT, True)]
    return [slot_set(SLOT, None), {"event": "followup", "timestamp": None, "name": FORM}] if is_open else []


def is_asking(state: CustomerState, now: datetime) -> bool:
    """Whether we wait for an answer of hers to a form or for a proof."""
    stack = state.conversation.stack
    return bool(stack) and now - stack[-1].asked_at < IS_FRESH_FOR


def slot_set(name: str, value: Any) -> RasaEvent:
    """Rasa's event that sets a slot."""
    return {"event": "slot", "timestamp": None, "name": name, "value": value}
