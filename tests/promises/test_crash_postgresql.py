"""Promises 1 and 2 under kill -9 of two processes on PostgreSQL: nothing is lost and nothing is repeated."""

from pathlib import Path

import pytest

from tests.databases import new_postgresql_database
from tests.promises.crashing import crashing
from tests.promises.dying import SEED, die_and_count

pytestmark = pytest.mark.crash


async def test_deaths_of_either_process_on_postgresql_lose_and_repeat_nothing(
    postgresql_server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """G-1, G-7, P-01."""
    url = await new_postgresql_database(postgresql_server)
    async with crashing(url, [("serve",), ("worker",)], tmp_path, SEED) as run:
        await die_and_count(run, capsys)
