"""Every story of a conversation, each a test of its own, with the trained model and all journeys."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.actions import ALL_SKILLS
from bot.conversing import Played, Stories, conversations
from bot.understanding.reader import Reader
from journeys.stories import Story
from tests.nlu.reading import shipped

TOLD = conversations()
# What may happen in the middle of a form, or in place of an answer.
DIGRESSIONS = frozenset(
    {
        "question_and_back",
        "correction",
        "form_cancelled",
        "skip",
        "repeat",
        "clarify",
        "unclear_twice",
        "form_in_form",
        "pause_over_night",
        "old_button",
    }
)
# What customers write most.
MOST_USED = (
    *("order_status", "change_address", "change_delivery_time", "cancel_order", "return_request", "refund_status"),
    *("not_received", "item_problem", "payment_failed", "person"),
)


@pytest.fixture(scope="module")
def play() -> Iterator[Callable[[Story], Played]]:
    """Plays a story; what was played once is not played again."""
    interpreter = shipped(embeddings=False)
    stories = Stories(Reader(interpreter))
    played: dict[str, Played] = {}

    def once(story: Story) -> Played:
        return played.get(str(story.place)) or played.setdefault(str(story.place), stories.play(story))

    yield once
    interpreter.close()


def file_of(story: Story) -> str:
    return Path(story.place.file).stem


@pytest.mark.parametrize("story", TOLD, ids=lambda story: f"{file_of(story)}: {story.name}")
def test_a_conversation_goes_as_its_story_says(story: Story, play: Callable[[Story], Played]) -> None:
    """B-07, B-11, B-18, B-23, P-01, P-03, P-04, P-05."""
    assert [str(failure) for failure in play(story).failures] == []


def test_there_are_enough_stories() -> None:
    """B-23: and none is there twice."""
    assert len(TOLD) >= 120
    assert len({(file_of(story), story.name) for story in TOLD}) == len(TOLD)


def test_every_skill_acts_in_a_story(play: Callable[[Story], Played]) -> None:
    """B-23: also those that only a form, a button or a photo leads to."""
    acted = {name for story in TOLD for name in play(story).skills}
    assert {skill.called() for skill in ALL_SKILLS} - acted == set()


def test_every_skill_that_is_asked_for_in_words_has_stories_of_its_own() -> None:
    """B-23."""
    files = {file_of(story) for story in TOLD}
    asked_for = {skill.called().removeprefix("action_") for skill in ALL_SKILLS if skill.intents}
    assert asked_for - files == set()


def test_every_digression_is_shown() -> None:
    """B-11."""
    assert DIGRESSIONS - {shown for story in TOLD for shown in story.shows} == set()


@pytest.mark.parametrize("skill", MOST_USED)
def test_what_customers_write_most_is_told_in_english_hindi_and_hinglish(skill: str) -> None:
    """B-23."""
    assert {"en", "hi", "hi-Latn"} - languages()[skill] == set()


def test_every_language_is_spoken_in_some_story() -> None:
    """B-23."""
    spoken = {language for each in languages().values() for language in each}
    assert spoken >= {"en", "hi", "hi-Latn", "ta", "te", "kn", "ml", "bn", "mr", "gu", "pa"}


def languages() -> dict[str, set[str]]:
    """The languages in which she is answered at the end of the stories of each file."""
    found: dict[str, set[str]] = defaultdict(set)
    for story in TOLD:
        checked = [str(line.told) for line in story.play if line.word == "language"]
        found[file_of(story)].update(checked[-1:] or [str(story.given.get("language", ""))])
    return found
