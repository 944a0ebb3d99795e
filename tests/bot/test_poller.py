"""The fallback for pushes that never came: quiet parcels are asked after, and what comes back moves them on."""

from datetime import timedelta

import pytest

from tests.bot.story import faults, metric, outbox_of, shipped_order, until
from tests.harness import Harness

HOUR = timedelta(hours=1)
AFTER, EVERY = timedelta(hours=6), timedelta(minutes=30)  # the settings' defaults


def lose_pushes(harness: Harness, *vendors: str) -> dict[str, str]:
    """Let the couriers' pushes go nowhere; their addresses, to put back."""
    senders = harness.sandbox.world.webhooks.senders
    addresses = {vendor: senders[vendor].url for vendor in vendors}
    for vendor in vendors:
        senders[vendor].url = ""
    return addresses


async def status_of(harness: Harness, awb: str) -> str:
    return str(await harness.scalar("SELECT status AS value FROM shipments WHERE awb = :awb", awb=awb))


async def poll(harness: Harness) -> None:
    """Let the time pass after which a quiet parcel is asked after, and the poller look."""
    await harness.move(AFTER)
    await harness.move(EVERY)


@pytest.mark.parametrize(("courier", "vendor"), [("A", "delhivery"), ("B", "shiprocket")])
async def test_a_lost_push_is_made_up_for_by_asking(harness: Harness, courier: str, vendor: str) -> None:
    """A-71, P-01."""
    phone = await harness.phone()
    _, awb = await shipped_order(harness, phone, courier)
    lose_pushes(harness, vendor)
    await harness.move(HOUR)
    await harness.scan(awb, "out_for_delivery")
    await harness.settle()
    assert await status_of(harness, awb) == "picked_up"
    await poll(harness)
    await until(harness, lambda: status_of(harness, awb), "out_for_delivery")
    await harness.settle()
    assert "out for delivery" in (await harness.texts(phone))[-1]


async def test_how_late_each_source_told_us_is_shown(sqlite_harness: Harness) -> None:
    """A-71, R-4."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, awb = await shipped_order(harness, phone)
    lose_pushes(harness, "delhivery")
    await harness.move(HOUR)
    await harness.scan(awb, "in_transit")
    await harness.settle()
    await poll(harness)
    await until(harness, lambda: status_of(harness, awb), "in_transit")
    lines = await metric(harness, 'harkara_upstream_lag_seconds_bucket{le="3600.0",source="delhivery"}')
    counted = await metric(harness, 'harkara_upstream_lag_seconds_count{source="delhivery"}')
    within_an_hour, all_of_them = (float(each[0].split()[-1]) for each in (lines, counted))
    assert within_an_hour < all_of_them


async def test_news_that_is_old_when_we_learn_it_is_not_told(sqlite_harness: Harness) -> None:
    """R-4, A-90."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, awb = await shipped_order(harness, phone)
    said = len(await harness.messages(phone))
    lose_pushes(harness, "delhivery")
    await harness.scan(awb, "out_for_delivery")
    await harness.scan(awb, "delivered")
    await harness.settle()
    await poll(harness)
    await until(harness, lambda: status_of(harness, awb), "delivered")
    await harness.settle()
    texts = (await harness.texts(phone))[said:]
    assert not any("out for delivery today" in text for text in texts)


async def test_a_parcel_that_was_heard_of_is_not_asked_after(sqlite_harness: Harness) -> None:
    """A-71."""
    harness = sqlite_harness
    phone = await harness.phone()
    await shipped_order(harness, phone)
    await harness.move(AFTER - HOUR)
    assert await harness.service.parts.poller.poll_once() == 0


async def test_a_quiet_parcel_is_asked_after_once_in_a_while(sqlite_harness: Harness) -> None:
    """A-71: at most once in the span, however often the poller looks."""
    harness = sqlite_harness
    phone = await harness.phone()
    await shipped_order(harness, phone)
    harness.clock.move(AFTER + HOUR)
    for _ in range(3):
        await harness.service.parts.poller.poll_once()
    calls = [event for event in harness.sandbox.world.feed.since(0) if event.kind == "api.called"]
    assert [event.body["path"] for event in calls].count("/api/v1/packages/json/") == 1


async def test_a_courier_that_does_not_answer_is_asked_again_later(sqlite_harness: Harness) -> None:
    """A-71: and the other couriers are asked all the same."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, slow = await shipped_order(harness, phone, "A")
    _, quick = await shipped_order(harness, phone, "B")
    lose_pushes(harness, "delhivery", "shiprocket")
    for awb in (slow, quick):
        await harness.scan(awb, "in_transit")
    await faults(harness, api_5xx=1.0, api_targets=["delhivery"])
    await poll(harness)
    await until(harness, lambda: status_of(harness, quick), "in_transit")
    assert await status_of(harness, slow) == "picked_up"
    await faults(harness, clear=True)
    await poll(harness)
    await until(harness, lambda: status_of(harness, slow), "in_transit")


async def test_a_parcel_that_only_the_shop_has_named_is_asked_after_at_its_courier(sqlite_harness: Harness) -> None:
    """A-71: no push ever came, so nobody has told which account it is."""
    harness = sqlite_harness
    phone = await harness.phone()
    lose_pushes(harness, "delhivery")
    order = await harness.order(phone)
    awb = await harness.ship(order)
    await harness.scan(awb, "picked_up")
    await harness.settle()
    await poll(harness)
    await until(harness, lambda: status_of(harness, awb), "picked_up")
    await harness.settle()
    await harness.move(timedelta(hours=4))  # the distance between two messages
    assert [row["state"] for row in await outbox_of(harness, "shipped")] == ["done"]


async def test_a_parcel_that_has_ended_is_left_in_peace(sqlite_harness: Harness) -> None:
    """A-71."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, awb = await shipped_order(harness, phone)
    await harness.scan(awb, "out_for_delivery")
    await harness.scan(awb, "delivered")
    await harness.settle()
    harness.clock.move(timedelta(days=3))
    assert await harness.service.parts.poller.poll_once() == 0
