"""SIGTERM under load: what is in hand is finished and written down, nothing is lost, the exit code is 0."""

import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.databases import new_postgresql_database
from tests.promises import checks
from tests.promises.crashing import FAULTS, Crashing, crashing

pytestmark = pytest.mark.crash

STOPS = 2
STOPS_SOON_SECONDS = 10.0


async def test_a_process_that_is_told_to_stop_finishes_what_it_has_in_hand(tmp_path: Path) -> None:
    """G-1, P-01."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'harkara.db'}"
    async with crashing(url, [("serve",)], tmp_path, seed=11) as run:
        await _stop_and_count(run)


async def test_processes_that_share_a_port_stop_together(postgresql_server: str, tmp_path: Path) -> None:
    """G-1, P-01."""
    url = await new_postgresql_database(postgresql_server)
    async with crashing(url, [("serve", "--workers", "2")], tmp_path, seed=12) as run:
        await _stop_and_count(run)


async def _stop_and_count(run: Crashing) -> None:
    await run.push_templates()
    run.world.faults.update(dict(FAULTS))
    for _ in range(STOPS):
        await run.until_it_takes_deliveries()
        for _ in range(20):
            await run.load.act()
        run.world.move(timedelta(seconds=20))
        began = time.monotonic()
        assert await run.stop_all() == [0] * len(run.children)
        assert time.monotonic() - began < STOPS_SOON_SECONDS
        left = await run.in_flight()
        assert left == 0  # whatever had left was answered and written down, not left to be found out
        for child in run.children:
            child.start()
    await run.until_it_takes_deliveries()
    await run.come_to_rest()
    assert await run.stop_all() == [0] * len(run.children)
    evidence = await run.count()
    assert checks.lost(evidence, run.acked.items) == []
    assert checks.unfinished(evidence) == []
    assert checks.parked(evidence) == []
    assert checks.repeated(evidence) == []
    assert checks.untold(evidence) == []
