"""Incidents as a page: what is open, raising one after a look at whom it reaches, and withdrawing it."""

from aiohttp import web

from bot.access.audit import record
from bot.access.guarding import current_user, only
from bot.incidents import Draft, clear_incident, faults_of, preview, raise_incident
from bot.ops.room import Room, id_in
from journeys.incidents import CAUSES, SCOPE_KINDS
from journeys.store.incidents import all_incidents

FIELDS = ("cause", "scope_kind", "scope", "place", "note")


class IncidentsPage:
    """GET and POST /ops/incidents, POST /ops/incidents/preview, POST /ops/incidents/{incident}/withdraw."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/incidents", self.show)
        app.router.add_post("/ops/incidents/preview", self.preview)
        app.router.add_post("/ops/incidents", self.raise_one)
        app.router.add_post("/ops/incidents/{incident}/withdraw", self.withdraw)

    @only("lead")
    async def show(self, request: web.Request) -> web.Response:
        """200 with the open incidents, the newest that are over, and the form."""
        return await self._page(request, Draft("", "", ""))

    @only("lead")
    async def preview(self, request: web.Request) -> web.Response:
        """200 with whom the draft would reach now, and the button that raises it; 422 with what is wrong with it."""
        draft = await _draft(request)
        if faults := faults_of(draft):
            return await self._page(request, draft, faults=faults, status=422)
        reach = await preview(self._room.database, draft.scope_kind, draft.scope)
        return await self._page(request, draft, reach=reach)

    @only("lead")
    async def raise_one(self, request: web.Request) -> web.Response:
        """303 back to the page with how many customers are told; 422 with what is wrong with the draft."""
        draft = await _draft(request)
        if faults := faults_of(draft):
            return await self._page(request, draft, faults=faults, status=422)
        now = self._room.clock.now()
        told = await raise_incident(self._room.database, draft, now)
        self._room.wake()
        if not told.is_new:
            raise web.HTTPSeeOther("/ops/incidents?open=1")
        detail = {"customers": told.customers, "cause": draft.cause, "scope": f"{draft.scope_kind} {draft.scope}"}
        await record(
            self._room.database,
            current_user(request),
            "incident.raised",
            at=now,
            subject=str(told.incident.id),
            detail=detail,
        )
        raise web.HTTPSeeOther(f"/ops/incidents?raised={told.customers}")

    @only("admin")
    async def withdraw(self, request: web.Request) -> web.Response:
        """303 back to the page; 404 when there is no such incident."""
        named, now = id_in(request.match_info["incident"]), self._room.clock.now()
        told = await clear_incident(self._room.database, named, now) if named is not None else None
        if told is None:
            return self._room.render(request, "ops/missing.html", status=404, words="There is no such incident.")
        self._room.wake()
        detail = {"customers": told.customers}
        await record(
            self._room.database, current_user(request), "incident.withdrawn", at=now, subject=str(named), detail=detail
        )
        raise web.HTTPSeeOther(f"/ops/incidents?withdrawn={told.customers}")

    async def _page(self, request: web.Request, draft: Draft, *, status: int = 200, **more: object) -> web.Response:
        async with self._room.database.read() as connection:
            found = await all_incidents(connection)
        shown = {"faults": [], "reach": None, "draft": draft, "causes": CAUSES, "kinds": SCOPE_KINDS} | more
        return self._room.render(
            request,
            "ops/incidents.html",
            status=status,
            open_ones=[each for each in found if each.cleared_at is None],
            over=[each for each in found if each.cleared_at is not None][:50],
            told=_told(request),
            **shown,
        )


async def _draft(request: web.Request) -> Draft:
    form = await request.post()
    cause, kind, scope, place, note = (str(form.get(name, "")).strip() for name in FIELDS)
    return Draft(cause, kind, scope, place, note, raised_by=current_user(request).name[:60])


def _told(request: web.Request) -> str:
    """What was just done, in words."""
    query = request.query
    if (count := query.get("raised", "")).isdigit():
        return f"The incident is open; {int(count):,} customers are told."
    if (count := query.get("withdrawn", "")).isdigit():
        return f"The incident is over; {int(count):,} customers are told."
    return "An incident of the same cause and scope is open already." if query.get("open") else ""
