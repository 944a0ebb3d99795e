"""The HTTP client that pywa calls the Graph API with: over the shared session, no retries, errors in our words.

pywa wants an httpx client. JSON calls take a short way straight to aiohttp (about a third of httpx's time);
everything else, such as uploads, goes through httpx with the same session underneath.
"""

import ssl
from collections.abc import Mapping
from typing import Any

import aiohttp
import httpx
import orjson
from httpx_aiohttp import AiohttpTransport

from integrations.whatsapp.errors import STEP_OF_RETRY, UNKNOWN_CODE, MessageRefused, reaction_of
from integrations.whatsapp.foreign import table, text, whole
from journeys.errors import HarkaraError, OutcomeUnknown, ServiceUnavailable

# connect includes waiting for a free connection of the pool; seconds
TIMEOUT = aiohttp.ClientTimeout(total=20, connect=5, sock_connect=3, sock_read=10)

# aiohttp raises these before anything was written to the socket
NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)

SOON = frozenset({"now", "seconds", "minutes"})  # waits that mean "the service", not this customer or template

JSON_CALL = frozenset({"json", "params", "headers"})


class SharedTransport(AiohttpTransport):
    """httpx over a session that belongs to somebody else."""

    async def aclose(self) -> None:
        """Whoever opened the session closes it."""


class GraphClient(httpx.AsyncClient):
    """Calls the Graph API as pywa wants it called.

    Raises MessageRefused when WhatsApp said no, ServiceUnavailable when nothing was done, OutcomeUnknown when
    it may have been done. Reads and uploads may be repeated, so for them nothing is ever unknown.
    """

    def __init__(self, session: aiohttp.ClientSession, timeout: aiohttp.ClientTimeout = TIMEOUT) -> None:
        unused_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # the session's connector does TLS
        super().__init__(
            transport=SharedTransport(verify=unused_tls, client=session), trust_env=False, timeout=timeout.total
        )
        self.session = session
        self.patience = timeout
        self._url = ""
        self._call_headers: dict[str, str] = {}

    def point_at(self, url: str) -> None:
        """Where calls go from now on, version included. To be called after pywa has set its own address and token."""
        self.base_url = url
        self._url = url.rstrip("/")
        self._call_headers = {"Authorization": self.headers["Authorization"], "Content-Type": "application/json"}

    @property
    def authorization(self) -> dict[str, str]:
        """The header that media downloads need too."""
        return {"Authorization": self._call_headers["Authorization"]}

    async def request(self, method: str, url: Any, **kwargs: Any) -> httpx.Response:
        """Ask once and judge the answer. Arguments as for httpx."""
        repeatable = method == "GET" or bool(kwargs.get("files"))
        try:
            if kwargs.keys() <= JSON_CALL:
                status, headers, body = await self._ask(method, str(url), kwargs.get("json"), kwargs.get("params"))
            else:
                answer = await super().request(method, url, **kwargs)
                status, headers, body = answer.status_code, answer.headers, answer.content
        except (httpx.HTTPError, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise failure_of(error, repeatable=repeatable) from error
        judge(status, headers, body, repeatable=repeatable)
        return httpx.Response(status, content=body)

    async def _ask(self, method: str, path: str, body: Any, params: Any) -> tuple[int, Mapping[str, str], bytes]:
        async with self.session.request(
            method,
            self._url + path,
            params=params,
            data=None if body is None else _as_json(body),
            headers=self._call_headers,
            allow_redirects=False,
            timeout=self.patience,
        ) as response:
            return response.status, response.headers, await response.read()


def _as_json(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else orjson.dumps(body)


def failure_of(error: Exception, *, repeatable: bool) -> HarkaraError:
    """What a broken call means: nothing was sent, or it may have been. Names the kind of failure, no address."""
    cause = error.__cause__ if isinstance(error, httpx.HTTPError) and error.__cause__ else error
    name = type(cause).__name__
    if isinstance(cause, NOT_SENT):
        return ServiceUnavailable(f"cannot connect to WhatsApp: {name}")
    return ServiceUnavailable(f"no answer: {name}") if repeatable else OutcomeUnknown(f"no answer: {name}")


def judge(status: int, headers: Mapping[str, str], body: bytes, *, repeatable: bool) -> None:
    """Raise unless the answer is a yes: 2xx with JSON."""
    answer = _json(body)
    if 200 <= status < 300:
        if answer is None:
            raise _unsure("an answer that is not JSON", repeatable)
        return
    error = table(table(answer).get("error"))
    wait = _seconds(headers.get("Retry-After"))
    if whole(error.get("code")) is None:
        raise _without_words(status, wait, repeatable)
    raise _refusal(status, error, wait, repeatable)


def _refusal(status: int, error: dict[str, Any], wait: float | None, repeatable: bool) -> HarkaraError:
    code, details = whole(error.get("code")) or 0, _details(error)
    reaction = reaction_of(code, details)
    if status < 500 and status != 429:
        return MessageRefused(code, details, status=status)
    if reaction.act == "reconcile" or (reaction is UNKNOWN_CODE and status >= 500):
        return _unsure(f"code {code}", repeatable)
    if reaction.retry in SOON or reaction is UNKNOWN_CODE:
        first = STEP_OF_RETRY[reaction.retry][0].total_seconds() if reaction.retry in SOON else None
        return ServiceUnavailable(f"code {code}: {reaction.says}", retry_after_seconds=first if wait is None else wait)
    return MessageRefused(code, details, status=status)


def _without_words(status: int, wait: float | None, repeatable: bool) -> HarkaraError:
    """An answer that is not Graph's own: a proxy or a broken server spoke."""
    if status == 429:
        return ServiceUnavailable("HTTP 429", retry_after_seconds=wait)
    if status >= 500 or status == 408:
        return _unsure(f"HTTP {status}", repeatable)
    return MessageRefused(status, f"HTTP {status} without an error of WhatsApp's", status=status)


def _unsure(reason: str, repeatable: bool) -> HarkaraError:
    return ServiceUnavailable(reason) if repeatable else OutcomeUnknown(reason)


def _details(error: dict[str, Any]) -> str:
    """Meta's most exact words: `error_data.details`, else what it would show a user, else its message."""
    extra = error.get("error_data")
    exact = text(table(extra).get("details")) or text(extra)
    return exact or text(error.get("error_user_msg")) or text(error.get("message"))


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return None


def _seconds(header: str | None) -> float | None:
    try:
        return max(0.0, float(header)) if header else None
    except ValueError:
        return None
