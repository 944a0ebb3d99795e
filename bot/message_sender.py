"""The one arbiter and sender of WhatsApp messages: claims, judges, words, paces, sends, writes down the outcome.

One process sends for a number at a time; on PostgreSQL an advisory lock decides which. A message is noted as being
sent before it leaves; one whose outcome we never learnt waits for a status that carries its token.
"""

import asyncio
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
import structlog

from bot.composing import Composer, ledger_inputs
from bot.metrics import Metrics
from bot.settling import Settling
from bot.waking import Waker
from integrations.whatsapp.errors import MessageRefused, retry_at
from integrations.whatsapp.outgoing import Outgoing
from integrations.whatsapp.pacing import PairLimiter, TokenBucket
from integrations.whatsapp.sender import WhatsAppNumber
from journeys.clock import Clock
from journeys.errors import CommandRefused, HarkaraError, OutcomeUnknown, ServiceUnavailable
from journeys.policies import Outcome
from journeys.state import CustomerState
from journeys.store import inbox, outbox
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.load import Named, load_identities, load_states, read_customers
from journeys.store.outbox import Settled, Waiting
from journeys.store.save import ledger_line

log = structlog.get_logger("sender")

CHANNEL = "whatsapp"
CAPS_LOOK_BACK = timedelta(hours=25)
LONGEST_WAIT = timedelta(seconds=5)
MOST_IN_FLIGHT = 256
MOST_ATTEMPTS = 8
RECONCILE_EVERY = timedelta(seconds=15)

# Reactions after which nothing more may leave from this number until a person has looked.
STOPPING = frozenset({"page", "stop_number", "slow_all", "slow_brand"})
STOPPED_FOR = timedelta(minutes=5)


class Pacing(msgspec.Struct, frozen=True):
    """How fast a number may send: messages a second, how many at once to one customer, and after how long an
    unknown outcome is tried again."""

    per_second: int = 80
    pair_burst: int = 10
    reconcile_after: timedelta = timedelta(minutes=10)


class MessageSender:
    """Sends the outbox's WhatsApp rows. `run` until told to stop; `send_once` does one claim and is what tests call."""

    def __init__(
        self,
        database: Database,
        number: WhatsAppNumber,
        composer: Composer,
        clock: Clock,
        metrics: Metrics,
        waker: Waker,
        pace: Pacing,
    ) -> None:
        self._database = database
        self._number = number
        self._composer = composer
        self._clock = clock
        self._metrics = metrics
        self._waker = waker
        # A little under the ceiling, so that a burst on top of the steady rate stays within any second's allowance.
        self._bucket = TokenBucket(pace.per_second * 0.98, burst=max(1, pace.per_second // 100))
        self._pairs = PairLimiter(pace.pair_burst)
        self._reconcile_after = pace.reconcile_after
        self._settling = Settling(database, metrics, CHANNEL)
        self._busy: set[int] = set()
        self._waiting = 0
        self._in_flight: set[asyncio.Task[None]] = set()
        self._stopped_until: datetime | None = None
        self._reconciled_at: datetime | None = None

    @property
    def is_busy(self) -> bool:
        """Whether anything is on its way out and not yet answered."""
        return bool(self._in_flight)

    @property
    def is_waiting_for_its_turn(self) -> bool:
        """Whether a message is held back by the number's rate."""
        return self._waiting > 0

    # -- the loop ------------------------------------------------------------------------------------------------

    async def recover(self) -> None:
        """At start: what was being sent when the last process died has an unknown outcome."""
        async with self._database.write() as connection:
            count = await outbox.orphaned_sends(connection, CHANNEL)
        if count:
            log.info("sends were interrupted and wait for their status", count=count)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until told to stop; what has left is seen through to its answer."""
        while not stop.is_set():
            try:
                await self.reconcile()
                claimed = await self.send_once()
            except Exception as error:
                log.error("sending failed", error=type(error).__name__)
                claimed = 0
            if claimed < MOST_IN_FLIGHT // 2:
                await self._waker.wait_for_sends(self._clock, await self._until_next(), stop)
        await self.finish()

    async def finish(self) -> None:
        """Wait for every message that has left to be answered and written down."""
        while self._in_flight:
            await asyncio.wait(self._in_flight)
        await self._settling.close()

    async def _until_next(self) -> timedelta:
        async with self._database.read() as connection:
            due = await outbox.next_ready(connection, CHANNEL)
        if due is None or self._stopped_until:
            return LONGEST_WAIT
        wait = min(LONGEST_WAIT, max(due - self._clock.now(), timedelta(milliseconds=5)))
        return max(wait, timedelta(milliseconds=20)) if self._busy else wait

    # -- claiming ------------------------------------------------------------------------------------------------

    async def send_once(self) -> int:
        """Claim what may leave now, judge and word it, note it, and let it go. Returns how many rows were claimed."""
        now = self._clock.now()
        room = MOST_IN_FLIGHT - len(self._in_flight)
        if room <= 0 or (self._stopped_until and now < self._stopped_until):
            return 0
        self._stopped_until = None
        async with self._database.write() as connection:
            rows = await outbox.claim(connection, CHANNEL, now, room, busy=self._busy)
            if not rows:
                return 0
            leaving = await self._judge(connection, _one_per_customer(rows), now)
        for row, attempt_id, outgoing in leaving:
            self._busy.add(row.customer_id)
            task = asyncio.create_task(self._send(row, attempt_id, outgoing))
            self._in_flight.add(task)
            task.add_done_callback(self._in_flight.discard)
        return len(rows) if len(leaving) == len(rows) else len(leaving)

    async def _judge(
        self, connection: Any, rows: Sequence[Waiting], now: datetime
    ) -> list[tuple[Waiting, int, Outgoing]]:
        """Note what leaves, defer or withhold the rest, each with its line in the ledger."""
        states = await self._states(connection, {row.customer_id for row in rows}, now)
        recent = await outbox.recent_sends(connection, list(states), now - CAPS_LOOK_BACK)
        templates = await outbox.template_statuses(connection)
        leaving: list[tuple[Waiting, int, Outgoing]] = []
        tries: list[dict[str, Any]] = []
        changes: list[dict[str, Any]] = []
        lines: list[dict[str, Any]] = []
        for row in rows:
            state = states[row.customer_id]
            if self._pairs.ready_at(row.customer_id, now) > now:
                changes.append(_later(row, self._pairs.ready_at(row.customer_id, now), row.reason))
                continue
            composed = self._composer.compose(row, state, recent.get(row.customer_id, []), templates, now)
            verdict = composed.verdict
            if verdict.outcome is Outcome.SEND and composed.content is not None:
                self._pairs.take(row.customer_id, now)
                token = f"{row.id}|a:{row.attempts + 1}"
                outgoing = self._composer.addressed(token, composed.content, state, row.body.get("reply_to", ""))
                attempt = _try(row, token, verdict.form, composed.text, now)
                tries.append(attempt)
                leaving.append((row, attempt["id"], outgoing))
                lines.append(_line(row, state, "sent", verdict.form, (), now))
            elif verdict.outcome is Outcome.DEFER and verdict.until:
                changes.append(_later(row, verdict.until, verdict.reason))
                if row.reason != verdict.reason:
                    lines.append(_line(row, state, "deferred", "", verdict.blockers, now))
            else:
                changes.append(_withheld(row, verdict.reason, now))
                lines.append(_line(row, state, "withheld", "", verdict.blockers, now))
                self._metrics.withheld.labels(verdict.reason).inc()
        await outbox.begin(connection, tries, now)
        await outbox.set_state(connection, changes)
        await outbox.write_ledger(connection, lines)
        return leaving

    async def _states(self, connection: Any, customers: set[int], now: datetime) -> dict[int, CustomerState]:
        known = await read_customers(connection, sorted(customers))
        states = await load_states(connection, known, {}, Named(), now)
        await load_identities(connection, states)
        return states

    # -- sending -------------------------------------------------------------------------------------------------

    async def _send(self, row: Waiting, attempt_id: int, outgoing: Outgoing) -> None:
        try:
            await self._wait_for_turn()
            settled = await self._outcome(row, attempt_id, outgoing)
            await self._settling.write(settled)
        except Exception as error:
            log.error("an outcome could not be written; it will be reconciled", error=type(error).__name__)
        finally:
            self._busy.discard(row.customer_id)
            self._waker.wake_senders(pass_on=False)

    async def _wait_for_turn(self) -> None:
        self._waiting += 1
        while not self._bucket.take(CHANNEL, now := self._clock.now()):
            await self._clock.sleep(self._bucket.ready_at(CHANNEL, now) - now)
        self._waiting -= 1

    async def _outcome(self, row: Waiting, attempt_id: int, outgoing: Outgoing) -> Settled:
        """Send once and say what came of it."""
        try:
            accepted = await self._number.send(outgoing)
        except MessageRefused as refusal:
            return self._refused(row, attempt_id, refusal)
        except CommandRefused as refusal:  # our own limits: it never left
            return Settled(
                row.id, attempt_id, "failed", "failed", self._clock.now(), None, refusal.code, refusal.reason
            )
        except ServiceUnavailable as error:
            wait = timedelta(seconds=error.retry_after_seconds or min(60, 2 ** min(row.attempts, 6)))
            return self._again(row, attempt_id, "unavailable", str(error), self._clock.now() + wait)
        except (OutcomeUnknown, HarkaraError) as error:
            return Settled(row.id, attempt_id, "unknown", "unknown", self._clock.now(), None, "unknown", str(error))
        self._note_reply_time(row)
        return Settled(row.id, attempt_id, "done", "accepted", self._clock.now(), accepted.wamid)

    def _refused(self, row: Waiting, attempt_id: int, refusal: MessageRefused) -> Settled:
        now, reaction = self._clock.now(), refusal.reaction
        if reaction.act in STOPPING:
            self._stopped_until = now + STOPPED_FOR
            log.error("WhatsApp refuses this number", code=refusal.error_code, says=reaction.says)
            return self._again(row, attempt_id, refusal.code, refusal.reason, self._stopped_until)
        if reaction.act == "template" and row.proactive and not row.reason.startswith("template:"):
            return self._again(row, attempt_id, f"template:{refusal.code}", refusal.reason, now)
        if reaction.act == "slow_number":
            self._bucket.hold(CHANNEL, now + timedelta(seconds=1))
        if reaction.act == "slow_customer":
            self._pairs.hold(row.customer_id, now + timedelta(seconds=6))
        again_at = retry_at(reaction, row.attempts + 1, now, random.random())
        if again_at:
            return self._again(row, attempt_id, refusal.code, refusal.reason, again_at)
        return Settled(row.id, attempt_id, "failed", "failed", now, None, refusal.code, refusal.reason)

    def _again(self, row: Waiting, attempt_id: int, code: str, reason: str, at: datetime) -> Settled:
        """It certainly did not arrive: try again later, but not for ever."""
        state = "ready" if row.attempts + 1 < MOST_ATTEMPTS else "parked"
        return Settled(row.id, attempt_id, state, "failed", self._clock.now(), None, code, reason, at)

    def _note_reply_time(self, row: Waiting) -> None:
        if not row.proactive and row.body.get("cause_at"):
            received_at = datetime.fromisoformat(row.body["cause_at"])
            self._metrics.reply_seconds.observe(max(0.0, (self._clock.now() - received_at).total_seconds()))

    # -- reconciling ---------------------------------------------------------------------------------------------

    async def reconcile(self) -> None:
        """Try unknown sends again once their status is long overdue, and only while statuses do arrive."""
        now = self._clock.now()
        if self._reconciled_at and now - self._reconciled_at < RECONCILE_EVERY:
            return
        self._reconciled_at = now
        async with self._database.write() as connection:
            rows = await outbox.unknown_since(connection, CHANNEL, now - self._reconcile_after)
            if not rows:
                return
            heard_at = await inbox.newest_from(connection, CHANNEL)
            if heard_at is None or heard_at < now - self._reconcile_after:
                return  # WhatsApp may be trying to tell us and cannot reach us
            await outbox.give_up_attempts(connection, [row.id for row in rows])
            await outbox.set_state(connection, [_later(row, now, "no_status") for row in rows])


def _one_per_customer(rows: Sequence[Waiting]) -> list[Waiting]:
    """The first row of each customer: the others wait until it has left, so that order is kept."""
    first: dict[int, Waiting] = {}
    for row in rows:
        first.setdefault(row.customer_id, row)
    return list(first.values())


def _try(row: Waiting, token: str, form: str, text: str, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "customer_id": row.customer_id,
        "outbox_id": row.id,
        "number": row.attempts + 1,
        "token": token,
        "status": "sending",
        "form": form,
        "text": text,
        "tried_at": now,
    }


def _later(row: Waiting, at: datetime, reason: str) -> dict[str, Any]:
    return {"row": row.id, "to": "ready", "why": reason, "not_before": at, "done": None}


def _withheld(row: Waiting, reason: str, now: datetime) -> dict[str, Any]:
    return {"row": row.id, "to": "withheld", "why": reason, "not_before": None, "done": now}


def _line(
    row: Waiting, state: CustomerState, outcome: str, form: str, blockers: Sequence[str], now: datetime
) -> dict[str, Any]:
    inputs = ledger_inputs(state, row, form)
    return ledger_line(
        row.customer_id,
        row.order_id,
        row.name,
        outcome,
        row.rule_version,
        blockers,
        row.causes,
        row.dedupe_key,
        now,
        inputs,
    )
