"""Waking those who wait for work: within the process at once, across processes through PostgreSQL's NOTIFY."""

import asyncio
from datetime import timedelta

from journeys.clock import Clock


class Waker:
    """Bells for worker, senders, the desk, and what tells other tools. A missed bell costs at most the waiting time."""

    def __init__(self) -> None:
        self._work = asyncio.Event()
        self._sends = asyncio.Event()
        self._commands = asyncio.Event()
        self._outward = asyncio.Event()
        self._desk = asyncio.Event()
        self._giving = asyncio.Event()  # of who gives out work: a bell is silenced by whoever heard it
        self._rung: set[str] = set()  # bells to pass on to other processes
        self._ring_others = asyncio.Event()

    def wake_worker(self, *, pass_on: bool = True) -> None:
        self._work.set()
        self._pass_on("work", pass_on)

    def wake_senders(self, *, pass_on: bool = True) -> None:
        self._sends.set()
        self._pass_on("send", pass_on)

    def wake_commands(self, *, pass_on: bool = True) -> None:
        self._commands.set()
        self._pass_on("command", pass_on)

    def wake_outward(self, *, pass_on: bool = True) -> None:
        self._outward.set()
        self._pass_on("outward", pass_on)

    def wake_desk(self, *, pass_on: bool = True, to_give: bool = True) -> None:
        """The desk shows something new; `to_give`: and somebody may now wait for a person, or be there."""
        self._desk.set()
        if to_give:
            self._giving.set()
        self._pass_on("desk", pass_on)

    async def wait_for_desk(self, clock: Clock, at_most: timedelta, stop: asyncio.Event) -> None:
        await _first(self._desk, clock, at_most, stop)

    async def wait_for_giving(self, clock: Clock, at_most: timedelta, stop: asyncio.Event) -> None:
        await _first(self._giving, clock, at_most, stop)

    async def wait_for_work(self, clock: Clock, at_most: timedelta, stop: asyncio.Event) -> None:
        await _first(self._work, clock, at_most, stop)

    async def wait_for_sends(self, clock: Clock, at_most: timedelta, stop: asyncio.Event) -> bool:
        """Whether somebody rang."""
        return await _first(self._sends, clock, at_most, stop)

    @property
    def has_sends(self) -> bool:
        """Whether who sends has been rung for since she last waited."""
        return self._sends.is_set()

    @property
    def has_work(self) -> bool:
        """Whether the worker has been rung for since it last waited."""
        return self._work.is_set()

    async def wait_for_commands(self, clock: Clock, at_most: timedelta, stop: asyncio.Event) -> None:
        await _first(self._commands, clock, at_most, stop)

    async def wait_for_outward(self, clock: Clock, at_most: timedelta, stop: asyncio.Event) -> None:
        await _first(self._outward, clock, at_most, stop)

    async def bells_to_pass_on(self) -> set[str]:
        """The bells rung since last asked; waits until there is one."""
        await self._ring_others.wait()
        self._ring_others.clear()
        rung, self._rung = self._rung, set()
        return rung

    def _pass_on(self, bell: str, wanted: bool) -> None:
        if wanted:
            self._rung.add(bell)
            self._ring_others.set()


async def _first(bell: asyncio.Event, clock: Clock, at_most: timedelta, stop: asyncio.Event) -> bool:
    """Return when the bell rings, the time is over or everything stops: whether it rang. It is silent afterwards."""
    if bell.is_set():
        bell.clear()
        await asyncio.sleep(0)
        return True
    waits = [asyncio.ensure_future(each) for each in (bell.wait(), clock.sleep(at_most), stop.wait())]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
        is_rung = bell.is_set()
        bell.clear()
    return is_rung
