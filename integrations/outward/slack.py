"""Alerts into a Slack channel, through an incoming webhook: POST {"text"}, answered 200 "ok".

Per Slack's incoming webhooks page: 429 carries Retry-After; 400, 403, 404 and 410 name what is wrong with the webhook
itself (invalid_payload, action_prohibited, no_service, channel_is_archived) and stay wrong.
"""

import aiohttp

from integrations.outward.destination import Note
from integrations.outward.webhook import TIMEOUT, seconds
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable

LONGEST_TEXT = 3_000  # characters; Slack cuts longer ones
FOR_GOOD = frozenset({400, 403, 404, 410})


class SlackChannel:
    """One incoming webhook; its address is a secret."""

    channel = "slack"
    with_customers = False
    with_phones = False

    def __init__(self, session: aiohttp.ClientSession, account: str, url: str) -> None:
        self.account = account
        self._session = session
        self._url = url

    async def deliver(self, note: Note) -> None:
        """Post subject and text."""
        text = f"*{escaped(note.subject)}*\n{escaped(note.text)}"[:LONGEST_TEXT]
        try:
            async with self._session.post(self._url, json={"text": text}, timeout=TIMEOUT) as answer:
                status, words = answer.status, await answer.text()
                retry_after = seconds(answer.headers.get("Retry-After"))
        except aiohttp.ClientConnectorError as error:
            raise ServiceUnavailable(f"cannot connect: {type(error).__name__}") from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise OutcomeUnknown(f"no answer: {type(error).__name__}") from error
        if status in FOR_GOOD:
            raise CommandRefused(words[:100], code=f"HTTP {status}")
        if status != 200:
            raise ServiceUnavailable(f"HTTP {status}", retry_after_seconds=retry_after)


def escaped(text: str) -> str:
    """The three characters that Slack reads as markup, per its formatting page."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
