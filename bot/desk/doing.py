"""What agents do, by POST: each is stored as an event, with its line in the audit log, and answered at once.

What came of it is on the thread a moment later; the answer only says that it is safe. The same form sent twice (`once`)
is one event.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec
from aiohttp import web
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.audit import record_in
from bot.access.guarding import current_user, only
from bot.access.user import User
from bot.composing import Composer
from bot.desk.wish import Facts, Failed, Malformed, NotAllowed, Refused, Wish
from bot.desk.wishes import DEEDS, AnyWish
from bot.translation import OWN, own_item
from bot.waking import Waker
from journeys.brand import Brand
from journeys.clock import Clock
from journeys.events import AnyBody, Event, Joined, Key, Replied
from journeys.store import inbox
from journeys.store.database import Database
from journeys.store.desk_panel import read_state, survivor_of
from journeys.store.desk_work import is_user, names_of, open_merges, set_available
from journeys.store.schema import outbox

CUSTOMER = r"/desk/c/{customer_id:\d{1,18}}"
ONCE = re.compile(r"[A-Za-z0-9_-]{8,64}")
STATUS_OF_REFUSAL = {Malformed: 400, NotAllowed: 403, Refused: 409}
MOST_FIELDS = 60

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Doing:
    """POST /desk/c/{customer_id}/<one of DEEDS>, and /desk/available."""

    def __init__(self, database: Database, composer: Composer, facts: Facts, clock: Clock, waker: Waker) -> None:
        self._database = database
        self._facts = facts
        self._composer = composer
        self._clock = clock
        self._waker = waker

    @property
    def _brand(self) -> Brand:
        return self._composer.brand

    def add_routes(self, app: web.Application) -> None:
        agents = only("agent")
        for name in DEEDS:
            app.router.add_post(f"{CUSTOMER}/{name}", agents(self._answering(name)))
        app.router.add_post("/desk/available", agents(self.be_available))

    def _answering(self, name: str) -> Handler:
        async def do(request: web.Request) -> web.Response:
            return await self._do(request, name)

        return do

    async def _do(self, request: web.Request, name: str) -> web.Response:
        try:
            form = await form_of(request)
            key = await self._keep(current_user(request), int(request.match_info["customer_id"]), name, form)
        except (Malformed, NotAllowed, Refused) as refusal:
            return web.json_response({"error": str(refusal)}, status=STATUS_OF_REFUSAL[type(refusal)])
        self._waker.wake_worker()
        return web.json_response({"key": key}, status=202)

    async def be_available(self, request: web.Request) -> web.Response:
        """She takes conversations that are given out (`yes`), or not for now (`no`)."""
        form = await form_of(request)
        is_available = form.get("available", "yes") != "no"
        async with self._database.write() as connection:
            await set_available(connection, current_user(request).id, is_available, self._clock.now())
        self._waker.wake_desk()
        return web.json_response({"available": is_available})

    async def _keep(self, user: User, customer_id: int, name: str, form: Mapping[str, str]) -> str:
        """Read the wish, and store its event with its line in the audit in one transaction; the event's key."""
        now = self._clock.now()
        async with self._database.read() as connection:
            wish = await self.wish(connection, user, customer_id, form, now)
            event = await event_of(connection, wish, name, key_of(form, user))
        async with self._database.write() as connection:
            await store(connection, wish, name, event)
        return event.key

    def now(self) -> datetime:
        return self._clock.now()

    async def wish(
        self, connection: AsyncConnection, user: User, customer_id: int, form: Mapping[str, str], now: datetime
    ) -> Wish:
        """What a form wants of a customer. Raises 404 where there is no such customer, and Malformed."""
        survivor = await survivor_of(connection, customer_id)
        state = await read_state(connection, survivor, now) if survivor else None
        if state is None:
            raise web.HTTPNotFound
        wish = Wish(user, state, form, now, self._brand, self._composer, self._facts)
        answered_by = state.conversation.answered_by
        names = await names_of(connection, [answered_by] if answered_by else [])
        failed = await _failed(connection, state.customer.id, wish.number("outbox_id"))
        other = wish.number("other_id")
        return msgspec.structs.replace(
            wish,
            colleague=names.get(answered_by or 0, ""),
            failed=failed,
            other=await survivor_of(connection, other) if other else None,
            merges=await open_merges(connection, state.customer.id) if wish.number("merge_id") else (),
        )


async def form_of(request: web.Request) -> dict[str, str]:
    """The fields of a form or of a JSON object, as text. Raises Malformed."""
    if request.content_type != "application/json":
        return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    try:
        said: Any = msgspec.json.decode(await request.read())
    except msgspec.DecodeError:
        raise Malformed("The request is not JSON.") from None
    if not isinstance(said, dict) or len(said) > MOST_FIELDS:
        raise Malformed("The request is not an object of fields.")
    return {name: _as_text(value) for name, value in said.items() if value is not None}


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ",".join(map(str, value))
    return ("yes" if value else "") if isinstance(value, bool) else str(value)


async def _require_colleague(connection: AsyncConnection, body: AnyWish) -> None:
    to = getattr(body, "to", None)
    if to is not None and not await is_user(connection, to):
        raise Malformed("There is no such colleague.")


async def _failed(connection: AsyncConnection, customer_id: int, outbox_id: int | None) -> Failed | None:
    if outbox_id is None:
        return None
    c = outbox.c
    query = select(c.id, c.state, c.name, c.order_id, c.shipment_id, c.body)
    mine = (c.id == outbox_id) & (c.customer_id == customer_id) & (c.channel == "whatsapp")
    row = (await connection.execute(query.where(mine))).first()
    return Failed(*row) if row else None


def key_of(form: Mapping[str, str], user: User) -> str:
    """The key of what a form does: the same form sent twice has the same one."""
    once = form.get("once", "")
    return f"desk:{user.id}:{once if ONCE.fullmatch(once) else uuid4().hex}"


async def event_of(connection: AsyncConnection, wish: Wish, name: str, key: str) -> Event:
    """The event of one of DEEDS. Raises Malformed, NotAllowed and Refused."""
    body = DEEDS[name].read(wish)
    await _require_colleague(connection, body)
    return _event(DEEDS[name].kind, body, wish, key)


async def store(connection: AsyncConnection, wish: Wish, name: str, event: Event) -> None:
    """Put the event into the inbox, with its line in the audit."""
    item, owner = own_item(event), wish.state.customer.id
    row = {"source": OWN, "key": item.key, "kind": item.kind, "body": item.body, "received_at": wish.now}
    await inbox.append(connection, [row])
    detail = _detail(name, event.body)
    await record_in(connection, wish.user, event.kind, at=wish.now, customer_id=owner, subject=event.key, detail=detail)


def _event(kind: str, body: AnyWish, wish: Wish, key: str) -> Event:
    keys: tuple[Key, ...] = (Key("customer", str(wish.state.customer.id)),)
    if isinstance(body, Joined):
        keys = (*keys, Key("customer", str(body.gone)))
    return Event(kind, key, wish.now, wish.now, OWN, body, keys)


def _detail(name: str, body: AnyBody) -> dict[str, Any]:
    """What was done, without what was said: the words are on the thread."""
    kept = {"text", "words", "said", "args", "by", "name"}
    facts = {field: value for field, value in msgspec.to_builtins(body).items() if field not in kept and value}
    return {"did": name, **facts, **({"form": "template"} if isinstance(body, Replied) and body.message else {})}
