"""The webhook sender: batches, retries, duplicates, delay, reordering and the counts that account for all of it."""

from datetime import timedelta

import orjson

from integrations.sandbox.app import Sandbox
from integrations.sandbox.webhooks import Policy, WebhookSender

from .graph_client import Listener


def numbered(sandbox: Sandbox, listener: Listener, policy: Policy | None = None) -> WebhookSender:
    return sandbox.world.webhooks.sender(
        "test",
        listener.url,
        lambda body: {"X-Length": str(len(body))},
        policy=policy or Policy(max_batch=1000),
        render=lambda items: orjson.dumps(list(items)),
    )


def received(listener: Listener) -> list[int]:
    return [number for body in listener.bodies for number in orjson.loads(body)]


async def test_items_arrive_in_batches_and_signed(sandbox: Sandbox, listener: Listener) -> None:
    """P-01."""
    sender = numbered(sandbox, listener)
    for number in range(500):
        sender.send(number)
    await sandbox.world.webhooks.idle()
    assert sorted(received(listener)) == list(range(500))
    assert len(listener.bodies) < 100
    assert sender.counts.largest_batch > 1
    assert all(headers["x-length"] == headers["content-length"] for headers in listener.headers)
    assert (sender.counts.acked, sender.counts.outstanding) == (500, 0)


async def test_an_unacknowledged_delivery_is_tried_at_once_and_then_less_and_less_often(
    sandbox: Sandbox, listener: Listener
) -> None:
    """P-01."""
    sender = numbered(sandbox, listener)
    listener.status = 500
    sender.send(1)
    await sandbox.world.webhooks.idle()
    assert len(listener.bodies) == 2
    sandbox.world.move(timedelta(seconds=10))
    await sandbox.world.webhooks.idle()
    assert len(listener.bodies) == 3
    assert sender.counts.outstanding == 1
    listener.status = 200
    sandbox.world.move(timedelta(days=1))
    await sandbox.world.webhooks.idle()
    assert (sender.counts.acked, sender.counts.outstanding) == (1, 0)


async def test_a_delivery_is_dropped_after_seven_days(sandbox: Sandbox, listener: Listener) -> None:
    """P-01."""
    sender = numbered(sandbox, listener)
    listener.status = 503
    sender.send(1)
    for _ in range(30):
        await sandbox.world.webhooks.idle()
        sandbox.world.move(timedelta(hours=12))
    await sandbox.world.webhooks.idle()
    assert (sender.counts.dropped, sender.counts.outstanding) == (1, 0)
    assert len(listener.bodies) > 15


async def test_every_delivery_comes_twice_when_duplicated(sandbox: Sandbox, listener: Listener) -> None:
    """G-1."""
    sandbox.world.faults.update({"webhook_duplicate": 1})
    sender = numbered(sandbox, listener)
    for number in range(20):
        sender.send(number)
    await sandbox.world.webhooks.idle()
    assert sorted(received(listener)) == sorted([*range(20), *range(20)])
    assert sender.counts.acked == 20


async def test_a_retry_storm_repeats_each_acknowledged_delivery(sandbox: Sandbox, listener: Listener) -> None:
    """G-1."""
    sandbox.world.faults.update({"webhook_retry_storm": 4})
    numbered(sandbox, listener).send(1)
    await sandbox.world.webhooks.idle()
    assert received(listener) == [1] * 5


async def test_a_delay_is_virtual_time(sandbox: Sandbox, listener: Listener) -> None:
    """R-4."""
    sandbox.world.faults.update({"webhook_delay_seconds": 3600})
    numbered(sandbox, listener).send(1)
    await sandbox.world.webhooks.idle()
    assert listener.bodies == []
    sandbox.world.move(timedelta(seconds=3600))
    await sandbox.world.webhooks.idle()
    assert received(listener) == [1]


async def test_reordering_changes_the_order_and_loses_nothing(sandbox: Sandbox, listener: Listener) -> None:
    """G-3."""
    sandbox.world.faults.update({"webhook_reorder": 0.5})
    sender = numbered(sandbox, listener, Policy(max_batch=5))
    for number in range(50):
        sender.send(number)
    await sandbox.world.webhooks.idle()
    sandbox.world.move(timedelta(seconds=30))
    await sandbox.world.webhooks.idle()
    assert received(listener) != list(range(50))
    assert sorted(received(listener)) == list(range(50))


async def test_the_first_attempt_may_be_lost_and_is_made_again(sandbox: Sandbox, listener: Listener) -> None:
    """P-01."""
    sandbox.world.faults.update({"webhook_drop_first": 1})
    numbered(sandbox, listener).send(1)
    await sandbox.world.webhooks.idle()
    assert received(listener) == [1]
    assert sandbox.world.faults.hits == {"webhook_drop_first": 1}


async def test_no_post_is_larger_than_three_megabytes(sandbox: Sandbox, listener: Listener) -> None:
    """P-01."""
    sender = sandbox.world.webhooks.sender(
        "large", listener.url, lambda body: {}, policy=Policy(max_batch=1000), render=lambda items: b"".join(items)
    )
    for _ in range(200):
        sender.send(b"x" * 50_000)
    await sandbox.world.webhooks.idle()
    assert sum(map(len, listener.bodies)) == 10_000_000
    assert max(map(len, listener.bodies)) <= 3_000_000
