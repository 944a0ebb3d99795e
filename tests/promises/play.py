"""A running service and its sandbox as generated lives need them: time passes from one due moment to the next."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import func, select

from journeys.store import outbox as outbox_rows
from journeys.store import timers
from journeys.store.schema import identities, inbox, outbox
from tests.harness import Harness
from tests.promises.acked import Acknowledged

SETTLES_WITHIN_REAL_SECONDS = 120.0  # it does in one or two, but not beside other tests on a slow machine
CREEP = timedelta(milliseconds=15)  # lets the sender's token bucket fill while it works
RECONCILED_AFTER = timedelta(minutes=10, seconds=16)  # the sender's patience, and one round of its loop
LONGEST_QUIET_DAYS = 9
IS_UNKNOWN = (outbox.c.state == "unknown") & (outbox.c.channel == "whatsapp")


class Restriction(msgspec.Struct, frozen=True):
    """From `since` until `until` nothing proactive may reach this phone, because of `why`: held | opted_out."""

    phone: str
    why: str
    since: datetime
    until: datetime


class Player:
    """What a life has made so far (phones, orders, parcels, restrictions), and time for it to pass."""

    def __init__(self, harness: Harness) -> None:
        self.harness = harness
        self.world = harness.sandbox.world
        self.acked = Acknowledged(harness.service.settings)
        self.world.webhooks.on_acknowledged.append(self.acked.note)
        self.phones: list[str] = []
        self.hidden: set[str] = set()
        self.ever_hidden: set[str] = set()
        self.orders: list[dict[str, Any]] = []
        self.parcels: list[str] = []
        self.restrictions: list[Restriction] = []
        self.opted_out: dict[str, datetime] = {}
        self._numbers = 0

    # -- time ------------------------------------------------------------------------------------------------

    async def settle(self) -> None:
        """Wait until all that can be done now is done. Time creeps while the service works, as it does in life."""
        service, quiet = self.harness.service, 0
        async with asyncio.timeout(SETTLES_WITHIN_REAL_SECONDS):
            while quiet < 2:
                await self.world.webhooks.idle()
                busy = await self._is_busy() or service.parts.message_sender.is_busy
                quiet = 0 if busy else quiet + 1
                if busy:
                    self.harness.clock.move(CREEP)
                service.parts.waker.wake_worker(pass_on=False)
                service.parts.waker.wake_senders(pass_on=False)
                await asyncio.sleep(0.002)  # yields to the service's own loops; nothing asserted depends on it

    async def _is_busy(self) -> bool:
        now = self.harness.clock.now()
        ready = (outbox.c.state == "ready") & (outbox.c.not_before_at <= now)
        if self.harness.service.parts.message_sender.stopped_until:  # what waits for WhatsApp waits for minutes
            ready &= outbox.c.channel != "whatsapp"
        async with self.harness.service.parts.database.read() as connection:
            new = select(func.count()).where(inbox.c.state == "new").scalar_subquery()
            leaving = select(func.count()).where(ready | (outbox.c.state == "sending")).scalar_subquery()
            due = await timers.next_due(connection)
            waiting, moving = (await connection.execute(select(new, leaving))).one()
        return bool(waiting or moving) or (due is not None and due <= now)

    async def pass_time(self, span: timedelta) -> None:
        """Let time pass, stopping at every moment at which something is due."""
        end = self.harness.clock.now() + span
        while (now := self.harness.clock.now()) < end:
            nexts = [at for at in await self._due_moments() if now < at < end]
            self.harness.clock.move(min(nexts, default=end) - now)
            await self.settle()

    async def _due_moments(self) -> list[datetime]:
        async with self.harness.service.parts.database.read() as connection:
            unknown_since = await connection.scalar(select(func.min(outbox.c.claimed_at)).where(IS_UNKNOWN))
            found = [
                self.world.scheduler.next_due_at,
                await timers.next_due(connection),
                await outbox_rows.next_ready(connection, "whatsapp"),
                await outbox_rows.next_ready(connection, "vendor"),
                unknown_since + RECONCILED_AFTER if unknown_since else None,
                self.harness.service.parts.message_sender.stopped_until,
            ]
        return [at for at in found if at]

    async def come_to_rest(self) -> None:
        """Faults off; everything that was held back, refused or never answered gets its time."""
        self.world.faults.clear()
        await self.settle()
        await self.pass_time(timedelta(hours=3))
        for _ in range(LONGEST_QUIET_DAYS * 4):
            if not await self._is_unfinished():
                break
            await self._hear_from_somebody()
            await self.pass_time(timedelta(hours=6))
        for phone in list(self.opted_out):
            self.end_opt_out(phone)

    async def _hear_from_somebody(self) -> None:
        """While WhatsApp tells nothing at all, the sender cannot know whether statuses would reach it."""
        phone = await self.harness.phone(self.new_number(), "Anita Rao")
        await self.harness.say(phone, "thanks")
        for _ in range(20):  # rounds of the sender's loop, long before the news is old
            if not await self._is_unfinished():
                break
            await self.pass_time(timedelta(seconds=16))

    async def _is_unfinished(self) -> bool:
        outstanding = sum(sender.counts.outstanding for sender in self.world.webhooks.senders.values())
        async with self.harness.service.parts.database.read() as connection:
            left = select(func.count()).where(IS_UNKNOWN | (outbox.c.state == "sending"))
            return bool(outstanding or await connection.scalar(left))

    # -- who -------------------------------------------------------------------------------------------------

    def new_number(self) -> str:
        self._numbers += 1
        return f"91999990{1_000 + self._numbers:04d}"

    async def customer_ids(self, phone: str) -> list[int]:
        """The customers that the service knows behind this phone."""
        owner = self.world.customers.find(phone)
        assert owner is not None
        mine = identities.c.value.in_((f"+{owner.number}", owner.bsuid))
        async with self.harness.service.parts.database.read() as connection:
            return sorted(set(await connection.scalars(select(identities.c.customer_id).where(mine))))

    def end_opt_out(self, phone: str) -> None:
        since = self.opted_out.pop(phone)
        self.restrictions.append(Restriction(phone, "opted_out", since, self.harness.clock.now()))
