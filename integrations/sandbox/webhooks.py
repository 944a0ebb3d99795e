"""Delivers webhooks the way vendors do: batches, retries for days, parallel, and every way that can go wrong."""

import asyncio
import contextlib
import io
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import Any

import aiohttp
import msgspec

from integrations.sandbox.faults import Faults
from integrations.sandbox.scheduler import Scheduler
from journeys.clock import MovableClock

Sign = Callable[[bytes], Mapping[str, str]]
Render = Callable[[Sequence[Any]], bytes]

# Meta retries "at once, then ever less often for up to 7 days"; the steps between are unpublished, these are ours.
META_RETRY_SECONDS = (0.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3_600.0, 7_200.0, 14_400.0, 28_800.0, 43_200.0)
META_GIVE_UP_AFTER = timedelta(days=7)
META_MAX_BYTES = 3_000_000


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How one vendor delivers. `cutoff_real_seconds` is real time, the rest is virtual.

    `max_batch` items are rendered into one POST; only 1 lets an item carry headers of its own.
    A status outside `success` is retried after `retry_seconds` (the last one repeats) until `give_up_after`.
    """

    max_batch: int = 1
    max_bytes: int = META_MAX_BYTES
    concurrency: int = 16
    cutoff_real_seconds: float = 5.0
    retry_seconds: tuple[float, ...] = META_RETRY_SECONDS
    give_up_after: timedelta = META_GIVE_UP_AFTER
    success: range = range(200, 201)


class Counts(msgspec.Struct):
    """Items and POSTs of one sender. `outstanding` items are neither acknowledged nor dropped yet."""

    items: int = 0
    posts: int = 0
    acked: int = 0
    unacked: int = 0
    dropped: int = 0
    outstanding: int = 0
    largest_batch: int = 0
    last_status: int = 0
    last_error: str = ""


class Delivery:
    """One POST with its attempts."""

    __slots__ = ("attempts", "body", "first_at", "headers", "items", "storms")

    def __init__(self, items: int, body: bytes, headers: Mapping[str, str], first_at: float) -> None:
        self.items = items
        self.body = body
        self.headers = headers
        self.first_at = first_at
        self.attempts = 0
        self.storms = 0


def _payload(body: bytes) -> bytes | io.BytesIO:
    return body if len(body) < 1_000_000 else io.BytesIO(body)  # aiohttp warns of larger bytes


def _only_item(items: Sequence[Any]) -> bytes:
    body = items[0]
    return body if isinstance(body, bytes) else bytes(body)


class WebhookSender:
    """The deliveries of one vendor to one URL. `url` may be changed at any time; an empty one loses everything."""

    def __init__(
        self,
        outside: "Webhooks",
        name: str,
        url: str,
        sign: Sign,
        *,
        policy: Policy | None = None,
        render: Render = _only_item,
    ) -> None:
        self.name = name
        self.url = url
        self.sign = sign
        self.policy = policy or Policy()
        self.counts = Counts()
        self._render = render
        self._outside = outside
        self._faults = outside.faults
        self._ready: deque[tuple[Any, Mapping[str, str]]] = deque()
        self._again: deque[Delivery] = deque()
        self._in_flight: set[asyncio.Task[None]] = set()
        self._flush_due = False
        self.quiet = asyncio.Event()
        self.quiet.set()

    def send(self, item: Any, headers: Mapping[str, str] | None = None) -> None:
        """Queue one item (the body itself unless the sender renders). Never blocks."""
        self.counts.items += 1
        if not self.url:
            self.counts.dropped += 1
            return
        self.counts.outstanding += 1
        hold = self._hold_seconds()
        if hold > 0:
            self._outside.scheduler.after(timedelta(seconds=hold), partial(self._enqueue, item, headers or {}))
        else:
            self._enqueue(item, headers or {})

    @property
    def busy(self) -> bool:
        """Whether something can be delivered now or is on its way."""
        return bool(self._ready or self._again or self._in_flight)

    def _hold_seconds(self) -> float:
        switches = self._faults.switches
        hold = switches.webhook_delay_seconds
        if self._faults.strikes("webhook_reorder"):
            hold += self._faults.random.uniform(0, switches.webhook_reorder_seconds)
        return hold

    def _enqueue(self, item: Any, headers: Mapping[str, str]) -> None:
        self._ready.append((item, headers))
        self._flush_soon()

    def _flush_soon(self) -> None:
        self.quiet.clear()
        if not self._flush_due:
            self._flush_due = True
            asyncio.get_running_loop().call_soon(self._flush)

    def _flush(self) -> None:
        self._flush_due = False
        while (self._again or self._ready) and len(self._in_flight) < self.policy.concurrency:
            delivery = self._again.popleft() if self._again else self._next_delivery()
            task = asyncio.ensure_future(self._attempt(delivery))
            self._in_flight.add(task)
            task.add_done_callback(self._attempt_ended)
        if not self.busy:
            self.quiet.set()

    def _attempt_ended(self, task: "asyncio.Task[None]") -> None:
        self._in_flight.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._outside.scheduler.errors.append(RuntimeError(f"{self.name}: {error!r}"))
        self._flush_soon()

    def _next_delivery(self) -> Delivery:
        size = self._batch_size()
        batch = list(islice(self._ready, size))
        if size > 1 and self._faults.switches.webhook_reorder > 0:
            self._faults.random.shuffle(batch)
        body = self._render([item for item, _ in batch])
        while len(body) > self.policy.max_bytes and size > 1:
            size //= 2
            batch = batch[:size]
            body = self._render([item for item, _ in batch])
        for _ in range(size):
            self._ready.popleft()
        headers = batch[0][1] if self.policy.max_batch == 1 else {}
        return Delivery(size, body, headers, self._outside.clock.now().timestamp())

    def _batch_size(self) -> int:
        top = self.policy.max_batch
        return 1 if top == 1 else min(len(self._ready), self._faults.random.randint(1, top))

    async def _attempt(self, delivery: Delivery) -> None:
        delivery.attempts += 1
        if delivery.attempts == 1 and self._faults.strikes("webhook_drop_first"):
            self._retry_later(delivery)
            return
        status = await self._post(delivery)
        self.counts.last_status = status
        if status in self.policy.success:
            self._outside.note_acknowledged(self.name, delivery)
            self._acknowledged(delivery)
        else:
            self.counts.unacked += 1
            self._retry_later(delivery)

    async def _post(self, delivery: Delivery) -> int:
        self.counts.posts += 1
        self.counts.largest_batch = max(self.counts.largest_batch, delivery.items)
        headers = {"Content-Type": "application/json", **delivery.headers, **self.sign(delivery.body)}
        timeout = aiohttp.ClientTimeout(total=self.policy.cutoff_real_seconds)
        try:
            async with self._outside.session.post(
                self.url, data=_payload(delivery.body), headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                await response.read()
                return response.status
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            self.counts.last_error = type(error).__name__
            return 0

    def _acknowledged(self, delivery: Delivery) -> None:
        if delivery.storms < self._faults.switches.webhook_retry_storm:
            delivery.storms += 1
            self._again.append(delivery)
            return
        if delivery.storms == 0 and self._faults.strikes("webhook_duplicate"):
            delivery.storms = 1
            self._again.append(delivery)
            return
        self.counts.acked += delivery.items
        self.counts.outstanding -= delivery.items

    def _retry_later(self, delivery: Delivery) -> None:
        steps = self.policy.retry_seconds
        wait = steps[min(delivery.attempts, len(steps)) - 1] if steps else float("inf")
        due = self._outside.clock.now().timestamp() + wait
        if due > delivery.first_at + self.policy.give_up_after.total_seconds():
            self.counts.dropped += delivery.items
            self.counts.outstanding -= delivery.items
            return
        self._outside.scheduler.at(due, partial(self._try_again, delivery))

    def _try_again(self, delivery: Delivery) -> None:
        self._again.append(delivery)
        self._flush_soon()

    async def close(self) -> None:
        """Abandon what is on its way."""
        tasks = list(self._in_flight)
        for task in tasks:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks, return_exceptions=True)


class Webhooks:
    """All senders of one sandbox."""

    def __init__(
        self, session: aiohttp.ClientSession, clock: MovableClock, scheduler: Scheduler, faults: Faults
    ) -> None:
        self.session = session
        self.clock = clock
        self.scheduler = scheduler
        self.faults = faults
        self.senders: dict[str, WebhookSender] = {}
        self.on_acknowledged: list[Callable[[str, Mapping[str, str], bytes], None]] = []

    def note_acknowledged(self, name: str, delivery: Delivery) -> None:
        """Tell whoever wants to know which POSTs were answered with success: sender, headers of its items, body."""
        for tell in self.on_acknowledged:
            tell(name, delivery.headers, delivery.body)

    def sender(
        self, name: str, url: str, sign: Sign, *, policy: Policy | None = None, render: Render = _only_item
    ) -> WebhookSender:
        """Create the sender called `name`, replacing an earlier one of that name."""
        sender = WebhookSender(self, name, url, sign, policy=policy, render=render)
        self.senders[name] = sender
        return sender

    async def idle(self) -> None:
        """Return when nothing due by the virtual now is left to do. Raises the first error of a scheduled call.

        Retries and statuses that lie in the virtual future do not count; move the clock, then wait again.
        """
        while True:
            self.scheduler.run_due()
            if self.scheduler.errors:
                raise self.scheduler.errors.pop(0)
            busy = next((sender for sender in self.senders.values() if not sender.quiet.is_set()), None)
            if busy is None:
                return
            await busy.quiet.wait()

    def as_json(self) -> dict[str, Any]:
        """The counts of every sender."""
        return {name: msgspec.structs.asdict(sender.counts) for name, sender in self.senders.items()}

    async def close(self) -> None:
        for sender in self.senders.values():
            await sender.close()
