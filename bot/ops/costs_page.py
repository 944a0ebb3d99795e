"""What messages cost as a page: by day and category, an order, the month's allowance, and what merging saved."""

from aiohttp import web

from bot.access.guarding import only
from bot.ops.charts import columns
from bot.ops.cost_readings import of_two_weeks, rupees
from bot.ops.readings import Asking, read_costs, since_of
from bot.ops.room import Room
from journeys.store.ops_costs import CATEGORIES, NEWEST
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
        room = self._room
        month = month_of(room.clock.now(), room.brand)
        async with room.database.read() as connection:
            asking = Asking(connection, room, since_of(room))
            readings, every_day = await read_costs(asking), await asking.days()
            spent = await spent_in(connection, room.settings.whatsapp.phone_number_id, month)
        days = of_two_weeks(every_day, room.today())
        return room.render(
            request,
            "ops/costs.html",
            days=days,
            readings=readings,
            chart=columns([(f"{d.day:%d %b}", {n: d.counts.get(n, 0) for n in CATEGORIES}) for d in days]),
            money=columns([(f"{d.day:%d %b}", {"utility": float(d.rupees)}) for d in days]),
            categories=CATEGORIES,
            rupees=rupees,
            month=month,
            spent=spent,
            costs=room.brand.costs,
            is_cut=sum(day.messages for day in every_day) >= NEWEST // 2,
            newest=NEWEST,
        )
