"""One message to all whom an incident reaches: chosen, looked at with who gets it and who does not, then confirmed."""

from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

from aiohttp import web

from bot.access.audit import record_in
from bot.access.guarding import current_user, only
from bot.composing import Composer
from bot.desk.tools.audience import Judged, event_for, judged, key_of
from bot.desk.tools.forms import id_in, text_fields
from bot.desk.words import label_of_message
from bot.screens.rendering import page
from bot.translation import OWN, own_item
from bot.waking import Waker
from journeys.clock import Clock
from journeys.messages import MESSAGES, Lane
from journeys.policies import Outcome
from journeys.state import Incident
from journeys.store import inbox
from journeys.store import incidents as store
from journeys.store.database import Database
from journeys.store.desk_bulk import read_reached

ONE = r"/desk/bulk/{id:\d{1,19}}"
MOST_SHOWN = 100  # of each group; all are counted


class BulkPage:
    """GET /desk/bulk, GET and POST /desk/bulk/{incident}; for leads."""

    def __init__(self, database: Database, composer: Composer, clock: Clock, waker: Waker) -> None:
        self._database = database
        self._composer = composer
        self._clock = clock
        self._waker = waker

    def add_routes(self, app: web.Application) -> None:
        leads = only("lead")
        app.router.add_get("/desk/bulk", leads(self.show_open))
        app.router.add_get(ONE, leads(self.show))
        app.router.add_post(ONE, leads(self.send))

    async def show_open(self, request: web.Request) -> web.Response:
        """The incidents that are open."""
        async with self._database.read() as connection:
            found = await store.open_incidents(connection)
        return page(request, "desk/tools/bulk_list.html", incidents=found)

    async def show(self, request: web.Request) -> web.Response:
        """The choice of a message; with ?message= whom it would reach now, and the others with the reason of each."""
        incident, message = await self._incident(request), request.query.get("message", "")
        everybody = [each async for part in self._everybody(incident, message) for each in part] if message else []
        return page(
            request,
            "desk/tools/bulk.html",
            incident=incident,
            message=message,
            messages=_choices(incident),
            groups=_groups(everybody),
            why_not=Counter(each.reason for each in everybody if each.outcome is Outcome.WITHHOLD).most_common(),
            most=MOST_SHOWN,
            sent=int(request.query["sent"]) if request.query.get("sent", "").isdecimal() else None,
        )

    async def send(self, request: web.Request) -> web.Response:
        """303 to what was done: every customer who may get it is told, by the same way as everything. Confirmed again,
        nobody is told twice."""
        incident = await self._incident(request)
        message = (await text_fields(request)).get("message", "")
        if message not in dict(_choices(incident)):
            raise web.HTTPBadRequest(text="There is no such message.")
        user, now, count = current_user(request), self._clock.now(), 0
        async for part in self._everybody(incident, message):
            told = [each for each in part if each.outcome is not Outcome.WITHHOLD]
            items = [own_item(event_for(each, incident.id, message, user.id, user.name, now)) for each in told]
            rows = [_row(item, now) for item in items]
            async with self._database.write() as connection:
                await inbox.append(connection, rows)
            count += len(told)
        async with self._database.write() as connection:
            detail = {"incident": str(incident.id), "told": count}
            await record_in(connection, user, "bulk.sent", at=now, subject=message, detail=detail)
        self._waker.wake_worker()
        raise web.HTTPSeeOther(f"/desk/bulk/{incident.id}?message={message}&sent={count}")

    async def _incident(self, request: web.Request) -> Incident:
        """Raises 404 where there is none that is open."""
        async with self._database.read() as connection:
            found = await store.find_incident(connection, id_in(request))
        if found is None or found.cleared_at:
            raise web.HTTPNotFound
        return found

    async def _everybody(self, incident: Incident, message: str) -> AsyncIterator[list[Judged]]:
        """All whom the incident reaches, judged, page by page. Raises 404 for an unknown message."""
        if message not in dict(_choices(incident)):
            raise web.HTTPNotFound
        last, now = 0, self._clock.now()
        while True:
            async with self._database.read() as connection:
                found = await store.in_scope(connection, incident, last)
                if not found:
                    return
                keys = [key_of(incident.id, message, customer) for customer in store.by_customer(found)]
                reached = await read_reached(connection, found, keys, now)
            last = found[-1].customer_id
            yield judged(found, reached, message, incident.id, self._composer, now)


def _row(item: Any, now: Any) -> dict[str, Any]:
    return {"source": OWN, "key": item.key, "kind": item.kind, "body": item.body, "received_at": now}


def _choices(incident: Incident) -> list[tuple[str, str]]:
    """Messages that may be chosen, the incident's own first."""
    own = f"incident_{incident.cause}"
    fit = [each.name for each in MESSAGES.values() if each.proactive and each.lane is Lane.UTILITY and not each.rows]
    return [(name, label_of_message(name)) for name in sorted(fit, key=lambda name: (name != own, name))]


def _groups(everybody: list[Judged]) -> dict[str, list[Judged]]:
    return {
        outcome.value: [each for each in everybody if each.outcome is outcome]
        for outcome in (Outcome.SEND, Outcome.DEFER, Outcome.WITHHOLD)
    }
