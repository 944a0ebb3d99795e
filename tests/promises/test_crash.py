"""Promises 1 and 2 under kill -9 of the only process: nothing is lost and nothing is repeated."""

from pathlib import Path

import pytest

from tests.promises.crashing import crashing
from tests.promises.dying import SEED, die_and_count

pytestmark = pytest.mark.crash


async def test_deaths_of_the_only_process_lose_and_repeat_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """G-1, G-7, P-01."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'harkara.db'}"
    async with crashing(url, [("serve",)], tmp_path, SEED) as run:
        await die_and_count(run, capsys)
