"""A customer's data, for admins: handed out as JSON, and erased; both stand in the audit."""

import orjson
from aiohttp import web

from bot.access.audit import record, record_in
from bot.access.guarding import current_user, only
from bot.desk.doing import CUSTOMER
from bot.desk.tools.forms import id_in, text_fields
from bot.screens.rendering import page
from bot.translation import OWN, own_item
from bot.waking import Waker
from journeys.clock import Clock
from journeys.events import Acted, Event, Key
from journeys.store import inbox
from journeys.store.database import Database
from journeys.store.desk_panel import survivor_of
from journeys.store.erasing import ERASED
from journeys.store.exporting import export_customer

SURE = "erase"  # what has to be typed


class Privacy:
    """GET /desk/c/{customer_id}/privacy and …/export, POST …/erase; for admins."""

    def __init__(self, database: Database, clock: Clock, waker: Waker) -> None:
        self._database = database
        self._clock = clock
        self._waker = waker

    def add_routes(self, app: web.Application) -> None:
        admins = only("admin")
        app.router.add_get(f"{CUSTOMER}/privacy", admins(self.show))
        app.router.add_get(f"{CUSTOMER}/export", admins(self.export))
        app.router.add_post(f"{CUSTOMER}/erase", admins(self.erase))

    async def show(self, request: web.Request) -> web.Response:
        """How much is kept of her, and what can be done; 404 for an unknown one."""
        return await self._page(request)

    async def export(self, request: web.Request) -> web.Response:
        """200 with everything that is kept of her as a JSON file; 404 for an unknown one."""
        customer_id, user = await self._customer(request), current_user(request)
        async with self._database.read() as connection:
            found = await export_customer(connection, customer_id)
        at = self._clock.now()
        await record(self._database, user, "customer.exported", at=at, customer_id=customer_id)
        body = orjson.dumps(found, default=str, option=orjson.OPT_INDENT_2)
        headers = {"Content-Disposition": f'attachment; filename="customer-{customer_id}.json"'}
        return web.Response(body=body, content_type="application/json", headers=headers)

    async def erase(self, request: web.Request) -> web.Response:
        """303 once it is sure to happen; 422 where `sure` was not typed; 404 for an unknown one."""
        customer_id = await self._customer(request)
        if (await text_fields(request)).get("sure", "").strip().lower() != SURE:
            return await self._page(request, f"Type “{SURE}” to show that you mean it.", 422)
        user, now = current_user(request), self._clock.now()
        keys = (Key("customer", str(customer_id)),)
        key = f"erased:{customer_id}:{now.isoformat()}"
        item = own_item(Event(ERASED, key, now, now, OWN, Acted(user.id, user.name), keys))
        row = {"source": OWN, "key": item.key, "kind": item.kind, "body": item.body, "received_at": now}
        async with self._database.write() as connection:
            await inbox.append(connection, [row])
            await record_in(connection, user, ERASED, at=now, customer_id=customer_id)
        self._waker.wake_worker()
        raise web.HTTPSeeOther(f"/desk/c/{customer_id}/privacy?erased=yes")

    async def _page(self, request: web.Request, problem: str = "", status: int = 200) -> web.Response:
        customer_id = await self._customer(request)
        async with self._database.read() as connection:
            found = await export_customer(connection, customer_id)
        return page(
            request,
            "desk/tools/privacy.html",
            status=status,
            customer_id=customer_id,
            name=found["customers"][0]["name"],
            counts={table: len(rows) for table, rows in found.items()},
            problem=problem,
            erased=request.query.get("erased", ""),
        )

    async def _customer(self, request: web.Request) -> int:
        async with self._database.read() as connection:
            survivor = await survivor_of(connection, id_in(request, "customer_id"))
        if survivor is None:
            raise web.HTTPNotFound
        return survivor
