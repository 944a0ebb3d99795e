"""The one HTTP client towards vendors: time-outs, retries on retryable errors only, errors in our own words."""

from collections.abc import Mapping
from typing import Any

import aiohttp
import orjson
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable

TIMEOUT = aiohttp.ClientTimeout(total=20, connect=3, sock_read=15)
# More than a number has messages in flight: one whose turn has come must not wait for a connection, or those that
# waited would leave together and break the number's rate.
TO_ONE_HOST = 300
RETRY_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})


class Reply:
    """A vendor's answer: `status`, `body` (bytes) and `json` (None when it is not JSON)."""

    __slots__ = ("body", "json", "status")

    def __init__(self, status: int, body: bytes) -> None:
        self.status = status
        self.body = body
        try:
            self.json: Any = orjson.loads(body) if body else None
        except orjson.JSONDecodeError:
            self.json = None


def new_session() -> aiohttp.ClientSession:
    """The session that every outbound call of a process shares. Whoever opens it closes it."""
    connector = aiohttp.TCPConnector(limit=2 * TO_ONE_HOST, limit_per_host=TO_ONE_HOST, ttl_dns_cache=300)
    return aiohttp.ClientSession(connector=connector, timeout=TIMEOUT, json_serialize=_dumps)


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


class VendorApi:
    """Calls one vendor. `repeatable=True` (reads, idempotent writes) is retried; anything else is asked once.

    Raises ServiceUnavailable when nothing was done, OutcomeUnknown when a write may have been done,
    CommandRefused on any other 4xx.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        base_url: str,
        headers: Mapping[str, str] | None = None,
        *,
        attempts: int = 3,
    ) -> None:
        self._session = session
        self._base = base_url.rstrip("/")
        self._headers = dict(headers or {})
        self._attempts = attempts

    async def call(self, method: str, path: str, *, repeatable: bool, **kwargs: Any) -> Reply:
        """`kwargs` go to aiohttp (`json`, `params`, `data`, `headers`, `auth`)."""
        if not repeatable:
            return await self._once(method, path, repeatable=False, **kwargs)
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(ServiceUnavailable),
            stop=stop_after_attempt(self._attempts),
            wait=wait_exponential_jitter(multiplier=0.2, max=5),
            reraise=True,
        ):
            with attempt:
                return await self._once(method, path, repeatable=True, **kwargs)
        raise AssertionError("tenacity reraises")

    async def _once(self, method: str, path: str, *, repeatable: bool, **kwargs: Any) -> Reply:
        headers = self._headers | dict(kwargs.pop("headers", {}))
        try:
            async with self._session.request(method, self._base + path, headers=headers, **kwargs) as response:
                reply = Reply(response.status, await response.read())
                retry_after = _seconds(response.headers.get("Retry-After"))
        except aiohttp.ClientConnectorError as error:
            raise ServiceUnavailable(f"cannot connect: {type(error).__name__}") from error
        except (TimeoutError, aiohttp.ClientError) as error:
            failure = ServiceUnavailable if repeatable else OutcomeUnknown
            raise failure(f"no answer: {type(error).__name__}") from error
        return _judged(reply, retry_after, repeatable=repeatable)


def _judged(reply: Reply, retry_after: float | None, *, repeatable: bool) -> Reply:
    if reply.status < 400:
        return reply
    if reply.status == 429 or (reply.status in RETRY_STATUSES and repeatable):
        raise ServiceUnavailable(f"HTTP {reply.status}", retry_after_seconds=retry_after)
    if reply.status >= 500 or reply.status == 408:
        raise OutcomeUnknown(f"HTTP {reply.status}")
    raise CommandRefused(reply.body[:300].decode("utf-8", "replace"), code=f"HTTP {reply.status}")


def _seconds(header: str | None) -> float | None:
    try:
        return float(header) if header else None
    except ValueError:
        return None
