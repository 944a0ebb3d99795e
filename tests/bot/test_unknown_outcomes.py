"""Sends of which nobody told us what became: known by their status, else repeated late, and only while we can hear."""

from datetime import timedelta

from tests.bot.story import attempts_at, faults, greet, outbox_of, sends_to, until
from tests.harness import Harness

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


async def _states(harness: Harness) -> list[str]:
    return [row["state"] for row in await outbox_of(harness)]


async def test_a_send_whose_answer_was_lost_is_known_by_its_status_and_not_repeated(harness: Harness) -> None:
    """G-1."""
    phone = await harness.phone()
    await faults(harness, api_timeout_after_accept=1.0, api_targets=["graph"])
    await greet(harness, phone)
    await faults(harness, clear=True)
    await harness.move(timedelta(seconds=6))
    await harness.move(HOUR)
    assert len(await sends_to(harness, phone)) == 1
    attempts = await attempts_at(harness)
    assert [attempt["status"] for attempt in attempts] == ["delivered"]
    assert attempts[0]["wamid"]
    assert (await outbox_of(harness))[0]["state"] == "done"


async def test_an_unknown_send_is_repeated_only_while_whatsapp_is_heard(sqlite_harness: Harness) -> None:
    """G-1."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, api_timeout_after_accept=1.0, drop_statuses=1.0, api_targets=["graph"])
    await greet(harness, phone)
    await faults(harness, clear=True, drop_statuses=1.0)
    await harness.move(2 * HOUR)
    assert (await outbox_of(harness))[0]["state"] == "unknown", "WhatsApp may be trying to tell us and cannot"
    other = await harness.phone("919999900102", "Asha Rao")
    await greet(harness, other)
    await harness.move(MINUTE)
    await until(harness, lambda: _states(harness), ["done", "done"])
    assert (await attempts_at(harness))[0]["error_code"] == "no_status"
    assert len(await sends_to(harness, phone)) == 2  # the first was taken and nobody ever told


async def test_an_unknown_send_waits_before_it_is_repeated(sqlite_harness: Harness) -> None:
    """G-1."""
    harness = sqlite_harness
    phone, other = await harness.phone(), await harness.phone("919999900102", "Asha Rao")
    await faults(harness, api_timeout_after_accept=1.0, drop_statuses=1.0, api_targets=["graph"])
    await greet(harness, phone)
    await faults(harness, clear=True, drop_statuses=1.0)
    await harness.move(9 * MINUTE)
    await greet(harness, other)
    assert len(await sends_to(harness, phone)) == 1
    await harness.move(2 * MINUTE)
    await until(harness, lambda: _states(harness), ["done", "done"])
    assert len(await sends_to(harness, phone)) == 2


async def test_a_dropped_connection_loses_nothing_and_doubles_nothing(sqlite_harness: Harness) -> None:
    """G-1: nothing was taken, but nobody can tell."""
    harness = sqlite_harness
    phone, other = await harness.phone(), await harness.phone("919999900102", "Asha Rao")
    await faults(harness, api_reset=1.0, api_targets=["graph"])
    await greet(harness, phone)
    await faults(harness, clear=True)
    await harness.move(9 * MINUTE)
    await greet(harness, other)
    await harness.move(2 * MINUTE)
    await until(harness, lambda: _states(harness), ["done", "done"])
    assert len(await harness.messages(phone)) == 1


async def test_a_status_that_overtakes_the_answer_wins(sqlite_harness: Harness) -> None:
    """G-1, G-3."""
    harness = sqlite_harness
    phone = await harness.phone()
    await harness.call(f"/sandbox/api/phones/{phone}/open")
    await faults(harness, status_before_response=1.0)
    await greet(harness, phone)
    await harness.move(timedelta(seconds=5))
    assert [attempt["status"] for attempt in await attempts_at(harness)] == ["read"]
