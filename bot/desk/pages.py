"""The desk's pages, and the parts that an open screen asks for again; POST only for what users keep themselves."""

from datetime import datetime
from typing import Any

import msgspec
from aiohttp import web

from bot.access.guarding import current_user, only
from bot.desk.bold import bold
from bot.desk.reading import DeskReader
from bot.desk.stream import Feed, stream
from bot.desk.words import EMPTY_QUEUE, NAME_OF_QUEUE
from bot.screens.rendering import page
from journeys.clock import Clock
from journeys.store import desk_own
from journeys.store.database import Database
from journeys.store.desk_queue import MOST_COUNTED, NEEDS, QUEUES

CUSTOMER = r"/desk/c/{customer_id:\d{1,19}}"
LONGEST_ID = 2**63  # exclusive; what a row's id can be
DOING = frozenset({"viewing", "typing", ""})


class DeskPages:
    """Answers under /desk; `feed` is the stream of changes."""

    def __init__(self, reader: DeskReader, database: Database, clock: Clock, feed: Feed) -> None:
        self._reader = reader
        self._database = database
        self._clock = clock
        self._feed = feed

    def add_routes(self, app: web.Application) -> None:
        agents = only("agent")
        get, post = app.router.add_get, app.router.add_post
        get("/desk", agents(self.desk))
        get("/desk/queue", agents(self.queue))
        get("/desk/rows", agents(self.rows))
        get("/desk/stream", agents(self.stream), allow_head=False)
        get(CUSTOMER, agents(self.talk))
        get(CUSTOMER + "/older", agents(self.older))
        get(CUSTOMER + "/templates", agents(self.templates))
        get(CUSTOMER + "/canned", agents(self.canned))
        get(CUSTOMER + r"/why/{send_id:\d{1,19}}", agents(self.why))
        post(CUSTOMER + "/draft", agents(self.keep_draft))
        post(CUSTOMER + "/presence", agents(self.note_presence))
        post("/desk/views", agents(self.keep_view))
        post(r"/desk/views/{view_id:\d{1,19}}/drop", agents(self.drop_view))
        app.on_startup.append(self._start)
        app.on_shutdown.append(self._stop)

    async def _start(self, app: web.Application) -> None:
        self._feed.start()

    async def _stop(self, app: web.Application) -> None:
        await self._feed.stop()

    # -- pages -------------------------------------------------------------------------------------------------

    async def desk(self, request: web.Request) -> web.Response:
        """The whole desk: a queue, and a conversation where one is named."""
        return await self._whole(request, _id(request.query.get("c", "")))

    async def talk(self, request: web.Request) -> web.Response:
        """A conversation: the whole desk for a browser, its parts for a screen that is open."""
        customer_id = _customer(request)
        if "HX-Request" not in request.headers:
            return await self._whole(request, customer_id)
        user, now = current_user(request), self._clock.now()
        talk = await self._reader.talk(user, customer_id, now)
        if talk is None:
            raise web.HTTPNotFound
        return _page(request, "desk/talk.html", talk=talk)

    async def _whole(self, request: web.Request, customer_id: int) -> web.Response:
        user, now = current_user(request), self._clock.now()
        if customer_id and (survivor := await self._reader.survivor(customer_id)) != customer_id:
            if survivor is None:
                raise web.HTTPNotFound
            raise web.HTTPSeeOther(f"/desk/c/{survivor}")
        listed = await self._listed(request, now)
        frame = await self._reader.frame(user, now)
        talk = await self._reader.talk(user, customer_id, now) if customer_id else None
        return _page(request, "desk/page.html", listed=listed, frame=frame, talk=talk, **WORDS)

    async def queue(self, request: web.Request) -> web.Response:
        """A page of a queue, or what a search found, as rows."""
        return _page(request, "desk/rows.html", listed=await self._listed(request, self._clock.now()), **WORDS)

    async def rows(self, request: web.Request) -> web.Response:
        """The rows of some conversations, as far as they stand in the queue."""
        ids = [_id(each) for each in request.query.get("ids", "").split(",")[:200]]
        queue, now = _queue(request), self._clock.now()
        listed = await self._reader.rows(current_user(request), [id for id in ids if id], queue, now)
        return _page(request, "desk/rows.html", listed=listed, **WORDS)

    async def _listed(self, request: web.Request, now: datetime) -> Any:
        user, queue, said = current_user(request), _queue(request), request.query.get("q", "").strip()
        if said:
            return await self._reader.found(user, said[:200], queue, now)
        return await self._reader.page(user, queue, request.query.get("after", ""), now)

    async def older(self, request: web.Request) -> web.Response:
        """Older entries of a thread: those before the moment `before`."""
        try:
            before = datetime.fromisoformat(request.query.get("before", ""))
        except ValueError:
            raise web.HTTPBadRequest from None
        if before.tzinfo is None:
            raise web.HTTPBadRequest
        id, now = _customer(request), self._clock.now()
        entries, further = await self._reader.older(current_user(request), id, before, now)
        return _page(request, "desk/entries.html", entries=entries, before=further, id=id)

    async def why(self, request: web.Request) -> web.Response:
        """Why she got a message."""
        lines = await self._reader.why(_customer(request), _id(request.match_info["send_id"]))
        if lines is None:
            raise web.HTTPNotFound
        return _page(request, "desk/why.html", lines=lines)

    async def templates(self, request: web.Request) -> web.Response:
        """What may be sent while the window is shut, each with its preview."""
        order_id = _id(request.query.get("order", ""))
        found = await self._reader.templates(_customer(request), order_id, self._clock.now())
        return _page(request, "desk/templates.html", drafts=found)

    async def canned(self, request: web.Request) -> web.Response:
        """Canned replies with their variables put in: [{short, text, missing, buttons, file}]."""
        order_id = _id(request.query.get("order", ""))
        found = await self._reader.canned(_customer(request), order_id, self._clock.now())
        return web.json_response([msgspec.structs.asdict(each) for each in found])

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """What changes, as server-sent events: `change`, `counts`, `presence`, `reload`."""
        return await stream(request, self._feed)

    # -- what users keep for themselves ------------------------------------------------------------------------

    async def keep_draft(self, request: web.Request) -> web.Response:
        """Keep what she has typed so far (`text`)."""
        text = str((await request.post()).get("text", ""))
        user, at = current_user(request), self._clock.now()
        async with self._database.write() as connection:
            await desk_own.keep_draft(connection, user.id, _customer(request), text, at)
        return web.Response(status=204)

    async def note_presence(self, request: web.Request) -> web.Response:
        """She looks (`doing` viewing), types (typing) or has left ("")."""
        doing = str((await request.post()).get("doing", ""))
        if doing not in DOING:
            raise web.HTTPBadRequest
        user, at = current_user(request), self._clock.now()
        async with self._database.write() as connection:
            await desk_own.note_presence(connection, user.id, _customer(request), doing, at)
        self._feed.ring()
        return web.Response(status=204)

    async def keep_view(self, request: web.Request) -> web.Response:
        """Keep a search (`query`) under a `name`."""
        said = await request.post()
        name, query = str(said.get("name", "")).strip(), str(said.get("query", "")).strip()
        if not name or not query:
            return web.json_response({"error": "A saved search needs a name and something to search for."}, status=409)
        async with self._database.write() as connection:
            id = await desk_own.keep_view(connection, current_user(request).id, name, query)
        return web.json_response({"id": str(id)}, status=201)

    async def drop_view(self, request: web.Request) -> web.Response:
        async with self._database.write() as connection:
            await desk_own.drop_view(connection, current_user(request).id, _id(request.match_info["view_id"]))
        return web.Response(status=204)


WORDS: dict[str, Any] = {
    "queues": QUEUES,
    "name_of": NAME_OF_QUEUE,
    "empty": EMPTY_QUEUE,
    "most_counted": MOST_COUNTED,
    "newest_first": ("bot", "resolved"),
}


def _page(request: web.Request, template: str, **context: Any) -> web.Response:
    return page(request, template, bold=bold, **context)


def _queue(request: web.Request) -> str:
    said = request.query.get("queue", NEEDS)
    return said if said in QUEUES else NEEDS


def _customer(request: web.Request) -> int:
    id = _id(request.match_info["customer_id"])
    if not id:
        raise web.HTTPNotFound
    return id


def _id(said: str) -> int:
    """The row that an address names; 0 when it can be none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 and int(said) < LONGEST_ID else 0
