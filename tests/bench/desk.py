"""The desk at 10,000 conversations: how long queue and thread take to open, and a message takes to be seen."""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import aiohttp
from sqlalchemy import Connection, insert, select

from bot.access import sessions, users
from bot.access.user import User
from bot.pairing import sandbox_pair
from journeys.store.database import Database, upgrade
from journeys.store.ids import new_id
from journeys.store.schema import attempts, conversations, identities, ledger, outbox, timeline
from tests.bench.deciding import seed_orders
from tests.bench.feeds import signed_message
from tests.bench.graph_stub import GraphStub, environment
from tests.bench.load import at
from tests.bench.processes import child
from tests.harness import free_port
from tests.nlu.reading import shipped

CONVERSATIONS = 10_000
FIRST = 9_999_900_000
LOOKS = 200  # at the queue, and at threads
MESSAGES = 60  # each waited for until it is seen
TALK = 12  # messages of hers in a thread, and of ours
SCANS = 8
NOBODYS_HASH = "$argon2id$v=19$m=8,t=1,p=1$eeoxv/dG5aX92TWZo9dwFg$jd71ue2uTesNoJB1ivfdGWlEfLGoaPl/vZnkn9O9W2o"


class Opened(NamedTuple):
    """Milliseconds: p95 of queue pages and of threads, median and p95 from a message to its row and entry."""

    queue_ms: float
    thread_ms: float
    seen_ms: float
    seen_p95_ms: float
    seen: int


async def measure(store_url: str) -> Opened:
    """Fill the store, then look at it as an open screen does."""
    stub, graph_port, port = GraphStub(), free_port(), free_port()
    runner = await stub.start(graph_port)
    settings, _ = sandbox_pair(port, graph_port, store_url=store_url)
    shipped(embeddings=True).close()  # trained before, as a running brand's models are
    await upgrade(settings.store_url)
    database = Database(settings.store_url)
    ids, token = await fill(database, datetime.now(UTC))
    await database.close()
    try:
        with child("bot", port, environment(settings), "serve"):
            async with _screen(port, token) as screen:
                return await _look(screen, port, ids)
    finally:
        await runner.cleanup()


# -- what is looked at -----------------------------------------------------------------------------------------


async def fill(database: Database, now: datetime) -> tuple[list[int], str]:
    """Ten thousand customers with an order and a thread, a third waiting; the token of a lead's log-in."""
    await seed_orders(database, CONVERSATIONS, first=FIRST, ended=False)
    async with database.write() as connection:
        ids = list(await connection.scalars(select(identities.c.customer_id).order_by(identities.c.value)))
        lead = await users.add(connection, User(0, "Asha", "asha@example.com", "lead"), NOBODYS_HASH, now)
        token = await sessions.begin(connection, lead.id, now, browser="bench", address="127.0.0.1")
    for start in range(0, len(ids), 1_000):
        async with database.write() as connection:
            await connection.run_sync(_talks, range(start, min(start + 1_000, len(ids))), ids, now)
    return ids, token


def _talks(connection: Connection, numbers: Sequence[int], ids: Sequence[int], now: datetime) -> None:
    connection.execute(insert(conversations), [_chat(number, ids[number], now) for number in numbers])
    connection.execute(insert(timeline), [row for number in numbers for row in _facts(ids[number], now)])
    sends = [row for number in numbers for row in _sends(ids[number], now)]
    for table, place in ((outbox, 0), (attempts, 1), (ledger, 2)):
        connection.execute(insert(table), [row[place] for row in sends])


def _chat(number: int, customer: int, now: datetime) -> dict[str, Any]:
    """A third waits, a third is with the bot, the rest waits for customers."""
    waits = number % 3 == 0
    since = now - timedelta(seconds=number)
    return {
        "customer_id": customer,
        "number_id": "1",
        "last_inbound_at": since,
        "waiting_since_at": since if waits else None,
        "handoff_at": None if number % 3 == 1 else since,
        "handoff_reason": "" if number % 3 == 1 else "asked_for_a_person",
        "opened_at": None if number % 3 == 1 else since,
        "changed": new_id(),
    }


def _facts(customer: int, now: datetime) -> Iterator[dict[str, Any]]:
    said = {"is": "message", "wamid": "w", "number_id": "1", "content": "text", "text": "where is my order?"}
    scan = {"is": "scan", "awb": "1", "courier": "delhivery", "leg": "forward", "status": "in_transit", "place": "Pune"}
    told = [("message.received", said)] * TALK + [("shipment.in_transit", scan)] * SCANS
    for index, (kind, body) in enumerate(told):
        moment, id = now - timedelta(hours=index + 1), new_id()
        common = {"customer_id": customer, "order_id": None, "shipment_id": None, "source": "bench", "late": False}
        times = {"occurred_at": moment, "received_at": moment}
        yield common | times | {"id": id, "kind": kind, "key": str(id), "body": body, "inbox_id": None}


def _sends(customer: int, now: datetime) -> Iterator[tuple[dict[str, Any], ...]]:
    """Messages of ours, each with its try and its line in the ledger."""
    for index in range(TALK):
        row, moment = new_id(), now - timedelta(hours=index + 1) + timedelta(seconds=2)
        name = {"id": row, "customer_id": customer, "channel": "whatsapp", "name": "order_status", "lane": 0}
        state = {
            "proactive": False,
            "dedupe_key": str(row),
            "body": {},
            "rule": "reply",
            "rule_version": 1,
            "causes": [],
        }
        times = {"state": "done", "attempts": 1, "created_at": moment, "not_before_at": moment, "sent_at": moment}
        tried = {"id": new_id(), "customer_id": customer, "outbox_id": row, "number": 1, "token": str(row)}
        became = {"status": "read", "form": "free_form", "text": "It is on its way.", "tried_at": moment}
        line = {"id": new_id(), "customer_id": customer, "message": "order_status", "outcome": "sent", "rule": "reply"}
        why = {"rule_version": 1, "blockers": [], "inputs": {}, "causes": [], "dedupe_key": str(row)}
        yield name | state | times, tried | became, line | why | {"decided_at": moment}


# -- looking ---------------------------------------------------------------------------------------------------


@asynccontextmanager
async def _screen(port: int, token: str) -> Any:
    headers = {"HX-Request": "true"}
    jar = aiohttp.CookieJar(unsafe=True)
    url = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession(url, cookies={"harkara": token}, cookie_jar=jar, headers=headers) as screen:
        yield screen


async def _look(screen: aiohttp.ClientSession, port: int, ids: Sequence[int]) -> Opened:
    queue_ms, thread_ms = await _queue_pages(screen), []
    for index in range(LOOKS):
        _, took = await _get(screen, f"/desk/c/{ids[(index * 37) % len(ids)]}")
        thread_ms.append(took)
    seen = await _messages_seen(screen, port, ids)
    return Opened(at(sorted(queue_ms), 0.95), at(sorted(thread_ms), 0.95), at(seen, 0.5), at(seen, 0.95), len(seen))


async def _queue_pages(screen: aiohttp.ClientSession) -> list[float]:
    """Whole desks, and page after page of what waits."""
    took, after = [], ""
    for index in range(LOOKS):
        if index % 4 == 0:
            took.append((await _get(screen, "/desk"))[1])
            continue
        html, spent = await _get(screen, "/desk/queue?queue=needs" + (f"&after={after}" if after else ""))
        took.append(spent)
        further = re.search(r"after=([\d.]+)", html)
        after = further[1] if further else ""
    return took


async def _get(screen: aiohttp.ClientSession, path: str) -> tuple[str, float]:
    began = time.perf_counter()
    async with screen.get(path) as answer:
        html = await answer.text()
        assert answer.status == 200, f"{path}: {answer.status}"
    return html, 1000 * (time.perf_counter() - began)


async def _messages_seen(screen: aiohttp.ClientSession, port: int, ids: Sequence[int]) -> list[float]:
    """From a webhook written to the socket to the entry in the thread that an open screen has fetched."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    drain = asyncio.create_task(_read_all(reader))
    took = []
    async with screen.get("/desk/stream?since=0", timeout=aiohttp.ClientTimeout(total=None)) as stream:
        for index in range(MESSAGES):
            words = f"is anybody there, number {index}"
            began = time.perf_counter()
            writer.write(signed_message(index, words, run="desk", customers=CONVERSATIONS))
            if await _is_seen(screen, stream, ids[index], words):
                took.append(1000 * (time.perf_counter() - began))
    drain.cancel()
    writer.close()
    return sorted(took)


async def _is_seen(screen: aiohttp.ClientSession, stream: aiohttp.ClientResponse, id: int, words: str) -> bool:
    """Read the stream as a browser does, and the thread whenever it changed, until the words are in it."""
    try:
        async with asyncio.timeout(5):
            async for line in stream.content:
                if line.startswith(b"data: [") and str(id).encode() in line:
                    html, _ = await _get(screen, f"/desk/c/{id}")
                    if words in html:
                        return True
    except TimeoutError:
        pass
    return False


async def _read_all(reader: asyncio.StreamReader) -> None:
    while await reader.read(65_536):
        pass
