"""Sending: every answer of WhatsApp, at once or later, leads to one message at most, or to a reason."""

import asyncio
from datetime import timedelta

import aiohttp
import pytest

from bot.message_sender import MOST_IN_FLIGHT
from integrations.http import new_session
from tests.bot.story import (
    attempts_at,
    faults,
    greet,
    outbox_of,
    outcomes_in_the_ledger,
    sends_to,
    shipped_order,
    until_decided,
)
from tests.harness import REAL_SECONDS_TO_SETTLE, Harness

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


async def _customer(harness: Harness, column: str) -> object:
    return await harness.scalar(f"SELECT {column} AS value FROM customers WHERE merged_into IS NULL")


# -- the window ----------------------------------------------------------------------------------------------


async def test_a_reply_that_is_a_day_late_is_withheld_with_its_reason(sqlite_harness: Harness) -> None:
    """G-4, G-7."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, token_revoked=True)
    await greet(harness, phone)
    await harness.move(timedelta(hours=24, minutes=1))
    await faults(harness, token_revoked=False)
    await harness.move(10 * MINUTE)
    assert [(row["state"], row["reason"]) for row in await outbox_of(harness)] == [("withheld", "window_closed")]
    assert (await outcomes_in_the_ledger(harness, "greeting"))[-1][0] == "withheld"
    assert await harness.messages(phone) == []


async def test_what_we_say_first_is_a_template_outside_the_window_and_free_form_inside(sqlite_harness: Harness) -> None:
    """G-4, P-06."""
    harness = sqlite_harness
    outside, inside = await harness.phone(), await harness.phone("919999900102", "Asha Rao")
    await greet(harness, inside)
    for phone in (outside, inside):
        await harness.order(phone)
        await harness.settle()
    forms = [attempt["form"] for attempt in await attempts_at(harness, "cod_question")]
    assert forms == ["template", "free_form"]
    assert not harness.sandbox.world.ledger.invariants().broken


@pytest.mark.parametrize("is_told_later", [False, True])
async def test_a_window_that_whatsapp_calls_shut_turns_the_message_into_a_template_once(
    sqlite_harness: Harness, is_told_later: bool
) -> None:
    """G-4, G-1: error 131047, as an answer and as a failed status."""
    harness = sqlite_harness
    phone = await harness.phone()
    await greet(harness, phone)
    await faults(harness, api_error_code=131047, api_error_count=1, api_error_async=is_told_later)
    await harness.order(phone)
    await harness.settle()
    await harness.move(6 * timedelta(seconds=1))
    attempts = await attempts_at(harness, "cod_question")
    assert [attempt["form"] for attempt in attempts] == ["free_form", "template"]
    assert attempts[0]["status"] == "failed"
    assert attempts[0]["error_code"].endswith("131047")
    assert (await outbox_of(harness, "cod_question"))[0]["state"] == "done"
    delivered = [send for send in await sends_to(harness, phone) if send.template]
    assert len(delivered) == 1


async def test_a_window_called_shut_twice_is_not_argued_about(sqlite_harness: Harness) -> None:
    """G-1: a template that is refused with 131047 too is given up."""
    harness = sqlite_harness
    phone = await harness.phone()
    await greet(harness, phone)
    await faults(harness, api_error_code=131047, api_error_count=9)
    await harness.order(phone)
    await harness.settle()
    await harness.move(HOUR)
    assert len(await attempts_at(harness, "cod_question")) == 2
    row = (await outbox_of(harness, "cod_question"))[0]
    assert (row["state"], row["reason"]) == ("failed", "131047")


# -- errors ---------------------------------------------------------------------------------------------------


async def test_the_pair_limit_makes_only_her_wait(sqlite_harness: Harness) -> None:
    """G-1, A-02: error 131056."""
    harness = sqlite_harness
    one, other = await harness.phone(), await harness.phone("919999900102", "Asha Rao")
    await faults(harness, api_error_code=131056, api_error_count=1)
    await greet(harness, one)
    await greet(harness, other)
    assert (len(await harness.messages(one)), len(await harness.messages(other))) == (0, 1)
    await harness.move(timedelta(seconds=8))
    assert len(await harness.messages(one)) == 1


async def test_the_numbers_limit_makes_the_message_wait_and_no_longer(sqlite_harness: Harness) -> None:
    """G-1, A-02: error 130429."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, api_error_code=130429, api_error_count=2)
    await greet(harness, phone)
    for _ in range(4):
        await harness.move(timedelta(seconds=3))
    assert len(await harness.messages(phone)) == 1
    assert [attempt["error_code"] for attempt in await attempts_at(harness)] == ["130429", "130429", ""]


async def test_a_message_whose_turn_has_come_never_waits_for_a_connection() -> None:
    """A-86: those that waited would leave together and break the number's limit."""
    async with new_session() as session:
        assert isinstance(session.connector, aiohttp.TCPConnector)
        assert session.connector.limit > session.connector.limit_per_host > MOST_IN_FLIGHT


async def test_who_writes_again_while_an_answer_leaves_is_answered_once_it_has_left(sqlite_harness: Harness) -> None:
    """A-02: her next answer waits for nothing else; no clock moves here and nobody rings a bell from outside."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, api_slow_bytes=1.0)
    states = "SELECT state FROM outbox WHERE state IN ('ready', 'sending', 'done')"
    async with asyncio.timeout(REAL_SECONDS_TO_SETTLE):
        await harness.say(phone, "hello")
        while await harness.rows(states + " AND state <> 'ready'") == []:  # noqa: ASYNC110 - until it is leaving
            await asyncio.sleep(0)
        await harness.say(phone, "is this really you?")
        while await harness.rows(states) != 2 * [{"state": "done"}]:  # noqa: ASYNC110 - until both have left
            await asyncio.sleep(0)
    assert len(await harness.messages(phone)) == 2


async def test_a_revoked_token_stops_the_number_and_the_next_one_lets_everything_out(sqlite_harness: Harness) -> None:
    """A-15, G-1: error 190."""
    harness = sqlite_harness
    phones = [await harness.phone(f"91999990{number}", "Meera Joshi") for number in (2101, 2102, 2103)]
    await faults(harness, token_revoked=True)
    for phone in phones:
        await harness.say(phone, "hello")
        await until_decided(harness)
    asked = sum(row["attempts"] for row in await outbox_of(harness))
    assert asked == 1, "after the first refusal nothing is tried until the pause is over"
    harness.clock.move(4 * MINUTE)
    await until_decided(harness)
    assert sum(row["attempts"] for row in await outbox_of(harness)) == 1
    await faults(harness, token_revoked=False)
    await harness.move(5 * MINUTE)
    assert [len(await harness.messages(phone)) for phone in phones] == [1, 1, 1]


async def test_messages_outlive_a_long_stop_however_often_it_is_tried(sqlite_harness: Harness) -> None:
    """A-15, G-7: a stopped number is nobody's fault; no message is given up for it."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, token_revoked=True)
    await greet(harness, phone)
    for _ in range(12):
        harness.clock.move(5 * MINUTE + timedelta(seconds=1))
        await until_decided(harness)
    assert (await outbox_of(harness))[0]["attempts"] > 8
    await faults(harness, token_revoked=False)
    await harness.move(5 * MINUTE + timedelta(seconds=1))
    assert len(await harness.messages(phone)) == 1


@pytest.mark.parametrize("is_told_later", [False, True])
async def test_who_cannot_be_reached_is_remembered_until_she_writes_again(
    sqlite_harness: Harness, is_told_later: bool
) -> None:
    """A-75, G-7: error 131026."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, api_error_code=131026, api_error_count=1, api_error_async=is_told_later)
    order = await harness.order(phone)
    await harness.settle()
    await harness.move(timedelta(seconds=5))
    assert (await outbox_of(harness, "cod_question"))[0]["state"] == "failed"
    assert await _customer(harness, "unreachable_at") is not None
    awb = await harness.ship(order)
    await harness.scan(awb, "picked_up")
    await harness.settle()
    assert [(row["state"], row["reason"]) for row in await outbox_of(harness, "shipped")] == [
        ("withheld", "unreachable")
    ]
    await greet(harness, phone)
    assert await _customer(harness, "unreachable_at") is None


@pytest.mark.parametrize("is_told_later", [False, True])
async def test_who_stopped_marketing_is_never_asked_again(sqlite_harness: Harness, is_told_later: bool) -> None:
    """G-7: error 131050."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, api_error_code=131050, api_error_count=1, api_error_async=is_told_later)
    await harness.order(phone)
    await harness.settle()
    await harness.move(timedelta(seconds=5))
    assert await _customer(harness, "marketing") == "no"
    assert len(await attempts_at(harness, "cod_question")) == 1


async def test_a_template_not_yet_everywhere_is_tried_once_more_later(sqlite_harness: Harness) -> None:
    """P-06: error 132001."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, api_error_code=132001, api_error_count=1)
    await harness.order(phone)
    await harness.settle()
    assert await harness.messages(phone) == []
    await harness.move(2 * MINUTE)
    assert len(await harness.messages(phone)) == 1


async def test_a_template_that_is_in_no_language_she_reads_is_withheld_after_the_second_try(
    sqlite_harness: Harness,
) -> None:
    """P-06, G-7: error 132001."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, api_error_code=132001, api_error_count=9)
    await harness.order(phone)
    await harness.settle()
    await harness.move(2 * MINUTE)
    await harness.move(HOUR)
    row = (await outbox_of(harness, "cod_question"))[0]
    assert (row["state"], row["reason"], row["attempts"]) == ("withheld", "no_template", 2)


async def test_a_shape_that_whatsapp_does_not_take_is_not_sent_again(sqlite_harness: Harness) -> None:
    """G-7: error 131009."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, api_error_code=131009, api_error_count=9)
    await greet(harness, phone)
    await harness.move(HOUR)
    row = (await outbox_of(harness))[0]
    assert (row["state"], row["reason"], row["attempts"]) == ("failed", "131009", 1)


async def test_a_failure_told_later_that_may_pass_is_tried_again(sqlite_harness: Harness) -> None:
    """G-1: error 131016 as a failed status."""
    harness = sqlite_harness
    phone = await harness.phone()
    await faults(harness, api_error_code=131016, api_error_count=1, api_error_async=True)
    await greet(harness, phone)
    await harness.move(timedelta(seconds=5))
    await harness.move(timedelta(seconds=5))
    assert (await attempts_at(harness))[0]["status"] == "failed"
    assert (await outbox_of(harness))[0]["state"] == "done"


# -- truth at the door -----------------------------------------------------------------------------------------


async def test_a_message_that_is_no_longer_true_stays_inside(sqlite_harness: Harness) -> None:
    """G-2, A-90, R-4."""
    harness = sqlite_harness
    phone = await harness.phone()
    _, awb = await shipped_order(harness, phone)
    await faults(harness, token_revoked=True)
    for what in ("out_for_delivery", "delivered"):
        await harness.scan(awb, what)
        await until_decided(harness)
    await faults(harness, token_revoked=False)
    await harness.move(6 * MINUTE)
    rows = await outbox_of(harness, "out_for_delivery")
    assert [(row["state"], row["reason"]) for row in rows] == [("withheld", "terminal_state")]
