"""Courier events decided and saved a second: the worker alone, over an inbox that is already full."""

import time
from datetime import timedelta
from typing import Any, NamedTuple

from bot.bootstrap import Parts
from bot.collecting import spare_the_collector
from bot.pairing import sandbox_pair
from journeys.clock import MovableClock
from journeys.store import inbox
from journeys.store.database import Database, upgrade
from journeys.store.ids import new_id
from journeys.store.schema import customers, identities, orders, shipments
from tests.bench.feeds import BEGAN_AT, SCANS, awb_of, scan_body

ROWS_AT_ONCE = 2_000
OLD = timedelta(days=90)


class Rate(NamedTuple):
    """Events a second, how many were counted, and the processor time of one in microseconds."""

    per_second: float
    events: int
    cpu_us: float


async def measure(store_url: str, parcels: int = 2_000, history: int = 0) -> Rate:
    """Decide `parcels` × 7 scans of known orders, in a store that already holds `history` finished orders."""
    await upgrade(store_url)
    settings, _ = sandbox_pair(1, 2, store_url=store_url)
    clock = MovableClock(BEGAN_AT + timedelta(hours=2), running=False)
    parts = await Parts.build(settings, clock)
    try:
        await seed_orders(parts.database, history, first=10_000_000, ended=True)
        await seed_orders(parts.database, parcels, first=0, ended=False)
        await _fill_inbox(parts.database, parcels, clock)
        spare_the_collector()  # as the service does
        began, cpu_began = time.perf_counter(), time.process_time()
        done = await parts.worker.work_through()
        cpu_us = 1e6 * (time.process_time() - cpu_began) / done
        return Rate(done / (time.perf_counter() - began), done, cpu_us)
    finally:
        await parts.close()


async def seed_orders(database: Database, count: int, *, first: int, ended: bool) -> None:
    """Customers, each with a phone, an order and a parcel."""
    for start in range(first, first + count, ROWS_AT_ONCE):
        numbers = range(start, min(start + ROWS_AT_ONCE, first + count))
        rows = [_rows_of(number, ended) for number in numbers]
        async with database.write() as connection:
            for table, place in ((customers, 0), (identities, 1), (orders, 2), (shipments, 3)):
                await connection.execute(table.insert(), [row[place] for row in rows])


def _rows_of(number: int, ended: bool) -> tuple[dict[str, Any], ...]:
    customer, order, at = new_id(), new_id(), BEGAN_AT - (OLD if ended else timedelta(days=1))
    closed_at = at + timedelta(days=5) if ended else None
    common: dict[str, Any] = {"customer_id": customer, "closed_at": closed_at}
    return (
        {"id": customer, "name": "Asha", "created_at": at},
        {"kind": "phone", "value": f"+91{number:010d}", "customer_id": customer, "source": "shopify", "seen_at": at},
        common
        | {
            "id": order,
            "account": "shopify",
            "shop_order_id": str(number),
            "number": f"KH-{number:07d}",
            "number_key": f"KH-{number:07d}",
            "placed_at": at,
            "version_at": at,
            "received_at": at,
            "status": "open",
            "payment": "cod",
            "total_paise": 149_900,
            "address": {},
            "items": [],
            "tags": [],
            "told": [],
        },
        common
        | {
            "id": new_id(),
            "order_id": order,
            "awb": awb_of(number),
            "courier": "delhivery",
            "account": "delhivery",
            "leg": "forward",
            "status": "delivered" if ended else "pending",
            "legs": {},
            "created_at": at,
            "told": [],
        },
    )


async def _fill_inbox(database: Database, parcels: int, clock: MovableClock) -> None:
    """Every parcel's first scan, then every parcel's second, and so on: as couriers send them."""
    for step in range(len(SCANS)):
        for start in range(0, parcels, ROWS_AT_ONCE):
            rows = [
                {
                    "source": "delhivery",
                    "key": f"{number}:{step}",
                    "kind": "",
                    "body": scan_body(number, step),
                    "received_at": clock.now(),
                }
                for number in range(start, min(start + ROWS_AT_ONCE, parcels))
            ]
            async with database.write() as connection:
                await inbox.append(connection, rows)
