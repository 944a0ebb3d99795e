"""From a customer's message to our reply at the Graph API, 50 messages a second; the load shares the cores."""

import asyncio
import time
from itertools import islice
from typing import NamedTuple

from bot.pairing import sandbox_pair
from bot.settings import UnderstandingSettings
from tests.bench.deciding import seed_orders
from tests.bench.feeds import signed_message
from tests.bench.graph_stub import GraphStub, environment
from tests.bench.load import at
from tests.bench.processes import child, rss_mb
from tests.harness import free_port
from tests.nlu.reading import files, read, shipped

A_SECOND = 50
SECONDS = 20
WARMING_UP_SECONDS = 1  # not counted
MESSAGES = A_SECOND * (WARMING_UP_SECONDS + SECONDS)
CUSTOMERS = 2_000
CONNECTIONS = 32  # Meta posts concurrently


class Replies(NamedTuple):
    """Latency of replies in milliseconds, how many came, the service's memory in MB and its start-up in seconds."""

    p50_ms: float
    p99_ms: float
    replies: int
    asked: int
    rss_mb: float
    start_seconds: float


async def measure(store_url: str) -> Replies:
    """Every customer has one order and asks once; what the first second brings is not counted."""
    from journeys.store.database import Database, upgrade

    stub, graph_port, port = GraphStub(), free_port(), free_port()
    runner = await stub.start(graph_port)
    settings, _ = sandbox_pair(port, graph_port, store_url=store_url)
    settings = settings.model_copy(update={"understanding": UnderstandingSettings()})  # both models, as in production
    shipped(embeddings=True).close()  # trained before, as a running brand's are
    await upgrade(settings.store_url)
    database = Database(settings.store_url)
    await seed_orders(database, CUSTOMERS, first=9_999_900_000, ended=False)
    await database.close()
    began = time.perf_counter()
    try:
        with child("bot", port, environment(settings), "serve", pinned=False) as process:
            start_seconds = time.perf_counter() - began
            sent = await _ask(port)
            await stub.wait_for(len(sent), 10)
            sent = dict(islice(sent.items(), A_SECOND * WARMING_UP_SECONDS, None))
            memory = rss_mb(process.pid)
    finally:
        await runner.cleanup()
    return _latencies(sent, stub, memory, start_seconds)


async def _ask(port: int) -> dict[str, float]:
    """Send each message at its moment; returns when each customer's was written to the socket."""
    streams = [await asyncio.open_connection("127.0.0.1", port) for _ in range(CONNECTIONS)]
    drains = [asyncio.create_task(_read_all(reader)) for reader, _ in streams]
    asked = texts()
    requests = [
        signed_message(index, asked[index % len(asked)], run="r", customers=CUSTOMERS) for index in range(MESSAGES)
    ]
    sent: dict[str, float] = {}
    began = time.perf_counter()
    for index, request in enumerate(requests):
        await asyncio.sleep(max(0.0, began + index / A_SECOND - time.perf_counter()))
        sent[f"9199999{index % CUSTOMERS:05d}"] = time.perf_counter()
        streams[index % CONNECTIONS][1].write(request)
    await asyncio.sleep(0.5)
    for drain, (_, writer) in zip(drains, streams, strict=True):
        drain.cancel()
        writer.close()
    return sent


def texts() -> list[str]:
    """Her question in many words that the models never saw, each only once: nothing is remembered from before."""
    held = [each.text for language in ("en", "hi-Latn") for each in read(files("held_in")[language])]
    asked = [text for text in held if any(word in text for word in ("where", "kaha", "kab", "track", "status"))]
    return [f"{text}{'.' * (turn + 1)}" for turn in range(MESSAGES // len(asked) + 1) for text in asked]


async def _read_all(reader: asyncio.StreamReader) -> None:
    while await reader.read(65_536):
        pass


def _latencies(sent: dict[str, float], stub: GraphStub, memory: float, start_seconds: float) -> Replies:
    took = sorted(
        1000 * (moment - sent[str(body["to"]).lstrip("+")])
        for moment, body in stub.accepted
        if str(body.get("to", "")).lstrip("+") in sent
    )
    return Replies(at(took, 0.5), at(took, 0.99), len(took), len(sent), memory, start_seconds)
