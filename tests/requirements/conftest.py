"""A history lived once for all rows whose acceptance is a count."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from journeys.clock import MovableClock
from journeys.store.database import upgrade
from tests.requirements.history import History, live


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    """Five customers and a fortnight in SQLite, lived through by the whole service."""
    file = tmp_path_factory.mktemp("history") / "harkara.db"
    url = f"sqlite+aiosqlite:///{file}"

    async def lived() -> dict[str, float]:
        await upgrade(url)
        return await live(url, MovableClock(datetime(2026, 11, 23, 4, 30, tzinfo=UTC), running=False))

    found = History(file, asyncio.run(lived()))
    yield found
    found.close()
