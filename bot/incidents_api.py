"""Incidents over HTTP: what operations and other tools raise, look at and clear, behind the API's tokens."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
import structlog
from aiohttp import web

from bot.api_auth import CALLER, requires_token
from bot.incidents import Draft, Told, clear_incident, faults_of, preview, raise_incident
from journeys.clock import Clock
from journeys.state import Incident
from journeys.store.database import Database
from journeys.store.incidents import all_incidents, open_incidents

log = structlog.get_logger("incidents")

MOST_BYTES = 16_384
MOST_DIGITS = 19  # of an incident's id


class IncidentsApi:
    """POST and GET /api/incidents, GET /api/incidents/preview, POST /api/incidents/{id}/clear."""

    def __init__(self, database: Database, clock: Clock, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake

    def add_routes(self, app: web.Application) -> None:
        app.router.add_post("/api/incidents", requires_token(self.raise_one))
        app.router.add_get("/api/incidents", requires_token(self.list_them))
        app.router.add_get("/api/incidents/preview", requires_token(self.preview))
        app.router.add_post("/api/incidents/{incident}/clear", requires_token(self.clear))

    async def raise_one(self, request: web.Request) -> web.Response:
        """201 with the incident and how many customers are told; 200 when the same one is open already; 422 with
        {errors} when the body is not {cause, scope_kind, scope, place?, note?}."""
        draft, faults = await _read_draft(request)
        if draft is None or faults:
            return web.json_response({"errors": faults}, status=422)
        told = await raise_incident(self._database, draft, self._clock.now())
        self._wake()
        log.info("incident raised", caller=request[CALLER], incident=told.incident.id, customers=told.customers)
        return web.json_response(told_as_json(told), status=201 if told.is_new else 200)

    async def list_them(self, request: web.Request) -> web.Response:
        """200 with {incidents: [...]}: the open ones, or the newest of all with ?all=1."""
        async with self._database.read() as connection:
            wants_all = request.query.get("all") == "1"
            found = await all_incidents(connection) if wants_all else await open_incidents(connection)
        return web.json_response({"incidents": [as_json(each) for each in found]})

    async def preview(self, request: web.Request) -> web.Response:
        """200 with {customers, orders, parcels, sample}: whom ?scope_kind= and ?scope= would reach now; 422."""
        kind, scope = request.query.get("scope_kind", ""), request.query.get("scope", "")
        faults = faults_of(Draft("disruption", kind, scope))
        if faults:
            return web.json_response({"errors": faults}, status=422)
        return web.json_response(msgspec.structs.asdict(await preview(self._database, kind, scope)))

    async def clear(self, request: web.Request) -> web.Response:
        """200 with the incident, also when it was cleared before; 404 when there is none."""
        named = request.match_info["incident"]
        is_id = named.isascii() and named.isdigit() and len(named) <= MOST_DIGITS and int(named) < 2**63
        told = await clear_incident(self._database, int(named), self._clock.now()) if is_id else None
        if told is None:
            return web.json_response({"error": "there is no such incident"}, status=404)
        self._wake()
        log.info("incident cleared", caller=request[CALLER], incident=told.incident.id, customers=told.customers)
        return web.json_response(told_as_json(told))


async def _read_draft(request: web.Request) -> tuple[Draft | None, list[str]]:
    body = await request.content.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return None, [f"the body is longer than {MOST_BYTES} bytes"]
    try:
        said = msgspec.json.decode(body, type=Said)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return None, [f"the body is not as it should be: {error}"]
    draft = Draft(said.cause, said.scope_kind, said.scope, said.place, said.note, raised_by=request[CALLER])
    return draft, faults_of(draft)


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of a POST."""

    cause: str
    scope_kind: str
    scope: str
    place: str = ""
    note: str = ""


def told_as_json(told: Told) -> dict[str, Any]:
    """An incident with how many customers were just told."""
    return as_json(told.incident) | {"customers_told": told.customers}


def as_json(incident: Incident) -> dict[str, Any]:
    """An incident as the API shows it; the id is text, since it is longer than numbers in JavaScript."""
    shown = {name: _shown(value) for name, value in msgspec.structs.asdict(incident).items()}
    return shown | {"id": str(incident.id), "is_open": incident.cleared_at is None}


def _shown(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
