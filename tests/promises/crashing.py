"""A sandbox under load around child processes that die at random moments; afterwards everything is counted."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

import aiohttp
import msgspec
from sqlalchemy import func, select

from bot.bootstrap import number_of
from bot.pairing import sandbox_pair
from bot.settings import Settings
from bot.templates import template_specs
from integrations.http import new_session
from integrations.sandbox.app import Sandbox, start
from integrations.whatsapp.template_push import push
from journeys.clock import MovableClock
from journeys.store.database import Database, upgrade
from journeys.store.schema import inbox, outbox
from journeys.wording import Wording
from tests.conftest import MORNING
from tests.harness import free_port
from tests.promises import checks
from tests.promises.acked import Acknowledged
from tests.promises.children import Child, environment_of
from tests.promises.evidence import Evidence, gather
from tests.promises.load import Load

STARTS_WITHIN_SECONDS = 120.0  # beside other tests, on a slow machine
RESTS_WITHIN_SECONDS = 120.0
SHORTEST_STEP, LONGEST_STEP = timedelta(seconds=5), timedelta(minutes=5)
FOLLOWS_WITHIN_SECONDS = 0.25  # how soon a child notices that the sandbox's clock was moved

FAULTS = {
    **{"webhook_duplicate": 0.2, "webhook_reorder": 0.3, "webhook_reorder_seconds": 10.0, "webhook_drop_first": 0.1},
    **{"api_5xx": 0.04, "api_reset": 0.04, "api_timeout_after_accept": 0.06},
    **{"status_duplicate": 0.2, "status_before_response": 0.2, "skip_delivered": 0.1, "auto_read": 0.2},
}


class Figures(msgspec.Struct):
    """What a run came to."""

    kills: int = 0
    killed_while_starting: int = 0
    posts_acked: int = 0
    items_acked: int = 0
    items_stored: int = 0
    lost: int = 0
    parked: int = 0
    orders: int = 0
    parcels: int = 0
    sends_accepted: int = 0
    duplicates: int = 0
    commands: int = 0

    def __str__(self) -> str:
        return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in msgspec.structs.asdict(self).items())


class Crashing:
    """The experiment. `children` are killed by `kill_one`; `load` and time go on meanwhile."""

    def __init__(self, settings: Settings, sandbox: Sandbox, session: aiohttp.ClientSession, seed: int) -> None:
        self.settings = settings
        self.sandbox = sandbox
        self.world = sandbox.world
        self.random = Random(seed)
        self.load = Load(sandbox, session, self.random)
        self.acked = Acknowledged(settings)
        self.world.webhooks.on_acknowledged.append(self.acked.note)
        self.database = Database(settings.store_url)
        self.figures = Figures()
        self.children: list[Child] = []

    async def push_templates(self) -> None:
        """Have the templates reviewed, as a brand does before its first message."""
        session = new_session()
        number, wording = number_of(self.settings, session), Wording(self.settings.brand.languages)
        brand = self.settings.brand.as_brand()
        await push(number, template_specs(wording, brand, self.settings.whatsapp.template_prefix))
        self.world.move(timedelta(seconds=self.world.settings.template_review_seconds + 1))
        await number.close()
        await session.close()

    async def until_it_takes_deliveries(self) -> None:
        """A customer asks, and something more is acknowledged."""
        before = self.acked.posts

        async def nudged() -> None:
            while self.acked.posts == before:
                await self.load.act()
                self.world.move(timedelta(seconds=1))
                await asyncio.sleep(0.1)

        await asyncio.wait_for(nudged(), STARTS_WITHIN_SECONDS)

    async def kill_one(self) -> None:
        """Load, a moment that nobody chose, kill -9, and start again."""
        for _ in range(self.random.randint(2, 6)):
            await self.load.act()
        self.world.move(timedelta(seconds=self.random.uniform(2, 40)))
        await asyncio.sleep(self.random.uniform(0, 0.25))  # the moment is the experiment
        victim = self.random.choice(self.children)
        victim.kill()
        victim.start()
        self.figures.kills += 1

    async def kill_while_starting(self) -> None:
        """The unluckiest moment: while it picks up what the last death left behind."""
        await asyncio.sleep(self.random.uniform(0.2, 2.0))
        victim = self.random.choice(self.children)
        victim.kill()
        victim.start()
        self.figures.kills += 1
        self.figures.killed_while_starting += 1

    async def come_to_rest(self) -> None:
        """Faults off; time passes until every delivery is done and every message settled."""
        self.world.faults.clear()
        deadline = time.monotonic() + RESTS_WITHIN_SECONDS
        while await self._is_unfinished():
            left = await self._left()
            assert time.monotonic() < deadline, f"never at rest: {left}"
            self.world.move(self._next_step())
            await self.world.webhooks.idle()
            await asyncio.sleep(FOLLOWS_WITHIN_SECONDS)  # paces virtual time, so that no status is overtaken by it

    def _next_step(self) -> timedelta:
        """To the next moment at which the outside does something, such as telling a status again, but not too far."""
        due_at = self.world.scheduler.next_due_at
        span = due_at - self.world.now() if due_at else LONGEST_STEP
        return min(max(span, SHORTEST_STEP), LONGEST_STEP)

    async def _is_unfinished(self) -> bool:
        outstanding = sum(sender.counts.outstanding for sender in self.world.webhooks.senders.values())
        return bool(outstanding) or any((await self._left()).values())

    async def _left(self) -> dict[str, int]:
        overdue = (outbox.c.state == "ready") & (outbox.c.not_before_at <= self.world.now())
        unsettled = outbox.c.state.in_(("sending", "unknown")) | overdue
        async with self.database.read() as connection:
            return {
                "new": await connection.scalar(select(func.count()).where(inbox.c.state == "new")) or 0,
                "unsettled": await connection.scalar(select(func.count()).where(unsettled)) or 0,
            }

    async def in_flight(self) -> int:
        """Rows noted as being sent whose sender has not said what came of it."""
        async with self.database.read() as connection:
            query = select(func.count()).select_from(outbox).where(outbox.c.state == "sending")
            return await connection.scalar(query) or 0

    async def stop_all(self) -> list[int]:
        """The exit codes of all children, told to stop at once."""
        return list(await asyncio.gather(*(child.stop() for child in self.children)))

    async def count(self) -> Evidence:
        evidence, figures = await gather(self.database, self.sandbox), self.figures
        figures.posts_acked, figures.items_acked = self.acked.posts, len(self.acked.items)
        figures.items_stored = len(evidence.rows["inbox"])
        figures.lost = len(checks.lost(evidence, self.acked.items))
        figures.parked = len(checks.parked(evidence))
        figures.orders, figures.parcels = len(evidence.rows["orders"]), len(evidence.parcels)
        figures.sends_accepted = len(evidence.world.ledger.sends)
        figures.duplicates = len(checks.repeated(evidence))
        figures.commands = sum(row["channel"] == "vendor" for row in evidence.rows["outbox"])
        return evidence


@asynccontextmanager
async def crashing(
    store_url: str, commands: Sequence[tuple[str, ...]], folder: Path, seed: int
) -> AsyncIterator[Crashing]:
    """Sandbox and children, running and paired; the children are told to stop at the end."""
    await upgrade(store_url)
    settings, sandbox_settings = sandbox_pair(free_port(), free_port(), store_url=store_url, seed=seed)
    sandbox = await start(sandbox_settings, MovableClock(MORNING))
    session = aiohttp.ClientSession()
    run = Crashing(settings, sandbox, session, seed)
    environment = environment_of(settings, folder / "compiled") | {"HARKARA_LOG": '{"level": "warning"}'}
    try:
        run.children = [Child(command, environment, folder / f"{command[0]}.log") for command in commands]
        yield run
    finally:
        for child in run.children:
            if child.exit_code is None:
                child.kill()
        await run.database.close()
        await session.close()
        await sandbox.stop()
