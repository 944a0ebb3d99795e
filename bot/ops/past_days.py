"""What left on the local days that are over: kept for an hour, because it hardly changes and many rows say it."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ops.figures import Since
from journeys.brand import Brand
from journeys.store.ops_costs import Left, messages_by_day

KEPT_FOR = timedelta(hours=1)


class PastDays:
    """Reads messages by day: today's each time, those of earlier days once an hour."""

    def __init__(self) -> None:
        self._left: list[Left] = []
        self._read: tuple[datetime, datetime] | None = None  # when, and which day it was

    async def left(self, connection: AsyncConnection, begin: datetime, since: Since, brand: Brand) -> list[Left]:
        """Every message since `begin`, counted by day and category."""
        if not self._is_fresh(since):
            found = await messages_by_day(connection, begin, since.now, brand)
            self._left = [each for each in found if each.day < since.today.date()]
            self._read = since.now, since.today
            return found
        return self._left + await messages_by_day(connection, since.today, since.now, brand)

    def _is_fresh(self, since: Since) -> bool:
        if self._read is None:
            return False
        at, today = self._read
        return today == since.today and timedelta(0) <= since.now - at < KEPT_FOR
