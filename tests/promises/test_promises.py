"""Promises 1 to 5: whatever happens in a customer's life, and whatever goes wrong around it, on both engines."""

import asyncio
import os

from hypothesis import HealthCheck, Phase, given, note, settings

from journeys.clock import MovableClock
from tests.conftest import MORNING
from tests.harness import running
from tests.promises import checks
from tests.promises.life import live
from tests.promises.play import Player
from tests.promises.rest import evidence_at_rest
from tests.promises.steps import BEGINNING, Step, lives
from tests.promises.timely import Limits
from tests.stores import PostgresqlStores, SqliteStores, Stores

EXAMPLES = int(os.environ.get("HARKARA_TEST_LIVES", "8"))  # lives on each engine
STEPS = int(os.environ.get("HARKARA_TEST_STEPS", "60"))  # at most; half of them on average
SHRINKS = "HARKARA_TEST_SHRINK" in os.environ  # look for the shortest life that breaks a promise: ten minutes

lived = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[phase for phase in Phase if SHRINKS or phase not in {Phase.shrink, Phase.explain}],
    derandomize=False,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@lived
@given(steps=lives(STEPS))
def test_every_promise_is_kept_in_every_life_on_sqlite(sqlite_stores: SqliteStores, steps: list[Step]) -> None:
    """G-1, G-2, G-3, G-4, G-7, A-28, P-01."""
    asyncio.run(_live(sqlite_stores, steps))


@lived
@given(steps=lives(STEPS))
def test_every_promise_is_kept_in_every_life_on_postgresql(
    postgresql_stores: PostgresqlStores, steps: list[Step]
) -> None:
    """G-1, G-2, G-3, G-4, G-7, A-28, P-01."""
    asyncio.run(_live(postgresql_stores, steps))


async def _live(stores: Stores, steps: list[Step]) -> None:
    note("\n".join(f"{step.what} {step.who} {step.how or ''}" for step in steps))
    clock = MovableClock(MORNING, running=False)
    url = await stores.new()
    async with running(url, clock) as harness:
        player = Player(harness)
        await live(player, (*BEGINNING, *steps))
        evidence = await evidence_at_rest(player)
    await stores.drop(url)
    assert checks.lost(evidence, player.acked.items) == []
    assert checks.unfinished(evidence) == []
    assert checks.parked(evidence) == []
    assert checks.repeated(evidence) == []
    assert checks.misjudged(evidence) == []
    assert checks.regressions(evidence) == []
    assert Limits().broken(evidence, player.phones, player.restrictions, player.ever_hidden) == []
    assert checks.unexplained(evidence) == []
