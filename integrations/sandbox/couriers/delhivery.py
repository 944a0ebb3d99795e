"""Delhivery's API as the emulator offers it: tracking pull, NDR actions behind a UPL id, edit and cancel."""

import hmac
from collections import deque
from datetime import date, datetime, timedelta
from typing import Any

from aiohttp import web

from integrations.sandbox.control import json_answer, json_body
from integrations.sandbox.couriers.delhivery_words import pulled, words_of
from integrations.sandbox.couriers.fleet import Fleet
from integrations.sandbox.couriers.parcels import IST, Ask, Parcel
from integrations.sandbox.vendor_faults import Handler, guarded
from integrations.sandbox.world import World

MAX_AWBS = 50
MAX_ACTIONS = 1_000
CALLS_PER_WINDOW = 750
CALL_WINDOW = timedelta(minutes=5)
DEFER_WITHIN = timedelta(days=6)  # of the first pending scan
CODES_OF_ACT: dict[str, frozenset[str]] = {
    # which NSL codes an action is open to, per Delhivery's older NDR contract
    "RE-ATTEMPT": frozenset(
        {"EOD-74", "EOD-15", "EOD-104", "EOD-43", "EOD-86", "EOD-11", "EOD-16", "EOD-69", "EOD-6", "ST-108"}
    ),
    "DEFER_DLV": frozenset({"EOD-74", "EOD-15", "EOD-11", "EOD-3", "EOD-16", "EOD-6", "ST-108"}),
}
EDITABLE = frozenset(
    {"booked", "manifested", "pickup_scheduled", "pickup_failed", "picked_up", "in_transit", "misrouted", "delayed"}
    | {"at_destination_hub", "failed"}
)
WORD_OF_STATE = {"waiting": "In Progress", "refused": "Failure"}


class DelhiveryApi:
    """One account's view of the fleet's A parcels."""

    def __init__(self, world: World, fleet: Fleet) -> None:
        self._world = world
        self._fleet = fleet
        self._uploads: dict[str, list[tuple[str, Ask | str]]] = {}
        self._calls: deque[datetime] = deque()

    async def track(self, request: web.Request) -> web.StreamResponse:
        """GET ?waybill=a,b: 403 when called too often; an unknown AWB is simply missing."""
        self._require_token(request)
        if self._too_many_calls():
            return json_answer({"detail": "Request limit reached"}, 403)
        asked = [awb for awb in request.query.get("waybill", "").split(",") if awb]
        if len(asked) > MAX_AWBS:
            return json_answer({"Error": f"at most {MAX_AWBS} waybills", "Success": False}, 400)
        parcels = [parcel for awb in asked if (parcel := self._find(awb)) and parcel.scans]
        if not parcels:
            return json_answer({"ShipmentData": [], "Error": "No such waybill or Order Id found"})
        return json_answer({"ShipmentData": [pulled(parcel) for parcel in parcels]})

    async def act(self, request: web.Request) -> web.StreamResponse:
        """POST {"data": [{waybill, act, action_data}]}: always a UPL id, whatever becomes of the actions."""
        self._require_token(request)
        wanted = (await json_body(request)).get("data")
        if not isinstance(wanted, list) or not wanted or len(wanted) > MAX_ACTIONS:
            return json_answer({"error": f"data must hold 1 to {MAX_ACTIONS} actions"}, 400)
        upl = f"UPL{self._world.random.randrange(10**18, 10**19)}"
        self._uploads[upl] = [(str(each.get("waybill", "")), self._one(each, upl)) for each in wanted]
        return json_answer({"request_id": upl})

    async def show_upload(self, request: web.Request) -> web.StreamResponse:
        """GET the results behind a UPL id."""
        self._require_token(request)
        upl = request.match_info["upl"]
        if upl not in self._uploads:
            return json_answer({"error": "Invalid request id"}, 404)
        results = [_result(awb, outcome) for awb, outcome in self._uploads[upl]]
        open_ones = any(result["status"] == "In Progress" for result in results)
        return json_answer(
            {"request_id": upl, "status": "In Progress" if open_ones else "Complete", "results": results}
        )

    async def edit(self, request: web.Request) -> web.StreamResponse:
        """POST {waybill, name?, phone?, add?, cancellation?}: changes or cancels while the courier still can."""
        self._require_token(request)
        body = await json_body(request)
        parcel = self._find(str(body.get("waybill", "")))
        if parcel is None:
            return json_answer({"status": False, "error": "Unable to find the waybill"}, 404)
        if parcel.stage not in EDITABLE:
            return json_answer({"status": False, "waybill": parcel.awb, "error": "Shipment cannot be edited now"})
        if str(body.get("cancellation", "")).lower() == "true":
            self._cancel(parcel)
            return json_answer({"status": True, "waybill": parcel.awb, "remark": "Shipment has been cancelled."})
        self._fleet.ask(parcel, "edit", _details(body))
        return json_answer({"status": True, "waybill": parcel.awb, "remark": "Shipment details have been updated."})

    def _cancel(self, parcel: Parcel) -> None:
        self._fleet.scan(parcel.awb, "cancelled" if not parcel.attempts else "rto_initiated")

    def _one(self, wanted: dict[str, Any], upl: str) -> Ask | str:
        parcel = self._find(str(wanted.get("waybill", "")))
        if parcel is None:
            return "Waybill does not belong to this account"
        act = str(wanted.get("act", ""))
        given = wanted.get("action_data") or {}
        if why := self._why_not(parcel, act, given):
            return self._fleet.refuse(parcel, act.lower(), {}, why, upl=upl)
        details = _details(given)
        if act == "DEFER_DLV":
            return self._fleet.ask(parcel, "defer", {"date": str(given["deferred_date"])}, upl=upl)
        return self._fleet.ask(parcel, "edit" if act == "EDIT_DETAILS" else "reattempt", details, upl=upl)

    def _why_not(self, parcel: Parcel, act: str, given: dict[str, Any]) -> str:
        """Why the courier's rules forbid an action, "" when they do not."""
        if act not in {"RE-ATTEMPT", "DEFER_DLV", "EDIT_DETAILS"}:
            return f"Unknown action {act}"
        if parcel.stage != "failed":
            return "Shipment is not in Pending"
        code = words_of(parcel.newest)[2]
        if act in CODES_OF_ACT and code not in CODES_OF_ACT[act]:
            return f"{act} not allowed for NSL {code}"
        return self._why_not_that_day(parcel, str(given.get("deferred_date", ""))) if act == "DEFER_DLV" else ""

    def _why_not_that_day(self, parcel: Parcel, day: str) -> str:
        try:
            wanted = date.fromisoformat(day)
        except ValueError:
            return "deferred_date must be YYYY-MM-DD"
        first = next(scan for scan in parcel.scans if scan.what == "failed")
        today = self._world.now().astimezone(IST).date()
        last = (first.at + DEFER_WITHIN).astimezone(IST).date()
        return "" if today <= wanted <= last else "deferred_date out of range"

    def _find(self, awb: str) -> Parcel | None:
        parcel = self._fleet.parcels.get(awb)
        return parcel if parcel and parcel.courier == "A" else None

    def _require_token(self, request: web.Request) -> None:
        wanted = f"Token {self._world.settings.delhivery.api_key}"
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), wanted.encode()):
            raise web.HTTPUnauthorized(text='{"detail": "Invalid token."}', content_type="application/json")

    def _too_many_calls(self) -> bool:
        now = self._world.now()
        while self._calls and self._calls[0] <= now - CALL_WINDOW:
            self._calls.popleft()
        self._calls.append(now)
        return len(self._calls) > CALLS_PER_WINDOW


def _details(given: dict[str, Any]) -> dict[str, str]:
    names = {"name": "name", "phone": "phone", "add": "address", "pin": "pincode", "city": "city", "state": "state"}
    return {ours: str(given[theirs]) for theirs, ours in names.items() if given.get(theirs)}


def _result(awb: str, outcome: Ask | str) -> dict[str, Any]:
    if isinstance(outcome, str):
        return {"waybill": awb, "status": "Failure", "remark": outcome}
    return {"waybill": awb, "status": WORD_OF_STATE.get(outcome.state, "Success"), "remark": outcome.remark}


def add_routes(app: web.Application, world: World, fleet: Fleet) -> None:
    """Mount the API behind the fault switches called `delhivery`."""
    api = DelhiveryApi(world, fleet)

    def route(method: str, path: str, handler: Handler) -> None:
        app.router.add_route(method, path, guarded(world, "delhivery", handler))

    route("GET", "/api/v1/packages/json/", api.track)
    route("POST", "/api/p/update", api.act)
    route("GET", "/api/cmu/get_bulk_upl/{upl}", api.show_upload)
    route("POST", "/api/p/edit", api.edit)
