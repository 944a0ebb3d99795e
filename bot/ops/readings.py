"""The front page's figures as they stand: read in one transaction, in a constant number of statements."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from decimal import Decimal

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ops.cost_readings import cost_readings, first_day, month_before, of_two_weeks, rupees, sums_of
from bot.ops.figures import FIGURES, LATELY, Reading, Since, figure_named, share_of, wilson
from bot.ops.room import Room, span
from bot.translation import OWN
from journeys.drawing.stages import Part
from journeys.store import (
    ops_connections,
    ops_costs,
    ops_ledgers,
    ops_ndrs,
    ops_orders,
    ops_parked,
    ops_runs,
    ops_search,
)
from journeys.store.ops_costs import Day
from journeys.store.ops_ndrs import FirstWord

IN_TIME = timedelta(minutes=5)  # by when she should hear of a failed attempt
A_DAY = timedelta(days=1)
BAD_LAG = timedelta(minutes=30)
GOOD_LAG = timedelta(minutes=5)
FEW = 5  # events from which a source's percentile is shown among the figures


class Front(msgspec.Struct, frozen=True):
    """All of the front page: figures, open orders by part, days of messages."""

    readings: tuple[Reading, ...]
    parts: dict[Part, int]
    days: tuple[Day, ...]


class Asking:
    """What figures are read from: one transaction, and what several of them need, read once."""

    def __init__(self, connection: AsyncConnection, room: Room, since: Since) -> None:
        self.connection = connection
        self.room = room
        self.since = since
        self._parts: dict[Part, int] | None = None
        self._days: list[Day] | None = None

    async def parts(self) -> dict[Part, int]:
        """The open orders by part of the journey."""
        if self._parts is None:
            self._parts = await ops_orders.open_by_part(self.connection)
        return self._parts

    async def days(self) -> list[Day]:
        """The days on which messages left, from the beginning of the month in which the two weeks begin."""
        if self._days is None:
            begin, brand = month_before(self.since.today), self.room.brand
            left = await self.room.past_days.left(self.connection, begin, self.since, brand)
            self._days = ops_costs.days_of(left, brand)
        return self._days


async def read_front(asking: Asking) -> Front:
    """Everything on the front page."""
    readings = [reading for read in ON_FRONT for reading in await read(asking)]
    return Front(tuple(readings), await asking.parts(), tuple(of_two_weeks(await asking.days(), asking.since.today)))


async def read_figure(asking: Asking, key: str) -> Reading | None:
    """One figure, without the others; None for one that is no figure of its own."""
    if key.startswith("part:"):
        parts, figure = await asking.parts(), figure_named(key)
        count = next((n for part, n in parts.items() if part.name.lower() == key.removeprefix("part:")), 0)
        return Reading(figure, f"{count:,}", count) if figure else None
    found = await READER_OF[key](asking)
    return next((reading for reading in found if reading.figure.key == key), None)


def since_of(room: Room) -> Since:
    """The moments from which figures count."""
    now = room.clock.now()
    return Since(room.today(), now - LATELY, now)


async def _orders(asking: Asking) -> list[Reading]:
    open_ = sum((await asking.parts()).values())
    silent = await ops_ledgers.breaches(asking.connection)
    note = f"{silent:,} of {open_:,}"
    share = share_of(FIGURES["silence_breaches"], silent, open_, good=0.02, bad=0.10, note=note)
    return [Reading(FIGURES["open_orders"], f"{open_:,}", open_), share]


async def _promises(asking: Asking) -> list[Reading]:
    settled = await ops_ledgers.promises_by(asking.connection, asking.since.lately)
    ended: Counter[str] = Counter()
    for (_, how), count in settled.items():
        ended[how] += count
    held = ended["kept"] + ended["renegotiated"]
    n, broken = held + ended["broken"], ended["broken"]
    note = f"{ended['kept']:,} kept, {ended['renegotiated']:,} renegotiated"
    tone = "bad" if broken else "good" if n else ""
    return [
        share_of(FIGURES["promises_kept"], held, n, good=0.95, bad=0.85, note=note),
        Reading(FIGURES["promises_broken"], f"{broken:,}", n, wilson(broken, n), tone),
    ]


async def _ndrs(asking: Asking) -> list[Reading]:
    waiting, oldest_at = await ops_ndrs.ndrs_waiting(asking.connection)
    minutes = (asking.since.now - oldest_at).total_seconds() // 60 if oldest_at else 0
    note = f"the oldest for {minutes:,.0f} min" if waiting else ""
    first = await ops_ndrs.first_words(asking.connection, asking.since.lately)
    in_time = sum(1 for each in first if each.wait is not None and each.wait <= IN_TIME)
    return [
        Reading(FIGURES["ndrs_waiting"], f"{waiting:,}", waiting, tone="warn" if waiting else "good", note=note),
        share_of(FIGURES["ndr_told"], in_time, len(first), good=0.9, bad=0.7, note=_median(first)),
    ]


def _median(first: Sequence[FirstWord]) -> str:
    waits = sorted(each.wait for each in first if each.wait is not None)
    return f"median {span(waits[len(waits) // 2])}" if waits else ""


async def _parked(asking: Asking) -> list[Reading]:
    came, leaving = await ops_parked.parked_counts(asking.connection)
    both, note = came + leaving, f"{came:,} came in, {leaving:,} could not leave"
    return [Reading(FIGURES["parked"], f"{both:,}", both, tone="bad" if both else "good", note=note)]


async def _lag(asking: Asking) -> list[Reading]:
    feeds = await ops_connections.feeds(asking.connection, asking.since.now - A_DAY)
    outside = [each for each in feeds if each.source != OWN]
    n, measured = sum(each.events for each in outside), [each for each in outside if each.events >= FEW]
    if not measured:
        return [Reading(FIGURES["lag"], "–", n, note=f"no source with {FEW} events or more")]
    slowest = max(measured, key=lambda each: each.lag_p95 or timedelta(0))
    lag = slowest.lag_p95 or timedelta(0)
    tone = "good" if lag <= GOOD_LAG else "bad" if lag > BAD_LAG else "warn"
    note = f"p95 of {slowest.source}, p50 {span(slowest.lag_p50)}"
    return [Reading(FIGURES["lag"], span(lag), n, tone=tone, note=note)]


async def _late(asking: Asking) -> list[Reading]:
    waiting = await ops_runs.live_runs(asking.connection, asking.since.now)
    late, runs = sum(each.late for each in waiting), sum(each.runs for each in waiting)
    return [Reading(FIGURES["runs_late"], f"{late:,}", runs, wilson(late, runs), "bad" if late else "good")]


async def _today(asking: Asking) -> list[Reading]:
    day = next((each for each in await asking.days() if each.day == asking.since.today.date()), None)
    count = day.messages if day else 0
    note = f"{day.merged:,} more left inside others" if day and day.merged else ""
    cost = Reading(FIGURES["cost_today"], rupees(day.rupees if day else Decimal(0)), count)
    return [Reading(FIGURES["messages_today"], f"{count:,}", count, note=note), cost]


async def _withheld(asking: Asking) -> list[Reading]:
    judged = await ops_search.outcomes_since(asking.connection, asking.since.today)
    withheld, n = judged.get("withheld", 0), judged.get("withheld", 0) + judged.get("sent", 0)
    share = share_of(FIGURES["withheld_today"], withheld, n, good=1.0, bad=-1.0, note=f"{withheld:,} of {n:,}")
    return [msgspec.structs.replace(share, tone="")]  # neither good nor bad in itself


async def read_costs(asking: Asking) -> list[Reading]:
    """The figures of the page of costs."""
    orders = await ops_costs.orders_since(asking.connection, first_day(asking.since.today))
    return cost_readings(sums_of(await asking.days(), orders, asking.since.today))


Read = Callable[[Asking], Awaitable[list[Reading]]]
ON_FRONT: tuple[Read, ...] = (_orders, _promises, _ndrs, _parked, _lag, _late, _today, _withheld)
READER_OF: dict[str, Read] = {
    **dict.fromkeys(("open_orders", "silence_breaches"), _orders),
    **dict.fromkeys(("promises_kept", "promises_broken"), _promises),
    **dict.fromkeys(("ndrs_waiting", "ndr_told"), _ndrs),
    **dict.fromkeys(("messages_today", "cost_today"), _today),
    **dict.fromkeys(("messages_14d", "cost_14d", "cost_an_order", "saved"), read_costs),
    "parked": _parked,
    "lag": _lag,
    "runs_late": _late,
    "withheld_today": _withheld,
}
