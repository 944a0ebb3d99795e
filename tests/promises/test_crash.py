"""Promises 1 and 2 under kill -9: a hundred deaths at random moments, under load, with faults on. Nothing is lost."""

import os
import time
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.databases import new_postgresql_database
from tests.promises import checks
from tests.promises.crashing import FAULTS, Crashing, crashing
from tests.promises.timely import Limits

KILLS = int(os.environ.get("HARKARA_TEST_KILLS", "100"))
SEED = int(os.environ.get("HARKARA_TEST_SEED", "0")) or Random().randrange(1, 1_000_000)
CLOCKS_DIFFER_BY = timedelta(minutes=6)  # the sandbox's is moved in steps, the children notice a moment later
SHARE_OF_STARTS = 0.15  # of the deaths that strike a process while it starts

pytestmark = pytest.mark.crash


async def test_a_hundred_deaths_of_the_only_process_lose_and_repeat_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """G-1, G-7, P-01."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'harkara.db'}"
    async with crashing(url, [("serve",)], tmp_path, SEED) as run:
        await _die_and_count(run, capsys)


async def test_a_hundred_deaths_of_either_process_on_postgresql_lose_and_repeat_nothing(
    postgresql_server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """G-1, G-7, P-01."""
    url = await new_postgresql_database(postgresql_server)
    async with crashing(url, [("serve",), ("worker",)], tmp_path, SEED) as run:
        await _die_and_count(run, capsys)


async def _die_and_count(run: Crashing, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    await run.push_templates()
    run.world.faults.update(dict(FAULTS))
    while run.figures.kills < KILLS:
        if run.random.random() < SHARE_OF_STARTS:
            await run.kill_while_starting()
        await run.until_it_takes_deliveries()
        await run.kill_one()
    await run.until_it_takes_deliveries()
    await run.come_to_rest()
    codes = await run.stop_all()
    evidence = await run.count()
    with capsys.disabled():
        print(f"\nseed {SEED}, {time.monotonic() - began:.0f} s: {run.figures}")  # noqa: T201 - the run's result
    assert codes == [0] * len(codes)
    assert checks.lost(evidence, run.acked.items) == []
    assert checks.unfinished(evidence) == []
    assert checks.parked(evidence) == []
    assert checks.repeated(evidence) == []
    assert checks.misjudged(evidence) == []
    assert checks.regressions(evidence) == []
    assert Limits(within=CLOCKS_DIFFER_BY).broken(evidence, sorted(evidence.said)) == []
    assert checks.unexplained(evidence) == []
    assert checks.untold(evidence) == []
