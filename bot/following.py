"""Follows a sandbox's clock, so that moving time in the browser moves it in the service too."""

import asyncio
import contextlib
from datetime import timedelta

import aiohttp
import structlog

from journeys.clock import MovableClock

log = structlog.get_logger("clock")

EVERY_SECONDS = 0.2


async def follow_clock(clock: MovableClock, url: str, session: aiohttp.ClientSession, stop: asyncio.Event) -> None:
    """Until told to stop, keep `clock` as far ahead of the machine's as the one at `url` says that it is."""
    while not stop.is_set():
        await read_clock(clock, url, session)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), EVERY_SECONDS)


async def read_clock(clock: MovableClock, url: str, session: aiohttp.ClientSession) -> None:
    """Set `clock` once by {"offset_seconds": number}."""
    try:
        async with session.get(url) as answer:
            told = await answer.json()
        clock.set_offset(timedelta(seconds=float(told["offset_seconds"])))
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
        log.warning("the sandbox's clock cannot be read", error=type(error).__name__)
