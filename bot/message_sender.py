"""The one arbiter and sender of WhatsApp messages: claims, judges, words, paces, sends, writes down the outcome.

One process sends for a number at a time; on PostgreSQL an advisory lock decides which. A message is noted as being
sent before it leaves; one whose outcome we never learnt waits for a status that carries its token.
"""

import asyncio
import random
from datetime import datetime, timedelta

import msgspec
import structlog

from bot.address_form import AS_TEXT
from bot.composing import Composer
from bot.door import Door
from bot.door_notes import Departure
from bot.failed_messages import ACT_OF_VENDOR_ACT, STATUS_OF_REFUSAL, template_is_refused
from bot.metrics import Metrics
from bot.reconciling import Reconciling
from bot.settling import Settling
from bot.waking import Waker
from integrations.whatsapp.errors import MessageRefused, retry_at
from integrations.whatsapp.outgoing import TemplateMessage
from integrations.whatsapp.pacing import PairLimiter, TokenBucket
from integrations.whatsapp.sender import WhatsAppNumber
from journeys.clock import Clock
from journeys.errors import CommandRefused, HarkaraError, OutcomeUnknown, ServiceUnavailable
from journeys.store import outbox, promises, turns
from journeys.store.attempts import STAMP_OF_ACT, stamp_customers
from journeys.store.database import Database
from journeys.store.desk_changes import touch_senders
from journeys.store.notices import note_refused
from journeys.store.outbox import Settled, Waiting

log = structlog.get_logger("sender")

CHANNEL = "whatsapp"
LONGEST_WAIT = timedelta(seconds=5)
WAIT_FOR_ROOM = timedelta(milliseconds=20)  # what is due goes to somebody to whom a message is just leaving
WAIT_FOR_STORE = timedelta(seconds=1)
NO_WAIT = timedelta(0)
MOST_IN_FLIGHT = 256
MOST_ATTEMPTS = 8

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
        self._clock = clock
        self._metrics = metrics
        self._waker = waker
        self._bucket = TokenBucket.under(pace.per_second)
        self._pairs = PairLimiter(pace.pair_burst)
        self._door = Door(composer, self._pairs, metrics, number.phone_id)
        self._reconciling = Reconciling(database, clock, CHANNEL, pace.reconcile_after)
        self._settling = Settling(database, metrics, CHANNEL, number.phone_id, composer.brand)
        self._busy: dict[int, Departure] = {}  # customer -> what is leaving
        self._waiting = 0
        self._is_looking = False
        self._ended = 0  # how many have been sent, or tried
        self._is_held_up = False  # something may leave as soon as what is leaving has left
        self._in_flight: set[asyncio.Task[None]] = set()
        self._stopped_until: datetime | None = None

    @property
    def is_busy(self) -> bool:
        """Whether anything is on its way out and not yet answered, or is being looked for."""
        return bool(self._in_flight) or self._is_looking

    @property
    def is_waiting_for_its_turn(self) -> bool:
        """Whether a message is held back by the number's rate."""
        return self._waiting > 0

    @property
    def stopped_until(self) -> datetime | None:
        """Until when nothing leaves, because WhatsApp refuses the number."""
        until = self._stopped_until
        return until if until and self._clock.now() < until else None

    # -- the loop ------------------------------------------------------------------------------------------------

    async def recover(self) -> None:
        """At start: see to what was being sent when the last process died."""
        await self._reconciling.recover()

    async def run(self, stop: asyncio.Event) -> None:
        """Send until told to stop; what has left is seen through to its answer."""
        is_rung = False
        while not stop.is_set():
            self._is_looking = True
            try:
                await self._reconciling.reconcile([row.id for each in self._busy.values() for row in each.rows])
                wait = await self._send_what_is_ready(is_rung)
            except Exception as error:
                log.error("sending failed", error=type(error).__name__)
                wait = WAIT_FOR_STORE
            self._is_looking = False
            is_rung = await self._waker.wait_for_sends(self._clock, wait, stop) if wait else False
        await self.finish()

    async def _send_what_is_ready(self, is_rung: bool) -> timedelta:
        """Returns how long nothing more can leave. Who rings knows of a message; else a look, which keeps no writer
        waiting, comes before the claim."""
        ended = self._ended
        if is_rung and await self.send_once() and self._waker.has_sends:
            return WAIT_FOR_ROOM
        wait = await self._until_next()
        self._is_held_up = not wait and not await self.send_once()
        if not self._is_held_up:
            return wait
        return WAIT_FOR_ROOM if self._ended == ended else NO_WAIT

    async def finish(self) -> None:
        """Wait for every message that has left to be answered and written down."""
        while self._in_flight:
            await asyncio.wait(self._in_flight)
        await self._settling.close()

    async def _until_next(self) -> timedelta:
        """How long nothing can be claimed."""
        async with self._database.peek() as connection:
            due = await outbox.next_ready(connection, CHANNEL)
        if due is None or self.stopped_until:
            return LONGEST_WAIT
        return min(LONGEST_WAIT, max(due - self._clock.now(), NO_WAIT))

    # -- claiming ------------------------------------------------------------------------------------------------

    async def send_once(self) -> int:
        """Claim what may leave now, judge and word it, note it, and let it go. Returns how many rows were claimed."""
        now = self._clock.now()
        room = MOST_IN_FLIGHT - len(self._in_flight)
        if room <= 0 or self.stopped_until:
            return 0
        async with self._database.write(can_wait=turns.ANSWERING) as connection:
            rows = await outbox.claim(connection, CHANNEL, now, room, busy=self._busy)
            if not rows:
                return 0
            notes = await self._door.pass_through(connection, rows, now)
        for departure in notes.departures:
            self._busy[departure.row.customer_id] = departure
            task = asyncio.create_task(self._send(departure))
            self._in_flight.add(task)
            task.add_done_callback(self._in_flight.discard)
        if kept_back := [each["row"] for each in notes.changes if each["to"] != "ready"]:
            async with self._database.write() as connection:  # of its own: a worker may hold the chat
                await touch_senders(connection, kept_back)
            self._waker.wake_desk(to_give=False)
        if notes.silenced:
            async with self._database.write() as connection:
                await promises.fall_back(connection, notes.silenced)
        left = sum(len(departure.rows) for departure in notes.departures)
        return len(rows) if left == len(rows) else len(notes.departures)

    # -- sending -------------------------------------------------------------------------------------------------

    async def _send(self, departure: Departure) -> None:
        has_left = False
        try:
            await self._wait_for_turn()
            settled = await self._outcome(departure)
            await self._settling.write(settled)
            has_left = settled.has_left
        except Exception as error:
            log.error("an outcome could not be written; it will be reconciled", error=type(error).__name__)
        finally:
            self._busy.pop(departure.row.customer_id, None)
            self._ended += 1
            if self._is_held_up or not has_left:  # it may have to be tried again
                self._waker.wake_senders(pass_on=False)
            self._waker.wake_desk(to_give=False)

    async def _wait_for_turn(self) -> None:
        self._waiting += 1
        while not self._bucket.take(CHANNEL, now := self._clock.now()):
            await self._clock.sleep(self._bucket.ready_at(CHANNEL, now) - now)
        self._waiting -= 1

    async def _outcome(self, departure: Departure) -> Settled:
        """Send once and say what came of it, for all rows in the message."""
        settled = await self._tried(departure.row, departure)
        return msgspec.structs.replace(
            settled, also=departure.also, leaving=departure.leaving, category=departure.category
        )

    async def _tried(self, row: Waiting, departure: Departure) -> Settled:
        attempt_id = departure.attempt_id
        try:
            accepted = await self._number.send(departure.outgoing)
        except MessageRefused as refusal:
            await self._remember(departure, refusal)
            return self._refused(departure, refusal)
        except CommandRefused as refusal:  # our own limits: it never left
            return Settled(
                row.id, attempt_id, "failed", "failed", self._clock.now(), None, refusal.code, refusal.reason
            )
        except ServiceUnavailable as error:
            wait = timedelta(seconds=error.retry_after_seconds or min(60, 2 ** min(departure.number - 1, 6)))
            return self._again(departure, "unavailable", str(error), self._clock.now() + wait)
        except (OutcomeUnknown, HarkaraError) as error:
            return Settled(row.id, attempt_id, "unknown", "unknown", self._clock.now(), None, "unknown", str(error))
        self._note_reply_time(row)
        return Settled(row.id, attempt_id, "done", "accepted", self._clock.now(), accepted.wamid)

    async def _remember(self, departure: Departure, refusal: MessageRefused) -> None:
        """Keep what a refusal says of the customer (WhatsApp does not reach her, or she stopped marketing) or of the
        template (it may not leave)."""
        now, content = self._clock.now(), departure.outgoing.content
        act = ACT_OF_VENDOR_ACT.get(refusal.reaction.act, "")
        if act in STAMP_OF_ACT:
            async with self._database.write() as connection:
                await stamp_customers(connection, [{"customer": departure.row.customer_id, "at": now, "act": act}])
        elif isinstance(content, TemplateMessage) and template_is_refused(refusal.error_code, departure.number, now):
            status = STATUS_OF_REFUSAL[refusal.error_code]
            async with self._database.write() as connection:
                await note_refused(connection, content.name, content.language, status, now)

    def _refused(self, departure: Departure, refusal: MessageRefused) -> Settled:
        now, reaction = self._clock.now(), refusal.reaction
        row, attempt_id = departure.row, departure.attempt_id
        if reaction.act in STOPPING:
            self._stopped_until = now + STOPPED_FOR
            log.error("WhatsApp refuses this number", code=refusal.error_code, says=reaction.says)
            # Not the message's fault: however long the stop lasts, it is tried again.
            return Settled(
                row.id, attempt_id, "ready", "failed", now, None, refusal.code, refusal.reason, self._stopped_until
            )
        if reaction.act == "template" and row.proactive and not row.reason.startswith("template:"):
            return self._again(departure, f"template:{refusal.code}", refusal.reason, now)
        if reaction.act == "ask_text" and not row.reason.startswith(AS_TEXT):  # her app cannot show the form
            return self._again(departure, f"{AS_TEXT}{refusal.code}", refusal.reason, now)
        if reaction.act == "slow_number":
            self._bucket.hold(CHANNEL, now + timedelta(seconds=1))
        if reaction.act == "slow_customer":
            self._pairs.hold(row.customer_id, now + timedelta(seconds=6))
        if template_is_refused(refusal.error_code, departure.number, now):  # the door picks another, or none
            return self._again(departure, refusal.code, refusal.reason, now)
        again_at = retry_at(reaction, departure.number, now, random.random())
        if again_at:
            return self._again(departure, refusal.code, refusal.reason, again_at)
        return Settled(row.id, attempt_id, "failed", "failed", now, None, refusal.code, refusal.reason)

    def _again(self, departure: Departure, code: str, reason: str, at: datetime) -> Settled:
        """It certainly did not arrive: try again later, but not for ever."""
        state = "ready" if departure.number < MOST_ATTEMPTS else "parked"
        return Settled(
            departure.row.id, departure.attempt_id, state, "failed", self._clock.now(), None, code, reason, at
        )

    def _note_reply_time(self, row: Waiting) -> None:
        if not row.proactive and row.body.get("cause_at"):
            received_at = datetime.fromisoformat(row.body["cause_at"])
            self._metrics.reply_seconds.observe(max(0.0, (self._clock.now() - received_at).total_seconds()))
