"""What customers wrote is read beside deciding: a text that takes long holds nobody back but her who wrote it."""

import asyncio
from collections.abc import Callable, Sequence

import structlog

from bot.translation import Translator
from journeys.events import Key, MessageIn
from journeys.interpreter import Interpreter
from journeys.store.inbox import MESSAGE, Item

log = structlog.get_logger("reading")


class ReadingAhead:
    """Which waiting messages can be decided without waiting for a model. One for all loops of a process.

    Nothing of it is kept in the store: a message is `new` there until it is decided, and read again after a crash.
    """

    def __init__(self, interpreter: Interpreter, translator: Translator, when_read: Callable[[], None]) -> None:
        self._interpreter = interpreter
        self._translator = translator
        self._when_read = when_read
        self._whose: dict[int, frozenset[Key]] = {}  # of the waiting messages that were looked at, by inbox id
        self._busy: dict[int, asyncio.Task[None]] = {}

    async def look(self, waiting: Sequence[Item]) -> None:
        """Begin to read what is new among the oldest waiting messages."""
        ids = {item.id for item in waiting} | self._busy.keys()
        self._whose = {id: keys for id, keys in self._whose.items() if id in ids}
        for item in waiting:
            if item.id not in self._whose:
                self._begin(item)
                await asyncio.sleep(0)

    def ready(self, claimed: Sequence[Item]) -> list[Item]:
        """Those that can be decided now: not a message that is being read, nor a later one of the same customer, so
        that hers are decided in the order she wrote them."""
        for item in claimed:
            if item.kind == MESSAGE and item.id not in self._whose:  # it came after the look
                self._begin(item)
        held: dict[Key, int] = {}
        for id in sorted(self._busy):
            for key in self._whose[id]:
                held.setdefault(key, id)
        return [item for item in claimed if item.kind != MESSAGE or self._is_ready(item.id, held)]

    def _is_ready(self, id: int, held: dict[Key, int]) -> bool:
        return id not in self._busy and all(held.get(key, id + 1) > id for key in self._whose[id])

    async def one_is_read(self) -> bool:
        """Wait until a text has been read; False when none is being read."""
        if not self._busy:
            return False
        await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)
        return True

    async def stop(self) -> None:
        """Leave off; what was not read is still in the inbox."""
        tasks = list(self._busy.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, item: Item) -> None:
        events = self._translator.translate([item]).events
        self._whose[item.id] = frozenset(key for event in events for key in event.keys)
        texts = [event.body.text for event in events if isinstance(event.body, MessageIn) and event.body.text]
        if not all(self._interpreter.reads_at_once(text) for text in texts):
            task = asyncio.create_task(self._read(item.id, texts))
            self._busy[item.id] = task
            task.add_done_callback(lambda _: self._finished(item.id))

    async def _read(self, id: int, texts: Sequence[str]) -> None:
        try:
            await self._interpreter.prepare(texts)
        except Exception as error:  # it is read once more when it is decided, and parked if that fails too
            log.warning("a text could not be read", item=id, error=type(error).__name__)

    def _finished(self, id: int) -> None:
        del self._busy[id]
        self._when_read()
