"""What agents do, through the whole service: real HTTP, the phone in the sandbox, one way for every click."""

import json
from datetime import timedelta
from typing import Any

from tests.bot.desk.scene import customer_of, customer_with_a_failed_attempt, talk_of, words
from tests.bot.story import ask, faults, open_tasks
from tests.harness import Harness
from tests.people import Person, log_in, person

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


async def act(agent: Person, customer: int, what: str, **form: Any) -> tuple[int, dict[str, Any]]:
    status, text = await agent.post(f"/desk/c/{customer}/{what}", **form)
    return status, json.loads(text)


async def done(harness: Harness, agent: Person, customer: int, what: str, **form: Any) -> None:
    """It is taken, and everything that follows has happened."""
    status, told = await act(agent, customer, what, **form)
    assert status == 202, told
    await harness.settle()


async def chat(harness: Harness, customer: int) -> dict[str, Any]:
    (row,) = await harness.rows("SELECT * FROM conversations WHERE customer_id = :id", id=customer)
    return row


async def test_an_answer_takes_the_chat_and_gives_it_back(harness: Harness) -> None:
    """A-20, B-12, R-6, G-4: she is told once that a person is there and once that the bot is back; between the two the
    bot says nothing and what we say first waits."""
    phone, customer = await customer_with_a_failed_attempt(harness)
    async with await person(harness, "Asha") as asha:
        await done(harness, asha, customer, "reply", text="I have the courier on the line.")
        assert (await harness.texts(phone))[-1] == (
            "Asha from Asha Weaves is with you now and has read everything above.\n\nI have the courier on the line."
        )
        held = await chat(harness, customer)
        assert (held["held_by"], held["answered_by"], held["assigned_to"]) == (str(asha.user.id), *[asha.user.id] * 2)
        assert held["waiting_since_at"] is None
        said = len(await harness.texts(phone))
        await harness.say(phone, "where is my order")
        await harness.settle()
        assert len(await harness.texts(phone)) == said
        assert (await chat(harness, customer))["waiting_since_at"] is not None
        await done(harness, asha, customer, "reply", text="He comes at six.")
        assert (await harness.texts(phone))[-1] == "He comes at six."
        await harness.move(31 * MINUTE)
        assert "automatic assistant again" in (await harness.texts(phone))[-1]
        assert (await chat(harness, customer))["held_by"] == ""
        assert "Order *1" in await ask(harness, phone, "where is my order")
    rows = await harness.rows("SELECT user_name, action FROM audit WHERE customer_id = :id", id=customer)
    assert [tuple(row.values()) for row in rows] == [("Asha", "agent.replied")] * 2


async def test_the_second_answer_is_stopped_and_so_is_one_outside_the_window(harness: Harness) -> None:
    """A-20, G-4: by the handler, with a sentence, and by the decision when time passed in between."""
    phone, customer = await customer_with_a_failed_attempt(harness)
    async with await person(harness, "Asha") as asha, await person(harness, "Ravi") as ravi:
        seen = harness.clock.now().isoformat()
        await harness.move(MINUTE)
        await done(harness, ravi, customer, "reply", text="Ravi here.")
        status, told = await act(asha, customer, "reply", text="Asha here.", seen=seen)
        assert (status, told["error"].split(".")[0][:13]) == (409, "Ravi answered")
        await done(harness, asha, customer, "reply", text="Asha too.", seen=harness.clock.now().isoformat())
        await harness.move(25 * HOUR)
        fresh = await log_in(harness, asha.user)
        status, told = await act(fresh, customer, "reply", text="Late.")
        await fresh.close()
        assert status == 409
        assert "only a template may be sent" in told["error"]
    assert not any("Asha here." in text or "Late." in text for text in await harness.texts(phone))


async def test_a_form_sent_twice_is_one_answer(sqlite_harness: Harness) -> None:
    """A-20, G-1: a double click, or a retry after a lost connection."""
    phone, customer = await customer_with_a_failed_attempt(sqlite_harness)
    async with await person(sqlite_harness, "Asha") as asha:
        for _ in range(2):
            await done(sqlite_harness, asha, customer, "reply", text="Once only.", once="0f3b9a7c55")
    assert sum("Once only." in text for text in await sqlite_harness.texts(phone)) == 1


async def test_a_template_leaves_when_the_window_is_shut(sqlite_harness: Harness) -> None:
    """A-20, G-4: one of our messages, with what is true of her order; her hold does not keep it back."""
    harness = sqlite_harness
    phone, customer = await customer_with_a_failed_attempt(harness)
    await harness.move(25 * HOUR)
    order = await harness.scalar("SELECT id AS value FROM orders")
    async with await person(harness, "Asha") as asha:
        await done(harness, asha, customer, "template", name="no_news", order_id=order)
        rows = await harness.rows("SELECT state, reason FROM outbox WHERE rule = 'agent'")
        assert [row["state"] for row in rows] == ["done"], rows
        assert (await harness.messages(phone))[-1]["look"].get("template") or (await harness.texts(phone))[-1]
        assert (await act(asha, customer, "template", name="agent_reply"))[0] == 400


async def test_resolving_closes_the_work_and_asks_how_it_was(harness: Harness) -> None:
    """A-20, A-94: the answer is kept with the agent, a low one asks why and opens a task; it opens nothing again."""
    phone, customer = await customer_with_a_failed_attempt(harness)
    async with await person(harness, "Asha") as asha:
        await done(harness, asha, customer, "reply", text="Done.")
        assert await open_tasks(harness)
        await done(harness, asha, customer, "resolve")
        assert await open_tasks(harness) == []
        resolved = await chat(harness, customer)
        assert (resolved["resolved_by"], resolved["handoff_at"], resolved["held_by"]) == (asha.user.id, None, "")
        question = (await harness.messages(phone))[-1]
        assert "How helpful were we" in question["look"]["body"]
        await choose(harness, phone, question, "2")
        why = (await harness.messages(phone))[-1]
        await choose(harness, phone, why, "Not solved")
        assert "Thank you" in (await harness.texts(phone))[-1]
        (rating,) = await harness.rows("SELECT user_id, score, reason FROM ratings")
        assert tuple(rating.values()) == (asha.user.id, 2, "help_unsolved")
        assert await open_tasks(harness) == ["low_rating"]
        assert (await chat(harness, customer))["resolved_at"] is not None
        await harness.say(phone, "thank you")
        await harness.settle()
        assert (await chat(harness, customer))["waiting_since_at"] is None
        await ask(harness, phone, "one more thing, where is my order")
        again = await chat(harness, customer)
        assert (again["resolved_at"], again["assigned_to"]) == (None, None)


async def choose(harness: Harness, phone: str, message: dict[str, Any], title: str) -> None:
    """Tap on a row of a list."""
    row = next(each for each in rows_in(message["look"]) if each["title"] == title)
    await harness.call(f"/sandbox/api/phones/{phone}/tap", message_id=message["id"], choice=row["id"])
    await harness.settle()


def rows_in(look: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for section in look.get("sections", ()) for row in section["rows"]]


async def test_an_answer_from_the_paired_phone_takes_the_chat(harness: Harness) -> None:
    """A-20, R-6: the bot is silent and what we say first waits; colleagues see who has it; a stranger whom the brand
    writes to is no customer."""
    phone, customer = await customer_with_a_failed_attempt(harness)
    stranger = await harness.phone("919999900155", "A supplier")
    await harness.call(f"/sandbox/api/phones/{stranger}/hear", text="When do the boxes come?")
    await harness.call(f"/sandbox/api/phones/{phone}/hear", text="This is Ravi, I am calling the courier.")
    await harness.settle()
    heard = len(await harness.texts(phone))
    await ask_in_vain(harness, phone, "where is my order")
    async with await person(harness, "Asha") as asha:
        shown = words(await talk_of(asha, customer))
        assert "The paired phone holds the chat until" in shown
        assert "This is Ravi, I am calling the courier." in shown
    await harness.call(f"/sandbox/api/phones/{phone}/hear", text="He comes at six.")
    await harness.settle()
    await harness.move(31 * MINUTE)
    assert "automatic assistant again" in "\n".join((await harness.texts(phone))[heard:])
    assert (await chat(harness, customer))["held_by"] == ""
    assert await harness.scalar("SELECT count(*) AS value FROM customers") == 1


async def ask_in_vain(harness: Harness, phone: str, question: str) -> None:
    heard = len(await harness.texts(phone))
    await harness.say(phone, question)
    await harness.settle()
    assert len(await harness.texts(phone)) == heard


async def test_a_snooze_ends_with_the_couriers_news(sqlite_harness: Harness) -> None:
    """A-20: back into its queue, with a reminder in the thread; her own message ends it too."""
    harness = sqlite_harness
    phone, customer = await customer_with_a_failed_attempt(harness)
    awb = await harness.scalar("SELECT awb AS value FROM shipments")
    async with await person(harness, "Asha") as asha:
        await done(harness, asha, customer, "snooze", **{"for": "courier"})
        assert (await chat(harness, customer))["snoozed_for"] == "courier"
        await harness.scan(awb, "out_for_delivery")
        await harness.settle()
        woken = await chat(harness, customer)
        assert woken["snoozed_for"] == ""
        assert woken["waiting_since_at"] is not None
        until = (harness.clock.now() + HOUR).isoformat()
        await done(harness, asha, customer, "snooze", until=until)
        await harness.say(phone, "hello?")
        await harness.settle()
        assert (await chat(harness, customer))["snoozed_for"] == ""
        await done(harness, asha, customer, "snooze", until=(harness.clock.now() + HOUR).isoformat())
        await harness.move(61 * MINUTE)
        assert (await chat(harness, customer))["snoozed_for"] == ""
    kinds = await harness.rows("SELECT body FROM timeline WHERE kind = 'conversation.woken' ORDER BY id")
    assert [_reason(row["body"]) for row in kinds] == ["courier", "reply", "time"]


def _reason(body: Any) -> str:
    return str((json.loads(body) if isinstance(body, str) else body)["reason"])


async def test_an_agent_has_the_courier_come_again(harness: Harness) -> None:
    """A-20, A-40: the courier is really asked, the journey knows it, and what cannot be done says why."""
    _, customer = await customer_with_a_failed_attempt(harness)
    order = await harness.scalar("SELECT id AS value FROM orders")
    async with await person(harness, "Asha") as asha:
        await done(harness, asha, customer, "do", action="reattempt", order_id=order)
        asked = await harness.rows("SELECT name, state FROM outbox WHERE channel = 'vendor' AND name LIKE 'courier%'")
        assert [tuple(row.values()) for row in asked] == [("courier.request_reattempt", "done")]
        await done(harness, asha, customer, "do", action="cancel", order_id=order)
        refused = await harness.rows("SELECT body FROM timeline WHERE kind = 'agent.ask_refused'")
        assert [_reason(row["body"]) for row in refused] == ["the courier has it: have it sent back instead"]
        assert (await act(asha, customer, "do", action="burn", order_id=order))[0] == 400
        assert (await act(asha, customer, "do", action="cancel", order_id=1))[0] == 400


async def test_an_agent_decides_a_return_that_waits_for_the_shop(harness: Harness) -> None:
    """A-20, A-50: in the shop, by the form that is only there while it waits; the customer hears it from the journey,
    once, and who comes second is told that nothing waits."""
    phone, customer = await customer_with_a_return_that_waits(harness)
    async with await person(harness, "Asha") as asha:
        assert "Approve the return" in await talk_of(asha, customer)
        before = len(await harness.texts(phone))
        await done(harness, asha, customer, "do", action="approve_return", order_id=await only_order(harness))
        assert "is approved. Three steps" in "\n".join((await harness.texts(phone))[before:])
        shown = await talk_of(asha, customer)
        assert "Asked the shop to approve the return" in shown
        assert "Decline the return" not in shown
        await done(harness, asha, customer, "do", action="approve_return", order_id=await only_order(harness))
    asked = await harness.rows("SELECT name, state FROM outbox WHERE channel = 'vendor' AND name LIKE 'shop%return'")
    assert [tuple(row.values()) for row in asked] == [("shop.approve_return", "done")]
    refused = await harness.rows("SELECT body FROM timeline WHERE kind = 'agent.ask_refused'")
    assert [_reason(row["body"]) for row in refused] == ["no return of it waits for an answer"]


async def test_an_agent_declines_a_return_with_a_reason_that_stays_in_the_shop(sqlite_harness: Harness) -> None:
    """A-20, A-50: the customer reads our words, which offer her a person."""
    harness = sqlite_harness
    phone, customer = await customer_with_a_return_that_waits(harness)
    async with await person(harness, "Asha") as asha:
        form = {"action": "decline_return", "order_id": await only_order(harness), "note": "worn and washed"}
        await done(harness, asha, customer, "do", **form)
    said = (await harness.texts(phone))[-1]
    assert "cannot take it back" in said
    assert "worn" not in said
    assert await harness.scalar("SELECT count(*) AS value FROM outbox WHERE name = 'shop.decline_return'") == 1


async def customer_with_a_return_that_waits(harness: Harness) -> tuple[str, int]:
    """It was asked for the day after the delivery, and she last heard of us hours ago: her phone in the sandbox, her
    id."""
    phone = await harness.phone()
    order = await harness.order(phone, "prepaid")
    await harness.scan(await harness.ship(order), "delivered")
    await harness.settle()
    await harness.move(24 * HOUR)
    await harness.send_back(order, reason="SIZE_TOO_SMALL")
    await harness.settle()
    await harness.move(5 * HOUR)
    return phone, await customer_of(harness, "919999900101")


async def only_order(harness: Harness) -> int:
    return int(await harness.scalar("SELECT id AS value FROM orders"))


async def test_work_is_given_to_who_is_there_and_taken_back_from_who_is_silent(harness: Harness) -> None:
    """A-20: by language and load; a lead gives it to whom she likes, an agent only takes it herself."""
    async with await person(harness, "Asha", languages=("ta",)) as asha, await person(harness, "Ravi") as ravi:
        for each in (asha, ravi):
            await each.get("/desk")
        _, customer = await customer_with_a_failed_attempt(harness)
        await harness.service.parts.assigner.give_out()
        await harness.settle()
        first = (await chat(harness, customer))["assigned_to"]
        assert first in {asha.user.id, ravi.user.id}
        await harness.service.parts.assigner.give_out()
        await harness.settle()
        assert (await chat(harness, customer))["assigned_to"] == first
        await harness.move(10 * MINUTE)
        for each in (asha, ravi):
            await each.get("/desk")
        await harness.move(21 * MINUTE)
        taken = await chat(harness, customer)
        assert first in {taken["taken_from"], None}
        await each_is_there(asha, ravi)
        await harness.service.parts.assigner.give_out()
        await harness.settle()
        assert (await chat(harness, customer))["assigned_to"] not in {first, None}
        other = ravi if first == asha.user.id else asha
        mine = asha if other is ravi else ravi
        assert (await act(mine, customer, "assign", user_id=other.user.id))[0] == 403
        assert (await act(mine, customer, "assign", user_id=mine.user.id))[0] == 202


async def each_is_there(*agents: Person) -> None:
    for each in agents:
        await each.get("/desk")


async def test_outside_working_hours_she_hears_once_when_we_are_back(sqlite_harness: Harness) -> None:
    """A-20, chatwoot#9293: never on top of an answer of the bot."""
    harness = sqlite_harness
    phone, customer = await customer_with_a_failed_attempt(harness)
    await harness.move(12 * HOUR)  # 22:00
    async with await person(harness, "Asha") as asha:
        until = (harness.clock.now() + 4 * HOUR).isoformat()
        await done(harness, asha, customer, "hold", until=until)
        before = len(await harness.texts(phone))
        for words in ("is anybody there", "please answer"):
            await harness.say(phone, words)
            await harness.settle()
        said = (await harness.texts(phone))[before:]
        assert len([text for text in said if "Our team is away now" in text]) == 1
        assert "24 Nov" in said[0]


async def test_what_leads_may_and_agents_may_not(sqlite_harness: Harness) -> None:
    """P-01: whisper notes; a stranger's conversation is nobody's; notes never reach the customer."""
    harness = sqlite_harness
    phone, customer = await customer_with_a_failed_attempt(harness)
    said = await harness.texts(phone)
    async with await person(harness, "Asha") as asha, await person(harness, "Lata", "lead") as lata:
        assert (await act(asha, customer, "note", text="psst", whisper="yes"))[0] == 403
        await done(harness, lata, customer, "note", text="Offer her a voucher.", whisper="yes")
        await done(harness, asha, customer, "note", text="<b>angry</b>")
        await done(harness, asha, customer, "label", labels="vip, fragile")
        status, _ = await asha.post("/desk/c/12345/hold")
        assert status == 404
    rows = await harness.rows("SELECT kind, text FROM notes ORDER BY id")
    assert [tuple(row.values()) for row in rows] == [("whisper", "Offer her a voucher."), ("note", "<b>angry</b>")]
    assert await harness.texts(phone) == said
    labels = (await chat(harness, customer))["labels"]
    assert (json.loads(labels) if isinstance(labels, str) else labels) == ["vip", "fragile"]
    assert await customer_of(harness, "919999900101") == customer


REFUSED = (
    ("reply", {"text": "  "}, 400, "Write something first."),
    ("reply", {"text": "x" * 4097}, 400, "At most 4096 characters"),
    ("reply", {"text": "a\0b"}, 400, "cannot be kept"),
    ("reply", {"text": "Dear {{nickname}}"}, 409, "{{nickname}} has no value"),
    ("reply", {"text": "hello", "seen": "yesterday"}, 400, "no moment"),
    ("reply", {"text": "hello", "seen": "2026-11-23T10:00:00"}, 400, "no time zone"),
    ("reply", {"text": "hello", "order_id": "77"}, 400, "not hers"),
    ("template", {"name": "review_ask_nobody"}, 400, "no such template"),
    ("template", {"name": "shipped", "order_id": "x"}, 400, "no id"),
    ("hold", {"until": "2026-12-24T10:00:00+05:30"}, 400, "next eight hours"),
    ("assign", {"user_id": "77"}, 403, "Only a lead"),
    ("snooze", {"for": "ever"}, 400, "until a time"),
    ("snooze", {}, 400, "until when"),
    ("snooze", {"in": "soon"}, 400, "4h or 2d"),
    ("snooze", {"until": "2020-01-01T00:00:00+00:00"}, 400, "90 days"),
    ("label", {"labels": "x" * 41}, 400, "40 characters"),
    ("note", {"text": ""}, 400, "Write something first."),
    ("do", {"action": "reattempt", "day": "someday"}, 400, "no date"),
    ("do", {"action": "new_date", "day": "2020-01-01"}, 409, "That day is over"),
    ("do", {"action": "change_address", "pincode": "0123"}, 400, "six digits"),
    ("do", {"action": "decline_return"}, 400, "Say why"),
    ("retry", {}, 400, "no such message"),
    ("split", {"merge_id": "5"}, 403, "Only a lead"),
)


async def test_a_form_that_cannot_be_done_says_why(sqlite_harness: Harness) -> None:
    """A-20: nothing of it is stored, nor noted as done."""
    harness = sqlite_harness
    _, customer = await customer_with_a_failed_attempt(harness)
    async with await person(harness, "Asha") as asha:
        for what, form, status, sentence in REFUSED:
            found, told = await act(asha, customer, what, **form)
            assert (found, sentence in told["error"]) == (status, True), (what, form, told)
        async with asha.http.post(f"/desk/c/{customer}/reply", data="[1", headers=JSON) as answer:
            assert answer.status == 400
        async with asha.http.post(f"/desk/c/{customer}/note", json={"text": "by JSON", "mentions": [7]}) as answer:
            assert answer.status == 202
        await harness.settle()
    assert await harness.scalar("SELECT count(*) AS value FROM inbox WHERE key LIKE 'desk:%'") == 1
    assert await harness.scalar("SELECT count(*) AS value FROM audit WHERE customer_id IS NOT NULL") == 1


JSON = {"Content-Type": "application/json"}


async def test_a_failed_message_is_sent_again_as_a_new_one(sqlite_harness: Harness) -> None:
    """A-20 (chatwoot#14120): the failed one stays what it is; what has not failed is not sent again."""
    harness = sqlite_harness
    phone, customer = await customer_with_a_failed_attempt(harness)
    await faults(harness, api_error_code=131026, api_error_count=1)
    async with await person(harness, "Asha") as asha:
        await done(harness, asha, customer, "reply", text="Can you read this?")
        failed = await harness.rows("SELECT id, state FROM outbox WHERE name = 'agent_reply'")
        assert [row["state"] for row in failed] == ["failed"], failed
        await done(harness, asha, customer, "retry", outbox_id=failed[0]["id"])
        rows = await harness.rows("SELECT id, state FROM outbox WHERE name = 'agent_reply' ORDER BY id")
        assert [row["state"] for row in rows] == ["failed", "done"]
        assert "Can you read this?" in (await harness.texts(phone))[-1]
        status, told = await act(asha, customer, "retry", outbox_id=rows[1]["id"])
        assert (status, told["error"]) == (409, "It has not failed: there is nothing to send again.")
