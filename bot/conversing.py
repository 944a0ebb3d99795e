"""Stories of conversations: played through the service's own dialogue, interpreter and texts, with a clock that skips.

The interpreter is the character model alone, so that every machine decides the same.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from bot.composing import Composer
from bot.dialogue.chat import Chat
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.skill import Skill
from bot.understanding.reader import Reader
from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.interpreter import Interpreter
from journeys.loading import load_catalogue
from journeys.rehearsal import Left
from journeys.rehearsal.rehearsal import SECRET
from journeys.state import CustomerState
from journeys.store.new_rows import message_row
from journeys.store.outbox import Waiting
from journeys.stories import Failure, Story, load_stories, run_story
from journeys.stories.playing import ALL
from journeys.wording import Wording

STORIES = Path(__file__).parent / "stories"
LANGUAGES = ("en", "hi", "hi-Latn", "ta", "te", "kn", "ml", "bn", "mr", "gu", "pa")
BRAND = Brand(
    name="Khadi House",
    languages=LANGUAGES,
    shop_link="https://shop.example",
    review_link="https://shop.example/reviews",
)
ROW = frozenset(Waiting.__struct_fields__)


class Played(msgspec.Struct, frozen=True):
    """A story that was played: what was not as it says, and the skills that acted in it."""

    story: Story
    failures: list[Failure]
    skills: frozenset[str]


class Stories:
    """Plays stories of conversations, each with a customer of its own. SettingsInvalid when a text is missing."""

    def __init__(self, interpreter: Interpreter, brand: Brand = BRAND, catalogue: Catalogue | None = None) -> None:
        self._interpreter = interpreter
        self._brand = brand
        self._catalogue = catalogue or load_catalogue()
        self._wording = Wording(brand.languages)

    def play(self, story: Story) -> Played:
        """Play one. Raises JourneyInvalid when it names a journey that is not there."""
        dialogue = WatchedDialogue(self._interpreter, SECRET)
        failures = run_story(story, self._catalogue, self._brand, dialogue, self._said)
        return Played(story, failures, frozenset(dialogue.acted))

    def _said(self, left: Left, state: CustomerState, brand: Brand) -> str:
        """The text in which a message left."""
        row = message_row(state.customer.id, left.send, left.at) | {"reason": "", "attempts": 0}
        waiting = Waiting(**{name: value for name, value in row.items() if name in ROW})
        return Composer(brand, self._wording, SECRET, "story").draft(waiting, state, left.at)


class WatchedDialogue(Dialogue):
    """The service's conversation, which remembers the skills that acted."""

    def __init__(self, interpreter: Interpreter, token_secret: str) -> None:
        super().__init__(interpreter, token_secret)
        self.acted: set[str] = set()

    def perform(self, chat: Chat, skill: Skill, slots: dict[str, object] | None = None) -> None:
        self.acted.add(skill.name())
        super().perform(chat, skill, slots)


def conversations(names: Iterable[str] = (), folder: Path = STORIES) -> list[Story]:
    """The stories of conversations, or those of the files named. Raises JourneyInvalid."""
    return load_stories(folder, names, journeys=ALL)


def shipped_reader() -> Reader:
    """Reads with the character model of the shipped phrases; trained now where none is kept, in seconds."""
    from bot.understanding.ready import interpreter_of

    return Reader(interpreter_of(None, embeddings=False))
