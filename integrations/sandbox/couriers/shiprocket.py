"""Shiprocket's API as the emulator offers it: login, tracking pull, NDR list and actions, address update, cancel."""

import base64
import hashlib
import hmac
from datetime import timedelta
from typing import Any

import msgspec
from aiohttp import web

from integrations.sandbox.control import json_answer, json_body
from integrations.sandbox.couriers import shiprocket_words as words
from integrations.sandbox.couriers.fleet import Fleet
from integrations.sandbox.couriers.parcels import AT_SOURCE, BEFORE_DISPATCH, Parcel
from integrations.sandbox.vendor_faults import Handler, guarded
from integrations.sandbox.world import World

BASE = "/v1/external"
TOKEN_LIFE = timedelta(days=10)
MAX_AWBS = 50
MAX_CANCELLED = 2_000
NO_ACTIVITY = "There is no activity found for this shipment yet"


class ShiprocketApi:
    """One account's view of the fleet's B parcels."""

    def __init__(self, world: World, fleet: Fleet) -> None:
        self._world = world
        self._fleet = fleet

    async def log_in(self, request: web.Request) -> web.StreamResponse:
        """POST {email, password}: a JWT for ten days."""
        body = await json_body(request)
        settings = self._world.settings.shiprocket
        given = f"{body.get('email')}\n{body.get('password')}"
        if not hmac.compare_digest(given.encode(), f"{settings.user}\n{settings.password}".encode()):
            return json_answer({"message": "Invalid email and password combination", "status_code": 403}, 403)
        expires_at = self._world.now() + TOKEN_LIFE
        token = self._token({"sub": 9001, "iss": "sandbox", "exp": int(expires_at.timestamp())})
        return json_answer({"id": 9001, "email": settings.user, "company_id": 9001, "token": token})

    async def track(self, request: web.Request) -> web.StreamResponse:
        """GET by AWB. Unknown ones answer 200 with an error inside."""
        self._require_token(request)
        return json_answer(self._tracking(self._find(request.match_info["awb"])))

    async def track_shipment(self, request: web.Request) -> web.StreamResponse:
        """GET by shipment id."""
        self._require_token(request)
        wanted = request.match_info["id"]
        return json_answer(self._tracking(self._first(lambda each: str(words.sr_shipment_id(each)) == wanted)))

    async def track_order(self, request: web.Request) -> web.StreamResponse:
        """GET ?order_id=&channel_id=, by the channel's order id."""
        self._require_token(request)
        wanted = request.query.get("order_id", "").lstrip("#")
        found = self._first(lambda each: each.order_name.lstrip("#") == wanted)
        return json_answer([self._tracking(found)])

    async def track_many(self, request: web.Request) -> web.StreamResponse:
        """POST {awbs: [...]}, at most 50."""
        self._require_token(request)
        awbs = (await json_body(request)).get("awbs")
        if not isinstance(awbs, list) or not 1 <= len(awbs) <= MAX_AWBS:
            return _refusal(f"awbs must hold 1 to {MAX_AWBS} numbers", 422)
        return json_answer({str(awb): self._tracking(self._find(str(awb))) for awb in awbs})

    async def list_ndr(self, request: web.Request) -> web.StreamResponse:
        """GET every shipment whose last attempt failed; ?search= takes an AWB."""
        self._require_token(request)
        search = request.query.get("search", "")
        failed = [each for each in self._own() if each.stage == "failed" and search in each.awb]
        page = {"total": len(failed), "count": len(failed), "current_page": 1, "total_pages": 1}
        return json_answer({"data": [words.ndr_record(each) for each in failed], "meta": {"pagination": page}})

    async def show_ndr(self, request: web.Request) -> web.StreamResponse:
        """GET the NDR record of one AWB."""
        self._require_token(request)
        parcel = self._find(request.match_info["awb"])
        if parcel is None or not any(scan.what == "failed" for scan in parcel.scans):
            return _refusal("No NDR found for this AWB", 404)
        return json_answer({"data": [words.ndr_record(parcel)]})

    async def act(self, request: web.Request) -> web.StreamResponse:
        """POST {action: re-attempt | return, comments}: 202, which says queued and not done."""
        self._require_token(request)
        parcel = self._find(request.match_info["awb"])
        body = await json_body(request)
        action = body.get("action")
        if parcel is None:
            return _refusal("AWB not found", 404)
        if action not in {"re-attempt", "return"}:
            return _refusal("The selected action is invalid.", 422)
        if parcel.stage != "failed":
            return _refusal("Action can be taken only on undelivered shipments", 400)
        self._fleet.ask(parcel, "return" if action == "return" else "reattempt", _ask_details(body))
        return json_answer({"message": "Action queued", "status_code": 202}, 202)

    async def update_address(self, request: web.Request) -> web.StreamResponse:
        """POST {order_id, shipping_...}: only before dispatch."""
        self._require_token(request)
        body = await json_body(request)
        wanted = str(body.get("order_id", "")).lstrip("#")
        parcel = self._first(lambda each: wanted in {str(words.sr_order_id(each)), each.order_name.lstrip("#")})
        if parcel is None:
            return _refusal("Order not found", 404)
        if parcel.stage not in AT_SOURCE:
            return _refusal("Address can not be updated once the order is shipped", 400)
        self._fleet.ask(parcel, "edit", _shipping_details(body))
        return json_answer({"message": "Address has been updated", "status_code": 200})

    async def cancel(self, request: web.Request) -> web.StreamResponse:
        """POST {awbs: [...]}: before pickup only; all or none."""
        self._require_token(request)
        awbs = (await json_body(request)).get("awbs")
        if not isinstance(awbs, list) or not 1 <= len(awbs) <= MAX_CANCELLED:
            return _refusal(f"awbs must hold 1 to {MAX_CANCELLED} numbers", 422)
        parcels = [self._find(str(awb)) for awb in awbs]
        if any(parcel is None or parcel.stage not in BEFORE_DISPATCH for parcel in parcels):
            return _refusal("Shipment can not be cancelled at this stage", 400)
        for parcel in parcels:
            if parcel is not None:
                self._fleet.scan(parcel.awb, "cancelled")
        return json_answer({"message": "Bulk Shipment cancellation is in progress"})

    def _tracking(self, parcel: Parcel | None) -> dict[str, Any]:
        if parcel is None or not parcel.scans:
            return {"tracking_data": {"track_status": 0, "error": NO_ACTIVITY}}
        return words.tracking_data(parcel)

    def _own(self) -> list[Parcel]:
        return [each for each in self._fleet.parcels.values() if each.courier == "B"]

    def _find(self, awb: str) -> Parcel | None:
        return self._first(lambda each: each.awb == awb)

    def _first(self, fits: Any) -> Parcel | None:
        return next((each for each in self._own() if fits(each)), None)

    def _token(self, claims: dict[str, Any]) -> str:
        parts = [{"typ": "JWT", "alg": "HS256"}, claims]
        signed = ".".join(_base64url(msgspec.json.encode(part)) for part in parts)
        return f"{signed}.{self._seal(signed)}"

    def _seal(self, signed: str) -> str:
        secret = self._world.settings.shiprocket.password.encode()
        return _base64url(hmac.new(secret, signed.encode(), hashlib.sha256).digest())

    def _require_token(self, request: web.Request) -> None:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        signed, _, seal = token.rpartition(".")
        if not signed or not hmac.compare_digest(seal.encode(), self._seal(signed).encode()):
            raise _unauthorized("Unauthorized. Token is invalid")
        claims = signed.split(".")[1]
        body = msgspec.json.decode(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
        if body["exp"] <= self._world.now().timestamp():
            raise _unauthorized("Token has expired")


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _refusal(message: str, status: int) -> web.Response:
    return json_answer({"message": message, "status_code": status}, status)


def _unauthorized(message: str) -> web.HTTPUnauthorized:
    body = msgspec.json.encode({"message": message, "status_code": 401}).decode()
    return web.HTTPUnauthorized(text=body, content_type="application/json")


def _ask_details(body: dict[str, Any]) -> dict[str, str]:
    names = {"phone": "phone", "address1": "address", "deferred_date": "date", "comments": "remark"}
    return {ours: str(body[theirs]) for theirs, ours in names.items() if body.get(theirs)}


def _shipping_details(body: dict[str, Any]) -> dict[str, str]:
    names = {"customer_name": "name", "phone": "phone", "address": "address", "city": "city"}
    names |= {"state": "state", "pincode": "pincode"}
    return {ours: str(body[key]) for theirs, ours in names.items() if body.get(key := f"shipping_{theirs}")}


def add_routes(app: web.Application, world: World, fleet: Fleet) -> None:
    """Mount the API behind the fault switches called `shiprocket`."""
    api = ShiprocketApi(world, fleet)

    def route(method: str, path: str, handler: Handler) -> None:
        app.router.add_route(method, BASE + path, guarded(world, "shiprocket", handler))

    route("POST", "/auth/login", api.log_in)
    route("GET", "/courier/track/awb/{awb}", api.track)
    route("GET", "/courier/track/shipment/{id}", api.track_shipment)
    route("GET", "/courier/track", api.track_order)
    route("POST", "/courier/track/awbs", api.track_many)
    route("GET", "/ndr/all", api.list_ndr)
    route("GET", "/ndr/{awb}", api.show_ndr)
    route("POST", "/ndr/{awb}/action", api.act)
    route("POST", "/orders/address/update", api.update_address)
    route("POST", "/orders/cancel/shipment/awbs", api.cancel)
