"""Messages whose outcome was never learnt: they wait for a status that carries their token, and are tried again when
it is long overdue.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from bot.door_notes import deferred
from journeys.clock import Clock
from journeys.store import outbox, promises
from journeys.store.database import Database

log = structlog.get_logger("sender")

RECONCILE_EVERY = timedelta(seconds=15)
A_STATUS_TAKES = timedelta(minutes=1)
PATIENCE = 3  # times the age that a send has at a start: from one retry of a webhook to the next it grows so


class Reconciling:
    """For one channel, in the one process that sends on it. `after`: how long a status may be missing."""

    def __init__(self, database: Database, clock: Clock, channel: str, after: timedelta) -> None:
        self._database = database
        self._clock = clock
        self._channel = channel
        self._after = after
        self._done_at: datetime | None = None

    async def recover(self) -> None:
        """At start: what was being sent when the last process died has an unknown outcome.

        While nobody listened WhatsApp kept statuses to tell them again, at ever longer intervals: the older an
        unknown send is by now, the longer its status may still take.
        """
        now = self._clock.now()
        async with self._database.write() as connection:
            count = await outbox.orphaned_sends(connection, self._channel)
            await outbox.count_patience_anew(connection, self._channel, now, PATIENCE)
        if count:
            log.info("sends were interrupted and wait for their status", count=count)

    async def reconcile(self, leaving: Sequence[int]) -> None:
        """Now and then: try unknown sends again once their status is long overdue, and only while statuses do arrive.
        `leaving` are the outbox rows on their way out."""
        now = self._clock.now()
        if self._done_at and now - self._done_at < RECONCILE_EVERY:
            return
        self._done_at = now
        async with self._database.write() as connection:
            await promises.settle_overdue(connection, now)
            await outbox.orphaned_sends(connection, self._channel, leaving=leaving)
            rows = await outbox.unknown_since(connection, self._channel, now - self._after)
            if not rows:
                return
            news_at = await outbox.newest_news(connection, self._channel)
            if news_at is None or news_at < now - self._after:
                return  # WhatsApp may be trying to tell us and cannot reach us, or tells us late
            # What it told must be younger than the status that is missing.
            rows = [row for row in rows if row.claimed_at and row.claimed_at + A_STATUS_TAKES < news_at]
            await outbox.give_up_attempts(connection, [row.id for row in rows])
            await outbox.set_state(connection, [deferred(row, now, "no_status") for row in rows])
