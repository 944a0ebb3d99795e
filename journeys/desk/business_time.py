"""Business time: several spans per weekday and holidays, in the brand's zone; only its minutes count. Pure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from journeys.brand import Brand, Hours

A_DAY = timedelta(days=1)
LONGEST_CLOSED = 400  # days that are looked at for the next opening
NO_TIME = timedelta(0)

Week = tuple[tuple[Hours, ...], ...]  # seven days from Monday, each with its spans in order
Span = tuple[datetime, datetime]


class WorkingTime(msgspec.Struct, frozen=True):
    """When people work. A span that closes at or before its opening ends on the next day ("22:00-02:00")."""

    zone: ZoneInfo
    week: Week
    holidays: frozenset[date] = frozenset()

    def is_open(self, at: datetime) -> bool:
        return any(opens <= at < closes for opens, closes in self._spans_from(at, days=1))

    def next_opening(self, at: datetime) -> datetime:
        """`at` itself when open, else when it next opens. Raises ValueError when it never does."""
        for opens, closes in self._spans_from(at):
            if at < closes:
                return max(at, opens)
        raise ValueError("there are no working hours")

    def last_closing(self, at: datetime) -> datetime | None:
        """When it last closed before or at `at`; None when that is longer ago than a fortnight."""
        spans = self._spans_from(at - 14 * A_DAY, days=15)
        return max((closes for _, closes in spans if closes <= at), default=None)

    def after(self, at: datetime, span: timedelta) -> datetime:
        """The moment at which `span` of business time has passed since `at`. Raises ValueError when it never does."""
        left, reached = span, at
        for opens, closes in self._spans_from(at):
            begins = max(reached, opens)
            if closes <= begins:
                continue
            if left <= closes - begins:
                return begins + left
            left, reached = left - (closes - begins), closes
        raise ValueError("there are no working hours")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much business time lies between two moments; none when `end` is not later."""
        total, reached = NO_TIME, start
        for opens, closes in self._spans_from(start, days=max(1, (end - start).days + 2)):
            begins, ends = max(reached, opens), min(end, closes)
            if ends > begins:
                total, reached = total + (ends - begins), ends
        return total

    def _spans_from(self, at: datetime, days: int = LONGEST_CLOSED) -> Iterator[Span]:
        """Spans in order from the local day before `at` on, in UTC."""
        first = at.astimezone(self.zone).date() - A_DAY
        for offset in range(days + 1):
            yield from self._spans_on(first + timedelta(days=offset))

    def _spans_on(self, day: date) -> Iterator[Span]:
        if day in self.holidays:
            return
        for hours in self.week[day.weekday()]:
            ends_on = day + A_DAY if hours.closes <= hours.opens else day
            yield self._moment(day, hours.opens), self._moment(ends_on, hours.closes)

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)


def working_time(brand: Brand) -> WorkingTime:
    """When the brand's people work: as set for the desk, else its ordinary hours on every day."""
    week = brand.desk.week or ((brand.ordinary_hours,),) * 7
    return WorkingTime(brand.zone, week, brand.desk.holidays)
