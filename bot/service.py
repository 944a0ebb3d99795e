"""Running the service: the web side, the worker and the senders in one process, or many on PostgreSQL."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable

import structlog
import uvloop
from aiohttp import web

from bot.app import build_app
from bot.bootstrap import Parts
from bot.collecting import spare_the_collector
from bot.following import follow_clock, read_clock
from bot.leadership import leading
from bot.pack_switch import PackSwitch
from bot.settings import Settings
from journeys.clock import Clock, MovableClock, SystemClock
from journeys.packs import load_packs
from journeys.store.database import upgrade
from journeys.store.versions import keep_versions

log = structlog.get_logger("service")

CHILD = "HARKARA_CHILD"  # set in the processes that `--workers` starts
STOP_WITHIN_SECONDS = 30

MESSAGES_OFFICE = 7_301
COMMANDS_OFFICE = 7_302
POLLING_OFFICE = 7_303
OUTWARD_OFFICE = 7_304


def run_serve(settings: Settings, workers: int = 1) -> None:
    """Serve until SIGINT or SIGTERM. With `workers` above one, that many processes share the port."""
    if workers > 1 and CHILD not in os.environ:
        raise SystemExit(_run_children(workers))
    uvloop.run(_serve(settings, shares_port=CHILD in os.environ))


def run_worker(settings: Settings) -> None:
    """Decide and send, without a web side, until SIGINT or SIGTERM."""
    uvloop.run(_work(settings))


class Service:
    """One process's worth of Harkara: start it, let it run, stop it gracefully."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self.settings = settings
        self._clock = clock or (MovableClock() if settings.clock_url else SystemClock())
        self._follows = clock is None and bool(settings.clock_url)
        self._stop = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._runner: web.AppRunner | None = None

    async def start(self, *, web_side: bool = True, shares_port: bool = False) -> None:
        """Migrate the store, open the port and begin to work."""
        await upgrade(self.settings.store_url)
        self.parts = await Parts.build(self.settings, self._clock)
        if self._follows and isinstance(self._clock, MovableClock):
            await read_clock(self._clock, self.settings.clock_url, self.parts.session)
            self._begin(follow_clock(self._clock, self.settings.clock_url, self.parts.session, self._stop))
        async with self.parts.database.write() as connection:
            self.parts.worker.use(await keep_versions(connection, self.parts.catalogue, self._clock.now()))
        self.pack_switch = PackSwitch(
            self.parts.database, self.parts.worker, load_packs(), frozenset(self.settings.journeys_off)
        )
        await self.pack_switch.refresh()
        self._begin(self.pack_switch.run(self._clock, self._stop))
        self._begin(self.parts.lane_learning.run(self._stop))
        self._begin(self.parts.worker.run(self._stop))
        self._begin(self._lead(MESSAGES_OFFICE, self._send_messages))
        self._begin(self._lead(COMMANDS_OFFICE, self._send_commands))
        self._begin(self._lead(POLLING_OFFICE, self._poll))
        self._begin(self._lead(OUTWARD_OFFICE, self._tell_outside))
        if not self.parts.database.is_sqlite:
            from bot.notifying import pass_bells  # asyncpg: a tenth of a second

            self._begin(pass_bells(self.parts.database, self.parts.waker, self._stop))
        self._begin(self.parts.understanding.warm_up())
        self.parts.understanding.improve()
        if web_side:
            await self._open_port(shares_port)

    async def stop(self) -> None:
        """Take no more deliveries, finish what is in hand, write it down, let go."""
        log.info("stopping")
        if self._runner:
            await self._runner.cleanup()
        self._stop.set()
        done, late = await asyncio.wait(self._tasks, timeout=STOP_WITHIN_SECONDS)
        for task in late:
            task.cancel()
        for task in done:
            if not task.cancelled() and (error := task.exception()):
                log.error("a part had failed", error=type(error).__name__)
        await self.parts.close()

    def _begin(self, work: Awaitable[None]) -> None:
        self._tasks.append(asyncio.ensure_future(work))

    async def _open_port(self, shares_port: bool) -> None:
        self._runner = web.AppRunner(build_app(self.parts), access_log=None, shutdown_timeout=10)
        await self._runner.setup()
        site = web.TCPSite(
            self._runner, self.settings.host, self.settings.port, reuse_port=shares_port or None, backlog=1024
        )
        await site.start()
        log.info("listening", url=f"http://{self.settings.host}:{self.settings.port}")

    async def _lead(self, office: int, work: Callable[[asyncio.Event], Awaitable[None]]) -> None:
        """Do `work` while this process holds the office; wait for it again when it was lost."""
        while not self._stop.is_set():
            try:
                async with leading(self.parts.database, office, self._stop) as over:
                    if over is not None:
                        await work(over)
            except Exception as error:
                log.error("an office failed", office=office, error=type(error).__name__)
                await asyncio.wait([asyncio.ensure_future(self._stop.wait())], timeout=1)

    async def _send_messages(self, over: asyncio.Event) -> None:
        await self.parts.message_sender.recover()
        await self.parts.message_sender.run(over)

    async def _send_commands(self, over: asyncio.Event) -> None:
        await self.parts.command_sender.recover()
        await self.parts.command_sender.run(over)

    async def _tell_outside(self, over: asyncio.Event) -> None:
        await self.parts.outward.recover()
        await asyncio.gather(self.parts.outward.run(over), self.parts.alerting.run(over))

    async def _poll(self, over: asyncio.Event) -> None:
        await asyncio.gather(
            self.parts.poller.run(self.settings.poll_every, over),
            self.parts.media_fetcher.run(over),
            self.parts.incident_watch.run(over),
            self.parts.assigner.run(over),
        )


async def _serve(settings: Settings, *, shares_port: bool) -> None:
    told_to_stop = _listen_for_stop()
    service = Service(settings)
    await service.start(shares_port=shares_port)
    spare_the_collector()
    await told_to_stop.wait()
    await service.stop()


async def _work(settings: Settings) -> None:
    told_to_stop = _listen_for_stop()
    service = Service(settings)
    await service.start(web_side=False)
    spare_the_collector()
    await told_to_stop.wait()
    await service.stop()


def _listen_for_stop() -> asyncio.Event:
    """An event that SIGINT or SIGTERM sets, from before the first thing is begun."""
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    return told


def _run_children(workers: int) -> int:
    """Start `workers` processes like this one, pass signals on, and start those again that die by themselves."""
    environment = os.environ | {CHILD: "1"}
    children = [_start_child(environment) for _ in range(workers)]
    stopping = False

    def stop(number: int, _frame: object) -> None:
        nonlocal stopping
        stopping = True
        for child in children:
            child.send_signal(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    while not stopping:
        for index, child in enumerate(children):
            try:
                child.wait(timeout=0.5)
            except subprocess.TimeoutExpired:
                continue
            if not stopping:
                log.error("a process died and is started again", exit_code=child.returncode)
                children[index] = _start_child(environment)
    for child in children:  # one of them may have been started just when the signal came
        child.terminate()
    return max(_exit_code(child) for child in children)


def _exit_code(child: subprocess.Popen[bytes]) -> int:
    """How it ended; 0 too when the signal met it before it had begun anything."""
    code = child.wait()
    return 0 if code in {-signal.SIGTERM, -signal.SIGINT} else abs(code)


def _start_child(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "bot", "serve"], env=environment)
