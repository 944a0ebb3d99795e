"""Short steps that several tests of the bot take, and short looks into the store."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from tests.harness import A_TURN, REAL_SECONDS_TO_SETTLE, Harness

REFRESH = timedelta(seconds=6)  # statuses and retries of the next moments come with it


async def faults(harness: Harness, **switches: Any) -> None:
    """Set the sandbox's fault switches; `clear=True` first puts all back."""
    await harness.call("/sandbox/api/faults", **switches)


async def greet(harness: Harness, phone: str) -> None:
    """The customer says hello; everything that follows at once happens."""
    await harness.say(phone, "hello")
    await harness.settle()


async def until_decided(harness: Harness) -> None:
    """Wait until everything that came in is decided and nothing is on its way out; messages may be waiting.

    For times when the number may not send, in which `harness.settle()` would never see everything leave.
    """
    async with asyncio.timeout(REAL_SECONDS_TO_SETTLE):
        quiet = 0
        while quiet < 20:
            await harness.sandbox.world.webhooks.idle()
            new = await harness.scalar("SELECT count(*) AS value FROM inbox WHERE state = 'new'")
            quiet = 0 if new or harness.service.parts.message_sender.is_busy else quiet + 1
            if harness.service.parts.message_sender.is_waiting_for_its_turn:
                harness.clock.move(A_TURN)
            harness.service.parts.waker.wake_worker(pass_on=False)
            harness.service.parts.waker.wake_senders(pass_on=False)
            await asyncio.sleep(0.005)  # yields to the service's own loops; no assertion depends on its length


async def until(harness: Harness, look: Callable[[], Awaitable[Any]], wanted: Any) -> None:
    """Settle again and again until `look` sees what is wanted: for work that the service does at its own time.

    Raises TimeoutError with nothing else to be said; what was seen instead is for the assertion after it.
    """
    async with asyncio.timeout(REAL_SECONDS_TO_SETTLE):
        while await look() != wanted:
            await harness.settle()


async def outbox_of(harness: Harness, name: str = "greeting") -> list[dict[str, Any]]:
    """The outbox rows of one message or command, oldest first."""
    columns = "id, state, reason, attempts, customer_id, order_id, account"
    return await harness.rows(f"SELECT {columns} FROM outbox WHERE name = :name ORDER BY id", name=name)


async def attempts_at(harness: Harness, name: str = "greeting") -> list[dict[str, Any]]:
    """The attempts at one message or command, oldest first."""
    columns = "a.status, a.form, a.error_code, a.number, a.wamid, a.text"
    query = f"SELECT {columns} FROM attempts a JOIN outbox o ON o.id = a.outbox_id WHERE o.name = :name ORDER BY a.id"
    return await harness.rows(query, name=name)


async def outcomes_in_the_ledger(harness: Harness, message: str) -> list[tuple[str, Any]]:
    """(outcome, blockers) of every decision about a message, oldest first."""
    query = "SELECT outcome, blockers FROM ledger WHERE message = :message ORDER BY id"
    rows = await harness.rows(query, message=message)
    return [(row["outcome"], row["blockers"]) for row in rows]


async def shipped_order(harness: Harness, phone: str, courier: str = "A") -> tuple[dict[str, Any], str]:
    """An order on its way: the order and its AWB."""
    order = await harness.order(phone)
    await harness.settle()
    awb = await harness.ship(order, courier)
    await harness.scan(awb, "picked_up")
    await harness.settle()
    return order, awb


async def failed_attempt(
    harness: Harness, phone: str, reason: str = "customer_unavailable", courier: str = "A"
) -> tuple[str, dict[str, Any]]:
    """A parcel whose delivery failed, past its settle window: the AWB and the message that asks what to do."""
    _, awb = await shipped_order(harness, phone, courier)
    await harness.scan(awb, "out_for_delivery")
    await harness.settle()
    await harness.scan(awb, "failed", reason=reason)
    await harness.settle()
    await harness.move(timedelta(minutes=4, seconds=1))
    return awb, (await harness.messages(phone))[-1]


async def sends_to(harness: Harness, phone: str) -> list[Any]:
    """What WhatsApp really took for this phone, as its ledger has it: doubled and hidden ones too."""
    return [send for send in harness.sandbox.world.ledger.sends if send.user == phone]


async def metric(harness: Harness, name: str) -> list[str]:
    """The lines of /metrics that begin with a name."""
    url = f"http://127.0.0.1:{harness.service.settings.port}/metrics"
    async with harness.session.get(url) as answer:
        return [line for line in (await answer.text()).splitlines() if line.startswith(name)]


async def ask(harness: Harness, phone: str, words: str) -> str:
    """Say it; the last text that came back."""
    await harness.say(phone, words)
    await harness.settle()
    return (await harness.texts(phone))[-1]


async def tap_id(harness: Harness, phone: str, button_id: str, words: str = "Anything") -> str:
    """Send a button reply with any id at all; the last text that came back."""
    reply = {"type": "button_reply", "button_reply": {"id": button_id, "title": words}}
    await harness.call(f"/sandbox/api/phones/{phone}/send", type="interactive", content=reply)
    await harness.settle()
    return (await harness.texts(phone))[-1]


async def open_tasks(harness: Harness) -> list[str]:
    rows = await harness.rows("SELECT reason FROM tasks WHERE closed_at IS NULL ORDER BY id")
    return [row["reason"] for row in rows]
