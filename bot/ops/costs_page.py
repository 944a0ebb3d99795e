"""What messages cost as a page: by day and category, an order, the month's allowance, and what merging saved."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import msgspec
from aiohttp import web

from bot.access.guarding import only
from bot.ops.charts import columns
from bot.ops.readings import month_before, rupees
from bot.ops.room import Room
from journeys.store.ops_costs import CATEGORIES, NEWEST, Day, Left, days_of, messages_since, orders_placed_since
from journeys.store.spending import month_of, spent_in

DAYS = 14


class Sums(msgspec.Struct, frozen=True):
    """The days together. `orders` are those written about; `placed` those placed in the same days."""

    messages: int
    rupees: Decimal
    merged: int
    saved: Decimal
    orders: int
    placed: int

    @property
    def rupees_an_order(self) -> Decimal | None:
        return self.rupees / self.orders if self.orders else None

    @property
    def messages_an_order(self) -> float | None:
        return self.messages / self.orders if self.orders else None


class CostsPage:
    """GET /ops/costs."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/costs", self.show)

    @only("lead")
    async def show(self, request: web.Request) -> web.Response:
        """200 with the days, their sums, and the month so far."""
        room, since = self._room, self._room.today() - timedelta(days=DAYS - 1)
        async with room.database.read() as connection:
            left = await messages_since(connection, month_before(room.today()))
            placed = await orders_placed_since(connection, since)
            month = month_of(room.clock.now(), room.brand)
            spent = await spent_in(connection, room.settings.whatsapp.phone_number_id, month)
        days = [day for day in days_of(left, room.brand) if day.day >= since.date()]
        return room.render(
            request,
            "ops/costs.html",
            days=days,
            sums=sums_of(days, [each for each in left if each.at >= since], placed),
            by_category=Counter(each.category for each in left if each.at >= since),
            chart=columns([(f"{d.day:%d %b}", {n: d.counts.get(n, 0) for n in CATEGORIES}) for d in days]),
            money=columns([(f"{d.day:%d %b}", {"utility": float(d.rupees)}) for d in days]),
            categories=CATEGORIES,
            rupees=rupees,
            month=month,
            spent=spent,
            costs=room.brand.costs,
            is_cut=len(left) >= NEWEST,
            newest=NEWEST,
        )


def sums_of(days: Sequence[Day], left: Sequence[Left], placed: int) -> Sums:
    """Everything of these days together."""
    return Sums(
        sum(day.messages for day in days),
        sum((day.rupees for day in days), Decimal(0)),
        sum(day.merged for day in days),
        sum((day.saved for day in days), Decimal(0)),
        len({each.order_id for each in left if each.order_id}),
        placed,
    )
