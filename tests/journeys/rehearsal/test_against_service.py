"""The rehearsal against the real service: a history recorded by the one and played by the other says the same."""

from datetime import datetime, timedelta

from bot.rehearsing import conversation, recorded_in
from journeys.loading import load_catalogue
from journeys.rehearsal import Rehearsal
from journeys.simulation import World, play
from journeys.store.types import EPOCH
from tests.harness import Harness

NEXT = """
SELECT min(at) AS value FROM (
    SELECT min(due_at) AS at FROM timers
    UNION ALL SELECT min(not_before_at) AS at FROM outbox WHERE state = 'ready'
) AS coming
"""
A_STEP = timedelta(hours=2)
CLOSE = timedelta(seconds=3)  # the service's clock moves a little while messages leave at the number's rate


def moment(stored: int) -> datetime:
    """A time as SQLite keeps it."""
    return EPOCH + timedelta(microseconds=stored)


async def pass_time(harness: Harness, span: timedelta) -> None:
    """Let time pass from one due thing to the next, so that each happens at its own time; the sandbox's own plans
    are not known here, so no step is longer than two hours."""
    await harness.settle()
    until = harness.clock.now() + span
    while (now := harness.clock.now()) < until:
        coming = await harness.scalar(NEXT)
        at = min(until, now + A_STEP, moment(coming) if coming is not None else until)
        await harness.move(max(at - now, timedelta(0)) + timedelta(milliseconds=1))


async def on_its_way(harness: Harness, phone: str) -> str:
    """An order whose parcel was picked up, one thing after the other; its AWB."""
    order = await harness.order(phone)
    await pass_time(harness, timedelta(minutes=30))
    awb = await harness.ship(order)
    await pass_time(harness, timedelta(hours=2))
    await harness.scan(awb, "picked_up")
    await pass_time(harness, timedelta(minutes=1))
    return awb


async def what_left(harness: Harness) -> list[tuple[str, datetime]]:
    query = "SELECT name, sent_at FROM outbox WHERE channel = 'whatsapp' AND state = 'done' ORDER BY sent_at, id"
    rows = await harness.rows(query)
    return [(row["name"], moment(row["sent_at"])) for row in rows]


async def played(harness: Harness) -> Rehearsal:
    """The one customer of the store, rehearsed with the service's own catalogue, conversation and rules."""
    (history,) = await recorded_in(harness.settings.store_url, most=10)
    brand = harness.service.parts.brand
    world = play(history, World(load_catalogue(), brand, conversation())).world
    assert world.now >= harness.clock.now()
    return world


async def compare(harness: Harness) -> list[str]:
    """What left in the service and what left in the rehearsal until then: the same, at the same times."""
    real = await what_left(harness)
    world = await played(harness)
    rehearsed = [(left.message, left.at) for left in world.sent if left.at <= harness.clock.now()]
    assert [name for name, _ in rehearsed] == [name for name, _ in real]
    apart = [abs(one - other) for (_, one), (_, other) in zip(rehearsed, real, strict=True)]
    assert max(apart) <= CLOSE
    withheld = await harness.rows("SELECT message FROM ledger WHERE outcome = 'withheld' ORDER BY id")
    kept = [each.message for each in world.withheld if each.at <= harness.clock.now()]
    assert sorted(kept) == sorted(row["message"] for row in withheld)
    return [name for name, _ in real]


async def test_a_parcel_that_fails_and_arrives_is_rehearsed_as_it_went(sqlite_harness: Harness) -> None:
    """A-40, D2: question, failed attempt, tap, courier's answer, delivery, and a day after it."""
    harness = sqlite_harness
    phone = await harness.phone()
    awb = await on_its_way(harness, phone)
    await pass_time(harness, timedelta(hours=20))
    await harness.say(phone, "where is my order?")
    await harness.settle()
    await pass_time(harness, timedelta(hours=3))
    await harness.scan(awb, "out_for_delivery")
    await pass_time(harness, timedelta(hours=2))
    await harness.scan(awb, "failed", reason="customer_unavailable")
    await pass_time(harness, timedelta(minutes=6))
    message = (await harness.messages(phone))[-1]
    await harness.tap(phone, message, message["look"]["buttons"][0]["text"])
    await pass_time(harness, timedelta(hours=21))
    await harness.scan(awb, "delivered")
    await pass_time(harness, timedelta(days=1))
    names = await compare(harness)
    assert "order_status" in names
    assert any(name.startswith("attempt_") for name in names)
    assert any(name.startswith("reattempt_") for name in names)


async def test_a_night_and_a_silent_parcel_are_rehearsed_as_they_went(sqlite_harness: Harness) -> None:
    """R-1, A-81: a failure told at night waits for the morning; nobody answers; then the courier is silent for days."""
    harness = sqlite_harness
    phone = await harness.phone()
    awb = await on_its_way(harness, phone)
    await pass_time(harness, timedelta(hours=10))
    await harness.scan(awb, "out_for_delivery")
    await pass_time(harness, timedelta(hours=3))
    await harness.scan(awb, "failed", reason="address_issue")
    await pass_time(harness, timedelta(days=3))
    assert len(await compare(harness)) > 3
