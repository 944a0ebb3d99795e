"""The action-server protocol: conversations recorded with Rasa 3.6.21 replayed, and what a wrong call is answered."""

import json
import zlib
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.rasa.acting import served_names
from journeys.clock import MovableClock
from journeys.store.schema import conversations
from tests.bot.rasa.calling import (
    TOKEN,
    begins_form,
    call,
    recorded,
    said,
    served,
    slot,
    texts_of,
    token_of,
    with_action,
)
from tests.bot.story import failed_attempt, open_tasks, outbox_of, sends_to, shipped_order
from tests.harness import Harness


async def get(harness: Harness, path: str, token: str = TOKEN) -> tuple[int, Any]:
    url = f"http://127.0.0.1:{harness.settings.port}{path}"
    async with harness.session.get(url, params={"token": token}) as answer:
        return answer.status, await answer.json()


async def rasa_rows(harness: Harness) -> list[str]:
    rows = await harness.rows("SELECT name FROM outbox WHERE channel = 'rasa' ORDER BY id")
    return [row["name"] for row in rows]


async def test_where_is_my_order_is_answered_with_its_one_story(store_url: str, clock: MovableClock) -> None:
    """B-23, P-01, A-92: the same words as in WhatsApp, on both engines, and nothing goes out over WhatsApp."""
    async with served(store_url, clock) as harness:
        phone = await harness.phone()
        await shipped_order(harness, phone)
        before = len(await sends_to(harness, phone))
        (asked,) = recorded("order_status")
        answer = await said(harness, asked)
        await harness.settle()
        assert answer["events"] == []
        assert len(await sends_to(harness, phone)) == before
        assert set(answer["responses"][0]) >= {"text", "buttons", "elements", "custom", "image", "attachment"}
        await harness.say(phone, "where is my order")
        await harness.settle()
        assert texts_of(answer) == [(await harness.texts(phone))[-1]]


async def test_the_same_call_again_is_answered_the_same_and_changes_nothing(
    store_url: str, clock: MovableClock
) -> None:
    """P-01: a proxy that repeats a request, on both engines."""
    async with served(store_url, clock) as harness:
        phone = await harness.phone()
        await harness.order(phone)
        await harness.settle()
        (asked,) = recorded("order_status")
        first = await said(harness, asked)
        facts = "SELECT count(*) AS value FROM timeline"
        known = await harness.scalar(facts)
        assert await said(harness, asked) == first
        assert await rasa_rows(harness) == ["order_status"]
        assert await harness.scalar(facts) == known


async def test_a_reply_stands_in_outbox_attempts_and_ledger(sqlite_url: str, clock: MovableClock) -> None:
    """P-06: what was said through Rasa can be explained like everything else."""
    async with served(sqlite_url, clock) as harness:
        await harness.order(await harness.phone())
        await harness.settle()
        answer = await said(harness, recorded("order_status")[0])
        (attempt,) = await harness.rows(
            "SELECT a.text, a.status, o.state FROM attempts a JOIN outbox o ON o.id = a.outbox_id"
            " WHERE o.channel = 'rasa'"
        )
        assert attempt == {"text": texts_of(answer)[0], "status": "accepted", "state": "done"}
        lines = await harness.rows("SELECT outcome, inputs FROM ledger WHERE message = 'order_status'")
        assert [line["outcome"] for line in lines] == ["sent"]
        assert json.loads(lines[0]["inputs"])["channel"] == "rasa"


async def test_another_attempt_is_asked_of_the_courier_for_a_wish_and_a_tap(
    sqlite_url: str, clock: MovableClock
) -> None:
    """A-40, A-41, P-04: a day in her words, the part of the day by a button, once."""
    async with served(sqlite_url, clock) as harness:
        await failed_attempt(harness, await harness.phone())
        wish, begun, *_ = recorded("reattempt")
        asked = await said(harness, wish)
        assert begins_form(asked)
        assert texts_of(await said(harness, begun)) == []
        _, _, tapped, _ = recorded("reattempt", ANY_TIME=token_of(asked, "Any time"))
        assert slot(await said(harness, tapped)) == [True]
        await said(harness, tapped)
        await harness.settle()
        assert len(await outbox_of(harness, "courier.request_reattempt")) == 1


async def test_an_address_is_asked_for_with_an_aside_in_between(sqlite_url: str, clock: MovableClock) -> None:
    """P-03, B-11: our own form, through Rasa's one form; the aside is answered and the question put again."""
    async with served(sqlite_url, clock) as harness:
        await harness.order(await harness.phone())
        await harness.settle()
        answers = [await said(harness, each) for each in recorded("address_form")]
        first, begun, aside, pincode, street, landmark, yes, status = answers
        assert (begins_form(first), slot(first)) == (True, [None])
        assert (texts_of(begun), slot(begun)) == ([], [None])
        assert texts_of(aside)[0].startswith("Order *10001*: confirmed")
        assert texts_of(aside)[1:] == texts_of(first)
        assert "560001 belongs to Bengaluru" in texts_of(pincode)[0]
        assert "landmark" in texts_of(street)[0]
        assert "12 MG Road, Ashok Nagar, Bengaluru 560001" in texts_of(landmark)[0]
        assert [slot(each) for each in (aside, pincode, street, landmark)] == [[None]] * 4
        assert slot(yes) == [True]
        assert status["events"] == []
        await harness.settle()
        assert len(await outbox_of(harness, "shop.update_address")) == 1


async def test_what_rasa_is_unsure_of_is_read_by_us(sqlite_url: str, clock: MovableClock) -> None:
    """B-23: the rule of `nlu_fallback`."""
    async with served(sqlite_url, clock) as harness:
        await harness.order(await harness.phone())
        await harness.settle()
        (asked,) = recorded("order_status")
        asked["tracker"]["latest_message"]["intent"] = {"name": "nlu_fallback", "confidence": 0.6}
        answer = await said(harness, with_action(asked, "action_message"))
        assert texts_of(answer)[0].startswith("Order *10001*: confirmed")


async def test_a_second_action_for_one_message_is_no_answer_to_the_first(sqlite_url: str, clock: MovableClock) -> None:
    """P-01: a story of Rasa's with two actions; she said it once."""
    async with served(sqlite_url, clock) as harness:
        await harness.order(await harness.phone())
        await harness.settle()
        first, *_ = recorded("address_form")
        await said(harness, first)
        second = await said(harness, with_action(first, "action_order_status"))
        assert texts_of(second)[0].startswith("Order *10001*: confirmed")
        heard = "SELECT count(*) AS value FROM timeline WHERE kind = 'message.received'"
        assert await harness.scalar(heard) == 1


async def test_a_stranger_is_asked_for_a_proof(sqlite_url: str, clock: MovableClock) -> None:
    """P-02: a number that we do not know sees no order; Rasa's form waits for her proof."""
    async with served(sqlite_url, clock) as harness:
        await harness.order(await harness.phone())
        await harness.settle()
        (asked,) = recorded("order_status")
        answer = await said(harness, asked | {"sender_id": "919999900777"})
        assert "10001" not in texts_of(answer)[0]
        assert begins_form(answer)


async def test_a_forged_button_does_nothing(sqlite_url: str, clock: MovableClock) -> None:
    """P-04: the token is signed."""
    async with served(sqlite_url, clock) as harness:
        await failed_attempt(harness, await harness.phone())
        _, _, tapped, _ = recorded("reattempt", ANY_TIME="1.reattempt.1.1.0123456789abcdef")
        answer = await said(harness, with_action(tapped, "action_tap"))
        await harness.settle()
        assert await outbox_of(harness, "courier.request_reattempt") == []
        assert len(texts_of(answer)) == 1


async def test_while_a_person_has_the_chat_we_say_nothing(sqlite_url: str, clock: MovableClock) -> None:
    """B-18: what she writes is kept for that person."""
    async with served(sqlite_url, clock) as harness:
        await harness.order(await harness.phone())
        await harness.settle()
        (asked,) = recorded("order_status")
        assert len(texts_of(await said(harness, with_action(asked, "action_person")))) == 1
        assert await open_tasks(harness) == ["handoff_asked_for_a_person"]
        async with harness.service.parts.database.write() as connection:
            held = {"held_by": "asha", "held_until": clock.now() + timedelta(hours=1)}
            await connection.execute(update(conversations).values(**held))
        first, *_ = recorded("address_form")
        assert texts_of(await said(harness, first)) == []
        heard = "SELECT count(*) AS value FROM timeline WHERE kind = 'message.received'"
        assert await harness.scalar(heard) == 2


async def test_a_form_that_rasa_fills_is_judged_by_ours(sqlite_url: str, clock: MovableClock) -> None:
    """B-23: `validate_change_address_form` by itself, and the skill that takes what was filled."""
    async with served(sqlite_url, clock) as harness:
        await harness.order(await harness.phone())
        await harness.settle()
        (asked,) = recorded("order_status")
        asked["tracker"]["events"].append({"event": "slot", "name": "pincode", "value": "000000", "timestamp": 1.0})
        refused = await said(harness, with_action(asked, "validate_change_address_form"))
        assert slot(refused, "pincode") == [None]
        assert slot(refused, "requested_slot") == ["pincode"]
        assert "000000" in texts_of(refused)[0]
        status, answer = await call(harness, with_action(asked, "action_save_address"))
        assert (status, answer["action_name"]) == (400, "action_save_address")
        assert "pincode" in answer["error"]


# -- the protocol --------------------------------------------------------------------------------------------------


async def test_an_unknown_action_is_not_found(sqlite_url: str, clock: MovableClock) -> None:
    """B-23: with the body that rasa-sdk has for it."""
    async with served(sqlite_url, clock) as harness:
        status, answer = await call(harness, with_action(recorded("order_status")[0], "action_weather"))
        assert status == 404
        assert answer == {
            "error": "No registered action found for name 'action_weather'.",
            "action_name": "action_weather",
        }


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b'{"next_action": "action_order_status"}', b"\xff"])
async def test_a_call_that_cannot_be_read_is_refused(body: bytes, sqlite_url: str, clock: MovableClock) -> None:
    """P-01: 400 with error and action_name, which Rasa needs to reject the action and go on."""
    async with served(sqlite_url, clock) as harness:
        status, answer = await call(harness, body)
        assert status == 400
        assert set(answer) == {"error", "action_name"}


async def test_a_call_without_an_action_is_answered_with_nothing(sqlite_url: str, clock: MovableClock) -> None:
    """B-23: as rasa-sdk does."""
    async with served(sqlite_url, clock) as harness:
        assert await call(harness, {"sender_id": "919999900101"}) == (200, None)


async def test_a_compressed_call_is_read(sqlite_url: str, clock: MovableClock) -> None:
    """B-23: Rasa's COMPRESS_ACTION_SERVER_REQUEST sends zlib as deflate."""
    async with served(sqlite_url, clock) as harness:
        await harness.order(await harness.phone())
        await harness.settle()
        body = zlib.compress(json.dumps(recorded("order_status")[0]).encode())
        status, answer = await call(harness, body, headers={"Content-Encoding": "deflate"})
        assert (status, len(answer["responses"])) == (200, 1)


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x"])
async def test_nothing_is_served_to_a_wrong_token(token: str, sqlite_url: str, clock: MovableClock) -> None:
    """A-89, P-02: no action, and not even their names."""
    async with served(sqlite_url, clock) as harness:
        status, answer = await call(harness, recorded("order_status")[0], token=token)
        assert (status, set(answer)) == (401, {"error"})
        assert (await get(harness, "/rasa/actions", token))[0] == 401
        assert (await get(harness, "/rasa/health", token))[0] == 401
        assert await rasa_rows(harness) == []


async def test_the_actions_are_listed_and_the_server_says_that_it_lives(sqlite_url: str, clock: MovableClock) -> None:
    """B-23."""
    async with served(sqlite_url, clock) as harness:
        assert await get(harness, "/rasa/actions") == (200, [{"name": name} for name in served_names()])
        assert await get(harness, "/rasa/health") == (200, {"status": "ok"})


async def test_without_a_token_in_the_settings_there_is_no_such_address(sqlite_harness: Harness) -> None:
    """A-89."""
    for path in ("/rasa/webhook", "/rasa/actions", "/rasa/health"):
        async with sqlite_harness.session.get(f"http://127.0.0.1:{sqlite_harness.settings.port}{path}") as answer:
            assert answer.status == 404
