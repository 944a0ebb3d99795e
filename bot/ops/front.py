"""The front of the ops room: the figures people look at first; each opens its definition, its n and its orders."""

from aiohttp import web

from bot.access.guarding import only
from bot.ops.charts import columns
from bot.ops.cost_readings import rupees
from bot.ops.figures import figure_named
from bot.ops.readings import Asking, read_figure, read_front, since_of
from bot.ops.room import Room, id_in
from journeys.drawing.stages import Part
from journeys.store.ops_costs import CATEGORIES
from journeys.store.ops_orders import page_behind


class FrontPage:
    """GET /ops, /ops/figures/{figure}."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops", self.front)
        app.router.add_get("/ops/figures/{figure}", self.figure)

    @only("lead")
    async def front(self, request: web.Request) -> web.Response:
        """200 with the figures, open orders by part, and the messages of two weeks."""
        async with self._room.database.read() as connection:
            front = await read_front(Asking(connection, self._room, since_of(self._room)))
        days = front.days
        stacks = [(f"{each.day:%d %b}", {name: each.counts.get(name, 0) for name in CATEGORIES}) for each in days]
        return self._room.render(
            request,
            "ops/front.html",
            readings=front.readings,
            parts=[(part, front.parts.get(part, 0)) for part in Part if front.parts.get(part, 0)],
            most=max(front.parts.values(), default=0),
            days=days,
            chart=columns(stacks),
            categories=CATEGORIES,
            rupees=rupees,
        )

    @only("lead")
    async def figure(self, request: web.Request) -> web.Response:
        """200 with a figure's definition, reading and the orders behind it; 404 for an unknown one."""
        figure = figure_named(request.match_info["figure"])
        if figure is None:
            return self._room.render(request, "ops/missing.html", status=404, words="There is no such figure.")
        since = since_of(self._room)
        async with self._room.database.read() as connection:
            reading = await read_figure(Asking(connection, self._room, since), figure.key)
            before = id_in(request.query.get("before", ""))
            found, more = await page_behind(connection, figure.behind(since), before)
        return self._room.render(request, "ops/figure.html", figure=figure, reading=reading, found=found, more=more)
