"""Intents from a Rasa server's `POST /model/parse` (Rasa 3.6, HTTP API); where it fails, from the embedded model."""

import asyncio
from collections.abc import Sequence
from typing import Any

import aiohttp
import structlog

from bot.understanding.embedded import EmbeddedInterpreter
from bot.understanding.entities import entities_of
from bot.understanding.languages import language_of
from bot.understanding.parse import Parse, Ranked
from integrations.http import VendorApi
from integrations.pasted_secrets import struck_out
from journeys.errors import HarkaraError, ServiceUnavailable

log = structlog.get_logger(__name__)
SECONDS = 1.0  # a customer waits
RANKED = 10
TOGETHER = 8  # texts asked about at the same time


class RasaInterpreter:
    """Asks a Rasa server. Entities and language are read here, so that codes and addresses need not leave.

    `base_url` is the server's, such as http://rasa:5005; `token` its `--auth-token`, or empty.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        base_url: str,
        fallback: EmbeddedInterpreter,
        *,
        token: str = "",
        seconds: float = SECONDS,
    ) -> None:
        self._api = VendorApi(session, base_url, attempts=1)
        self._params = {"token": token} if token else {}
        self._fallback = fallback
        self._seconds = seconds
        self._at_once = asyncio.Semaphore(TOGETHER)

    @property
    def version(self) -> str:
        """The embedded model's: a server does not say which model it has loaded."""
        return self._fallback.version

    def parse(self, text: str, language_hint: str = "") -> Parse:
        """What the embedded model reads: a question to a server cannot be asked without waiting."""
        return self._fallback.parse(text, language_hint)

    def parse_at_once(self, text: str) -> Parse | None:
        """None: a server has to be asked."""
        return None

    async def parse_all(self, texts: Sequence[tuple[str, str]]) -> list[Parse]:
        """The parses of (text, known language) pairs, in order."""
        return list(await asyncio.gather(*(self._one(text, language) for text, language in texts)))

    async def _one(self, text: str, language_hint: str) -> Parse:
        safe = struck_out(text)
        try:
            async with self._at_once, asyncio.timeout(self._seconds):
                reply = await self._api.call(
                    "POST", "/model/parse", repeatable=True, params=self._params, json={"text": safe}
                )
            return parse_of(safe, language_hint, reply.json)
        except (HarkaraError, TimeoutError, aiohttp.ClientError) as error:
            log.warning("rasa did not answer", error=type(error).__name__)
            return (await self._fallback.parse_all([(text, language_hint)]))[0]


def parse_of(text: str, language_hint: str, answer: Any) -> Parse:
    """A parse of Rasa's (`/model/parse`, or a tracker's `latest_message`) as ours, with our entities and language.

    Raises ServiceUnavailable when the answer has no intent.
    """
    try:
        first = Ranked(str(answer["intent"]["name"] or ""), float(answer["intent"]["confidence"]))
        ranking = tuple(
            Ranked(str(each["name"]), float(each["confidence"])) for each in answer.get("intent_ranking") or ()
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ServiceUnavailable("the Rasa server's answer has no intent") from None
    return Parse(
        text=text,
        intent=first.name,
        confidence=first.confidence,
        ranking=(ranking or (first,))[:RANKED],
        entities=entities_of(text),
        language=language_of(text).code or language_hint,
        version="rasa",
    )
