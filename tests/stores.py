"""Fresh stores, quickly: migrated once, copied for each test."""

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
        template = self._template.rpartition("?")[0].rpartition("/")[2]
        name = f"harkara_{uuid4().hex}"
        connection = await asyncpg.connect(self._server)
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        await connection.close()
        return self._template.replace(f"/{template}?", f"/{name}?")
