"""Signed webhooks to other tools, per the Standard Webhooks specification (headers webhook-id, -timestamp, -signature).

The signature is HMAC-SHA256 over "id.timestamp.body" under the base64 secret behind `whsec_`. Every answer but a 2xx
is a failure and tried again, except 410: the receiver wants no more.
"""

from typing import Any

import aiohttp
import orjson
from standardwebhooks import Webhook

from integrations.outward.destination import Note
from journeys.clock import Clock, SystemClock
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable

TIMEOUT = aiohttp.ClientTimeout(total=15, connect=5)
GONE = 410


class SignedWebhook:
    """One subscription. `source` names us in the body; `with_phones` adds phone numbers to what says who she is."""

    channel = "webhook"
    with_customers = True

    def __init__(
        self,
        session: aiohttp.ClientSession,
        account: str,
        url: str,
        secret: str,
        source: str,
        *,
        with_phones: bool = False,
        wall_clock: Clock | None = None,
    ) -> None:
        self.account = account
        self.with_phones = with_phones
        self._session = session
        self._url = url
        self._signer = Webhook(secret)
        self._source = source
        # Receivers refuse a stamp that is five minutes off their own clock, so a sandbox's moved clock is no use here.
        self._wall_clock = wall_clock or SystemClock()

    async def deliver(self, note: Note) -> None:
        """POST the note, signed."""
        body = orjson.dumps(self.body_of(note))
        status, retry_after = await self._post(body, self.headers_of(note, body))
        if 200 <= status < 300:
            return
        if status == GONE:
            raise CommandRefused("the receiver wants no more webhooks", code=f"HTTP {status}")
        raise ServiceUnavailable(f"HTTP {status}", retry_after_seconds=retry_after)

    def body_of(self, note: Note) -> dict[str, Any]:
        """What the receiver reads: id, source, type, time, data."""
        time = note.occurred_at.isoformat()
        return {"id": note.id, "source": self._source, "type": note.kind, "time": time, "data": note.facts}

    def headers_of(self, note: Note, body: bytes) -> dict[str, str]:
        stamp = self._wall_clock.now()
        return {
            "Content-Type": "application/json",
            "webhook-id": note.id,
            "webhook-timestamp": str(int(stamp.timestamp())),
            "webhook-signature": self._signer.sign(note.id, stamp, body.decode()),
        }

    async def _post(self, body: bytes, headers: dict[str, str]) -> tuple[int, float | None]:
        try:
            async with self._session.post(
                self._url, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False
            ) as answer:
                return answer.status, seconds(answer.headers.get("Retry-After"))
        except aiohttp.ClientConnectorError as error:
            raise ServiceUnavailable(f"cannot connect: {type(error).__name__}") from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise OutcomeUnknown(f"no answer: {type(error).__name__}") from error


def seconds(header: str | None) -> float | None:
    """A Retry-After in seconds; None when there is none, or it is a date."""
    return float(header) if header and header.isdecimal() else None
