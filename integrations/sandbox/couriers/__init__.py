"""Two emulated couriers: A speaks Delhivery, B speaks Shiprocket; their people's levers are under /sandbox/api/."""

from datetime import timedelta
from typing import Any

from aiohttp import web

from integrations.sandbox.control import bad_request, json_answer, json_body, not_found
from integrations.sandbox.couriers import delhivery, shiprocket
from integrations.sandbox.couriers.fleet import ANSWERS, FLEET, Fleet, NoSuchParcel, fleet_of
from integrations.sandbox.couriers.parcels import REASONS, RETURN_STAGES, STAGES, Parcel
from integrations.sandbox.world import World

__all__ = ["FLEET", "add_routes"]


def _parcel_of(request: web.Request) -> tuple[Fleet, Parcel]:
    fleet = request.app[FLEET]
    try:
        return fleet, fleet.get(request.match_info["awb"])
    except NoSuchParcel as error:
        raise not_found("no such parcel") from error


async def show_parcels(request: web.Request) -> web.Response:
    """Every parcel with its scans and asks."""
    return json_answer(_state(request.app[FLEET]))


async def scan_parcel(request: web.Request) -> web.Response:
    """{"what", "reason"?, "hub"?, "late_minutes"? (event time lies back), "copies"?}."""
    fleet, parcel = _parcel_of(request)
    body = await json_body(request)
    try:
        fleet.scan(
            parcel.awb,
            str(body.get("what", "")),
            reason=str(body.get("reason", "")),
            hub=str(body.get("hub", "")),
            late_by=timedelta(minutes=float(body.get("late_minutes", 0))),
            copies=int(body.get("copies", 1)),
        )
    except (ValueError, TypeError) as error:
        raise bad_request(str(error)) from error
    return json_answer(fleet.as_json(parcel))


async def push_again(request: web.Request) -> web.Response:
    """Repeats the last push, byte for byte."""
    fleet, parcel = _parcel_of(request)
    try:
        fleet.push_again(parcel.awb)
    except ValueError as error:
        raise bad_request(str(error)) from error
    return json_answer(fleet.as_json(parcel))


async def decide_ask(request: web.Request) -> web.Response:
    """{"accept": bool, "remark"?}: answers the ask that waits."""
    fleet, parcel = _parcel_of(request)
    body = await json_body(request)
    try:
        fleet.decide(parcel.awb, accept=bool(body.get("accept")), remark=str(body.get("remark", "")))
    except ValueError as error:
        raise bad_request(str(error)) from error
    return json_answer(fleet.as_json(parcel))


async def set_answer(request: web.Request) -> web.Response:
    """{"answer": "accept" | "refuse" | "wait"}: how asks are answered from now on."""
    answer = (await json_body(request)).get("answer")
    if answer not in ANSWERS:
        raise bad_request(f"answer is one of {', '.join(ANSWERS)}")
    request.app[FLEET].answer = answer
    return json_answer({"answer": answer})


def _state(fleet: Fleet) -> dict[str, Any]:
    return {
        "parcels": [fleet.as_json(parcel) for parcel in reversed(fleet.parcels.values())],
        "courier_answer": fleet.answer,
        "stages": STAGES,
        "return_stages": RETURN_STAGES,
        "failure_reasons": REASONS,
    }


def add_routes(app: web.Application, world: World) -> None:
    """Mount both couriers' APIs and the levers."""
    fleet = fleet_of(app, world)
    world.state_parts["couriers"] = lambda: _state(fleet)
    app.router.add_get("/sandbox/api/parcels", show_parcels)
    app.router.add_post("/sandbox/api/parcels/answer", set_answer)
    app.router.add_post("/sandbox/api/parcels/{awb}/scan", scan_parcel)
    app.router.add_post("/sandbox/api/parcels/{awb}/again", push_again)
    app.router.add_post("/sandbox/api/parcels/{awb}/decide", decide_ask)
    delhivery.add_routes(app, world, fleet)
    shiprocket.add_routes(app, world, fleet)
