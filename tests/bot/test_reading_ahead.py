"""A text that takes long to read holds nobody back but her who wrote it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from bot.bootstrap import WHATSAPP
from bot.deciding import Decider, Mind
from bot.dialogue.dialogue import Dialogue
from bot.keyword_interpreter import KeywordInterpreter
from bot.metrics import Metrics
from bot.reading_ahead import ReadingAhead
from bot.translation import Translator
from bot.waking import Waker
from bot.worker import Worker
from integrations.contract import Account
from integrations.whatsapp.inbound import split
from journeys.brand import Brand
from journeys.clock import MovableClock
from journeys.loading import load_catalogue
from journeys.store import inbox
from journeys.store.database import Database
from tests.bench.feeds import message_body

NOW = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
LONG, SHORT = "what became of the thing with the long story", "hello"
SECRET = "a secret of sixteen"


class SlowInterpreter(KeywordInterpreter):
    """An interpreter that needs time for long texts: until `go_on` is set."""

    def __init__(self, *, breaks: bool = False) -> None:
        self.began, self.go_on = asyncio.Event(), asyncio.Event()
        self.prepared: list[str] = []
        self._breaks = breaks

    def reads_at_once(self, text: str) -> bool:
        return text in self.prepared or len(text) < len(LONG)

    async def prepare(self, texts: Sequence[str]) -> None:
        self.began.set()
        await self.go_on.wait()
        if self._breaks:
            raise ConnectionError("the model is gone")
        self.prepared += texts


class Scene:
    """A worker over a store, with an interpreter that is slow."""

    def __init__(self, database: Database, clock: MovableClock, *, breaks: bool = False) -> None:
        self.interpreter, self.waker = SlowInterpreter(breaks=breaks), Waker()
        self.database, self._written = database, 0
        translator = Translator([Account(name=WHATSAPP, provider="whatsapp", path_token="", secrets=())])
        mind = Mind(Brand(), Dialogue(self.interpreter, SECRET), self.interpreter, load_catalogue())
        self.reading = ReadingAhead(self.interpreter, translator, self.waker.wake_worker)
        decider = Decider(translator, clock, mind, Metrics())
        self.worker = Worker(database, decider, self.reading, clock, Metrics(), self.waker)

    async def writes(self, who: int, words: str) -> None:
        self._written += 1
        (item,) = split({}, message_body(who, words, run=f"{self._written}"))
        row = {"source": WHATSAPP, "key": item.key, "kind": item.kind, "body": item.body, "received_at": NOW}
        async with self.database.write() as connection:
            await inbox.append(connection, [row])

    async def waiting(self) -> int:
        async with self.database.read() as connection:
            return (await inbox.counts(connection))["new"]


@pytest.fixture
def scene(database: Database, clock: MovableClock) -> Scene:
    return Scene(database, clock)


async def test_who_wrote_something_easy_is_not_held_back(scene: Scene) -> None:
    """P-03, A-59."""
    await scene.writes(1, LONG)
    await scene.writes(2, SHORT)
    assert await scene.worker.work_once() == 1
    assert await scene.worker.work_once() == 0
    scene.interpreter.go_on.set()
    assert await scene.reading.one_is_read()
    assert await scene.worker.work_once() == 1
    assert await scene.waiting() == 0


async def test_what_one_customer_wrote_is_decided_in_her_order(scene: Scene) -> None:
    """P-01."""
    for words in (SHORT, LONG, SHORT):
        await scene.writes(1, words)
    assert await scene.worker.work_once() == 1  # the first alone
    scene.interpreter.go_on.set()
    await scene.reading.one_is_read()
    assert await scene.worker.work_once() == 2
    async with scene.database.read() as connection:
        written = text("SELECT key FROM timeline WHERE kind = 'message.received' ORDER BY id")
        keys = (await connection.scalars(written)).all()
    assert [key.partition("wamid.")[2][0] for key in keys] == ["1", "2", "3"]


async def test_what_comes_after_the_look_is_looked_at_when_it_is_claimed(scene: Scene) -> None:
    """P-01: a message in the moment between is neither passed over nor read while others wait."""
    for who, words in enumerate((SHORT, LONG)):
        await scene.writes(who, words)
    async with scene.database.read() as connection:
        short, long = await inbox.claim(connection, 10)
    assert scene.reading.ready([short, long]) == [short]
    scene.interpreter.go_on.set()
    await scene.reading.one_is_read()
    assert scene.reading.ready([long]) == [long]


async def test_the_worker_is_woken_when_a_text_has_been_read(scene: Scene, clock: MovableClock) -> None:
    stop = asyncio.Event()
    await scene.writes(1, LONG)
    running = asyncio.create_task(scene.worker.run(stop))
    scene.interpreter.go_on.set()
    async with asyncio.timeout(20):
        while await scene.waiting():
            pass
    stop.set()
    await running


async def test_what_cannot_be_prepared_is_decided_all_the_same(database: Database, clock: MovableClock) -> None:
    """P-01: nothing is lost, and nobody waits for ever."""
    scene = Scene(database, clock, breaks=True)
    scene.interpreter.go_on.set()
    await scene.writes(1, LONG)
    assert await scene.worker.work_through() == 1
    assert await scene.waiting() == 0


async def test_what_was_being_read_at_a_stop_is_still_there(scene: Scene) -> None:
    """P-01."""
    stop = asyncio.Event()
    await scene.writes(1, LONG)
    running = asyncio.create_task(scene.worker.run(stop))
    await scene.interpreter.began.wait()
    stop.set()
    await running
    assert not await scene.reading.one_is_read()
    assert await scene.waiting() == 1
