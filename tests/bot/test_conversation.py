"""The conversation through the whole service: whose order it is, one answer a turn, buttons old and forged."""

import re
from datetime import timedelta
from typing import Any

import orjson
import pytest

from integrations.proof import hmac_hex
from tests.bot.story import ask, greet, open_tasks, shipped_order, tap_id
from tests.harness import Harness

OTHER = ("919999900102", "Asha Rao")


async def pincode_of(harness: Harness, order: dict[str, Any]) -> str:
    number = order["name"].lstrip("#")
    return str(await harness.scalar("SELECT pincode AS value FROM orders WHERE number_key = :number", number=number))


def wrong(pincode: str) -> str:
    return "560001" if pincode != "560001" else "560002"


# -- whose order ----------------------------------------------------------------------------------------------


async def test_her_own_number_needs_no_proof(sqlite_harness: Harness) -> None:
    """P-02, A-02."""
    harness = sqlite_harness
    phone = await harness.phone()
    order, _ = await shipped_order(harness, phone)
    assert order["name"].lstrip("#") in await ask(harness, phone, "where is my order?")


async def test_an_unknown_number_is_asked_for_one_proof_and_then_gets_a_person(sqlite_harness: Harness) -> None:
    """P-02, A-02."""
    harness = sqlite_harness
    phone = await harness.phone()
    assert "order number and the delivery pincode" in await ask(harness, phone, "where is my order?")
    assert "asked a colleague" in await ask(harness, phone, "I do not have it here, where is it?")
    assert await open_tasks(harness) == ["handoff_proof_failed"]


async def test_a_proof_opens_exactly_that_order(harness: Harness) -> None:
    """P-02."""
    buyer, friend = await harness.phone(), await harness.phone(*OTHER)
    proven, _ = await shipped_order(harness, buyer)
    kept, _ = await shipped_order(harness, buyer)
    await ask(harness, friend, "where is my order?")
    answer = await ask(harness, friend, f"{proven['name']} {await pincode_of(harness, proven)}")
    assert proven["name"].lstrip("#") in answer
    again = await ask(harness, friend, "and where is my order now?")
    assert proven["name"].lstrip("#") in again
    about_the_other = await ask(harness, friend, f"where is {kept['name']}?")
    assert "pincode" in about_the_other
    assert kept["name"].lstrip("#") not in "".join(await harness.texts(friend))
    links = await harness.rows("SELECT proof FROM order_links")
    assert [link["proof"] for link in links] == ["order_number+pincode"]


async def test_a_wrong_proof_opens_nothing_and_says_nothing_of_the_order(sqlite_harness: Harness) -> None:
    """P-02."""
    harness = sqlite_harness
    buyer, stranger = await harness.phone(), await harness.phone(*OTHER)
    order, _ = await shipped_order(harness, buyer)
    pincode = await pincode_of(harness, order)
    answer = await ask(harness, stranger, f"{order['name']} {wrong(pincode)}")
    assert "do not belong together" in answer
    said = "".join(await harness.texts(stranger))
    assert pincode not in said
    assert "on its way" not in said
    assert await harness.rows("SELECT * FROM order_links") == []


async def test_guessing_pincodes_stops_after_three_tries(sqlite_harness: Harness) -> None:
    """P-02: the right proof is refused too, because a person has taken over."""
    harness = sqlite_harness
    buyer, stranger = await harness.phone(), await harness.phone(*OTHER)
    order, _ = await shipped_order(harness, buyer)
    pincode = await pincode_of(harness, order)
    for guess in ("110001", "400001", "600001"):
        await ask(harness, stranger, f"{order['name']} {guess}")
        await harness.move(timedelta(minutes=1))
    assert "do not belong together" in await ask(harness, stranger, f"{order['name']} {pincode}")
    assert await harness.rows("SELECT * FROM order_links") == []


async def test_a_customer_without_a_phone_number_is_served_all_the_way(harness: Harness) -> None:
    """P-02: her user id is all we have."""
    buyer = await harness.phone()
    order, _ = await shipped_order(harness, buyer)
    hidden = await harness.phone("919999900103", "Nila", has_phone=False, username="nila.reads")
    assert "pincode" in await ask(harness, hidden, "where is my order?")
    answer = await ask(harness, hidden, f"{order['name']} {await pincode_of(harness, order)}")
    assert order["name"].lstrip("#") in answer
    assert await tap_id(harness, hidden, _id_of((await harness.messages(hidden))[-1], "Talk to us"))
    assert "handoff_asked_for_a_person" in await open_tasks(harness)
    kinds = await harness.rows(
        "SELECT DISTINCT kind FROM identities WHERE customer_id NOT IN (SELECT customer_id FROM orders)"
    )
    assert {row["kind"] for row in kinds} <= {"bsuid", "parent_bsuid"}


def _id_of(message: dict[str, Any], label: str) -> str:
    return str(next(button["id"] for button in message["look"]["buttons"] if button["text"] == label))


# -- several orders -------------------------------------------------------------------------------------------


async def test_several_orders_are_a_list_and_never_a_guess(harness: Harness) -> None:
    """A-02."""
    phone = await harness.phone()
    orders = [(await shipped_order(harness, phone))[0] for _ in range(3)]
    answer = await ask(harness, phone, "where is my order?")
    assert "3 orders" in answer
    look = (await harness.messages(phone))[-1]["look"]
    assert not any(order["name"].lstrip("#") in answer for order in orders)
    rows = _rows_of(look)
    assert {row["title"] for row in rows} == {order["name"].lstrip("#") for order in orders}


async def test_the_row_she_picks_is_the_order_she_hears_of(sqlite_harness: Harness) -> None:
    """A-02."""
    harness = sqlite_harness
    phone = await harness.phone()
    for _ in range(2):
        await shipped_order(harness, phone)
    await ask(harness, phone, "where is my order?")
    message = (await harness.messages(phone))[-1]
    for row in _rows_of(message["look"]):
        await harness.call(f"/sandbox/api/phones/{phone}/tap", message_id=message["id"], choice=row["id"])
        await harness.settle()
        assert row["title"] in (await harness.texts(phone))[-1]


def _rows_of(look: dict[str, Any]) -> list[dict[str, str]]:
    found = re.findall(r'"id":"([^"]+)","title":"([^"]+)"', orjson.dumps(look, option=orjson.OPT_SORT_KEYS).decode())
    return [{"id": id, "title": title} for id, title in found] or [
        {"id": row["id"], "title": row.get("title") or row["text"]}
        for key in ("rows", "sections", "buttons")
        for row in look.get(key, [])
        if isinstance(row, dict) and row.get("id")
    ]


@pytest.mark.parametrize("named_by", ["number", "awb"])
async def test_a_named_order_is_answered_without_a_list(sqlite_harness: Harness, named_by: str) -> None:
    """A-02."""
    harness = sqlite_harness
    phone = await harness.phone()
    await shipped_order(harness, phone)
    order, awb = await shipped_order(harness, phone)
    name = order["name"] if named_by == "number" else awb
    assert order["name"].lstrip("#") in await ask(harness, phone, f"where is {name}?")


# -- one answer a turn ----------------------------------------------------------------------------------------


async def post_messages(harness: Harness, wa_id: str, *texts: str) -> None:
    """One signed POST with several messages of one customer."""
    messages = [
        {
            "from": wa_id,
            "id": f"wamid.turn.{n}",
            "timestamp": f"{1795408300 + n}",
            "type": "text",
            "text": {"body": text},
        }
        for n, text in enumerate(texts)
    ]
    value = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "200000000000001"}, "messages": messages}
    entry = {"id": "1", "changes": [{"field": "messages", "value": value}]}
    body = orjson.dumps({"object": "whatsapp_business_account", "entry": [entry]})
    headers = {"X-Hub-Signature-256": "sha256=" + hmac_hex(harness.sandbox.world.settings.app_secret, body)}
    url = f"http://127.0.0.1:{harness.service.settings.port}/webhooks/whatsapp"
    async with harness.session.post(url, data=body, headers=headers) as answer:
        assert answer.status == 200
    await harness.settle()


async def test_several_messages_of_one_turn_get_one_answer(harness: Harness) -> None:
    """R-5."""
    phone = await harness.phone("919999900101")
    order, _ = await shipped_order(harness, phone)
    await greet(harness, phone)
    before = len(await harness.messages(phone))
    await post_messages(harness, "919999900101", "hello", "are you there", "where is my order", "please")
    texts = (await harness.texts(phone))[before:]
    assert len(texts) == 1
    assert order["name"].lstrip("#") in texts[0]


@pytest.mark.parametrize("words", ["thanks!", "ok", "👍"])
async def test_thanks_need_no_answer(sqlite_harness: Harness, words: str) -> None:
    """R-5: no filler."""
    harness = sqlite_harness
    phone = await harness.phone()
    await harness.say(phone, words)
    await harness.settle()
    assert await harness.messages(phone) == []


async def test_a_reaction_needs_no_answer(sqlite_harness: Harness) -> None:
    """R-5."""
    harness = sqlite_harness
    phone = await harness.phone()
    await greet(harness, phone)
    message = (await harness.messages(phone))[-1]
    await harness.call(f"/sandbox/api/phones/{phone}/react", message_id=message["id"], emoji="👍")
    await harness.settle()
    assert len(await harness.messages(phone)) == 1


async def test_what_cannot_be_read_is_said_to_be_so(sqlite_harness: Harness) -> None:
    """P-02, A-92."""
    harness = sqlite_harness
    phone = await harness.phone()
    await harness.call(f"/sandbox/api/phones/{phone}/media", kind="image")
    await harness.settle()
    assert "What is it about?" in (await harness.texts(phone))[-1]


async def test_a_caption_is_read_like_a_text(sqlite_harness: Harness) -> None:
    """A-02."""
    harness = sqlite_harness
    phone = await harness.phone()
    await harness.call(f"/sandbox/api/phones/{phone}/media", kind="image", caption="where is my order?")
    await harness.settle()
    assert "pincode" in (await harness.texts(phone))[-1]


# -- a person -------------------------------------------------------------------------------------------------


async def test_who_asks_for_a_person_gets_one_with_a_time(sqlite_harness: Harness) -> None:
    """P-07, A-92."""
    harness = sqlite_harness
    phone = await harness.phone()
    assert "You will hear from us by" in await ask(harness, phone, "I want to talk to a human")
    assert await open_tasks(harness) == ["handoff_asked_for_a_person"]
    await ask(harness, phone, "agent!!")
    assert await open_tasks(harness) == ["handoff_asked_for_a_person"], "one open task, however often she asks"


async def test_what_is_not_understood_twice_goes_to_a_person(sqlite_harness: Harness) -> None:
    """P-07, B-23."""
    harness = sqlite_harness
    phone = await harness.phone()
    assert "did not understand" in await ask(harness, phone, "qwertz uiop")
    assert "colleague will take over" in await ask(harness, phone, "asdf ghjk")
    assert await open_tasks(harness) == ["handoff_not_understood"]
