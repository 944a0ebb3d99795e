"""Learns lanes anew every hour, in each process, from what was delivered before the hour: so that all know the same."""

import asyncio
from datetime import datetime, timedelta

import structlog

from journeys.brand import Brand
from journeys.clock import Clock
from journeys.lanes import LaneRanges, Lesson
from journeys.store.database import Database
from journeys.store.lanes import travelled

log = structlog.get_logger("lanes")

EVERY = timedelta(hours=1)
LOOK_BACK = timedelta(days=90)  # older parcels went other ways, and through other seasons


class LaneLearning:
    """Keeps `ranges` up to date."""

    def __init__(self, database: Database, brand: Brand, ranges: LaneRanges, clock: Clock) -> None:
        self._database = database
        self._brand = brand
        self._ranges = ranges
        self._clock = clock

    async def run(self, stop: asyncio.Event) -> None:
        """Learn at once and then every hour until told to stop."""
        while not stop.is_set():
            try:
                await self.learn_once()
            except Exception as error:
                log.error("lanes cannot be learnt", error=type(error).__name__)
            wait = [asyncio.ensure_future(each) for each in (self._clock.sleep(EVERY), stop.wait())]
            await asyncio.wait(wait, return_when=asyncio.FIRST_COMPLETED)
            for each in wait:
                each.cancel()

    async def learn_once(self) -> int:
        """Read the deliveries and replace what is known; returns how many parcels taught it."""
        before = hour_of(self._clock.now())
        lesson, count = Lesson(), 0
        async with self._database.read() as connection:
            async for page in travelled(connection, before - LOOK_BACK, before):
                lesson.add(page)
                count += len(page)
                await asyncio.sleep(0)  # others may go on between two pages
        self._ranges.lanes = lesson.lanes(self._brand)
        return count


def hour_of(at: datetime) -> datetime:
    """The beginning of the hour."""
    return at.replace(minute=0, second=0, microsecond=0)
