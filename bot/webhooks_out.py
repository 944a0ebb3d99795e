"""Delivers what other tools and people are to be told: each destination at its own pace, again until it is taken.

A destination that does not answer holds up nobody else. What it refuses for good, or has not taken after the last
try, is parked for a person (`harkara webhooks`).
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
import structlog

from bot.metrics import Metrics
from bot.waking import Waker
from integrations.outward.destination import Destination, Note
from journeys.clock import Clock
from journeys.errors import CommandRefused, HarkaraError
from journeys.store import outbox, subscriptions
from journeys.store.database import Database
from journeys.store.subscriptions import NOBODY, Telling

log = structlog.get_logger("outward")

MOST_AT_ONCE = 32
LONGEST_WAIT = timedelta(seconds=5)
REST = timedelta(seconds=5)  # of a destination that took nothing of a whole batch

# The schedule that the Standard Webhooks specification recommends: after each failed try, the wait before the next.
WAITS = tuple(timedelta(seconds=seconds) for seconds in (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400))
MOST_TRIES = len(WAITS) + 1


class Outcome(msgspec.Struct, frozen=True):
    """What a try came to: done, ready again at `not_before_at`, or parked."""

    state: str
    reason: str = ""
    not_before_at: datetime | None = None


class OutwardSender:
    """Delivers the outbox's webhooks and alerts. `run` until told to stop; `deliver_once` does one claim."""

    def __init__(
        self, database: Database, destinations: Sequence[Destination], clock: Clock, metrics: Metrics, waker: Waker
    ) -> None:
        self._database = database
        self._destinations = tuple(destinations)
        self._clock = clock
        self._metrics = metrics
        self._waker = waker

    async def recover(self) -> None:
        """At start: what was under way when the last process died leaves again."""
        channels = sorted({each.channel for each in self._destinations})
        if channels:
            async with self._database.write() as connection:
                await subscriptions.recover(connection, channels)

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until told to stop; what is under way is finished."""
        await asyncio.gather(stop.wait(), *(self._run(each, stop) for each in self._destinations))

    async def _run(self, destination: Destination, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                done = await self.deliver_once(destination)
            except Exception as error:
                log.error("nothing can be delivered", to=destination.channel, error=type(error).__name__)
                done = 0
            if done < MOST_AT_ONCE:
                await self._waker.wait_for_outward(self._clock, LONGEST_WAIT, stop)

    async def deliver_once(self, destination: Destination) -> int:
        """Claim what is due there and deliver it; returns how many."""
        now = self._clock.now()
        async with self._database.write() as connection:
            rows = await subscriptions.claim(connection, destination.channel, destination.account, now, MOST_AT_ONCE)
            notes = await self._notes(connection, destination, rows)
        outcomes = await asyncio.gather(*(self._deliver(destination, *pair) for pair in zip(rows, notes, strict=True)))
        await self._write_down(destination, rows, outcomes)
        return len(rows)

    async def _deliver(self, destination: Destination, row: Telling, note: Note) -> Outcome:
        try:
            await destination.deliver(note)
        except CommandRefused as refusal:
            return Outcome("parked", refusal.code or refusal.reason)
        except HarkaraError as error:
            return self._again(row, str(error), getattr(error, "retry_after_seconds", None))
        except Exception as error:
            log.error("a delivery failed", to=destination.channel, error=type(error).__name__)
            return self._again(row, type(error).__name__, None)
        return Outcome("done")

    def _again(self, row: Telling, reason: str, wait_seconds: float | None) -> Outcome:
        if row.attempts + 1 >= MOST_TRIES:
            return Outcome("parked", reason)
        wait = max(WAITS[row.attempts], timedelta(seconds=wait_seconds or 0))
        return Outcome("ready", reason, self._clock.now() + wait)

    async def _write_down(self, destination: Destination, rows: Sequence[Telling], outcomes: Sequence[Outcome]) -> None:
        if not rows:
            return
        now = self._clock.now()
        async with self._database.write() as connection:
            await outbox.set_state(connection, [_change(*pair, now) for pair in zip(rows, outcomes, strict=True)])
            if all(outcome.state == "ready" for outcome in outcomes):
                await subscriptions.put_off(connection, destination.channel, destination.account, now + REST)
        for row, outcome in zip(rows, outcomes, strict=True):
            self._metrics.sends.labels(destination.channel, "accepted" if outcome.state == "done" else "refused").inc()
            if outcome.state == "parked":
                log.warning("a delivery was given up", to=destination.channel, outbox_id=row.id, reason=outcome.reason)

    async def _notes(self, connection: Any, destination: Destination, rows: Sequence[Telling]) -> list[Note]:
        known: dict[int, list[tuple[str, str, str]]] = {}
        if destination.with_customers:
            wanted = {row.customer_id for row in rows if row.customer_id != NOBODY}
            known = await subscriptions.identities_of(connection, sorted(wanted))
        return [_note(row, known.get(row.customer_id), destination) for row in rows]


def _change(row: Telling, outcome: Outcome, now: datetime) -> dict[str, Any]:
    done_at = None if outcome.state == "ready" else now
    return {
        "row": row.id,
        "to": outcome.state,
        "why": outcome.reason[:200],
        "not_before": outcome.not_before_at,
        "done": done_at,
    }


def _note(row: Telling, identities: list[tuple[str, str, str]] | None, destination: Destination) -> Note:
    """The row as it leaves. Who the customer is, is read now: what was erased meanwhile is not told."""
    body = row.body
    facts = dict(body.get("facts", {}))
    if row.customer_id != NOBODY and destination.with_customers:
        facts = {"customer": customer_facts(row.customer_id, identities or [], destination.with_phones)} | facts
    occurred_at = datetime.fromisoformat(body["occurred_at"])
    return Note(f"hk-{row.id}", row.name, occurred_at, facts, body.get("subject", ""), body.get("text", ""))


def customer_facts(customer: int, identities: list[tuple[str, str, str]], with_phones: bool) -> dict[str, Any]:
    """How another tool may know her: our id, the shops' ids, her phone's hash, and the phone where that is wanted."""
    phones = [(value, sha256) for kind, value, sha256 in identities if kind == "phone"]
    facts: dict[str, Any] = {
        "id": str(customer),
        "shop_customers": [value for kind, value, _ in identities if kind == "shop_customer"],
        "phone_sha256": phones[-1][1] if phones else None,
    }
    return facts | ({"phone": phones[-1][0] if phones else None} if with_phones else {})
