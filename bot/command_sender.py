"""Carries out commands: asks couriers, shops and payment providers, and brings their answers back as events."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.intake import Intake
from bot.metrics import Metrics
from bot.translation import OWN, own_item
from bot.waking import Waker
from integrations.contract import Client, Command, Outcome
from journeys.clock import Clock
from journeys.errors import CommandRefused, HarkaraError, OutcomeUnknown, ServiceUnavailable
from journeys.events import CommandResult, Event, Key
from journeys.store import outbox
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.outbox import Settled, Waiting

log = structlog.get_logger("commands")

CHANNEL = "vendor"
MOST_AT_ONCE = 32
MOST_ATTEMPTS = 6
LONGEST_WAIT = timedelta(seconds=5)
LOOK_UP_AFTER = timedelta(seconds=30)
LOOK_UP_EVERY = timedelta(seconds=5)


class CommandSender:
    """Carries out the outbox's commands. `run` until told to stop; `carry_out_once` does one claim."""

    def __init__(
        self,
        database: Database,
        clients: Mapping[str, Client],
        intake: Intake,
        clock: Clock,
        metrics: Metrics,
        waker: Waker,
    ) -> None:
        self._database = database
        self._clients = clients
        self._intake = intake
        self._clock = clock
        self._metrics = metrics
        self._waker = waker
        self._look_again_at = clock.now()

    async def recover(self) -> None:
        """At start: commands that were under way when the last process died have an unknown outcome."""
        async with self._database.write() as connection:
            await outbox.orphaned_sends(connection, CHANNEL)

    async def run(self, stop: asyncio.Event) -> None:
        """Carry out commands until told to stop; those under way are finished."""
        while not stop.is_set():
            try:
                done = await self.carry_out_once()
                if self._clock.now() >= self._look_again_at:
                    self._look_again_at = self._clock.now() + LOOK_UP_EVERY
                    done += await self.look_up_once()
            except Exception as error:
                log.error("commands cannot be carried out", error=type(error).__name__)
                done = 0
            if done < MOST_AT_ONCE:
                await self._waker.wait_for_commands(self._clock, LONGEST_WAIT, stop)

    async def carry_out_once(self) -> int:
        """Claim what is due and ask; returns how many."""
        now = self._clock.now()
        async with self._database.write() as connection:
            rows = await outbox.claim(connection, CHANNEL, now, MOST_AT_ONCE)
            tries = [_try(row, now) for row in rows]
            await outbox.begin(connection, tries, now)
        await asyncio.gather(*(self._ask(row, each["id"]) for row, each in zip(rows, tries, strict=True)))
        return len(rows)

    async def look_up_once(self) -> int:
        """Read from the vendors what became of commands whose outcome we never learnt."""
        now = self._clock.now()
        async with self._database.write() as connection:
            rows = await outbox.unknown_since(connection, CHANNEL, now - LOOK_UP_AFTER)
            await outbox.look_again_later(connection, [row.id for row in rows], now)
        for row in rows:
            await self._look_up(row)
        return len(rows)

    async def _ask(self, row: Waiting, attempt_id: int) -> None:
        client = self._clients.get(row.account)
        try:
            if client is None or row.name not in client.capabilities:
                raise CommandRefused(f"{row.account or 'no account'} does not offer this", code="not_offered")
            outcome = await client.carry_out(_command(row))
        except CommandRefused as refusal:
            await self._settle(row, attempt_id, Outcome("refused", refusal.code, refusal.reason))
        except ServiceUnavailable as error:
            await self._try_again(row, attempt_id, str(error), error.retry_after_seconds)
        except OutcomeUnknown as error:
            if client and row.name in client.idempotent:
                await self._try_again(row, attempt_id, str(error), None)
            else:
                await self._write(row, attempt_id, "unknown", "unknown", "unknown", str(error))
        except Exception as error:
            log.error("a command failed", command=row.name, account=row.account, error=type(error).__name__)
            await self._settle(row, attempt_id, Outcome("failed", type(error).__name__, "our own failure"))
        else:
            await self._settle(row, attempt_id, outcome)

    async def _settle(self, row: Waiting, attempt_id: int, outcome: Outcome) -> None:
        """Tell the journey first: should we die between the two, the outcome is told again under the same key."""
        await self._report(row, outcome)
        is_done = outcome.state in {"accepted", "confirmed"}
        status = "accepted" if is_done else "failed"
        await self._write(row, attempt_id, "done" if is_done else "failed", status, outcome.code, outcome.reason)

    async def _try_again(self, row: Waiting, attempt_id: int, reason: str, wait_seconds: float | None) -> None:
        if row.attempts + 1 >= MOST_ATTEMPTS:
            await self._settle(row, attempt_id, Outcome("failed", "unavailable", reason))
            return
        at = self._clock.now() + timedelta(seconds=wait_seconds or min(300, 5 * 2**row.attempts))
        await self._write(row, attempt_id, "ready", "failed", "unavailable", reason, at)

    async def _write(
        self,
        row: Waiting,
        attempt_id: int,
        state: str,
        status: str,
        code: str,
        reason: str,
        at: datetime | None = None,
    ) -> None:
        settled = Settled(row.id, attempt_id, state, status, self._clock.now(), None, code, reason, at)
        async with self._database.write() as connection:
            await outbox.settle(connection, [settled])
        self._metrics.sends.labels(CHANNEL, "accepted" if state == "done" else "refused").inc()

    async def _look_up(self, row: Waiting) -> None:
        client = self._clients.get(row.account)
        try:
            outcome = await client.look_up(_command(row)) if client else None
        except HarkaraError as error:
            log.info("a command's outcome cannot be read yet", command=row.name, error=type(error).__name__)
            await self._park_or_wait(row)
            return
        if outcome is None:
            await self._park_or_wait(row)
            return
        await self._report(row, outcome)
        state = "done" if outcome.state in {"accepted", "confirmed"} else "failed"
        await self._move(row, state, outcome.code)

    async def _park_or_wait(self, row: Waiting) -> None:
        """Nobody can tell what became of it: a person looks before it is asked again."""
        waited = self._clock.now() - row.created_at
        if waited < timedelta(minutes=10):
            return
        await self._report(row, Outcome("failed", "outcome_unknown", "the vendor never told what became of it"))
        await self._move(row, "parked", "outcome_unknown")

    async def _move(self, row: Waiting, state: str, reason: str) -> None:
        change = {"row": row.id, "to": state, "why": reason, "not_before": None, "done": self._clock.now()}
        async with self._database.write() as connection:
            await outbox.set_state(connection, [change])

    async def _report(self, row: Waiting, outcome: Outcome) -> None:
        now = self._clock.now()
        body = CommandResult(
            outbox_id=row.id,
            command=row.name,
            state=outcome.state,
            code=outcome.code,
            reason=outcome.reason,
            data={"order_id": row.order_id, "shipment_id": row.shipment_id, **outcome.data},
        )
        event = Event(
            kind=f"command.{outcome.state}",
            key=f"command:{row.id}:{outcome.state}",
            occurred_at=now,
            received_at=now,
            source=OWN,
            body=body,
            keys=(Key("customer", str(row.customer_id)),),
        )
        await self._intake.store(OWN, [own_item(event)], now)


def _command(row: Waiting) -> Command:
    return Command(row.name, row.body, token=f"hk-{row.id}")


def _try(row: Waiting, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "customer_id": row.customer_id,
        "outbox_id": row.id,
        "number": row.attempts + 1,
        "token": f"{row.id}|a:{row.attempts + 1}",
        "status": "sending",
        "form": "command",
        "tried_at": now,
    }
