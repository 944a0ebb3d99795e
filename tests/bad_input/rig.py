"""A service with an account of every vendor, a sandbox for its answers, and a client that sends bytes as they are."""

import asyncio
import base64
import hashlib
import hmac
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, NamedTuple

import aiohttp
import msgspec
from pydantic import SecretStr

from bot.pairing import sandbox_pair
from bot.service import Service
from bot.settings import AccountSettings, Settings
from integrations.contract import RawItem
from integrations.sandbox.app import start
from journeys.clock import MovableClock
from tests.harness import Harness, free_port

OLD_SECRET = "the-secret-before-this-one"
OTHER_SECRET = "nobody-shares-this-one"
FAST = 1_000  # messages a second: with a clock that stands still, several customers are answered at once

SECRETS = {
    "whatsapp": ("sandbox-app-secret", OLD_SECRET),
    "shopify": ("sandbox-shop-secret", OLD_SECRET),
    "razorpay": ("sandbox-razorpay-secret", OLD_SECRET),
    "woocommerce": ("woo-webhook-secret", OLD_SECRET),
    "generic": ("courier-signing-secret", OLD_SECRET),
    "generic_shop": ("shop-signing-secret", OLD_SECRET),
    "delhivery": ("sandbox-delhivery-header", OLD_SECRET),
    "shiprocket": ("sandbox-shiprocket-header", OLD_SECRET),
    "clickpost": ("clickpost-webhook-key", OLD_SECRET),
}
STATIC = frozenset({"delhivery", "shiprocket", "clickpost"})  # a header that never changes, instead of a signature
PROOF_HEADER = {
    "whatsapp": "X-Hub-Signature-256",
    "shopify": "X-Shopify-Hmac-Sha256",
    "razorpay": "X-Razorpay-Signature",
    "woocommerce": "X-WC-Webhook-Signature",
    "generic": "X-Harkara-Signature",
    "generic_shop": "X-Harkara-Signature",
    "delhivery": "X-Harkara-Token",
    "shiprocket": "X-Api-Key",
    "clickpost": "webhook_key",
}
# What else a well-formed delivery of the vendor carries.
USUAL_HEADERS: dict[str, tuple[tuple[str, str], ...]] = {
    "shopify": (("X-Shopify-Topic", "orders/create"), ("X-Shopify-Shop-Domain", "asha-weaves.example")),
    "woocommerce": (("X-WC-Webhook-Topic", "order.updated"),),
}
TOKENS = {name: hashlib.md5(name.encode(), usedforsecurity=False).hexdigest() for name in SECRETS}
HEX_SIGNED = frozenset({"razorpay", "generic", "generic_shop"})


class Answer(NamedTuple):
    """What came back: 0 when the connection was closed without a word."""

    status: int
    body: bytes


class Rig(msgspec.Struct):
    """The running service, and where its addresses are."""

    harness: Harness
    port: int
    tokens: dict[str, str]

    def path(self, account: str) -> str:
        """The webhook address of an account."""
        return "/webhooks/whatsapp" if account == "whatsapp" else f"/webhooks/in/{self.tokens[account]}"

    async def newest_item(self) -> int:
        return int(await self.harness.scalar("SELECT coalesce(max(id), 0) AS value FROM inbox"))

    async def items_since(self, newest: int, source: str = "") -> list[dict[str, Any]]:
        """Rows of the inbox after `newest`, of one source or of all but our own results."""
        query = (
            "SELECT id, source, key, kind, body, state, reason FROM inbox WHERE id > :newest AND source <> 'harkara'"
        )
        rows = await self.harness.rows(f"{query} ORDER BY id", newest=newest)
        return [row for row in rows if not source or row["source"] == source]

    async def has_stored(self, account: str, items: Iterable[RawItem]) -> bool:
        """Whether every one of these items is in the inbox, done or parked."""
        for item in items:
            query = "SELECT count(*) AS value FROM inbox WHERE source = :source AND key = :key AND state <> 'new'"
            if not await self.harness.scalar(query, source=account, key=item.key[:300]):
                return False
        return True


def settings_with_every_vendor(settings: Settings) -> Settings:
    """The pair's settings plus accounts of the vendors that the sandbox does not play; every secret is in rotation."""
    known = {account.name: account for account in settings.accounts}
    accounts = [known[name].model_copy(update=_proof_of(name)) for name in known]
    accounts += [
        AccountSettings(name=name, provider=name, path_token=SecretStr(TOKENS[name]), **_proof_of(name))
        for name in ("woocommerce", "clickpost", "generic", "generic_shop")
    ]
    secrets = tuple(SecretStr(secret) for secret in SECRETS["whatsapp"])
    whatsapp = settings.whatsapp.model_copy(update={"app_secrets": secrets, "messages_per_second": FAST})
    return settings.model_copy(update={"accounts": tuple(accounts), "whatsapp": whatsapp})


def _proof_of(name: str) -> dict[str, Any]:
    secrets = tuple(SecretStr(secret) for secret in SECRETS[name])
    if name in STATIC:
        return {"header_token": secrets[0], "secrets": secrets[1:]}
    return {"secrets": secrets}


@asynccontextmanager
async def rig_on(store_url: str, clock: MovableClock) -> AsyncIterator[Rig]:
    """Start service and sandbox on free ports; stop both."""
    service_port, sandbox_port = free_port(), free_port()
    settings, sandbox_settings = sandbox_pair(service_port, sandbox_port, store_url=store_url)
    settings = settings_with_every_vendor(settings)
    sandbox_settings.throughput_mps = FAST
    sandbox = await start(sandbox_settings, clock)
    service = Service(settings, clock)
    await service.start()
    try:
        async with aiohttp.ClientSession() as session:
            tokens = {account.name: account.path_token.get_secret_value() for account in settings.accounts}
            yield Rig(Harness(service, sandbox, clock, session), service_port, tokens)
    finally:
        await service.stop()
        await sandbox.stop()


def proof(account: str, body: bytes, how: str = "right") -> list[tuple[str, bytes]]:
    """The header that proves `body`, or fails to: right, old, wrong, missing, empty, other_algorithm, odd_bytes,
    truncated, upper."""
    if how == "missing":
        return []
    secret = {"old": SECRETS[account][1], "wrong": OTHER_SECRET}.get(how, SECRETS[account][0])
    if how == "empty":
        value = b""
    elif how == "odd_bytes":
        value = b"sha256=\xff\xfe\xed"
    else:
        digest = "sha1" if how == "other_algorithm" else "sha256"
        value = _signature(account, secret, body, digest).encode()
    value = value[:-6] if how == "truncated" else value
    value = value.upper() if how == "upper" else value
    return [(PROOF_HEADER[account], value)]


def _signature(account: str, secret: str, body: bytes, digest: str) -> str:
    if account in STATIC:
        return secret if digest == "sha256" else hashlib.sha1(secret.encode(), usedforsecurity=False).hexdigest()
    mac = hmac.new(secret.encode(), body, digest)
    if account == "whatsapp":
        return f"{digest}={mac.hexdigest()}"
    return mac.hexdigest() if account in HEX_SIGNED else base64.b64encode(mac.digest()).decode()


def signed_headers(account: str, body: bytes) -> dict[str, str]:
    """All headers of a well-formed delivery, for clients that take a dict."""
    return dict(USUAL_HEADERS.get(account, ())) | {name: value.decode() for name, value in proof(account, body)}


def request_bytes(
    method: str, path: str, headers: Sequence[tuple[str, bytes]], body: bytes, *, sized: bool = True
) -> bytes:
    """A whole HTTP/1.1 request, nothing corrected."""
    lines = [f"{method} {path} HTTP/1.1".encode(), b"Host: 127.0.0.1", b"Connection: close"]
    lines += [b"%s: %s" % (name.encode(), value) for name, value in headers]
    if sized:
        lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def chunked(body: bytes, size: int = 7) -> bytes:
    """The body in chunks, as `Transfer-Encoding: chunked` has it."""
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


async def exchange(port: int, request: bytes) -> Answer:
    """Send the bytes, read the answer until the other side closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        answer = asyncio.ensure_future(_read_all(reader))
        try:
            writer.write(request)
            await writer.drain()
        except ConnectionError:  # answered and closed before it had read everything: the answer counts
            pass
        raw = await asyncio.wait_for(answer, 20)
    finally:
        writer.close()
    return _parsed(raw)


async def _read_all(reader: asyncio.StreamReader) -> bytes:
    raw = b""
    try:
        while piece := await reader.read(65_536):
            raw += piece
    except ConnectionError:
        return raw
    return raw


def _parsed(raw: bytes) -> Answer:
    while raw.startswith(b"HTTP/1.1 100"):
        raw = raw.partition(b"\r\n\r\n")[2]
    head, _, body = raw.partition(b"\r\n\r\n")
    return Answer(int(head.split(b" ", 2)[1]) if head else 0, body)


ONE_SECOND = timedelta(seconds=1)
