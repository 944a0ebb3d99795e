"""The house that the tests of a module share, and a stage for each test in it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from journeys.clock import MovableClock
from journeys.store.database import upgrade
from tests.browser import FLAGS, chromium_path
from tests.conftest import MORNING
from tests.harness import running
from tests.screens.stage import LONGEST_WAIT_MS, House, Stage


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """A service on an empty store on a Monday morning, and a browser; both end with the module."""
    expect.set_options(timeout=LONGEST_WAIT_MS)
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('house') / 'harkara.db'}"
    await upgrade(url)
    async with running(url, MovableClock(MORNING, running=False)) as harness, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        yield House(harness, browser)
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def stage(house: House) -> AsyncIterator[Stage]:
    """No page may make a mistake in the whole test, but those that the test expects."""
    stage = Stage(house)
    yield stage
    await stage.close()
    assert [each for each in stage.mistakes if not any(part in each for part in stage.expected)] == []
