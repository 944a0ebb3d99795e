"""Point 1 of the emulator: versions, tokens, ids, the error envelope, and the endpoints beside messages."""

import io

import aiohttp
import pytest

from .graph_client import ASHA, PHONE, WABA, Business


@pytest.mark.parametrize("version", ["v24.0", "v25.0", "v26.0"])
async def test_the_three_current_versions_are_served(business: Business, version: str) -> None:
    """P-01."""
    answer = await business.session.get(f"/{version}/{PHONE}", headers=business.headers)
    assert (await answer.json())["id"] == PHONE


async def test_an_old_version_is_refused(business: Business) -> None:
    """P-01."""
    answer = await business.session.get(f"/v19.0/{PHONE}", headers=business.headers)
    assert (answer.status, (await answer.json())["error"]["code"]) == (400, 2635)


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "sandbox-access-token"}])
async def test_a_wrong_token_gets_190(business: Business, header: dict[str, str]) -> None:
    """P-01."""
    answer = await business.session.post(f"/v26.0/{PHONE}/messages", headers=header, json={})
    error = (await answer.json())["error"]
    assert (answer.status, error["code"], error["type"]) == (401, 190, "OAuthException")
    assert len(error["fbtrace_id"]) > 10


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "1/messages"),
        ("POST", "1/media"),
        ("POST", "1/register"),
        ("GET", "1/message_templates"),
        ("POST", "1/subscribed_apps"),
        ("POST", "1/unpause"),
        ("GET", "1"),
        ("POST", "1"),
        ("DELETE", "1"),
    ],
)
async def test_an_id_that_is_not_ours_gets_100_with_subcode_33(business: Business, method: str, path: str) -> None:
    """P-01."""
    status, answer = await business.call(method, path, json={})
    assert (status, answer["error"]["code"], answer["error"]["error_subcode"]) == (400, 100, 33)


async def test_the_number_shows_the_fields_asked_for(business: Business) -> None:
    """P-01."""
    _, answer = await business.call("GET", f"{PHONE}?fields=quality_rating,whatsapp_business_manager_messaging_limit")
    assert answer == {
        "quality_rating": "GREEN",
        "whatsapp_business_manager_messaging_limit": "TIER_100K",
        "id": PHONE,
    }
    status, answer = await business.call("GET", f"{PHONE}?fields=shoe_size")
    assert (status, answer["error"]["code"]) == (400, 100)


async def test_a_number_that_is_not_registered_cannot_send(business: Business) -> None:
    """P-01."""
    await business.call("POST", f"{PHONE}/deregister")
    assert await business.code("text", {"body": "hello"}) == 133010
    _, answer = await business.call("POST", f"{PHONE}/register", json={"messaging_product": "whatsapp", "pin": "1"})
    assert answer["error"]["code"] == 131009
    good = {"messaging_product": "whatsapp", "pin": "123456"}
    assert (await business.call("POST", f"{PHONE}/register", json=good)) == (200, {"success": True})
    for _ in range(9):
        await business.call("POST", f"{PHONE}/register", json=good)
    _, answer = await business.call("POST", f"{PHONE}/register", json=good)
    assert answer["error"]["code"] == 133016


async def test_media_goes_up_and_comes_back_with_its_hash(business: Business) -> None:
    """P-05."""
    form = aiohttp.FormData({"messaging_product": "whatsapp", "type": "image/png"})
    form.add_field("file", b"\x89PNG not really", filename="label.png", content_type="image/png")
    _, uploaded = await business.call("POST", f"{PHONE}/media", data=form)
    _, medium = await business.call("GET", uploaded["id"])
    assert medium["file_size"] == 15
    async with business.session.get(medium["url"], headers=business.headers) as response:
        assert await response.read() == b"\x89PNG not really"
    async with business.session.get(medium["url"]) as response:
        assert response.status == 401
    await business.settle(301)
    async with business.session.get(medium["url"], headers=business.headers) as response:
        assert response.status == 404
    _, again = await business.call("GET", uploaded["id"])
    assert again["url"] != medium["url"]
    await business.settle(31 * 86_400)
    status, gone = await business.call("GET", uploaded["id"])
    assert (status, gone["error"]["error_subcode"]) == (400, 33)


@pytest.mark.parametrize(
    ("mime_type", "size", "code"),
    [
        ("image/gif", 10, 100),  # no such image type
        ("image/jpeg", 5 * 1024 * 1024 + 1, 131053),
        ("image/webp", 500 * 1024 + 1, 131053),
        ("application/pdf", 0, 131053),
    ],
)
async def test_media_beyond_the_limits_is_refused(business: Business, mime_type: str, size: int, code: int) -> None:
    """P-05."""
    form = aiohttp.FormData({"messaging_product": "whatsapp", "type": mime_type})
    form.add_field("file", io.BytesIO(b"x" * size), filename="file", content_type=mime_type)
    _, answer = await business.call("POST", f"{PHONE}/media", data=form)
    assert answer["error"]["code"] == code


async def test_a_blocked_customer_no_longer_reaches_the_business(business: Business) -> None:
    """P-01."""
    customer = await business.customer()
    users = {"messaging_product": "whatsapp", "block_users": [{"user": f"+{ASHA}"}]}
    await business.call("POST", f"{PHONE}/block_users", json=users)
    _, listed = await business.call("GET", f"{PHONE}/block_users")
    assert [one["wa_id"] for one in listed["data"]] == [ASHA]
    await business.act(customer, "say", text="anyone there?")
    await business.settle()
    assert business.messages() == []
    await business.call("DELETE", f"{PHONE}/block_users", json=users)
    await business.act(customer, "say", text="and now?")
    await business.settle()
    assert [message["text"]["body"] for message in business.messages()] == ["and now?"]


async def test_unsubscribing_stops_the_webhooks(business: Business) -> None:
    """P-01."""
    customer = await business.customer()
    await business.call("DELETE", f"{WABA}/subscribed_apps")
    assert (await business.call("GET", f"{WABA}/subscribed_apps"))[1] == {"data": []}
    await business.act(customer, "say", text="lost")
    await business.call("POST", f"{WABA}/subscribed_apps")
    await business.act(customer, "say", text="heard")
    await business.settle()
    assert [message["text"]["body"] for message in business.messages()] == ["heard"]


async def test_an_example_for_a_template_goes_up_in_two_steps(business: Business) -> None:
    """P-06."""
    settings = business.world.settings
    _, session = await business.call("POST", f"{settings.app_id}/uploads?file_type=image/png&file_length=3")
    assert session["id"].startswith("upload:")
    _, handle = await business.call("POST", session["id"], data=b"png")
    assert handle["h"].startswith("4::")
    status, answer = await business.call("POST", session["id"], data=b"png")  # a session serves once
    assert (status, answer["error"]["error_subcode"]) == (400, 33)


async def test_the_account_lists_its_one_number(business: Business) -> None:
    """P-01."""
    _, answer = await business.call("GET", f"{WABA}/phone_numbers?fields=verified_name")
    assert answer == {"data": [{"verified_name": "Asha Weaves", "id": PHONE}]}


async def test_the_business_may_react_to_what_a_customer_wrote(business: Business) -> None:
    """P-07."""
    customer = await business.customer()
    wamid = (await business.act(customer, "say", text="got it, thank you"))["id"]
    assert (await business.send("reaction", {"message_id": wamid, "emoji": "🙏"}))[0] == 200
    assert business.graph.chats.of(customer.id)[-1].reactions == {"business": "🙏"}
    assert business.world.ledger.sends == []  # no message of its own
    assert await business.code("reaction", {"message_id": "wamid.none", "emoji": "🙏"}) == 131009
