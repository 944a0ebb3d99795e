"""One click into the demo: anybody may be one of the demo's people. Nobody can elsewhere, where there are none."""

from aiohttp import web

from bot.access.door import Door, go_to
from bot.access.places import safe_path


class DemoLogin:
    """GET /demo-login?as=E-MAIL&next=PATH. The door's `demo_people` are set by `harkara demo` in code: no setting and
    no row of the store makes this work anywhere else."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/demo-login", self.log_in)

    async def log_in(self, request: web.Request) -> web.Response:
        """303 with a session; 404 outside the demo and for everybody else."""
        wanted = request.query.get("as", "").lower()
        found = next((person for person in self._door.demo_people if person.email == wanted), None)
        if found is None:
            raise web.HTTPNotFound
        async with self._door.database.write() as connection:
            await self._door.end_session_of(connection, request)
            token = await self._door.begin_session(connection, request, found.id)
        answer = go_to(safe_path(request.query.get("next", "")))
        self._door.set_cookie(answer, token)
        return answer
