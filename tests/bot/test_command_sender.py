"""Asking couriers: accepted, refused, not offered, down, or nobody knows; each comes back as an event, once."""

from datetime import timedelta
from typing import Any

from sqlalchemy import text

from tests.bot.story import failed_attempt, faults, outbox_of
from tests.harness import Harness

MINUTE = timedelta(minutes=1)
COMMAND = "courier.request_reattempt"


async def asked_again(harness: Harness, phone: str, courier: str = "A", reason: str = "customer_unavailable") -> str:
    """A failed attempt after which she wants another one; the AWB."""
    awb, message = await failed_attempt(harness, phone, reason, courier)
    await harness.tap(phone, message, message["look"]["buttons"][0]["text"])
    await harness.settle()
    return awb


async def results(harness: Harness) -> list[str]:
    """The kinds of the results on the timeline, oldest first."""
    rows = await harness.rows("SELECT kind FROM timeline WHERE kind LIKE 'command.%' ORDER BY id")
    return [row["kind"] for row in rows]


async def tasks(harness: Harness) -> list[str]:
    rows = await harness.rows("SELECT reason FROM tasks WHERE closed_at IS NULL ORDER BY id")
    return [row["reason"] for row in rows]


def asks_at_the_courier(harness: Harness, awb: str) -> list[str]:
    """What the courier was really asked, as it noted it."""
    fleet: Any = harness.sandbox.world.state_parts["couriers"]()
    parcel = next(each for each in fleet["parcels"] if each["awb"] == awb)
    return [ask["act"] for ask in parcel["asks"]]


async def test_a_request_that_is_accepted_is_told(harness: Harness) -> None:
    """A-40, A-14."""
    phone = await harness.phone()
    awb = await asked_again(harness, phone)
    assert await results(harness) == ["command.accepted"]
    assert [row["state"] for row in await outbox_of(harness, COMMAND)] == ["done"]
    assert "courier has taken up the request" in (await harness.texts(phone))[-1]
    assert asks_at_the_courier(harness, awb).count("reattempt") == 1


async def test_a_request_that_is_refused_is_told_and_goes_to_a_person(harness: Harness) -> None:
    """A-40, A-14."""
    phone = await harness.phone()
    await asked_again(harness, phone, reason="unknown")  # after a code that the courier's contract does not name
    assert await results(harness) == ["command.refused"]
    assert [row["state"] for row in await outbox_of(harness, COMMAND)] == ["failed"]
    assert "did not accept another attempt" in (await harness.texts(phone))[-1]
    assert "reattempt_refused" in await tasks(harness)


async def test_a_courier_that_is_down_is_asked_again(sqlite_harness: Harness) -> None:
    """A-15, A-40."""
    harness = sqlite_harness
    phone = await harness.phone()
    awb, message = await failed_attempt(harness, phone)
    await faults(harness, api_reset=1.0, api_targets=["delhivery"])
    await harness.tap(phone, message, message["look"]["buttons"][0]["text"])
    await harness.settle()
    await faults(harness, clear=True)
    for _ in range(15):
        await harness.move(MINUTE)
    assert await results(harness) != []
    assert asks_at_the_courier(harness, awb).count("reattempt") <= 1
    assert len([said for said in await harness.texts(phone) if "courier has taken up" in said]) <= 1


async def lost_answer(harness: Harness) -> tuple[str, str]:
    """A request that the courier took, whose answer never came; phone and AWB.

    An earlier request has logged in already, so that the line breaks at the request itself.
    """
    earlier, phone = await harness.phone("919999900102", "Asha Rao"), await harness.phone()
    await asked_again(harness, earlier, courier="B")
    awb, message = await failed_attempt(harness, phone, courier="B")
    await faults(harness, api_timeout_after_accept=1.0, api_targets=["shiprocket"])
    await harness.tap(phone, message, message["look"]["buttons"][0]["text"])
    await harness.settle()
    await faults(harness, clear=True)
    return phone, awb


async def test_a_request_whose_answer_was_lost_is_never_asked_twice(harness: Harness) -> None:
    """G-1, A-40: nobody can tell what became of it, so a person looks before it is asked again."""
    phone, awb = await lost_answer(harness)
    assert (await outbox_of(harness, COMMAND))[-1]["state"] == "unknown"
    for _ in range(15):
        await harness.move(MINUTE)
    assert asks_at_the_courier(harness, awb).count("reattempt") == 1
    row = (await outbox_of(harness, COMMAND))[-1]
    assert (row["state"], row["reason"]) == ("parked", "outcome_unknown")
    assert (await results(harness))[-1] == "command.failed"
    assert "reattempt_refused" in await tasks(harness)
    assert len([said for said in await harness.texts(phone) if "did not accept" in said]) == 1


async def test_it_is_looked_into_for_ten_minutes_before_it_is_given_up(sqlite_harness: Harness) -> None:
    """A-40."""
    harness = sqlite_harness
    await lost_answer(harness)
    for _ in range(9):
        await harness.move(MINUTE)
    assert (await outbox_of(harness, COMMAND))[-1]["state"] == "unknown"


async def test_what_a_courier_does_not_offer_is_refused_at_once(sqlite_harness: Harness) -> None:
    """A-40, A-13: there is no client for the account."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, message = await failed_attempt(harness, phone)
    harness.service.parts.clients.clear()
    await harness.tap(phone, message, message["look"]["buttons"][0]["text"])
    await harness.settle()
    (row,) = await outbox_of(harness, COMMAND)
    assert (row["state"], row["reason"]) == ("failed", "not_offered")
    assert await results(harness) == ["command.refused"]
    assert "reattempt_refused" in await tasks(harness)
    assert "did not accept another attempt" in (await harness.texts(phone))[-1]


async def test_a_parcel_without_an_account_is_not_asked_of_anybody(sqlite_harness: Harness) -> None:
    """A-40."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, message = await failed_attempt(harness, phone)
    async with harness.service.parts.database.write() as connection:
        await connection.execute(text("UPDATE shipments SET account = ''"))
    await harness.tap(phone, message, message["look"]["buttons"][0]["text"])
    await harness.settle()
    (row,) = await outbox_of(harness, COMMAND)
    assert (row["state"], row["reason"]) == ("failed", "not_offered")


async def test_a_request_under_way_when_the_process_died_is_looked_into(sqlite_harness: Harness) -> None:
    """G-1, A-15."""
    harness = sqlite_harness
    _, awb = await lost_answer(harness)
    async with harness.service.parts.database.write() as connection:
        await connection.execute(text("UPDATE outbox SET state = 'sending' WHERE state = 'unknown'"))
    await harness.service.parts.command_sender.recover()
    assert (await outbox_of(harness, COMMAND))[-1]["state"] == "unknown"
    for _ in range(15):
        await harness.move(MINUTE)
    assert (await outbox_of(harness, COMMAND))[-1]["state"] == "parked"
    assert asks_at_the_courier(harness, awb).count("reattempt") == 1
