"""The store goes away under load and comes back: what was acknowledged is there, and the work goes on by itself."""

import asyncio
from datetime import timedelta

import asyncpg
import pytest

from journeys.clock import MovableClock
from tests.conftest import MORNING
from tests.databases import new_postgresql_database
from tests.harness import Harness, running
from tests.promises import checks
from tests.promises.life import live
from tests.promises.play import Player
from tests.promises.rest import evidence_at_rest
from tests.promises.steps import BEGINNING

GONE_FOR_LOOKS = 40


class Server:
    """The PostgreSQL server of one database, seen by somebody who may lock everybody out."""

    def __init__(self, server: str, url: str) -> None:
        self._server = server
        self._name = url.rpartition("?")[0].rpartition("/")[2]

    async def lock_out(self) -> None:
        await self._tell(f"ALTER DATABASE {self._name} ALLOW_CONNECTIONS false")
        await self.throw_out()

    async def throw_out(self) -> None:
        await self._tell(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self._name}'")

    async def let_in(self) -> None:
        await self._tell(f"ALTER DATABASE {self._name} ALLOW_CONNECTIONS true")

    async def _tell(self, statement: str) -> None:
        connection = await asyncpg.connect(self._server)
        await connection.execute(statement)
        await connection.close()


@pytest.mark.parametrize("is_locked_out", [False, True])
async def test_a_store_that_was_away_costs_nothing_that_was_acknowledged(
    postgresql_server: str, is_locked_out: bool
) -> None:
    """P-01, G-1."""
    url = await new_postgresql_database(postgresql_server)
    clock = MovableClock(MORNING, running=False)
    async with running(url, clock) as harness:
        player, server = Player(harness), Server(postgresql_server, url)
        await live(player, BEGINNING)
        await (server.lock_out() if is_locked_out else server.throw_out())
        await _go_on_without_looking(harness, player)
        await server.let_in()
        await _until_offices_are_held_again(harness)
        await player.come_to_rest()
        evidence = await evidence_at_rest(player)
    assert checks.lost(evidence, player.acked.items) == []
    assert checks.unfinished(evidence) == []
    assert checks.parked(evidence) == []
    assert checks.repeated(evidence) == []
    assert "delivered" in {said.name for said in evidence.arrived(player.phones[0])}


async def _go_on_without_looking(harness: Harness, player: Player) -> None:
    """Life goes on while the store cannot be asked how far things are."""
    for stage in ("out_for_delivery", "delivered"):
        await harness.scan(player.parcels[0], stage)
        await harness.say(player.phones[1], "where is my order?")
        for _ in range(GONE_FOR_LOOKS):
            harness.clock.move(timedelta(seconds=1))
            await asyncio.sleep(0.01)  # lets every loop of the service find its store gone, several times over


async def _until_offices_are_held_again(harness: Harness) -> None:
    """Leaders look every second of real time whether they still hold their office, and then begin anew."""
    async with asyncio.timeout(20):
        while True:
            harness.clock.move(timedelta(seconds=30))
            if await harness.scalar("SELECT count(*) AS value FROM pg_locks WHERE locktype = 'advisory'") >= 3:
                return
            await asyncio.sleep(0.1)
