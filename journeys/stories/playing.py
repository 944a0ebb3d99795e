"""Plays a story: its lines in order, on a stage of its own, until the first that fails."""

import msgspec

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.checking import suggest
from journeys.decide import Converse
from journeys.definition import Place
from journeys.errors import JourneyInvalid
from journeys.stories.acts import ACTS
from journeys.stories.checks import CHECKS
from journeys.stories.stage import Stage, StoryFailed, Words
from journeys.stories.story import Line, Story

ALL = "all"


class Failure(msgspec.Struct, frozen=True):
    """A line that was not as the story says."""

    story: str
    place: Place
    text: str

    def __str__(self) -> str:
        return f"{self.place.file}, line {self.place.line}: {self.text}"


def run_story(
    story: Story, catalogue: Catalogue, brand: Brand, converse: Converse | None = None, wording: Words | None = None
) -> list[Failure]:
    """What in `story` is not so; empty when all of it is.

    `converse` answers her words; without one she gets her order's status, whatever she writes: stories test journeys,
    and what the service reads in words may change without them. With `wording` a story may look into
    the texts that left.

    Raises JourneyInvalid when the story names a journey that the catalogue does not have.
    """
    stage = Stage(story, only(story, catalogue), brand, converse, wording)
    for line in story.play:
        try:
            _play(stage, line)
        except StoryFailed as failure:
            return [Failure(story.name, line.place, str(failure))]
    return _end(stage, story)


def only(story: Story, catalogue: Catalogue) -> Catalogue:
    """The catalogue with none but the story's journeys."""
    if ALL in story.journeys:
        return catalogue
    for name in story.journeys:
        if name not in catalogue.newest:
            hint = suggest(name, catalogue.newest) or f"known: {', '.join(sorted(catalogue.newest))}"
            raise JourneyInvalid(f"{story.place}: no journey `{name}`; {hint}")
    return Catalogue(catalogue.newest[name] for name in story.journeys)


def _play(stage: Stage, line: Line) -> None:
    if check := CHECKS.get(line.word):
        return check(stage, line)
    stage.require_all_named(f"`{line.word}`")
    return ACTS[line.word](stage, line)


def _end(stage: Stage, story: Story) -> list[Failure]:
    try:
        stage.require_all_named("the end")
    except StoryFailed as failure:
        return [Failure(story.name, story.play[-1].place, str(failure))]
    return []
