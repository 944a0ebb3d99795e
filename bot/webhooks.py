"""The way in: proves, splits and stores deliveries, and answers 200 only when they are on the disk."""

import hmac
import time
from collections.abc import Sequence

import structlog
from aiohttp import web

from bot.intake import Intake
from bot.metrics import Metrics
from bot.translation import MALFORMED
from integrations.contract import Account, Headers, RawItem
from integrations.proof import content_key
from integrations.registry import vendor_of
from journeys.clock import Clock
from journeys.errors import PayloadMalformed, PayloadUnsupported, SignatureInvalid

log = structlog.get_logger("webhooks")

MOST_BYTES = 3 * 1024 * 1024  # Meta's largest payload


class Webhooks:
    """The handlers of both webhook addresses. `verify_token` answers Meta's challenge; empty refuses it."""

    def __init__(
        self,
        intake: Intake,
        metrics: Metrics,
        clock: Clock,
        whatsapp: Account,
        accounts: Sequence[Account],
        verify_token: str,
    ) -> None:
        self._intake = intake
        self._metrics = metrics
        self._clock = clock
        self._whatsapp = whatsapp
        self._account_of_token = {account.path_token: account for account in accounts}
        self._verify_token = verify_token

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/webhooks/whatsapp", self.challenge)
        app.router.add_post("/webhooks/whatsapp", self.whatsapp)
        app.router.add_post("/webhooks/in/{token}", self.vendor)

    async def challenge(self, request: web.Request) -> web.Response:
        """Meta's verification: its challenge back, if it knows our verify token."""
        query = request.query
        given = query.get("hub.verify_token", "").encode()
        knows = bool(self._verify_token) and hmac.compare_digest(given, self._verify_token.encode())
        if query.get("hub.mode") != "subscribe" or not knows:
            return _refused(403, "wrong or missing hub.verify_token")
        return web.Response(text=query.get("hub.challenge", ""))

    async def whatsapp(self, request: web.Request) -> web.Response:
        """Messages, statuses and account news from Meta."""
        return await self._receive(request, self._whatsapp)

    async def vendor(self, request: web.Request) -> web.Response:
        """A courier's, shop's or payment provider's delivery; the token in the path names the account."""
        account = self._account_of_token.get(request.match_info["token"])
        if account is None:
            self._metrics.webhooks.labels("unknown", "refused").inc()
            return _refused(404, "no account has this address")
        return await self._receive(request, account)

    async def _receive(self, request: web.Request, account: Account) -> web.Response:
        began = time.perf_counter()
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return self._count(account, "refused", _refused(413, f"larger than {MOST_BYTES} bytes"))
        except web.RequestPayloadError:
            return self._count(account, "refused", _refused(400, "the body is not what its headers say"))
        result, response = await self._take(request, account, body)
        self._metrics.webhook_seconds.labels(account.name).observe(time.perf_counter() - began)
        return self._count(account, result, response)

    async def _take(self, request: web.Request, account: Account, body: bytes) -> tuple[str, web.Response]:
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            vendor_of(account.provider).prove(headers, body, account)
            items = self._split(headers, body, account)
        except SignatureInvalid as error:
            self._metrics.signature_failures.labels(account.name).inc()
            return "refused", _refused(401, str(error))
        except PayloadUnsupported:
            return "unsupported", _ok()
        await self._intake.store(account.name, items, self._clock.now())
        return "malformed" if items and items[0].kind == MALFORMED else "stored", _ok()

    def _split(self, headers: Headers, body: bytes, account: Account) -> list[RawItem]:
        """The raw items of a proven delivery; one that cannot be read is kept whole, for a person."""
        try:
            return vendor_of(account.provider).split(headers, body)
        except PayloadMalformed:
            pass
        except PayloadUnsupported:
            raise
        except Exception as error:  # our own mistake must not cost a delivery that nobody sends again
            log.error("a delivery could not be split", account=account.name, error=type(error).__name__)
        return [RawItem(key=f"malformed:{content_key(body)}", body=body, kind=MALFORMED)]

    def _count(self, account: Account, result: str, response: web.Response) -> web.Response:
        self._metrics.webhooks.labels(account.name, result).inc()
        return response


def _ok() -> web.Response:
    return web.Response(text="ok")


def _refused(status: int, reason: str) -> web.Response:
    return web.json_response({"error": reason}, status=status)
