"""Outbound messages a second: a full outbox, a number allowed 1,000 a second, a Graph API that accepts at once."""

from typing import NamedTuple

from bot.pairing import sandbox_pair
from journeys.store.database import Database, upgrade
from journeys.store.ids import new_id
from journeys.store.schema import conversations, customers, identities, outbox
from journeys.store.writing import add
from tests.bench.graph_stub import GraphStub, environment
from tests.bench.processes import child
from tests.harness import free_port

MESSAGES = 10_000


class Sends(NamedTuple):
    """Messages a second over the whole run, the busiest single second, and how many arrived."""

    per_second: float
    busiest_second: int
    arrived: int


async def measure(store_url: str) -> Sends:
    """One reply each for `MESSAGES` customers whose window is open."""
    stub, graph_port, port = GraphStub(), free_port(), free_port()
    runner = await stub.start(graph_port)
    settings, _ = sandbox_pair(port, graph_port, store_url=store_url)
    await upgrade(settings.store_url)
    await _fill_outbox(settings.store_url)
    variables = environment(settings) | {"HARKARA_WHATSAPP__MESSAGES_PER_SECOND": "1000"}
    try:
        with child("bot", port, variables, "serve"):
            await stub.wait_for(MESSAGES, 60)
    finally:
        await runner.cleanup()
    moments = [moment for moment, _ in stub.accepted]
    seconds = moments[-1] - moments[0]
    return Sends(len(moments) / seconds, _busiest_second(moments), len(moments))


def _busiest_second(moments: list[float]) -> int:
    """The most messages that left within any one second."""
    most = start = 0
    for end, moment in enumerate(moments):
        while moments[start] <= moment - 1.0:
            start += 1
        most = max(most, end - start + 1)
    return most


async def _fill_outbox(url: str) -> None:
    from journeys.clock import SystemClock

    now = SystemClock().now()
    database = Database(url)
    for start in range(0, MESSAGES, 2_000):
        ids = [new_id() for _ in range(2_000)]
        people = [{"id": id, "name": "Asha", "created_at": now} for id in ids]
        phones = [
            {
                "kind": "phone",
                "value": f"+9199999{start + n:05d}",
                "customer_id": id,
                "source": "whatsapp",
                "seen_at": now,
            }
            for n, id in enumerate(ids)
        ]
        chats = [{"customer_id": id, "number_id": "1", "last_inbound_at": now} for id in ids]
        replies = [
            {
                "id": new_id(),
                "customer_id": id,
                "channel": "whatsapp",
                "name": "greeting",
                "lane": 0,
                "proactive": False,
                "dedupe_key": f"bench:{id}",
                "body": {"cause_at": now.isoformat()},
                "rule": "greeting",
                "rule_version": 1,
                "causes": ["bench"],
                "created_at": now,
                "not_before_at": now,
            }
            for id in ids
        ]
        async with database.write() as connection:
            for table, rows in ((customers, people), (identities, phones), (conversations, chats), (outbox, replies)):
                await add(connection, table, rows)
    await database.close()
