"""A short history that a whole service lived through, kept in its store: what reports will be counted from."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.settings import Settings
from integrations.sandbox.settings import SandboxSettings
from journeys.brand import Brand
from journeys.clock import MovableClock
from journeys.policies.holdout import HELD_OUT, arm_of
from tests.harness import Harness, running

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STEP = timedelta(hours=4)  # the clock never jumps further, so that what comes due is done near its time
MICROSECONDS_OF_A_DAY = 86_400_000_000  # the unit of times in SQLite


def configured(settings: Settings, sandbox: SandboxSettings) -> Settings:
    """There is a page to review on."""
    return _of_brand(settings, review_link="https://shop.example/reviews")


def _of_brand(settings: Settings, **changes: Any) -> Settings:
    return settings.model_copy(update={"brand": settings.brand.model_copy(update=changes)})


async def live(store_url: str, clock: MovableClock) -> dict[str, float]:
    """Five customers: one who buys again, one whose parcel turns back, one who cancels, one who sends her order
    back, one who wants to hear nothing and waits. The share of each journey that is held out."""
    async with running(store_url, clock, configure=configured) as h:
        phones = [await h.phone(f"91999990010{n}", name) for n, name in enumerate(NAMES)]
        again, lost, gone, back, quiet = phones
        bought = [await h.order(phone, "cod" if phone is lost else "prepaid") for phone in phones]
        await h.settle()
        holdouts = {"checkpoint": await share_that_parts(h, [NAMES[n] for n in (0, 2, 3)])}
        h.settings = _of_brand(h.settings, holdouts=holdouts)
        await h.restart()
        await h.say(quiet, "stop")
        await pass_time(h, 20 * HOUR)
        await h.say(again, "has my order shipped?")
        await h.say(gone, "no update, is this genuine?")
        await pass_time(h, 8 * HOUR)
        await h.call(f"/sandbox/api/shop/orders/{bought[2]['id']}/cancel")
        awbs = [await h.ship(bought[n], "A") for n in (0, 1, 3)]
        for awb in awbs:
            await h.scan(awb, "picked_up")
        await pass_time(h, 40 * HOUR)
        for awb in awbs:
            await h.scan(awb, "out_for_delivery")
        await h.settle()
        await h.scan(awbs[0], "delivered")
        await h.scan(awbs[1], "failed", reason="customer_unavailable")
        await h.scan(awbs[2], "delivered")
        await pass_time(h, 24 * HOUR)
        await h.scan(awbs[1], "rto_initiated")
        await send_back(h, back, bought[3])
        await h.scan(awbs[1], "rto_delivered")
        async with h.service.parts.database.write() as connection:
            await connection.exec_driver_sql("UPDATE customers SET marketing = 'yes'")
        await h.order(again, "prepaid")
        await h.call(f"/sandbox/api/phones/{again}/open")
        await h.settle()
    return holdouts


async def share_that_parts(h: Harness, names: Sequence[str]) -> float:
    """The smallest share of the checkpoint's holdout that has one of these customers in it: arms go by customer ids,
    and those differ in each life."""
    found = await h.rows("SELECT id, name FROM customers")
    ids = [row["id"] for row in found if row["name"] in names]
    assert len(ids) == len(names)
    shares = (n / 10_000 for n in range(1, 10_001))
    return next(share for share in shares if any(is_out_of_checkpoint(id, share) for id in ids))


def is_out_of_checkpoint(customer_id: int, share: float) -> bool:
    """Whether she is among the `share` who do not get the checkpoint."""
    return arm_of("checkpoint", customer_id, Brand(holdouts={"checkpoint": share})) == HELD_OUT


NAMES = ("Meera Joshi", "Farida Khan", "Lakshmi Rao", "Gurpreet Kaur", "Ananya Das")


async def pass_time(h: Harness, span: timedelta) -> None:
    """Let time pass in steps."""
    while span > timedelta(0):
        await h.move(min(STEP, span))
        span -= STEP


async def send_back(h: Harness, phone: str, order: dict[str, Any]) -> None:
    """She sends it back, asks once where her money is, and gets it."""
    await h.send_back(order, reason="SIZE_TOO_SMALL")
    await h.send_back(order, "approve-return")
    awb = await h.fetch_back(order)
    await h.scan(awb, "picked_up")
    await pass_time(h, 24 * HOUR)
    await h.scan(awb, "delivered")
    await h.settle()
    await h.say(phone, "where is my refund?")
    await pass_time(h, 24 * HOUR)
    await h.refund(order)
    await pass_time(h, 4 * HOUR)


class History:
    """The store of that history, read with plain SQL, as a report would."""

    def __init__(self, file: Path, holdouts: dict[str, float]) -> None:
        self.holdouts = holdouts
        self._store = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        self._store.row_factory = sqlite3.Row

    def rows(self, query: str, **params: Any) -> list[dict[str, Any]]:
        """The rows of a query; times are microseconds since 1970."""
        return [dict(row) for row in self._store.execute(query, params)]

    def value(self, query: str, **params: Any) -> Any:
        """The only value of a query."""
        (row,) = self.rows(query, **params)
        return next(iter(row.values()))

    def close(self) -> None:
        self._store.close()


def texts(rows: list[dict[str, Any]]) -> list[str]:
    """The words of messages on the timeline."""
    return [json.loads(row["body"])["text"] for row in rows]
