"""Follows the switches of the packs: a pack switched off anywhere starts no new runs here a few seconds later."""

import asyncio
from datetime import timedelta

import structlog

from bot.worker import Worker
from journeys.clock import Clock
from journeys.packs import Packs
from journeys.store.database import Database
from journeys.store.packs import weeks_off

log = structlog.get_logger("packs")

LOOK_EVERY = timedelta(seconds=3)


class PackSwitch:
    """Keeps the worker's catalogue in step with the switches in the store."""

    def __init__(
        self, database: Database, worker: Worker, packs: Packs, journeys_off: frozenset[str] = frozenset()
    ) -> None:
        self._database = database
        self._worker = worker
        self._journeys_off = journeys_off  # by the settings, one by one
        self.packs = packs

    async def refresh(self) -> None:
        """Read the switches once; the worker decides by them from its next batch on."""
        async with self._database.read() as connection:
            off = await weeks_off(connection)
        switched = self.packs.switched(off)
        if switched.weeks_off != self.packs.weeks_off:
            log.info("packs switched", weeks_off=sorted(switched.weeks_off))
        self.packs = switched
        off_now = frozenset(switched.off) | self._journeys_off
        if self._worker.catalogue.off != off_now:
            self._worker.use(self._worker.catalogue.without(off_now))

    async def run(self, clock: Clock, stop: asyncio.Event) -> None:
        """Look again every few seconds until told to stop."""
        while not stop.is_set():
            try:
                await self.refresh()
            except Exception as error:
                log.error("the switches cannot be read", error=type(error).__name__)
            waits = [asyncio.ensure_future(each) for each in (clock.sleep(LOOK_EVERY), stop.wait())]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
