"""The front page's figures as they stand: read in one transaction, in a constant number of statements."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ops.cost_readings import cost_readings, month_before, of_two_weeks, rupees, sums_of
from bot.ops.figures import FIGURES, LATELY, Reading, Since, share_of, wilson
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
from journeys.store.ops_connections import Feed
from journeys.store.ops_costs import Day
from journeys.store.ops_ndrs import FirstWord
from journeys.store.ops_runs import Waiting

IN_TIME = timedelta(minutes=5)  # by when she should hear of a failed attempt
A_DAY = timedelta(days=1)
WORST_LAG = timedelta(minutes=30)
NO_DATA = timedelta(minutes=5)
FEW = 5  # events from which a source's percentile is shown among the figures


class Front(msgspec.Struct, frozen=True):
    """All of the front page: figures, open orders by part, days of messages. `others` are figures of other pages."""

    readings: tuple[Reading, ...]
    others: tuple[Reading, ...]
    parts: dict[Part, int]
    days: tuple[Day, ...]


async def read_front(connection: AsyncConnection, room: Room, since: Since) -> Front:
    """Everything on the front page."""
    now = room.clock.now()
    parts = await ops_orders.open_by_part(connection)
    left = await ops_costs.messages_since(connection, month_before(since.today))
    days = ops_costs.days_of(left, room.brand)
    readings = (
        Reading(FIGURES["open_orders"], f"{sum(parts.values()):,}", sum(parts.values())),
        await _silence(connection),
        *await _promises(connection, since),
        *await _ndrs(connection, now, since),
        await _parked(connection),
        _lag(await ops_connections.feeds(connection, now - A_DAY)),
        _late(await ops_runs.live_runs(connection, now)),
        *_messages(days, since.today),
        await _withheld(connection, since),
    )
    others = cost_readings(sums_of(days, left, since.today))
    return Front(readings, tuple(others), parts, tuple(of_two_weeks(days, since.today)))


def since_of(room: Room) -> Since:
    """The moments from which figures count."""
    now = room.clock.now()
    return Since(room.today(), now - LATELY, now)


async def _silence(connection: AsyncConnection) -> Reading:
    silent, open_ = await ops_ledgers.breaches(connection)
    note = f"{silent:,} of {open_:,}"
    return share_of(FIGURES["silence_breaches"], silent, open_, good=0.02, bad=0.10, note=note)


async def _promises(connection: AsyncConnection, since: Since) -> list[Reading]:
    settled = await ops_ledgers.promises_by(connection, since.lately)
    ended = {
        how: sum(n for (_, each), n in settled.items() if each == how) for how in ("kept", "renegotiated", "broken")
    }
    held, n = ended["kept"] + ended["renegotiated"], sum(ended.values())
    note = f"{ended['kept']:,} kept, {ended['renegotiated']:,} renegotiated"
    kept = share_of(FIGURES["promises_kept"], held, n, good=0.95, bad=0.85, note=note)
    tone = "bad" if ended["broken"] else "good" if n else ""
    return [kept, Reading(FIGURES["promises_broken"], f"{ended['broken']:,}", n, wilson(ended["broken"], n), tone)]


async def _ndrs(connection: AsyncConnection, now: datetime, since: Since) -> list[Reading]:
    waiting, oldest_at = await ops_ndrs.ndrs_waiting(connection)
    note = f"the oldest for {int((now - oldest_at).total_seconds() // 60):,} min" if oldest_at else ""
    first = await ops_ndrs.first_words(connection, since.lately)
    in_time = sum(1 for each in first if each.wait is not None and each.wait <= IN_TIME)
    told = share_of(FIGURES["ndr_told"], in_time, len(first), good=0.9, bad=0.7, note=_median(first))
    return [
        Reading(FIGURES["ndrs_waiting"], f"{waiting:,}", waiting, tone="warn" if waiting else "good", note=note),
        told,
    ]


def _median(first: Sequence[FirstWord]) -> str:
    waits = sorted(each.wait for each in first if each.wait is not None)
    return f"median {span(waits[len(waits) // 2])}" if waits else ""


async def _parked(connection: AsyncConnection) -> Reading:
    came, leaving = await ops_parked.parked_counts(connection)
    note = f"{came:,} came in, {leaving:,} could not leave"
    return Reading(
        FIGURES["parked"], f"{came + leaving:,}", came + leaving, tone="bad" if came + leaving else "good", note=note
    )


def _lag(feeds: Sequence[Feed]) -> Reading:
    measured = [each for each in feeds if each.lag_p95 is not None and each.events >= FEW and each.source != OWN]
    n = sum(each.events for each in feeds if each.source != OWN)
    if not measured:
        return Reading(FIGURES["lag"], "–", n, note=f"no source with {FEW} events or more")
    slowest = max(measured, key=lambda each: each.lag_p95 or timedelta(0))
    lag = slowest.lag_p95 or timedelta(0)
    tone = "good" if lag <= NO_DATA else "bad" if lag > WORST_LAG else "warn"
    return Reading(
        FIGURES["lag"], span(lag), n, tone=tone, note=f"p95 of {slowest.source}, p50 {span(slowest.lag_p50)}"
    )


def _late(waiting: Sequence[Waiting]) -> Reading:
    late, runs = sum(each.late for each in waiting), sum(each.runs for each in waiting)
    return Reading(FIGURES["runs_late"], f"{late:,}", runs, wilson(late, runs), "bad" if late else "good")


def _messages(days: Sequence[Day], today: datetime) -> list[Reading]:
    day = next((each for each in days if each.day == today.date()), None)
    count = day.messages if day else 0
    note = f"{day.merged:,} more left inside others" if day and day.merged else ""
    cost = Reading(FIGURES["cost_today"], rupees(day.rupees if day else Decimal(0)), count)
    return [Reading(FIGURES["messages_today"], f"{count:,}", count, note=note), cost]


async def _withheld(connection: AsyncConnection, since: Since) -> Reading:
    judged = await ops_search.outcomes_since(connection, since.today)
    withheld, n = judged.get("withheld", 0), judged.get("withheld", 0) + judged.get("sent", 0)
    share = share_of(FIGURES["withheld_today"], withheld, n, good=1.0, bad=-1.0, note=f"{withheld:,} of {n:,}")
    return msgspec.structs.replace(share, tone="")
