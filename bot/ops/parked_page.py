"""Parked items as a page: why each was set aside, what it says (phones masked), and putting it back in line."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.audit import record_in
from bot.access.guarding import current_user, only
from bot.ops.masking import masked_text
from bot.ops.room import Room, id_in
from bot.parked import put_back, read_parked
from journeys.store.ops_parked import Parked, parked_counts, parked_delivery, parked_leaving

Read = Callable[[AsyncConnection, int], Awaitable[Parked | None]]


class ParkedPage:
    """GET /ops/parked, /ops/parked/in/{item}, /ops/parked/out/{item}; POST /ops/parked/replay."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/parked", self.show)
        app.router.add_get("/ops/parked/in/{item}", self.delivery)
        app.router.add_get("/ops/parked/out/{item}", self.leaving)
        app.router.add_post("/ops/parked/replay", self.replay)

    @only("lead")
    async def show(self, request: web.Request) -> web.Response:
        """200 with what is parked, each item with its reason."""
        async with self._room.database.read() as connection:
            items, counts = await read_parked(connection), await parked_counts(connection)
        done = request.query.get("replayed", "")
        return self._room.render(
            request,
            "ops/parked.html",
            items=items,
            came=counts[0],
            leaving=counts[1],
            replayed=done if done.isdigit() else "",
        )

    @only("lead")
    async def delivery(self, request: web.Request) -> web.Response:
        """200 with a delivery and what it says, as text with phones masked; 404 when it is not parked (any more)."""
        return await self._item(request, parked_delivery)

    @only("lead")
    async def leaving(self, request: web.Request) -> web.Response:
        """The same of a message or command that could not leave."""
        return await self._item(request, parked_leaving)

    async def _item(self, request: web.Request, read: Read) -> web.Response:
        named = id_in(request.match_info["item"])
        async with self._room.database.read() as connection:
            item = await read(connection, named) if named is not None else None
        if item is None:
            return self._room.render(request, "ops/missing.html", status=404, words="No such item is parked any more.")
        return self._room.render(request, "ops/parked_item.html", item=item, body=masked_text(item.body))

    @only("admin")
    async def replay(self, request: web.Request) -> web.Response:
        """303 back to the page with how many items are in line again: the `id`s of the form, or all with `all`."""
        form = await request.post()
        ids = [named for said in form.getall("id", []) if (named := id_in(str(said))) is not None]
        is_all, now = form.get("all") == "1", self._room.clock.now()
        async with self._room.database.write() as connection:
            count = await put_back(connection, None if is_all else ids, now) if is_all or ids else 0
            detail = {"count": count, "ids": [str(each) for each in ids[:100]], "all": is_all}
            await record_in(connection, current_user(request), "parked.replayed", at=now, detail=detail)
        self._room.wake()
        raise web.HTTPSeeOther(f"/ops/parked?replayed={count}")
