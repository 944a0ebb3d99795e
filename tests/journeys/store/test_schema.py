"""The migrations make exactly the schema that the code speaks of, on both engines."""

import asyncio
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from journeys.store import schema_access, schema_desk  # noqa: F401 - fill the metadata
from journeys.store.database import MIGRATIONS, Database, alembic_config, upgrade
from journeys.store.schema import metadata


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "target_metadata": metadata})
    return list(compare_metadata(context, metadata))


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_the_migrations_make_the_schema_of_the_code(database: Database) -> None:
    """P-01: a column added to the code without a migration fails here."""
    async with database.read() as connection:
        assert await connection.run_sync(_differences) == []


async def test_indexes_are_there_with_their_conditions(database: Database) -> None:
    """A-86: queries over open work must not grow with the store."""

    def named(connection: Connection) -> set[str]:
        inspector = inspect(connection)
        return {str(index["name"]) for table in metadata.tables for index in inspector.get_indexes(table)}

    async with database.read() as connection:
        found = await connection.run_sync(named)
    assert {str(index.name) for table in metadata.tables.values() for index in table.indexes} <= found


async def test_upgrading_twice_changes_nothing(store_url: str, database: Database) -> None:
    """P-01."""
    await upgrade(store_url)
    async with database.read() as connection:
        assert await connection.run_sync(_differences) == []


UPGRADE = "import asyncio, sys; from journeys.store.database import upgrade; asyncio.run(upgrade(sys.argv[1]))"


async def test_several_processes_may_upgrade_an_empty_store_at_once(store_url: str, database: Database) -> None:
    """P-01, A-89: as when a deployment starts three of them."""
    await asyncio.to_thread(command.downgrade, alembic_config(store_url), "base")
    started = [await asyncio.create_subprocess_exec(sys.executable, "-c", UPGRADE, store_url) for _ in range(3)]
    assert [await process.wait() for process in started] == [0, 0, 0]
    async with database.read() as connection:
        assert await connection.run_sync(_differences) == []


async def test_every_migration_can_be_taken_back(store_url: str, database: Database) -> None:
    """P-01: and made again."""
    await asyncio.to_thread(command.downgrade, alembic_config(store_url), "base")
    async with database.read() as connection:
        assert await connection.run_sync(_tables) == {"alembic_version"}
    await upgrade(store_url)
    async with database.read() as connection:
        assert set(metadata.tables) <= await connection.run_sync(_tables)


def test_there_is_one_newest_migration() -> None:
    """P-01: two branches of development that both add one must be joined."""
    assert len(ScriptDirectory.from_config(alembic_config("sqlite+aiosqlite://")).get_heads()) == 1


async def test_a_generated_migration_names_our_own_types(tmp_path: Path) -> None:
    """P-01: times, ids and JSON stay what they are on both engines."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
    config = alembic_config(url)
    config.set_main_option("version_locations", str(tmp_path))
    config.set_main_option("path_separator", "os")
    await asyncio.to_thread(command.revision, config, "all of it", True)
    (text,) = [path.read_text("utf-8") for path in sorted(tmp_path.glob("*.py"))]  # noqa: ASYNC240
    for kind in ("types.UtcDateTime()", "types.Json", "types.BigId", "sa.String(length=64)"):
        assert kind in text
    assert "from journeys.store import types" in text


@pytest.mark.parametrize("path", ["own/deep/harkara.db", "harkara.db"])
async def test_a_store_makes_its_own_folder(tmp_path: Path, path: str) -> None:
    """A-89: nothing to prepare."""
    url = f"sqlite+aiosqlite:///{tmp_path / path}"
    await upgrade(url)
    opened = Database(url)
    async with opened.read() as connection:
        assert await connection.run_sync(_tables)
    await opened.close()
    assert (tmp_path / path).is_file()


def test_migrations_are_named_by_their_revision() -> None:
    """The start of a service reads the newest revision off the file names."""
    for path in MIGRATIONS.glob("versions/[0-9]*.py"):
        assert f'revision = "{path.name.partition("_")[0]}"' in path.read_text().replace("'", '"')
