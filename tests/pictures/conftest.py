"""A stage for each scene: service and sandbox with a Hindi-speaking brand, and its page in a browser."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.settings import Settings
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock
from tests.browser import Mistakes, open_page
from tests.harness import running
from tests.pictures.stage import Stage

LANGUAGES = ("en", "hi", "hi-Latn")
WINDOW = (1180, 930)  # CSS pixels; the phone is as high as it can be


@pytest.fixture
async def stage(sqlite_url: str, clock: MovableClock, tmp_path: Path) -> AsyncIterator[Stage]:
    """Meera's phone on the page; the page may make no mistake in the whole scene."""
    mistakes = Mistakes()
    async with running(sqlite_url, clock, configure=partial(_in_three_languages, tmp_path / "media")) as harness:
        phone = await harness.phone()
        async with open_page(harness.sandbox.base_url, size=WINDOW, mistakes=mistakes) as page:
            await expect(page.locator("body[data-ready]")).to_be_attached()
            yield Stage(harness, page, phone)
    assert mistakes == []


def _in_three_languages(media: Path, settings: Settings, _sandbox: SandboxSettings) -> Settings:
    brand = settings.brand.model_copy(update={"languages": LANGUAGES})
    return settings.model_copy(update={"brand": brand, "media_dir": media})
