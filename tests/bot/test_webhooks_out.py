"""Other tools are told what happens: signed, once by meaning, again until they take it."""

from datetime import timedelta

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from journeys.clock import MovableClock
from tests.bot.tools import answer_with, beside, told, told_of
from tests.harness import Harness


async def shipped_order(harness: Harness) -> tuple[dict[str, object], str]:
    """An order on its way; the order and its AWB."""
    phone = await harness.phone()
    order = await harness.order(phone)
    await harness.settle()
    awb = await harness.ship(order)
    await harness.scan(awb, "picked_up")
    await harness.settle()
    return order, awb


async def test_stages_of_orders_and_customers_reach_the_crm_within_a_minute(
    store_url: str, clock: MovableClock
) -> None:
    """A-33, A-09."""
    async with beside(store_url, clock) as harness:
        before = clock.now()
        order, awb = await shipped_order(harness)
        await harness.scan(awb, "delivered")
        await harness.settle()
        assert clock.now() - before <= timedelta(seconds=60)
        stages = await told_of(harness, "order.stage_changed")
        assert [(each["from"], each["to"]) for each in stages] == [
            (None, "confirmed"),
            ("confirmed", "in_transit"),
            ("in_transit", "delivered"),
        ]
        assert {each["order"]["shop_order_id"] for each in stages} == {str(order["id"])}
        customers = await told_of(harness, "customer.stage_changed")
        assert [(each["from"], each["to"]) for each in customers] == [(None, "receiving"), ("receiving", "reviewing")]


async def test_a_webhook_says_who_the_customer_is_without_her_phone(store_url: str, clock: MovableClock) -> None:
    """A-33."""
    async with beside(store_url, clock) as harness:
        await shipped_order(harness)
        who = (await told_of(harness, "order.stage_changed"))[0]["customer"]
        assert len(who["phone_sha256"]) == 64
        assert who["shop_customers"]
        assert "phone" not in who
        assert "999990" not in str(await told(harness))


async def test_failed_attempts_and_the_guard_are_told(store_url: str, clock: MovableClock) -> None:
    """A-33, A-45."""
    async with beside(store_url, clock) as harness:
        _, awb = await shipped_order(harness)
        await harness.scan(awb, "out_for_delivery")
        await harness.scan(awb, "failed", reason="customer_unavailable")
        await harness.settle()
        (opened,) = await told_of(harness, "ndr.opened")
        assert (opened["reason"], opened["awb"]) == ("customer_unavailable", awb)
        await harness.move(timedelta(hours=20))
        await harness.scan(awb, "delivered")
        await harness.settle()
        (closed,) = await told_of(harness, "ndr.closed")
        assert (closed["ndr_id"], closed["closed_as"]) == (opened["ndr_id"], "moved_on")
        guard = [(each["allowed"], each["reason"]) for each in await told_of(harness, "guard.changed")]
        assert guard[0] == (False, "ndr")
        assert guard[-1] == (True, "")


async def test_a_failing_receiver_gets_the_same_webhook_again_and_each_once(
    store_url: str, clock: MovableClock
) -> None:
    """A-33, G-1."""
    async with beside(store_url, clock) as harness:
        await answer_with(harness, status=500, times=2)
        await shipped_order(harness)
        for _ in range(4):  # the second wait is five minutes
            await harness.move(timedelta(minutes=5, seconds=6))
        ids = [each["webhook_id"] for each in await told(harness)]
        assert len(ids) == len(set(ids))
        assert {each["type"] for each in await told(harness)} >= {"order.stage_changed", "customer.stage_changed"}
        assert (
            await harness.scalar("SELECT count(*) AS value FROM outbox WHERE channel='webhook' AND state!='done'") == 0
        )


async def test_an_answer_that_is_lost_is_told_again_under_the_same_id(sqlite_url: str, clock: MovableClock) -> None:
    """A-33, G-1."""
    async with beside(sqlite_url, clock) as harness:
        await answer_with(harness, drop=True, times=1)
        await shipped_order(harness)
        await harness.move(timedelta(seconds=10))
        ids = [each["webhook_id"] for each in await told(harness)]
        assert len(ids) == len(set(ids)) + 1, "the receiver had taken one whose answer never came"


async def test_what_is_never_taken_is_parked_and_can_be_replayed(sqlite_url: str, clock: MovableClock) -> None:
    """A-33, A-06."""
    async with beside(sqlite_url, clock) as harness:
        await answer_with(harness, status=503, times=10_000)
        await shipped_order(harness)
        for _ in range(12):
            await harness.move(timedelta(hours=25))
        parked = await harness.rows(
            "SELECT id, attempts, reason FROM outbox WHERE channel='webhook' AND state='parked'"
        )
        assert parked
        assert {(each["attempts"], each["reason"]) for each in parked} == {(10, "HTTP 503")}
        await answer_with(harness, times=0)
        database = harness.service.parts.database
        from journeys.store import subscriptions

        async with database.write() as connection:
            assert await subscriptions.replay(connection, None, clock.now()) == len(parked)
        await harness.settle()
        assert {f"hk-{each['id']}" for each in parked} <= {each["webhook_id"] for each in await told(harness)}


async def test_a_receiver_that_is_gone_is_not_asked_again(sqlite_url: str, clock: MovableClock) -> None:
    """A-33."""
    async with beside(sqlite_url, clock) as harness:
        await answer_with(harness, status=410, times=1)
        await shipped_order(harness)
        assert await harness.rows("SELECT attempts, reason FROM outbox WHERE channel='webhook' AND state='parked'") == [
            {"attempts": 1, "reason": "HTTP 410"}
        ]


async def test_what_was_under_way_when_the_sender_died_leaves_again(sqlite_url: str, clock: MovableClock) -> None:
    """G-1, A-33."""
    from sqlalchemy import text

    async with beside(sqlite_url, clock) as harness:
        await shipped_order(harness)
        before = len(await told(harness))
        async with harness.service.parts.database.write() as connection:
            await connection.execute(text("UPDATE outbox SET state='sending' WHERE channel='webhook'"))
        await harness.service.parts.outward.recover()
        await harness.settle()
        assert len(await told(harness)) == 2 * before
        assert len({each["webhook_id"] for each in await told(harness)}) == before


async def test_nothing_is_kept_where_nobody_listens(sqlite_harness: Harness) -> None:
    """A-12: shop, courier and WhatsApp are enough."""
    await shipped_order(sqlite_harness)
    assert await sqlite_harness.scalar("SELECT count(*) AS value FROM outbox WHERE channel='webhook'") == 0


async def test_a_receiver_with_another_secret_cannot_be_fooled(sqlite_url: str, clock: MovableClock) -> None:
    """A-33."""
    from integrations.outward.destination import Note
    from integrations.outward.webhook import SignedWebhook

    async with beside(sqlite_url, clock) as harness:
        mine = harness.sandbox.world.settings.outward.webhook_secret
        other = "whsec_" + "A" * 43 + "="
        signed = SignedWebhook(harness.session, "crm", "http://127.0.0.1", mine, "https://chat.example")
        note = Note("hk-1", "webhook.test", clock.now(), {"a": 1})
        headers = signed.headers_of(note, b"{}")
        Webhook(mine).verify(b"{}", headers)
        with pytest.raises(WebhookVerificationError):
            Webhook(other).verify(b"{}", headers)
        with pytest.raises(WebhookVerificationError):
            Webhook(mine).verify(b'{"a":2}', headers)
