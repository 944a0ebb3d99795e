"""The dialogue manager: every message of hers takes one way from here to one answer. Deterministic and pure.

button    a journey that waits for it; a form that asked; a skill; or "that choice is no longer open"; an agent's own
          label is text
text      a form that asked; a question of a journey; the skill of what she means; or one question back
"""

from collections.abc import Sequence

from bot.actions import ALL_FORMS, ALL_SKILLS
from bot.dialogue.answers import told_already
from bot.dialogue.bare_numbers import read_number, without_guess
from bot.dialogue.chat import Chat
from bot.dialogue.emoji import meaning_of_emoji
from bot.dialogue.filling import Filling
from bot.dialogue.finding import check_proof, find_order, is_proof
from bot.dialogue.language import keep_language
from bot.dialogue.open_questions import answer_open_question, answer_with_score, meant_as_answer
from bot.dialogue.running import Runner
from bot.dialogue.skill import Skill
from bot.dialogue.typed_rating import typed_rating
from bot.dialogue.understanding import CLARIFIED, Reading, is_beyond_us, reading_of, together
from bot.dialogue.waiting import waiting_of
from bot.dialogue.warning import is_only_secret
from journeys.engine import answered
from journeys.events import Event, MessageIn, Understood
from journeys.interpreter import Interpreter, Meaning
from journeys.tokens import MEANT, SAID, Choice, read
from journeys.turn import Turn

# Kinds that carry no words and need no answer.
SILENT_CONTENTS = frozenset({"reaction", "welcome"})
# Kinds that mean one thing, whatever words come with them.
SKILL_OF_CONTENT = {
    "address": "action_change_address",
    "location": "action_location_pin",
    **dict.fromkeys(("contacts", "order", "unsupported", "malformed"), "action_unsupported"),
}
# Questions of hers that are remembered; the same one twice shows that our answer did not help.
MOST_QUESTIONS = 10
NOT_QUESTIONS = frozenset(
    {
        *("affirm", "deny", "thanks", "greeting", "skip", "repeat", "correction", "stop_that"),
        *("opt_out", "opt_in", "change_language", "feedback", "bot_challenge"),
    }
)


class Dialogue:
    """The conversation so far. Called by `decide` with the messages of a turn; answers the last that needs it."""

    def __init__(self, interpreter: Interpreter, token_secret: str) -> None:
        self._interpreter = interpreter
        self._secret = token_secret
        self.skills = {skill.called(): skill for skill in (kind() for kind in ALL_SKILLS)}
        self.forms = {form.called(): form for form in (kind() for kind in ALL_FORMS)}
        self.runner = Runner([*self.skills.values(), *self.forms.values()])
        self._skill_of_intent = {intent: skill for skill in self.skills.values() for intent in skill.intents}
        self._skill_of_choice = {choice: skill for skill in self.skills.values() for choice in skill.choices}
        self._filling = Filling(self.forms, self.runner, self._submit)

    def __call__(self, turn: Turn, messages: Sequence[Event]) -> None:
        asking = [event for event in messages if _body(event).content not in SILENT_CONTENTS]
        if not asking:
            return
        event = asking[-1]
        body = _body(event)
        choice = read(body.button_id, self._secret) if body.button_id else None
        if choice and choice.name != SAID:
            return self._tapped(Chat(turn, event, Meaning("", 0.0), choice=choice), choice)
        texts = [each.text for each in map(_body, asking) if each.text and not each.button_id]
        texts = texts or [body.text] * bool(body.text)
        language = turn.state.customer.language
        meanings = [without_guess(text, self._interpreter.read(text, language)) for text in texts]
        self.said(Chat(turn, event, together(meanings)))

    # -- taps ------------------------------------------------------------------------------------------------------

    def _tapped(self, chat: Chat, choice: Choice) -> None:
        skill, said = self._skill_of_choice.get(choice.name), len(chat.turn.out.sends)
        if answered(chat.turn, choice, chat.event) and not _goes_on(chat, skill, said):
            return
        if chat.is_held:  # a person has the word; what she chose is on the timeline
            return
        chat.order = chat.own(choice.order_id)
        if self._filling.tapped(chat, choice):
            return
        if choice.name == MEANT:
            chat.meaning = Meaning(choice.subject, 1.0)
            return self._mean(chat)
        is_strangers = bool(choice.order_id) and chat.order is None  # buttons can be copied from another phone
        if skill is None or (is_strangers and skill.about_order and not skill.is_harmless):
            return too_late(chat)
        return self.perform(chat, skill)

    # -- words -----------------------------------------------------------------------------------------------------

    def said(self, chat: Chat, skill: Skill | None = None) -> None:
        """Answer her words. `skill` is what somebody beside us (a Rasa server) decided that they ask for; what is under
        way with her comes first all the same."""
        keep_language(chat)
        _note_meaning(chat)
        if is_only_secret(chat) or (chat.is_held and chat.meaning.intent != "opt_out"):
            return None
        _read_emoji(chat)
        if self._filling.said(chat, self._aside):
            return None
        if skill:
            return check_proof(chat, self._after_proof) if is_proof(chat) else self._do(chat, skill)
        if of_content := SKILL_OF_CONTENT.get(chat.body.content):
            return self.perform(chat, self.skills[of_content])
        if not chat.text:
            return self.perform(chat, self.skills["action_unsupported"])
        if is_proof(chat):
            return check_proof(chat, self._after_proof)
        if self._scored(chat):
            return None
        read_number(chat)
        return self._mean(chat)

    def _scored(self, chat: Chat) -> bool:
        """Whether her words are the score that somebody asked for: a journey, or a person when she was done. Of two
        questions it answers the later."""
        rating = typed_rating(chat)
        if answer_with_score(chat, since=chat.conversation.rating_asked_at if rating else None):
            return True
        if rating:
            chat.choice = rating
            self.perform(chat, self._skill_of_choice[rating.name])
        return rating is not None

    def _mean(self, chat: Chat) -> None:
        """Do what she means, ask which of two things she means, or say that we did not understand."""
        how, intents = reading_of(chat.meaning)
        if how is Reading.CLEAR and intents[0] in self._skill_of_intent:
            if chat.conversation.awaiting == CLARIFIED:
                chat.turn.change_conversation(awaiting="")
            return self._do(chat, self._skill_of_intent[intents[0]])
        if how is Reading.EITHER:
            return chat.reply("clarify", meanings=list(intents))
        return self._not_understood(chat)

    def _do(self, chat: Chat, skill: Skill) -> None:
        intent, said = meant_as_answer(chat, chat.meaning.intent), len(chat.turn.out.sends)
        _note_question(chat, intent)
        if answer_open_question(chat, intent) and not _goes_on(chat, skill, said):
            return
        self.perform(chat, skill)

    def _not_understood(self, chat: Chat) -> None:
        """Once with what we can do; the second time a person. Who waits for a person already is told so."""
        waits = waiting_of(chat.conversation, chat.now, chat.brand)
        if chat.conversation.awaiting == CLARIFIED or (waits and not waits.is_overdue):
            return chat.hand_over("not_understood")
        chat.turn.change_conversation(awaiting=CLARIFIED)
        return chat.reply("out_of_scope" if is_beyond_us(chat.meaning) else "fallback")

    def _aside(self, chat: Chat) -> bool:
        """A question in the middle of a form: answer it, if it is one that we are sure of."""
        how, intents = reading_of(chat.meaning)
        if how is not Reading.CLEAR or intents[0] not in self._skill_of_intent:
            return False
        self._do(chat, self._skill_of_intent[intents[0]])
        return True

    def _after_proof(self, chat: Chat, intent: str) -> None:
        """She proved an order to get at something: there it is."""
        self.perform(chat, self._skill_of_intent.get(intent) or self.skills["action_order_status"])

    # -- skills ----------------------------------------------------------------------------------------------------

    def _submit(self, chat: Chat, name: str, slots: dict[str, object]) -> None:
        """A form is complete: the skill that it names acts."""
        self.perform(chat, self.skills[name], slots)

    def perform(self, chat: Chat, skill: Skill, slots: dict[str, object] | None = None) -> None:
        """Let a skill answer; first she is asked which order it is about, where that is open."""
        if skill.about_order and chat.order is None and not find_order(chat, skill):
            return
        self.runner.run(skill.name(), chat, slots or {})
        if chat.began:
            began, chat.began = chat.began, None
            form = self.forms[began.form]
            self._filling.start(chat, began, told_already(form, chat) | began.slots)


def _goes_on(chat: Chat, skill: Skill | None, said: int) -> bool:
    """Whether a journey took what she chose without a word and leaves the word to the skill."""
    return skill is not None and skill.goes_on and len(chat.turn.out.sends) == said


def _read_emoji(chat: Chat) -> None:
    """A message of signs only: what they mean is known better than it can be learnt."""
    if intent := meaning_of_emoji(chat.text):
        chat.meaning = Meaning(intent, 1.0)


def too_late(chat: Chat) -> None:
    """Say so; the order is named only to somebody who may see it."""
    chat.reply("button_too_late" if chat.order else "button_gone")


def _note_meaning(chat: Chat) -> None:
    """Keep what her words were taken to mean, so that a replay with a better model can be compared."""
    meaning, event = chat.meaning, chat.event
    if meaning.version:
        body = Understood(chat.body.wamid, meaning.intent, meaning.confidence, meaning.language, meaning.version)
        kind, key = "message.understood", f"understood:{event.key}"
        chat.turn.record(Event(kind, key, event.occurred_at, event.received_at, "harkara", body, event.keys))


def _note_question(chat: Chat, intent: str) -> None:
    if intent not in NOT_QUESTIONS:
        asked = (*chat.conversation.asked, (intent, chat.event.occurred_at))[-MOST_QUESTIONS:]
        chat.turn.change_conversation(asked=asked)


def _body(event: Event) -> MessageIn:
    assert isinstance(event.body, MessageIn)
    return event.body
