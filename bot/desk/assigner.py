"""Gives out conversations that wait for a person: reads who is there, lets the rules choose, stores what follows."""

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.intake import Intake
from bot.translation import OWN, own_item
from bot.waking import Waker
from journeys.brand import Brand
from journeys.clock import Clock
from journeys.desk.assigning import Wanted, choose, give
from journeys.events import Acted, Event, Key
from journeys.store.database import Database
from journeys.store.desk_work import agents_at_work, unassigned

log = structlog.get_logger("desk")

LOOK_EVERY = timedelta(seconds=15)  # without a bell
ROUND_ROBIN = "round_robin"


class Assigner:
    """One process at a time gives out work, and only where the brand wants it."""

    def __init__(self, database: Database, intake: Intake, brand: Brand, clock: Clock, waker: Waker) -> None:
        self._database = database
        self._intake = intake
        self._brand = brand
        self._clock = clock
        self._waker = waker

    async def run(self, stop: asyncio.Event) -> None:
        """Give out until told to stop."""
        if self._brand.desk.assign != ROUND_ROBIN:
            await stop.wait()
        while not stop.is_set():
            try:
                await self.give_out()
            except Exception as error:
                log.error("work could not be given out", error=type(error).__name__)
            await self._waker.wait_for_giving(self._clock, LOOK_EVERY, stop)

    async def give_out(self) -> int:
        """One round; returns how many were given to somebody. What was given already is not given again: the same
        handoff, taken from the same person, is the same event."""
        now = self._clock.now()
        async with self._database.peek() as connection:
            waiting = await unassigned(connection)
            agents = await agents_at_work(connection, now) if waiting else []
        given: list[Event] = []
        for wanted, handed_over_at in waiting:
            if agent := choose(wanted, agents):
                give(agent, now)
                given.append(_assigned(wanted, handed_over_at, agent.id, now))
        if given:
            await self._intake.store(OWN, [own_item(event) for event in given], now)
        return len(given)


def _assigned(wanted: Wanted, handed_over_at: datetime, agent_id: int, now: datetime) -> Event:
    return Event(
        kind="conversation.assigned",
        key=f"assigned:{wanted.customer_id}:{handed_over_at.isoformat()}:{wanted.taken_from or 0}",
        occurred_at=now,
        received_at=now,
        source=OWN,
        body=Acted(0, to=agent_id, reason=ROUND_ROBIN),
        keys=(Key("customer", str(wanted.customer_id)),),
    )
