"""The stream of what changes on the desk: nothing is missed by who was away, and nothing personal is in it."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from tests.bot.desk.conftest import Staff
from tests.bot.desk.scene import change, customer_of, customer_with_a_failed_attempt
from tests.bot.story import greet
from tests.harness import REAL_SECONDS_TO_SETTLE, Harness
from tests.people import Person

Told = tuple[str, str, Any]  # event, mark, what it says


@asynccontextmanager
async def listening(agent: Person, since: str = "", **headers: str) -> AsyncIterator[AsyncIterator[Told]]:
    """The stream as a browser reads it."""
    async with agent.http.get("/desk/stream", params={"since": since}, headers=headers) as stream:
        assert stream.status == 200
        assert stream.content_type == "text/event-stream"
        yield events(stream)


async def events(stream: aiohttp.ClientResponse) -> AsyncIterator[Told]:
    event = mark = ""
    async for line in stream.content:
        name, _, value = line.decode().rstrip("\n").partition(": ")
        if name == "event":
            event = value
        elif name == "id":
            mark = value
        elif name == "data":
            yield event, mark, json.loads(value)


async def told_of(stream: AsyncIterator[Told], customer: int) -> Told:
    """The first change that names the customer."""
    async with asyncio.timeout(REAL_SECONDS_TO_SETTLE):
        async for event, mark, body in stream:
            if event == "change" and str(customer) in {each["id"] for each in body}:
                return event, mark, body
    raise AssertionError("the stream ended")


async def mark_of(agent: Person) -> str:
    found = re.search(r'data-changed="(\d+)" data-user', (await agent.get("/desk"))[1])
    assert found is not None
    return found[1]


async def test_a_change_is_told_at_once_with_ids_and_queues_only(harness: Harness, staff: Staff) -> None:
    """A-36: on both engines; no name, phone or word of hers is on the stream."""
    phone, customer = await customer_with_a_failed_attempt(harness)
    agent = await staff(harness, "Asha")
    async with listening(agent, await mark_of(agent)) as stream:
        await harness.say(phone, "hello, is anybody there?")
        await harness.settle()
        _, mark, body = await told_of(stream, customer)
    assert int(mark) > 0
    assert {tuple(each) for each in body} == {("id", "queue", "assigned")}


async def test_who_was_away_is_told_what_happened_meanwhile(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36: the browser names the last mark it saw, also to a service that was started again."""
    harness = sqlite_harness
    phone = await harness.phone()
    await greet(harness, phone)
    customer = await customer_of(harness, "919999900101")
    agent = await staff(harness, "Asha")
    mark = await mark_of(agent)
    await harness.restart()
    await greet(harness, phone)
    async with listening(agent, **{"Last-Event-ID": mark}) as stream:
        _, later, _ = await told_of(stream, customer)
    assert int(later) > int(mark)


async def test_who_missed_more_than_can_be_told_reads_the_page_again(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36."""
    from sqlalchemy import insert

    from journeys.store.ids import new_id
    from journeys.store.schema import conversations, customers

    harness = sqlite_harness
    agent = await staff(harness, "Asha")
    people = [{"id": new_id(), "created_at": harness.clock.now()} for _ in range(600)]
    async with harness.service.parts.database.write() as connection:
        await connection.execute(insert(customers), people)
        chats = [{"customer_id": each["id"], "changed": new_id()} for each in people]
        await connection.execute(insert(conversations), chats)
    async with listening(agent, "5") as stream, asyncio.timeout(REAL_SECONDS_TO_SETTLE):
        assert (await anext(stream))[0] == "reload"


async def test_counts_and_presence_are_told_to_everybody(sqlite_harness: Harness, staff: Staff) -> None:
    """A-36: who is in a thread, and how much waits; "mine" is each user's own."""
    harness = sqlite_harness
    _, customer = await customer_with_a_failed_attempt(harness)
    asha, ravi = await staff(harness, "Asha"), await staff(harness, "Ravi")
    await change(harness, customer, assigned_to=ravi.user.id)
    async with listening(ravi) as stream, asyncio.timeout(REAL_SECONDS_TO_SETTLE):
        counts = {event: body for event, _, body in [await anext(stream), await anext(stream)]}["counts"]
        assert (counts["mine"], counts["needs"], counts["unassigned"]) == (1, 1, 0)
        assert (await asha.post(f"/desk/c/{customer}/presence", doing="typing"))[0] == 204
        async for event, _, body in stream:
            if event == "presence":
                assert body == {str(customer): [[str(asha.user.id), "Asha", "typing"]]}
                break
    assert (await asha.post(f"/desk/c/{customer}/presence", doing="dancing"))[0] == 400


async def test_a_stranger_hears_nothing(sqlite_harness: Harness) -> None:
    """A-36: 401, and no stream."""
    url = sqlite_harness.settings.public_url + "/desk/stream"
    async with sqlite_harness.session.get(url, headers={"Accept": "text/event-stream"}) as answer:
        assert answer.status == 401
