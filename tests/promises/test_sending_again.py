"""When a message is tried again, and when not: late statuses, silences before a start, caps that count what arrived."""

from datetime import timedelta
from functools import partial

from journeys.store.schema import conversations
from journeys.store.writing import put
from tests.bot.story import attempts_at, faults, outbox_of, shipped_order, until
from tests.harness import Harness, free_port

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


class Line:
    """WhatsApp's line to us: while it is `cut`, Meta tries again what it could not tell, less and less often."""

    def __init__(self, harness: Harness) -> None:
        self._sender = harness.sandbox.world.webhooks.senders["whatsapp"]
        self._url = self._sender.url

    def cut(self) -> None:
        self._sender.url = f"http://127.0.0.1:{free_port()}/nobody-listens"

    def mend(self) -> None:
        self._sender.url = self._url


async def lost_answer(harness: Harness, phone: str) -> str:
    """A "shipped" that WhatsApp took, of which no answer and no status came; the AWB."""
    order = await harness.order(phone)
    await harness.settle()
    awb = await harness.ship(order)
    await harness.settle()
    await harness.move(10 * SECOND)  # all is told of the confirmation
    await faults(harness, api_timeout_after_accept=1.0)
    await harness.scan(awb, "picked_up")
    await harness.settle()
    await faults(harness, api_timeout_after_accept=0.0)
    assert [row["state"] for row in await outbox_of(harness, "shipped")] == ["unknown"]
    return awb


async def hear_from_somebody(harness: Harness, number: str) -> None:
    """WhatsApp is alive: a customer whom we owe no answer writes, and the sender looks at what it does not know."""
    other = await harness.phone(number, "Anita Rao")
    await harness.say(other, "thanks")
    await harness.settle()
    await harness.move(16 * SECOND)


async def reasons(harness: Harness) -> list[str]:
    return [row["reason"] for row in await outbox_of(harness, "shipped")]


async def tries(harness: Harness) -> int:
    return len(await attempts_at(harness, "shipped"))


async def wait_for_retries(harness: Harness, minutes: int) -> None:
    """Let time pass in steps that are shorter than the gaps between Meta's retries."""
    for _ in range(minutes):
        await harness.move(MINUTE)


async def test_old_news_do_not_prove_that_statuses_arrive(harness: Harness) -> None:
    """G-1: the line was down; what is told first afterwards is older than the message whose status is missing."""
    phone, line = await harness.phone(), Line(harness)
    other = await harness.phone("919999900102", "Anita Rao")
    line.cut()
    await harness.say(other, "thanks")
    await wait_for_retries(harness, 3)
    line.mend()
    await lost_answer_on_a_cut_line(harness, line, phone)
    await wait_for_retries(harness, 16)
    line.mend()
    await wait_for_retries(harness, 10)
    assert len(await attempts_at(harness, "shipped")) == 1
    assert [row["state"] for row in await outbox_of(harness, "shipped")] == ["done"]
    assert not harness.sandbox.world.ledger.invariants().broken


async def lost_answer_on_a_cut_line(harness: Harness, line: Line, phone: str) -> None:
    await lost_answer(harness, phone)
    line.cut()


async def test_a_status_that_comes_after_giving_up_keeps_it_from_leaving_twice(harness: Harness) -> None:
    """G-1: given up for lost, it waits for the morning; then its status comes after all."""
    phone, line = await harness.phone(), Line(harness)
    await harness.move(10 * HOUR + 45 * MINUTE)  # a quarter to nine in the evening
    await lost_answer_on_a_cut_line(harness, line, phone)
    await wait_for_retries(harness, 16)
    line.mend()
    await hear_from_somebody(harness, "919999900102")
    await until(harness, partial(reasons, harness), ["deferred:quiet_hours"])
    await wait_for_retries(harness, 10)
    await harness.move(13 * HOUR)
    assert len(await attempts_at(harness, "shipped")) == 1
    assert [row["state"] for row in await outbox_of(harness, "shipped")] == ["done"]
    assert not harness.sandbox.world.ledger.invariants().broken


async def test_after_a_silence_statuses_get_three_times_as_long(harness: Harness) -> None:
    """G-1: a process starts after half an hour; WhatsApp repeats what it could not tell at ever longer intervals."""
    phone, line = await harness.phone(), Line(harness)
    await lost_answer_on_a_cut_line(harness, line, phone)
    await wait_for_retries(harness, 30)
    line.mend()
    await harness.service.parts.message_sender.recover()
    await hear_from_somebody(harness, "919999900102")
    await hear_from_somebody(harness, "919999900103")
    assert len(await attempts_at(harness, "shipped")) == 1
    await wait_for_retries(harness, 55)
    assert len(await attempts_at(harness, "shipped")) == 1
    assert [row["state"] for row in await outbox_of(harness, "shipped")] == ["done"]
    assert not harness.sandbox.world.ledger.invariants().broken


async def test_a_try_that_failed_is_no_reason_to_keep_distance(harness: Harness) -> None:
    """A-15: WhatsApp was down for a moment; the news is not four hours late for it."""
    phone = await harness.phone()
    await faults(harness, api_5xx=1.0, api_5xx_as="json")
    await shipped_order(harness, phone)
    await faults(harness, clear=True)
    await harness.move(2 * MINUTE)
    await harness.move(2 * MINUTE)
    assert [row["state"] for row in await outbox_of(harness, "shipped")] == ["done"]


async def test_distance_is_kept_from_the_try_that_arrived(harness: Harness) -> None:
    """G-4, section 1: tried at ten, arrived at one, so the next ordinary message waits until five."""
    phone = await harness.phone()
    await faults(harness, drop_statuses=1.0)
    awb = await lost_answer(harness, phone)
    await harness.move(10 * SECOND)
    await harness.move(3 * HOUR)
    await faults(harness, clear=True)
    await hear_from_somebody(harness, "919999900102")
    await until(harness, partial(tries, harness), 2)
    await harness.move(2 * HOUR)
    await harness.scan(awb, "delivered")
    await harness.settle()
    (row,) = await outbox_of(harness, "delivered")
    assert (row["state"], row["reason"]) == ("ready", "spacing")


async def test_distance_is_kept_from_what_was_given_up_and_may_have_arrived(harness: Harness) -> None:
    """G-4, section 1: an agent holds the chat while its status is missing; what comes next keeps away from it."""
    phone, line = await harness.phone(), Line(harness)
    awb = await lost_answer(harness, phone)
    line.cut()
    await wait_for_retries(harness, 16)
    await hold(harness, 1 * HOUR)
    line.mend()
    await hear_from_somebody(harness, "919999900102")
    await until(harness, partial(reasons, harness), ["held_by_agent"])
    await hold(harness, -1 * SECOND)
    await harness.scan(awb, "delivered")
    await harness.settle()
    (row,) = await outbox_of(harness, "delivered")
    assert (row["state"], row["reason"]) == ("ready", "spacing")


async def hold(harness: Harness, span: timedelta) -> None:
    """An agent has the chat of whoever ordered until then."""
    (row,) = await outbox_of(harness, "shipped")
    chat = {"customer_id": row["customer_id"], "held_by": "asha", "held_until": harness.clock.now() + span}
    async with harness.service.parts.database.write() as connection:
        await put(connection, conversations, [chat], ("customer_id",))
