"""What leads and admins may do in the ops room: incidents, replay and packs, each in the audit."""

from aiohttp import web

from bot.access.user import ROLES
from bot.ops.ops import PAGES
from tests.bot.ops.scenes import park_delivery
from tests.harness import Harness
from tests.people import person

STORM = {"cause": "weather", "scope_kind": "pincode", "scope": "411", "place": "Pune", "note": "cyclone"}
OF_ADMINS = {"/ops/parked/replay", "/ops/weeks/{week}", "/ops/incidents/{incident}/withdraw"}


async def actions(harness: Harness) -> list[tuple[str, str]]:
    rows = await harness.rows("SELECT action, user_name FROM audit WHERE action NOT LIKE 'session%' ORDER BY id")
    return [(row["action"], row["user_name"]) for row in rows]


async def told_of(harness: Harness, how: str) -> int:
    """How many customers an incident's beginning or end was told to."""
    return int(
        await harness.scalar("SELECT count(*) AS value FROM timeline WHERE kind = :kind", kind=f"incident.{how}")
    )


def test_every_route_asks_for_a_lead_and_levers_that_reach_far_for_an_admin() -> None:
    """Access: the table of routes and roles."""
    assert ROLES == ("agent", "lead", "admin")
    app = web.Application()
    for page in PAGES:
        page(None).add_routes(app)  # type: ignore[arg-type]
    routes = [route for route in app.router.routes() if route.method != "HEAD" and route.resource]
    table = {(route.method, route.resource.canonical): route.handler.min_role for route in routes}  # type: ignore
    assert {path for (_, path), role in table.items() if role == "admin"} == OF_ADMINS
    assert set(table.values()) == {"lead", "admin"}
    assert len(table) == 25


async def test_an_incident_is_looked_at_raised_and_withdrawn_and_its_customers_are_told(harness: Harness) -> None:
    """A-44: preview tells nobody; raising tells each once; a lead cannot withdraw."""
    phone = await harness.phone("919999900101", "Meera Joshi")
    order = await harness.order(phone)
    await harness.settle()
    await harness.tap(phone, (await harness.messages(phone))[-1], "Confirm")
    awb = await harness.ship(order)
    await harness.scan(awb, "picked_up")
    await harness.settle()
    lead, admin = await person(harness, "Lata", "lead"), await person(harness, "Asha", "admin")

    status, html = await lead.post("/ops/incidents/preview", **STORM | {"cause": "locusts", "scope": "x"})
    assert (status, "cause should be one of" in html, "first 2 to 6 digits" in html) == (422, True, True)
    status, html = await lead.post("/ops/incidents/preview", **STORM)
    assert (status, "1 customer" in html, order["name"] in html) == (200, True, True)
    await harness.settle()
    assert await told_of(harness, "opened") == 0

    assert (await lead.post("/ops/incidents", **STORM))[0] == 303
    assert (await lead.post("/ops/incidents", **STORM))[0] == 303  # a second click
    await harness.settle()
    assert await told_of(harness, "opened") == 1
    _, html = await lead.get("/ops/incidents?raised=1")
    assert "1 customers are told" in html
    assert "Withdraw" not in html

    incident = await harness.scalar("SELECT id AS value FROM incidents")
    assert (await lead.post(f"/ops/incidents/{incident}/withdraw"))[0] == 403
    assert (await admin.post("/ops/incidents/12/withdraw"))[0] == 404
    assert (await admin.post(f"/ops/incidents/{incident}/withdraw"))[0] == 303
    await harness.settle()
    assert await told_of(harness, "cleared") == 1
    assert "No incident is open." in (await admin.get("/ops/incidents"))[1]
    told = [("incident.raised", "Lata"), ("incident.withdrawn", "Asha")]
    assert await actions(harness) == told
    await lead.close()
    await admin.close()


async def test_parked_items_are_put_back_in_line_by_an_admin_only(harness: Harness) -> None:
    """Promise 8: shown, and replayable."""
    lead, admin = await person(harness, "Lata", "lead"), await person(harness, "Asha", "admin")
    first, second = [await park_delivery(harness, b"x" * size) for size in (1, 2)]
    assert (await lead.post("/ops/parked/replay", id=str(first)))[0] == 403
    assert "Replay" not in (await lead.get("/ops/parked"))[1].partition("<form")[2]
    assert (await admin.post("/ops/parked/replay", id=str(first)))[0] == 303
    await harness.settle()
    rows = await harness.rows("SELECT id, attempts FROM inbox WHERE state = 'parked' ORDER BY id")
    assert (second, 3) in [(row["id"], row["attempts"]) for row in rows]  # left alone
    assert (first, 3) not in [(row["id"], row["attempts"]) for row in rows]  # tried anew
    assert (await admin.post("/ops/parked/replay"))[0] == 303  # nothing was chosen
    assert (await admin.get(f"/ops/parked/in/{second}"))[0] == 200
    assert (await admin.get("/ops/parked/out/77"))[0] == 404
    assert (await admin.get("/ops/parked/in/..%2F..%2Fetc"))[0] == 404
    assert [action for action, _ in await actions(harness)] == ["parked.replayed", "parked.replayed"]
    await lead.close()
    await admin.close()


async def test_a_pack_that_is_switched_off_starts_no_run_any_more(harness: Harness) -> None:
    """A-85."""
    lead, admin = await person(harness, "Lata", "lead"), await person(harness, "Asha", "admin")
    assert (await lead.post("/ops/weeks/2", to="off"))[0] == 403
    assert (await admin.post("/ops/weeks/9", to="off"))[0] == 404
    assert (await admin.post("/ops/weeks/2", to="sideways"))[0] == 404
    assert (await admin.get("/ops/weeks"))[1].count("Switch off") == 6
    assert (await admin.post("/ops/weeks/2", to="off"))[0] == 303
    assert (await admin.get("/ops/weeks"))[1].count("Switch off") == 5
    await harness.service.pack_switch.refresh()
    assert "ndr_unavailable" in harness.service.parts.worker.catalogue.off
    assert "ndr unavailable" in (await lead.get("/ops/map"))[1]
    assert await actions(harness) == [("pack.switched_off", "Asha")]
    await lead.close()
    await admin.close()


async def test_who_is_no_lead_and_who_carries_no_token_changes_nothing(harness: Harness) -> None:
    """Access: agents are refused, strangers sent to the log-in, forms without a token too."""
    agent, admin = await person(harness, "Ravi"), await person(harness, "Asha", "admin")
    for path in ("/ops", "/ops/ndrs", "/ops/ledger", "/ops/map.svg", "/ops/figures/lag", "/ops/templates/number"):
        assert (await agent.get(path))[0] == 403, path
    assert (await agent.post("/ops/incidents", **STORM))[0] == 403
    async with harness.session.get(f"{harness.settings.public_url}/ops", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/login?next=%2Fops")
    del admin.http.headers["X-CSRF-Token"]
    assert (await admin.post("/ops/weeks/3", to="off"))[0] == 403
    assert await harness.rows("SELECT week FROM packs WHERE week = 3") == []
    await agent.close()
    await admin.close()
