"""A failed attempt, its page in a phone's browser, and the form on it, for the tests of the tracking page."""

import json
import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from bot.settings import Settings
from integrations.sandbox.settings import SandboxSettings
from tests.bot.story import failed_attempt, shipped_order
from tests.harness import Harness

BROWSER = "Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
LANGUAGES = ("en", "hi", "ta", "te")
__all__ = ["failed_attempt", "shipped_order"]


def in_four_languages(settings: Settings, _sandbox: SandboxSettings) -> Settings:
    return settings.model_copy(update={"brand": settings.brand.model_copy(update={"languages": LANGUAGES})})


class Link:
    """The link of the newest order, as a browser without script uses it."""

    def __init__(self, harness: Harness, url: str) -> None:
        self.harness = harness
        self.url = url

    async def open(self, query: str = "", agent: str = BROWSER) -> tuple[int, str]:
        """(status, html)"""
        async with self.harness.session.get(self.url + query, headers={"User-Agent": agent}) as answer:
            return answer.status, await answer.text()

    async def words(self, query: str = "") -> str:
        """What it says, without markup."""
        _, html = await self.open(query)
        return words_of(html)

    async def token(self) -> str:
        """Of the form that it shows."""
        _, html = await self.open()
        found = re.search(r'name="form" value="([^"]+)"', html)
        assert found, words_of(html)
        return unescape(found[1])

    async def send(self, **fields: str) -> tuple[int, str]:
        """Fill in the form and send it; (status, the address it leads to or the page)."""
        return await self.post({"form": await self.token()} | fields)

    async def post(self, fields: dict[str, str], query: str = "") -> tuple[int, str]:
        async with self.harness.session.post(self.url + query, data=fields, allow_redirects=False) as answer:
            return answer.status, answer.headers.get("Location") or await answer.text()

    async def answer(self, **fields: str) -> str:
        """Send it, let everything happen, and read the page that it leads to."""
        status, address = await self.send(**fields)
        assert status == 303, address
        await self.harness.settle()
        return await self.words(urlsplit(address)._replace(fragment="").geturl())


async def link(harness: Harness) -> Link:
    return Link(harness, await harness.page_link())


def words_of(html: str) -> str:
    body = html.partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


async def asks(harness: Harness, awb: str) -> list[dict[str, Any]]:
    """What the courier was asked for, as it took it down."""
    async with harness.session.get(f"{harness.sandbox.base_url}/sandbox/api/parcels") as answer:
        parcels = (await answer.json())["parcels"]
    return list(next(each for each in parcels if each["awb"] == awb)["asks"])


async def requests(harness: Harness) -> list[dict[str, Any]]:
    """What we asked couriers for after failed attempts, oldest first."""
    rows = await harness.rows("SELECT body FROM outbox WHERE name = 'courier.request_reattempt' ORDER BY id")
    bodies = (json.loads(row["body"]) if isinstance(row["body"], str) else row["body"] for row in rows)
    return [body.get("params", body) for body in bodies]
