"""What every skill is: a rasa-sdk action that runs in-process on a `Chat`, or behind the action-server protocol."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction

from bot.dialogue.chat import Chat, NoOrder
from journeys.state import Order

CHAT = "chat"  # where the domain of an action call carries the chat
YES_NO: dict[str, tuple[str, object]] = {"yes": ("", True), "no": ("", False)}  # taps that answer what was asked


def chat_of(domain: dict[str, Any]) -> Chat:
    """The chat that an action was called for."""
    chat = domain[CHAT]
    assert isinstance(chat, Chat)
    return chat


class Skill(Action, ABC):
    """One thing the bot can do. `intents` are what she says to get it, `choices` the buttons that lead to it.

    A skill with `about_order` is given the order meant: named, last talked about, or the only one that `suits`; if
    there are several she is asked which. Where the journeys or a button brought it here none may be found: then
    `chat.meant()` takes her newest.
    """

    intents: ClassVar[tuple[str, ...]] = ()
    choices: ClassVar[tuple[str, ...]] = ()
    about_order: ClassVar[bool] = True
    # Where a journey takes one of its `choices` without a word, the skill goes on and speaks.
    goes_on: ClassVar[bool] = False
    is_harmless: ClassVar[bool] = False  # only tells: a button of somebody else's order may lead to it for her own

    @classmethod
    def called(cls) -> str:
        """`action_` and the name of its file."""
        return "action_" + cls.__module__.rpartition(".")[2]

    def name(self) -> str:
        return self.called()

    def suits(self, chat: Chat, order: Order) -> bool:
        """Whether this skill can be about the order."""
        return chat.is_current(order)

    @abstractmethod
    def act(self, chat: Chat) -> None:
        """Answer: exactly one `reply`, `begin`, `tap` that is answered by a journey, or `hand_over`."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        chat = chat_of(domain)
        chat.slots = dict(tracker.slots)
        try:
            self.act(chat)
        except NoOrder:
            chat.reply("ask_proof")
        return []


class Form(FormValidationAction, ABC):
    """Questions in their order, and the skill that takes over when all is known.

    `kinds` says what kind of answer a slot takes: text, yes_no, choice, photo, place, or an entity's kind
    (`journeys.interpreter`). `taps` are buttons and rows that answer: choice -> (slot, value). A method
    `validate_<slot>(value, dispatcher, tracker, domain)` returns `{slot: value}`, or `{slot: None}` after it replied
    with what is wrong and how to put it right. `same_matter` are intents that an answer in her own words may sound like
    ("XL instead" while we ask for the size). Each slot is asked with the message `ask_<form>_<slot>`.
    """

    kinds: ClassVar[dict[str, str]] = {}
    optional: ClassVar[frozenset[str]] = frozenset()
    same_matter: ClassVar[frozenset[str]] = frozenset()
    taps: ClassVar[dict[str, tuple[str, object]]] = {}
    submits: ClassVar[str] = ""

    @classmethod
    def called(cls) -> str:
        """The name of its file and `_form`."""
        return cls.__module__.rpartition(".")[2] + "_form"

    def name(self) -> str:
        return f"validate_{self.called()}"

    def wanted(self, chat: Chat, slots: dict[str, Any]) -> Sequence[str]:
        """The slots to fill, in order, as far as what is known already tells."""
        return tuple(self.kinds)

    def ask(self, slot: str, chat: Chat) -> None:
        """Put the question."""
        chat.reply(f"ask_{self.called().removesuffix('_form')}_{slot}")

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[str]:
        return list(self.wanted(chat_of(domain), tracker.slots))

    async def get_extraction_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Any]:
        """Nothing: what she said was read before (`bot.dialogue.answers`)."""
        return []
