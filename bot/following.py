"""Follows a sandbox's clock, so that moving time in the browser moves it in the service too."""

import asyncio
from datetime import timedelta

import aiohttp
import structlog

from journeys.clock import MovableClock

log = structlog.get_logger("clock")

EVERY_SECONDS = 0.2


async def follow_clock(clock: MovableClock, url: str, session: aiohttp.ClientSession, *, once: bool = False) -> None:
    """Keep `clock` as far ahead of the machine's as the one at `url` says it is: {"offset_seconds": number}."""
    while True:
        try:
            async with session.get(url) as answer:
                told = await answer.json()
            clock.set_offset(timedelta(seconds=float(told["offset_seconds"])))
        except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
            log.warning("the sandbox's clock cannot be read", error=type(error).__name__)
        if once:
            return
        await asyncio.sleep(EVERY_SECONDS)
