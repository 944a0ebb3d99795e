"""Lanes are learnt from the store, on both engines, and every voice speaks from them."""

import asyncio
from datetime import timedelta
from typing import Any

from bot.lane_learning import LaneLearning, hour_of
from journeys.clock import MovableClock
from journeys.lanes import LaneRanges
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.schema import orders, shipments
from tests.journeys.builders import BRAND, NOW, order, parcel
from tests.journeys.store.batches import put_rows

DAY = timedelta(days=1)


async def delivered(database: Database, count: int, ago: timedelta, days: int = 3, **facts: Any) -> None:
    """So many parcels to 560001, delivered so long before NOW."""
    at = NOW - ago
    began = {"facility": "Bhiwandi_Lonad_GW", "at": (at - days * DAY).isoformat(), "key": "k"}
    for _ in range(count):
        id = new_id()
        known: dict[str, Any] = {"id": id, "customer_id": 10}
        times = {"placed_at": at, "version_at": at, "received_at": at}
        texts = {"account": "shop", "shop_order_id": f"{id}", "number": f"{id}", "number_key": f"{id}"}
        lists = {"address": {}, "items": [], "tags": [], "told": []}
        row = known | times | texts | lists | {"status": "open", "payment": "cod", "pincode": "560001"}
        await put_rows(database, orders, row)
        journey = {"leg": "forward", "status": "delivered", "legs": {}, "told": [], "trail": [began]}
        about = {"order_id": id, "awb": f"A{id}", "courier": "delhivery", "created_at": at, "closed_at": at}
        await put_rows(database, shipments, known | journey | about | facts)


async def test_deliveries_of_the_last_ninety_days_teach(database: Database) -> None:
    """A-83, A-81."""
    await delivered(database, 40, ago=5 * DAY, days=12)
    await delivered(database, 5, ago=100 * DAY)
    await delivered(database, 5, ago=5 * DAY, leg="rto", status="rto_delivered")
    await delivered(database, 5, ago=timedelta(0))  # in this hour: the next look will know
    ranges = LaneRanges()
    learning = LaneLearning(database, BRAND, ranges, MovableClock(NOW + timedelta(minutes=7), running=False))
    assert await learning.learn_once() == 40
    known = parcel(courier="delhivery", order_id=20)
    assert ranges.transit(order(), known, BRAND).p80 == 12 * DAY


async def test_it_learns_at_once_and_stops_when_told(database: Database) -> None:
    """A-83."""
    await delivered(database, 1, ago=5 * DAY)
    ranges, stop = LaneRanges(), asyncio.Event()
    stopping = LaneLearning(database, BRAND, ranges, _StopsOnce(stop))
    await stopping.run(stop)
    assert ranges.lanes.travel


class _StopsOnce(MovableClock):
    """A clock whose first sleeper is told to stop."""

    def __init__(self, stop: asyncio.Event) -> None:
        super().__init__(NOW, running=False)
        self._stop_now = stop

    async def sleep(self, span: timedelta) -> None:
        self._stop_now.set()


def test_all_processes_learn_from_the_same_hour() -> None:
    """Promise 7: two processes that look at different minutes know the same."""
    assert hour_of(NOW + timedelta(minutes=7)) == hour_of(NOW + timedelta(minutes=59)) == NOW
