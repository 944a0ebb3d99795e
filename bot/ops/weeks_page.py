"""The six-week plan as a page: each pack with its readiness and what it did, and the switch."""

from datetime import datetime, timedelta

import msgspec
from aiohttp import web

from bot.access.audit import record_in
from bot.access.guarding import current_user, only
from bot.ops.room import Room
from bot.weeks import Week, read_weeks
from journeys.packs import load_packs
from journeys.store.packs import switch, switched_at, weeks_off
from journeys.store.readiness import NEEDS

REMEMBERED = timedelta(minutes=5)  # what packs did is counted over the whole store


class WeeksPage:
    """GET /ops/weeks, POST /ops/weeks/{week}."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._packs = load_packs()
        self._read: tuple[datetime, list[Week]] | None = None

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/weeks", self.show)
        app.router.add_post("/ops/weeks/{week}", self.switch)

    @only("lead")
    async def show(self, request: web.Request) -> web.Response:
        """200 with every week: on or off, whether it is ready, what it did so far."""
        at, weeks = await self._weeks()
        return self._room.render(request, "ops/weeks.html", weeks=weeks, counted_at=at, needs=NEEDS)

    @only("admin")
    async def switch(self, request: web.Request) -> web.Response:
        """303 back to the page after switching a week to `on` or `off` of the form; 404 for a week not in the plan."""
        named, form = request.match_info["week"], await request.post()
        week = int(named) if named.isdecimal() and len(named) < 4 else -1
        if week not in self._packs.packs or form.get("to") not in {"on", "off"}:
            return self._room.render(request, "ops/missing.html", status=404, words="The plan has no such week.")
        now, is_on = self._room.clock.now(), form.get("to") == "on"
        async with self._room.database.write() as connection:
            await switch(connection, [week], is_on, now)
            action = "pack.switched_on" if is_on else "pack.switched_off"
            await record_in(connection, current_user(request), action, at=now, subject=f"week {week}")
        raise web.HTTPSeeOther("/ops/weeks")

    async def _weeks(self) -> tuple[datetime, list[Week]]:
        """The plan with its switches as they are, what packs did as it was at most `REMEMBERED` ago; when that was."""
        now, prefix = self._room.clock.now(), self._room.settings.whatsapp.template_prefix
        async with self._room.database.read() as connection:
            if self._read is None or not timedelta(0) <= now - self._read[0] <= REMEMBERED:
                languages = self._room.brand.languages
                weeks = await read_weeks(connection, self._packs, self._room.catalogue(), languages, prefix)
                self._read = now, weeks
            off, changed = await weeks_off(connection), await switched_at(connection)
        at, weeks = self._read
        return at, [
            msgspec.structs.replace(each, is_on=each.pack.week not in off, changed_at=changed.get(each.pack.week))
            for each in weeks
        ]
