"""Deaths at random moments, under load and faults; then everything is counted. HARKARA_TEST_KILLS sets how many."""

import os
import time
from datetime import timedelta
from random import Random

import pytest

from tests.promises import checks
from tests.promises.crashing import FAULTS, Crashing
from tests.promises.timely import Limits

KILLS = int(os.environ.get("HARKARA_TEST_KILLS", "6"))
SEED = int(os.environ.get("HARKARA_TEST_SEED", "0")) or Random().randrange(1, 1_000_000)
CLOCKS_DIFFER_BY = timedelta(minutes=6)  # the sandbox's is moved in steps, the children notice a moment later
SHARE_OF_STARTS = 0.15  # of the deaths that strike a process while it starts


async def die_and_count(run: Crashing, capsys: pytest.CaptureFixture[str]) -> None:
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
