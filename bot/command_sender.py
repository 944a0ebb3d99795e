"""Carries out commands: asks couriers, shops and payment providers, and brings their answers back as events."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection
from tenacity import AsyncRetrying, stop_after_attempt

from bot.metrics import Metrics
from bot.translation import OWN, own_item
from bot.waking import Waker
from integrations.contract import Client, Command, Outcome
from journeys.clock import Clock
from journeys.errors import CommandRefused, HarkaraError, OutcomeUnknown, ServiceUnavailable
from journeys.events import CommandResult, Event, Key
from journeys.store import inbox, outbox
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
        clock: Clock,
        metrics: Metrics,
        waker: Waker,
    ) -> None:
        self._database = database
        self._clients = clients
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
        asking = [self._ask(row, each["id"]) for row, each in zip(rows, tries, strict=True)]
        for failure in await asyncio.gather(*asking, return_exceptions=True):
            if failure:
                log.error("an outcome could not be written; it will be looked up", error=type(failure).__name__)
        return len(rows)

    async def look_up_once(self) -> int:
        """Read from the vendors what became of commands whose outcome we never learnt."""
        now = self._clock.now()
        async with self._database.write() as connection:
            await outbox.orphaned_sends(connection, CHANNEL)  # nothing is being asked while we look
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
                await self._write(row, self._settled(row, attempt_id, "unknown", "unknown", "unknown", str(error)))
        except Exception as error:
            log.error("a command failed", command=row.name, account=row.account, error=type(error).__name__)
            await self._settle(row, attempt_id, Outcome("failed", type(error).__name__, "our own failure"))
        else:
            await self._settle(row, attempt_id, outcome)

    async def _settle(self, row: Waiting, attempt_id: int, outcome: Outcome) -> None:
        state, status = ("done", "accepted") if _is_yes(outcome) else ("failed", "failed")
        await self._write(row, self._settled(row, attempt_id, state, status, outcome.code, outcome.reason), outcome)

    async def _try_again(self, row: Waiting, attempt_id: int, reason: str, wait_seconds: float | None) -> None:
        if row.attempts + 1 >= MOST_ATTEMPTS:
            await self._settle(row, attempt_id, Outcome("failed", "unavailable", reason))
            return
        at = self._clock.now() + timedelta(seconds=wait_seconds or min(300, 5 * 2**row.attempts))
        settled = self._settled(row, attempt_id, "ready", "failed", "unavailable", reason)
        await self._write(row, msgspec.structs.replace(settled, not_before_at=at))

    def _settled(self, row: Waiting, attempt_id: int, *what: str) -> Settled:
        """`what`: the row's state, the attempt's status, the vendor's code and words."""
        state, status, code, reason = what
        return Settled(row.id, attempt_id, state, status, self._clock.now(), None, code, reason)

    async def _write(self, row: Waiting, settled: Settled, told: Outcome | None = None) -> None:
        """Settle the row and tell the journey in one transaction: a death between the two would tell it otherwise."""
        async for attempt in AsyncRetrying(stop=stop_after_attempt(3), reraise=True):
            with attempt:
                async with self._database.write() as connection:
                    await outbox.settle(connection, [settled])
                    await self._tell(connection, row, told)
        self._waker.wake_worker()
        self._metrics.sends.labels(CHANNEL, "accepted" if settled.state == "done" else "refused").inc()

    async def _look_up(self, row: Waiting) -> None:
        client = self._clients.get(row.account)
        try:
            outcome = await client.look_up(_command(row)) if client else None
        except HarkaraError as error:
            log.info("a command's outcome cannot be read yet", command=row.name, error=type(error).__name__)
            await self._park_or_wait(row)
            return
        if outcome:
            await self._move(row, "done" if _is_yes(outcome) else "failed", outcome.code, outcome)
        elif client and row.name in client.idempotent:
            await self._move(row, "ready", "asked_again")
        else:
            await self._park_or_wait(row)

    async def _park_or_wait(self, row: Waiting) -> None:
        """Nobody can tell what became of it: a person looks before it is asked again."""
        waited = self._clock.now() - row.created_at
        if waited < timedelta(minutes=10):
            return
        told = Outcome("failed", "outcome_unknown", "the vendor never told what became of it")
        await self._move(row, "parked", "outcome_unknown", told)

    async def _move(self, row: Waiting, state: str, reason: str, told: Outcome | None = None) -> None:
        done_at = self._clock.now() if state != "ready" else None
        change = {"row": row.id, "to": state, "why": reason, "not_before": None, "done": done_at}
        async with self._database.write() as connection:
            await outbox.set_state(connection, [change])
            await self._tell(connection, row, told)
        self._waker.wake_worker()

    async def _tell(self, connection: AsyncConnection, row: Waiting, outcome: Outcome | None) -> None:
        """Put the outcome into the inbox, as an event like any other."""
        if outcome is None:
            return
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
        item = own_item(event)
        row_of_inbox = {"source": OWN, "key": item.key, "kind": item.kind, "body": item.body, "received_at": now}
        await inbox.append(connection, [row_of_inbox])


def _is_yes(outcome: Outcome) -> bool:
    return outcome.state in {"accepted", "confirmed"}


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
