"""One running service for all of a module's hostile deliveries: what one of them breaks, the next one feels."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from journeys.clock import MovableClock
from journeys.store.database import upgrade
from tests.bad_input.rig import Rig, rig_on
from tests.conftest import MORNING
from tests.databases import new_postgresql_database


@pytest_asyncio.fixture(loop_scope="module", scope="module", params=["sqlite", "postgresql"])
async def rig(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Rig]:
    """The whole service on each engine, kept for the module."""
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{Path(tmp_path_factory.mktemp('store')) / 'harkara.db'}"
    else:
        url = await new_postgresql_database(request.getfixturevalue("postgresql_server"))
    await upgrade(url)
    async with rig_on(url, MovableClock(MORNING, running=False)) as running:
        yield running
