"""The service's web side alone: what one core can take in durably while no worker runs."""

import asyncio
import sys

import uvloop
from aiohttp import web

from bot.app import build_app
from bot.bootstrap import Parts
from bot.pairing import sandbox_pair
from journeys.clock import SystemClock
from journeys.store.database import upgrade


async def _serve(port: int, store_url: str) -> None:
    settings, _ = sandbox_pair(port, 1, store_url=store_url)
    await upgrade(settings.store_url)
    parts = await Parts.build(settings, SystemClock())
    runner = web.AppRunner(build_app(parts), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(_serve(int(sys.argv[1]), sys.argv[2]))
