"""Events that came and that nobody designed a reaction for, and what the map of journeys still lacks, as a page."""

from datetime import timedelta

from aiohttp import web

from bot.access.guarding import only
from bot.ops.room import Room
from journeys.accidental import accidental
from journeys.drawing.gaps import gaps_in
from journeys.store.told_kinds import kinds_told, unknown_codes_told

LOOKED_BACK = timedelta(days=7)
NEWEST = 100_000  # events looked at


class AccidentalPage:
    """GET /ops/accidental."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/accidental", self.show)

    @only("lead")
    async def show(self, request: web.Request) -> web.Response:
        """200 with accidental events and codes of the last days, and the gaps of the map."""
        since, catalogue = self._room.clock.now() - LOOKED_BACK, self._room.catalogue()
        async with self._room.database.read() as connection:
            told = await kinds_told(connection, since, NEWEST)
            codes = await unknown_codes_told(connection, since)
        return self._room.render(
            request,
            "ops/accidental.html",
            found=accidental(told, catalogue),
            events=sum(each.count for each in told),
            kinds=len(told),
            codes=codes,
            gaps=gaps_in(catalogue),
            newest=NEWEST,
        )
