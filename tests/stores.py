"""Fresh stores, quickly: migrated once, copied for each test, and gone after it, so that a run needs little room."""

import asyncio
import shutil
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import asyncpg

from journeys.store.database import upgrade
from tests.databases import new_postgresql_database


class Stores(Protocol):
    async def new(self) -> str:
        """The URL of another empty, migrated store."""

    async def drop(self, url: str) -> None:
        """Remove one that nobody uses any more."""


class SqliteStores:
    """Copies of one migrated file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = folder / "template.db"
        asyncio.run(upgrade(f"sqlite+aiosqlite:///{self._template}"))

    async def new(self) -> str:
        path = self._folder / f"{uuid4().hex}.db"
        shutil.copy(self._template, path)
        return f"sqlite+aiosqlite:///{path}"

    async def drop(self, url: str) -> None:
        _remove(url.removeprefix("sqlite+aiosqlite:///"))


class PostgresqlStores:
    """Databases made from one migrated template."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._template = asyncio.run(self._migrated())

    async def _migrated(self) -> str:
        url = await new_postgresql_database(self._server)
        await upgrade(url)
        return url

    async def new(self) -> str:
        name = f"harkara_{uuid4().hex}"
        await self._do(f"CREATE DATABASE {name} TEMPLATE {_name_of(self._template)}")
        return self._template.replace(f"/{_name_of(self._template)}?", f"/{name}?")

    async def drop(self, url: str) -> None:
        await self._do(f"DROP DATABASE {_name_of(url)} WITH (FORCE)")

    async def _do(self, statement: str) -> None:
        connection = await asyncpg.connect(self._server)
        await connection.execute(statement)
        await connection.close()


def _name_of(url: str) -> str:
    return url.rpartition("?")[0].rpartition("/")[2]


def _remove(path: str) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(path + suffix).unlink(missing_ok=True)
