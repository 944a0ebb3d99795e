"""Stories: journeys tested in YAML, with a clock that skips. `read` them, `play` them, read what failed."""

from journeys.stories.playing import Failure, run_story
from journeys.stories.reading import STORIES, load_stories, read_stories
from journeys.stories.story import Line, Story

__all__ = ["STORIES", "Failure", "Line", "Story", "load_stories", "read_stories", "run_story"]
