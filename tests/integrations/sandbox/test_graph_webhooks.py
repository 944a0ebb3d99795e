"""Point 7: what Meta's webhook sender puts on the wire."""

import hashlib
import hmac

import orjson
from aiohttp import web

from .graph_client import WABA, Business, template_send


async def test_the_signature_is_over_the_raw_bytes(business: Business) -> None:
    """P-01."""
    customer = await business.customer()
    await business.act(customer, "say", text="नमस्ते, मेरा ऑर्डर कहाँ है? 📦")
    await business.settle()
    secret = business.world.settings.app_secret.encode()
    digest = hmac.new(secret, business.listener.bodies[-1], hashlib.sha256).hexdigest()
    assert business.listener.headers[-1]["x-hub-signature-256"] == f"sha256={digest}"
    assert business.listener.headers[-1]["content-type"] == "application/json"


async def test_a_batch_holds_many_updates_in_every_nesting(business: Business) -> None:
    """P-01."""
    customers = [await business.customer(f"91999990{number:04}") for number in range(60)]
    business.listener.bodies.clear()
    for customer in customers:
        business.graph.phones.say(customer, "hello")
        business.graph.notifier.user_preference(customer, "stop", "asked")
        for _ in range(3):
            business.graph.notifier.messages(statuses=[{"id": "wamid.x", "status": "sent"}])
    await business.settle()
    bodies = [orjson.loads(body) for body in business.listener.bodies]
    assert len(bodies) < 60
    assert len(business.messages()) == 60
    assert len(business.statuses()) == 180
    assert len(business.values("user_preferences")) == 60
    entries = [entry for body in bodies for entry in body["entry"]]
    assert any(len(body["entry"]) > 1 for body in bodies)
    assert any(len(entry["changes"]) > 1 for entry in entries)
    assert any(len(value.get("statuses", [])) > 1 for value in business.values())
    timed = {(change["field"], "time" in entry) for entry in entries for change in entry["changes"]}
    assert timed == {("messages", False), ("user_preferences", True)}


async def test_another_account_may_share_the_post(business: Business) -> None:
    """P-01."""
    business.world.faults.update({"webhook_foreign_entry": 1})
    await business.customer(window=False)
    await business.template()
    await business.send("template", template_send("Asha", "#1042"))
    await business.settle(10)
    ids = {entry["id"] for body in business.listener.bodies for entry in orjson.loads(body)["entry"]}
    assert len(ids) == 2
    assert WABA in ids


async def test_the_callback_must_give_the_challenge_back(business: Business) -> None:
    """P-01."""

    async def answer(request: web.Request) -> web.Response:
        right = request.query["hub.verify_token"] == "right" and request.query["hub.mode"] == "subscribe"
        return web.Response(text=request.query["hub.challenge"], status=200 if right else 403)

    app = web.Application()
    app.router.add_get("/other", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/other"
    wrong = {"override_callback_uri": url, "verify_token": "wrong"}
    assert (await business.call("POST", f"{WABA}/subscribed_apps", json=wrong))[0] == 400
    right = wrong | {"verify_token": "right"}
    assert await business.call("POST", f"{WABA}/subscribed_apps", json=right) == (200, {"success": True})
    _, answered = await business.call("GET", f"{WABA}/subscribed_apps")
    assert answered["data"][0]["override_callback_uri"] == url
    assert business.graph.notifier.sender.url == url
    await runner.cleanup()


async def test_an_update_is_told_again_until_it_is_acknowledged(business: Business) -> None:
    """P-01."""
    customer = await business.customer()
    business.listener.statuses = [500, 503, 404]
    await business.act(customer, "say", text="hello?")
    for _ in range(3):
        await business.settle(60)
    assert [message["text"]["body"] for message in business.messages()] == ["hello?"] * 4
    assert len(set(business.listener.bodies)) == 1
    assert business.world.webhooks.senders["whatsapp"].counts.outstanding == 0


async def test_any_account_field_can_be_told(business: Business) -> None:
    """P-01."""
    value = {"event": "ACCOUNT_RESTRICTION", "restriction_info": [{"restriction_type": "RESTRICTED_ADD"}]}
    await business.session.post("/sandbox/api/account", json={"field": "account_update", "value": value})
    await business.settle()
    assert business.values("account_update") == [value]


async def test_the_clock_of_webhooks_may_be_skewed(business: Business) -> None:
    """R-4."""
    customer = await business.customer()
    business.world.faults.update({"clock_skew_seconds": -90})
    await business.act(customer, "say", text="hello")
    await business.settle()
    assert int(business.messages()[0]["timestamp"]) == int(business.world.now().timestamp()) - 90
