"""Points 8 and 9: who customers are, and everything they can send."""

import base64
import hashlib
from typing import Any

import orjson
import pytest

from .graph_client import ASHA, Business

CTX = {"from": "919999900000"}
BUTTONS = {
    "type": "button",
    "body": {"text": "Is this right?"},
    "action": {"buttons": [{"type": "reply", "reply": {"id": "yes:1042", "title": "Yes"}}]},
}
LIST = {
    "type": "list",
    "body": {"text": "Pick"},
    "action": {
        "button": "Choose",
        "sections": [{"rows": [{"id": "a", "title": "A", "description": "first"}, {"id": "b", "title": "B"}]}],
    },
}
ADDRESS = {
    "type": "address_message",
    "body": {"text": "Where to?"},
    "action": {"name": "address_message", "parameters": {"country": "IN"}},
}


async def sent(business: Business, content: dict[str, Any]) -> str:
    _, answer = await business.send("interactive", content)
    return str(answer["messages"][0]["id"])


async def last(business: Business) -> dict[str, Any]:
    await business.settle()
    return business.messages()[-1]


async def test_a_tapped_button_carries_its_id_and_ties_itself_to_our_message(business: Business) -> None:
    """P-04."""
    customer = await business.customer()
    wamid = await sent(business, BUTTONS)
    await business.act(customer, "tap", message_id=wamid, choice="Yes")
    message = await last(business)
    assert message["type"] == "interactive"
    assert message["interactive"] == {"type": "button_reply", "button_reply": {"id": "yes:1042", "title": "Yes"}}
    assert message["context"] == CTX | {"id": wamid}
    assert (message["from"], message["from_user_id"]) == (ASHA, customer.bsuid)


async def test_a_list_row_has_its_description_only_if_it_has_one(business: Business) -> None:
    """P-04."""
    customer = await business.customer()
    wamid = await sent(business, LIST)
    await business.act(customer, "tap", message_id=wamid, choice="a")
    reply = (await last(business))["interactive"]["list_reply"]
    assert reply == {"id": "a", "title": "A", "description": "first"}
    await business.act(customer, "tap", message_id=wamid, choice="b")
    assert (await last(business))["interactive"]["list_reply"] == {"id": "b", "title": "B"}


async def test_an_address_comes_back_as_a_string_of_json(business: Business) -> None:
    """P-03."""
    customer = await business.customer()
    wamid = await sent(business, ADDRESS)
    values = {"name": "Asha", "in_pin_code": "560001", "address": "12 MG Road", "city": "Bengaluru"}
    await business.act(customer, "address", message_id=wamid, values=values)
    reply = (await last(business))["interactive"]["nfm_reply"]
    assert reply["name"] == "address_message"
    assert orjson.loads(reply["response_json"]) == {"values": values}
    assert reply["body"] == "Asha\n560001, 12 MG Road, Bengaluru"


async def test_media_arrives_with_the_hash_of_its_bytes(business: Business) -> None:
    """P-05."""
    customer = await business.customer()
    photo = base64.b64encode(b"a torn kurta").decode()
    await business.act(customer, "media", kind="image", base64=photo, mime_type="image/jpeg", caption="torn")
    image = (await last(business))["image"]
    digest = hashlib.sha256(b"a torn kurta").digest()
    assert base64.b64decode(image["sha256"]) == digest
    assert (image["caption"], image["mime_type"]) == ("torn", "image/jpeg")
    _, medium = await business.call("GET", image["id"])
    assert (medium["sha256"], medium["file_size"]) == (digest.hex(), 12)
    for url in (image["url"], medium["url"]):
        async with business.session.get(url, headers=business.headers) as response:
            assert await response.read() == b"a torn kurta"


@pytest.mark.parametrize(
    ("kind", "type_", "key", "value"),
    [
        ("voice", "audio", "voice", True),
        ("audio", "audio", "voice", False),
        ("document", "document", "filename", "document"),
        ("sticker", "sticker", "animated", False),
        ("video", "video", "mime_type", "video/mp4"),
    ],
)
async def test_every_kind_of_file_can_be_sent(
    business: Business, kind: str, type_: str, key: str, value: object
) -> None:
    """P-05."""
    customer = await business.customer()
    await business.act(customer, "media", kind=kind)
    message = await last(business)
    assert (message["type"], message[type_][key]) == (type_, value)


async def test_edits_deletions_reactions_and_the_unknown_have_their_types(business: Business) -> None:
    """P-01."""
    customer = await business.customer()
    wamid = await business.text("Your order is packed.")
    own = (await business.act(customer, "say", text="wher is it"))["id"]
    await business.act(customer, "edit", message_id=own, text="where is it")
    assert (await last(business))["edit"] == {
        "original_message_id": own,
        "message": {"type": "text", "text": {"body": "where is it"}},
    }
    await business.act(customer, "delete", message_id=own)
    assert (await last(business))["revoke"] == {"original_message_id": own}
    await business.act(customer, "react", message_id=wamid, emoji="🙏")
    assert (await last(business))["reaction"] == {"message_id": wamid, "emoji": "🙏"}
    await business.act(customer, "react", message_id=wamid, emoji="")
    assert (await last(business))["reaction"]["emoji"] == ""
    await business.act(customer, "unsupported")
    message = await last(business)
    assert (message["type"], message["errors"][0]["code"]) == ("unsupported", 131051)
    await business.act(customer, "send", type="request_welcome")
    assert (await last(business))["type"] == "request_welcome"
    assert (await business.act(customer, "say", text="x" * 4096))["id"]


async def test_a_location_answers_the_request_for_it(business: Business) -> None:
    """P-03."""
    customer = await business.customer()
    wamid = await business.text("Where are you?")
    await business.act(customer, "location", latitude=12.97, longitude=77.59, name="Home", reply_to=wamid)
    message = await last(business)
    assert message["location"] == {"latitude": 12.97, "longitude": 77.59, "name": "Home"}
    assert message["context"]["id"] == wamid


async def test_an_advertisement_comes_with_its_referral(business: Business) -> None:
    """B-03."""
    customer = await business.customer()
    referral = {"source_type": "ad", "source_id": "77", "ctwa_clid": "c1"}
    await business.act(customer, "say", text="Is this saree in stock?", referral=referral)
    assert (await last(business))["referral"] == referral


async def test_a_username_hides_the_number_until_it_is_shared(business: Business) -> None:
    """P-02."""
    body = {"number": "919999900005", "name": "Meera", "username": "meera.k", "has_phone": False}
    async with business.session.post("/sandbox/api/phones", json=body) as response:
        assert response.status == 201
    customer = business.world.customers.find("919999900005")
    assert customer is not None
    await business.act(customer, "say", text="where is my order")
    message = await last(business)
    assert "from" not in message
    assert message["from_user_id"] == customer.bsuid
    assert business.values()[-1]["contacts"] == [
        {"profile": {"name": "Meera", "username": "meera.k"}, "user_id": customer.bsuid}
    ]
    path = f"{business.world.settings.phone_number_id}/messages"
    action = {"name": "request_contact_info"}
    ask = {"type": "request_contact_info", "body": {"text": "Your number?"}, "action": action}
    send = {"messaging_product": "whatsapp", "recipient": customer.bsuid, "type": "interactive", "interactive": ask}
    _, answer = await business.call("POST", path, json=send)
    assert answer["contacts"] == [{"input": customer.bsuid, "user_id": customer.bsuid}]
    for _ in range(2):
        await business.settle(10)
    assert all("recipient_id" not in status for status in business.statuses())
    wamid = answer["messages"][0]["id"]
    await business.act(customer, "tap", message_id=wamid, choice="Share contact info")
    message = await last(business)
    assert message["contacts"][0]["origin"] == "contact_request"
    assert message["from"] == "919999900005"


async def test_the_number_wins_over_the_user_id(business: Business) -> None:
    """P-02."""
    asha = await business.customer()
    await business.customer("919999900002", "Ravi")
    _, answer = await business.send("text", {"body": "hi"}, "919999900002", recipient=asha.bsuid)
    assert answer["contacts"] == [{"input": "919999900002", "wa_id": "919999900002"}]
    path = f"{business.world.settings.phone_number_id}/messages"
    stranger = {"messaging_product": "whatsapp", "recipient": "IN.1", "type": "text", "text": {"body": "hi"}}
    assert (await business.call("POST", path, json=stranger))[1]["error"]["code"] == 131009


async def test_a_new_number_brings_a_new_user_id(business: Business) -> None:
    """P-02."""
    customer = await business.customer()
    old = customer.bsuid
    await business.act(customer, "number", number="919999900009")
    message = await last(business)
    assert message["system"]["type"] == "user_changed_number"
    assert (message["from"], message["system"]["wa_id"]) == (ASHA, "919999900009")
    assert customer.bsuid != old
    assert "contacts" not in business.values()[-1]
    await business.act(customer, "bsuid")
    message = await last(business)
    assert message["system"]["type"] == "user_changed_user_id"
    assert message["system"]["user_id"] == customer.bsuid


async def test_stopping_marketing_is_told_with_an_integer_time(business: Business) -> None:
    """A-90."""
    customer = await business.customer()
    await business.act(customer, "marketing", stopped=True)
    await business.act(customer, "marketing", stopped=False)
    await business.settle()
    stop, resume = [value["user_preferences"][0] for value in business.values("user_preferences")]
    assert (stop["value"], resume["value"], stop["category"]) == ("stop", "resume", "marketing_messages")
    assert isinstance(stop["timestamp"], int)


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("say", {}),
        ("say", {"text": "x" * 4097}),
        ("tap", {"message_id": "wamid.none", "choice": "Yes"}),
        ("media", {"kind": "hologram"}),
        ("media", {"kind": "image", "base64": "§"}),
        ("location", {"latitude": "north", "longitude": 1}),
        ("address", {"message_id": "wamid.none", "values": {}}),
        ("edit", {"message_id": "wamid.none", "text": "x"}),
        ("number", {"number": ASHA}),
        ("profile", {"number": "1"}),
        ("profile", {"holdout": "yes"}),
    ],
)
async def test_what_a_phone_cannot_do_is_said(business: Business, action: str, body: dict[str, Any]) -> None:
    """P-07."""
    customer = await business.customer()
    async with business.session.post(f"/sandbox/api/phones/{customer.id}/{action}", json=body) as response:
        assert response.status == 400
        assert (await response.json())["error"]
    await business.settle()
    assert business.messages() == []


async def test_the_state_shows_phones_chats_templates_and_the_clock(business: Business) -> None:
    """P-07."""
    customer = await business.customer()
    await sent(business, BUTTONS)
    for _ in range(2):
        await business.settle(10)
    state = await (await business.session.get("/sandbox/api/state")).json()
    (phone,) = state["phones"]
    assert (phone["unread"], phone["window_open"]) == (1, True)
    assert phone["window_expires_at"] == "2026-11-22T06:00:00+00:00"
    bubble = state["chats"][customer.id][-1]
    assert (bubble["direction"], bubble["status"]) == ("out", "delivered")
    assert bubble["look"]["buttons"] == [{"type": "reply", "id": "yes:1042", "text": "Yes"}]
    assert state["clock"]["now"].startswith("2026-11-21T06:00:20")
    assert state["webhooks"]["whatsapp"]["outstanding"] == 0
    assert state["last_event_id"] > 0
