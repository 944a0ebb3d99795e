"""What messages cost as a page: by day and category, an order, the month's allowance, and what merging saved."""

from aiohttp import web

from bot.access.guarding import only
from bot.ops.charts import columns
from bot.ops.cost_readings import cost_readings, month_before, of_two_weeks, rupees, sums_of
from bot.ops.room import Room
from journeys.store.ops_costs import CATEGORIES, NEWEST, days_of, messages_since
from journeys.store.spending import month_of, spent_in


class CostsPage:
    """GET /ops/costs."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/costs", self.show)

    @only("lead")
    async def show(self, request: web.Request) -> web.Response:
        """200 with the days, their sums, and the month so far."""
        room, today = self._room, self._room.today()
        month = month_of(room.clock.now(), room.brand)
        async with room.database.read() as connection:
            left = await messages_since(connection, month_before(today))
            spent = await spent_in(connection, room.settings.whatsapp.phone_number_id, month)
        every_day = days_of(left, room.brand)
        days = of_two_weeks(every_day, today)
        return room.render(
            request,
            "ops/costs.html",
            days=days,
            readings=cost_readings(sums_of(every_day, left, today)),
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
