"""Every row of the table of hostile deliveries, over the real HTTP surface, against one service on each engine."""

import asyncio
import re
from itertools import count

import pytest

from tests.bad_input.hostile import ROWS
from tests.bad_input.rig import ONE_SECOND, USUAL_HEADERS, Answer, Rig, chunked, exchange, proof, request_bytes
from tests.bad_input.row import Hostile

pytestmark = pytest.mark.asyncio(loop_scope="module")

NEIGHBOURS = count(1)
OF_THE_SANDBOX = re.compile(r"wamid\.(IN|HBgM)")  # begin the ids of its own messages


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_a_hostile_delivery_gets_what_the_table_says_and_harms_nobody(rig: Rig, row: Hostile) -> None:
    """P-01, A-02."""
    newest = await rig.newest_item()
    neighbours = [await rig.harness.phone(f"9199999{50_000 + next(NEIGHBOURS)}") for _ in range(2)]
    greetings = asyncio.gather(*(rig.harness.say(phone, "hello") for phone in neighbours))
    answer, _ = await asyncio.gather(_deliver(rig, row), greetings)
    assert answer.status == row.status, answer.body[:300]
    await rig.harness.move(ONE_SECOND)
    items = [item for item in await rig.items_since(newest) if not OF_THE_SANDBOX.search(item["key"])]
    assert [item["state"] for item in items] == row.becomes.split(), [item["reason"] for item in items]
    reasons = [item["reason"] for item in items if item["state"] == "parked"]
    assert all(reason and row.why in reason for reason in reasons), reasons
    for phone in neighbours:
        assert [text[:2] for text in await rig.harness.texts(phone)] == ["He"]


async def _deliver(rig: Rig, row: Hostile) -> Answer:
    body = row.sent()
    usual = USUAL_HEADERS.get(row.account, ()) if row.headers is None else row.headers
    headers = [(name, text.encode()) for name, text in usual]
    headers += [*proof(row.account, body, row.how), *row.more]
    path = rig.path(row.path[1:-1]) if row.path.startswith("{") else row.path or rig.path(row.account)
    if row.is_chunked:
        framed = [*headers, ("Transfer-Encoding", b"chunked")]
        return await exchange(rig.port, request_bytes(row.method, path, framed, chunked(body), sized=False))
    return await exchange(rig.port, request_bytes(row.method, path, headers, body))


async def test_the_table_has_names_of_its_own() -> None:
    """P-01."""
    assert len({row.name for row in ROWS}) == len(ROWS) >= 80
