"""Opening the store: one engine to read, one to write, on SQLite or PostgreSQL, and its migrations."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from journeys.store import one_hop, turns
from journeys.store.types import as_json

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
Work = Callable[[AsyncConnection], Awaitable[object]]


class Database:
    """The store. `write()` is one transaction; on SQLite writers queue for the single write connection."""

    def __init__(self, url: str, *, pool_size: int = 8) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self._turns = turns.Turns()
        if self.is_sqlite:
            _make_folder(url)
            self._writer = sqlite_engine(url, "BEGIN IMMEDIATE", pool_size=1)
            self._reader = sqlite_engine(url, "BEGIN", pool_size=4)
            self._peeker = self._reader.execution_options(alone=True)
            self._relaxed_writer = self._writer.execution_options(may_be_redone=True)
        else:
            self._writer = self._reader = create_async_engine(
                url, pool_size=pool_size, max_overflow=4, pool_pre_ping=True, **_JSON
            )
            self._peeker = self._reader.execution_options(isolation_level="AUTOCOMMIT")
            self._relaxed_writer = self._writer

    @asynccontextmanager
    async def write(
        self, *, may_be_redone: bool = False, can_wait: float = turns.USUAL
    ) -> AsyncIterator[AsyncConnection]:
        """A write transaction: committed on leaving, rolled back on an exception. On SQLite there is one at a time;
        who `can_wait` (seconds) lets others go first.

        Its commit is on the disk before this returns. Not where it `may_be_redone` from what is on the disk: then a
        power failure may take it back, with all that came after; the next commit that may not takes it along.
        """
        if not self.is_sqlite:
            async with self._writer.begin() as connection:
                if may_be_redone:
                    await connection.execute(_NOT_AT_ONCE)
                yield connection
            return
        engine = self._relaxed_writer if may_be_redone else self._writer
        async with self._turns.turn(can_wait), engine.begin() as connection:
            yield connection

    async def write_apart(self, works: Sequence[Work], *, can_wait: float = turns.USUAL) -> None:
        """Write each in a transaction of its own, so that none is held while the next one waits for a row. SQLite's one
        writer waits for nobody: all in one there."""
        for some in [works] if self.is_sqlite else [[work] for work in works]:
            async with self.write(can_wait=can_wait) as connection:
                for work in some:
                    await work(connection)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A consistent read."""
        async with self._reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def peek(self) -> AsyncIterator[AsyncConnection]:
        """For one read of one statement, which needs no transaction around it: a third of the trips."""
        async with self._peeker.connect() as connection:
            yield connection

    async def close(self) -> None:
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()


_NOT_AT_ONCE = text("SET LOCAL synchronous_commit TO off")

# Values of parameters are personal data: they do not belong in the messages of exceptions.
_JSON: dict[str, Any] = {"json_serializer": as_json, "json_deserializer": orjson.loads, "hide_parameters": True}


_ON_DISK = "PRAGMA synchronous=FULL"  # a commit is on the disk before a webhook gets its 200
_IN_TIME = "PRAGMA synchronous=NORMAL"  # with the next commit that is, in the order in which they were made


def _make_folder(url: str) -> None:
    Path(make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)


def sqlite_engine(url: str, begin: str, *, pool_size: int) -> AsyncEngine:
    """An engine on a SQLite file whose transactions start with `begin`."""
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=60,
        **_JSON,
        connect_args={"async_creator_fn": one_hop.connect},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, see below
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout=30000")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute(_ON_DISK)
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA cache_size=-65536")
        cursor.execute("PRAGMA wal_autocheckpoint=4000")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        if connection.get_execution_options().get("alone"):
            return
        setting = _IN_TIME if connection.get_execution_options().get("may_be_redone") else _ON_DISK
        connection.connection.driver_connection.begin(begin, setting)

    return engine


def alembic_config(url: str) -> "Config":
    """Alembic's settings for `url`, without an ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


async def upgrade(url: str) -> None:
    """Bring the store at `url` to the newest schema. Safe to run twice and by several processes at once."""
    if url.startswith("sqlite"):
        _make_folder(url)
    if await is_newest(url):  # most starts: Alembic need not even be loaded
        return
    from alembic import command

    await asyncio.to_thread(command.upgrade, alembic_config(url), "head")


def newest_revision() -> str:
    """The newest schema's. Migrations are named by their revision, `0001_...`: Alembic need not be loaded to tell."""
    return max(path.name.partition("_")[0] for path in MIGRATIONS.glob("versions/[0-9]*.py"))


async def is_newest(url: str) -> bool:
    """Whether the store has the newest schema."""
    database = Database(url)
    try:
        async with database.read() as connection:
            return bool(await connection.scalar(text("SELECT version_num FROM alembic_version")) == newest_revision())
    except DBAPIError:  # no such table: a new store
        return False
    finally:
        await database.close()
