"""Every story of the shipped catalogue, each a test of its own: what the journeys do, told by those who write them."""

from pathlib import Path

import pytest

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.loading import load_catalogue
from journeys.stories import Story, load_stories, run_story

SHIPPED = load_stories()


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue()


@pytest.mark.parametrize("story", SHIPPED, ids=lambda story: f"{Path(story.place.file).stem}: {story.name}")
def test_a_shipped_story_is_so(story: Story, shipped: Catalogue) -> None:
    """A-11."""
    assert [str(failure) for failure in run_story(story, shipped, Brand())] == []
