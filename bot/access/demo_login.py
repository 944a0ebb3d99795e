"""Short ways into the demo: be one of its people with one click, see any order's tracking page. Nowhere else."""

from aiohttp import web

from bot.access.door import Door, go_to
from bot.access.places import safe_path
from journeys.store.order_place import orders_numbered


class DemoLogin:
    """GET /demo-login?as=E-MAIL&next=PATH and GET /demo-page?number=ORDER; both 404 where there is no demo."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/demo-login", self.log_in)
        app.router.add_get("/demo-page", self.show_page)

    async def log_in(self, request: web.Request) -> web.Response:
        """303 with a session; 404 outside the demo and for everybody else."""
        people, wanted = self._door.demo.people if self._door.demo else (), request.query.get("as", "").lower()
        found = next((person for person in people if person.email == wanted), None)
        if found is None:
            raise web.HTTPNotFound
        async with self._door.database.write() as connection:
            await self._door.end_session_of(connection, request)
            token = await self._door.begin_session(connection, request, found.id)
        answer = go_to(safe_path(request.query.get("next", "")))
        self._door.set_cookie(answer, token)
        return answer

    async def show_page(self, request: web.Request) -> web.Response:
        """303 to what the customer sees of an order; 404 when the service has not heard of it yet."""
        if self._door.demo is None:
            raise web.HTTPNotFound
        async with self._door.database.read() as connection:
            found = await orders_numbered(connection, request.query.get("number", "")[:64])
        if not found:
            raise web.HTTPNotFound(text="The service has not heard of this order yet.")
        return go_to(self._door.demo.page_link(found[0].id))
