"""Looking at a life only when nothing is in motion any more."""

import time

from tests.promises import checks
from tests.promises.evidence import Evidence, gather
from tests.promises.play import Player

WITHIN_REAL_SECONDS = 10.0


async def evidence_at_rest(player: Player) -> Evidence:
    """What is known, once what a poller brought in at the last moment is done too; after a while as it is then."""
    deadline = time.monotonic() + WITHIN_REAL_SECONDS
    while True:
        evidence = await gather(player.harness.service.parts.database, player.harness.sandbox)
        if not checks.unfinished(evidence) or time.monotonic() > deadline:
            return evidence
        await player.settle()
