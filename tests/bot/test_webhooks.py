"""The way in: proven, stored, and only then acknowledged."""

import asyncio
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from integrations.proof import hmac_hex
from tests.bot.story import metric
from tests.harness import Harness


def body_of(*wamids: str, wa_id: str = "919999900301") -> bytes:
    """One POST with a message for each wamid."""
    messages = [
        {"from": wa_id, "id": wamid, "timestamp": "1795408200", "type": "text", "text": {"body": "thanks"}}
        for wamid in wamids
    ]
    value = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "1"}, "messages": messages}
    entry = {"id": "1", "changes": [{"field": "messages", "value": value}]}
    return orjson.dumps({"object": "whatsapp_business_account", "entry": [entry]})


def url_of(harness: Harness, path: str = "/webhooks/whatsapp") -> str:
    return f"http://127.0.0.1:{harness.service.settings.port}{path}"


async def post(harness: Harness, body: bytes, **headers: str) -> int:
    """POST to WhatsApp's address, signed unless told otherwise; the status."""
    signed = {"X-Hub-Signature-256": "sha256=" + hmac_hex(harness.sandbox.world.settings.app_secret, body)}
    async with harness.session.post(url_of(harness), data=body, headers=signed | headers) as answer:
        return answer.status


async def stored(harness: Harness, like: str = "m:%") -> list[str]:
    rows = await harness.rows("SELECT key FROM inbox WHERE key LIKE :like ORDER BY id", like=like)
    return [row["key"] for row in rows]


async def test_every_item_of_a_batch_is_stored_on_its_own(harness: Harness) -> None:
    """P-01."""
    assert await post(harness, body_of("wamid.1", "wamid.2", "wamid.3")) == 200
    assert await stored(harness) == ["m:wamid.1", "m:wamid.2", "m:wamid.3"]


async def test_the_same_delivery_again_is_acknowledged_and_changes_nothing(harness: Harness) -> None:
    """P-01, G-1, A-23."""
    for _ in range(3):
        assert await post(harness, body_of("wamid.1")) == 200
    assert await post(harness, body_of("wamid.2", "wamid.1")) == 200  # in another company too
    assert await stored(harness) == ["m:wamid.1", "m:wamid.2"]


async def test_nothing_is_acknowledged_that_could_not_be_stored(harness: Harness) -> None:
    """P-01: the commit fails, so there is no 200; the vendor's retry is stored."""
    async with harness.service.parts.database.write() as connection:
        await connection.execute(text("ALTER TABLE inbox RENAME TO inbox_out_of_reach"))
    statuses = await asyncio.gather(*(post(harness, body_of(f"wamid.{n}")) for n in range(5)))
    assert set(statuses) == {500}
    async with harness.service.parts.database.write() as connection:
        await connection.execute(text("ALTER TABLE inbox_out_of_reach RENAME TO inbox"))
    assert await stored(harness) == []
    assert [await post(harness, body_of(f"wamid.{n}")) for n in range(5)] == [200] * 5
    assert len(await stored(harness)) == 5


async def test_each_outcome_is_counted(sqlite_harness: Harness) -> None:
    """P-01."""
    harness = sqlite_harness
    await post(harness, body_of("wamid.1"))
    await post(harness, b"no json")
    await post(harness, body_of("wamid.2"), **{"X-Hub-Signature-256": "sha256=00"})
    await post(harness, b'{"object":"page","entry":[]}')
    async with harness.session.post(url_of(harness, "/webhooks/in/nobody"), data=b"{}") as answer:
        assert answer.status == 404
    counts = {line.split(" ")[0]: float(line.split(" ")[1]) for line in await metric(harness, "harkara_webhooks_total")}
    assert counts['harkara_webhooks_total{result="malformed",source="whatsapp"}'] == 1
    assert counts['harkara_webhooks_total{result="refused",source="whatsapp"}'] == 1
    assert counts['harkara_webhooks_total{result="unsupported",source="whatsapp"}'] == 1
    assert counts['harkara_webhooks_total{result="refused",source="unknown"}'] == 1
    assert (await metric(harness, "harkara_signature_failures_total"))[0].endswith(" 1.0")
    assert len(await metric(harness, 'harkara_webhook_seconds_count{source="whatsapp"}')) == 1


async def test_an_unreadable_delivery_is_kept_whole_for_a_person(sqlite_harness: Harness) -> None:
    """P-01."""
    harness = sqlite_harness
    assert await post(harness, b"<html>not for you</html>") == 200
    await harness.settle()
    rows = await harness.rows("SELECT state, body, reason FROM inbox WHERE kind = 'malformed'")
    assert [(row["state"], bytes(row["body"])) for row in rows] == [("parked", b"<html>not for you</html>")]
    assert rows[0]["reason"]


CHALLENGE = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({}, 200, "1158201444"),
        ({"hub.verify_token": "wrong"}, 403, ""),
        ({"hub.verify_token": ""}, 403, ""),
        ({"hub.mode": "unsubscribe"}, 403, ""),
        ({"hub.verify_token": "ü€\u202e"}, 403, ""),
    ],
)
async def test_metas_challenge_is_answered_to_who_knows_the_token(
    sqlite_harness: Harness, changes: dict[str, str], status: int, said: str
) -> None:
    """P-01."""
    harness = sqlite_harness
    query: dict[str, Any] = CHALLENGE | {"hub.verify_token": harness.sandbox.world.settings.verify_token} | changes
    async with harness.session.get(url_of(harness), params=query) as answer:
        assert answer.status == status
        if said:
            assert await answer.text() == said


async def test_the_sandbox_can_verify_the_address(sqlite_harness: Harness) -> None:
    """P-01, A-89."""
    assert (await sqlite_harness.call("/sandbox/api/webhook/verify"))["verified"] is True
